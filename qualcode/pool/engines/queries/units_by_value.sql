-- Chosen documents and their cases by the values of two attributes; a case counts once in each cell, in each total and
-- in the whole. `part` is 0 for a cell, 1 for a row's total, 2 for a column's, 3 for all. Parameters: the attribute of
-- rows, that of columns.
WITH valued AS (
  SELECT h.document, h.case_key,
    COALESCE(MIN(r.folded_value), '') AS row_value, COALESCE(MIN(c.folded_value), '') AS value
  FROM chosen h
  LEFT JOIN attributes r ON r.project = h.project AND r.document = h.document AND r.folded_name = ?
  LEFT JOIN attributes c ON c.project = h.project AND c.document = h.document AND c.folded_name = ?
  GROUP BY h.document, h.case_key
)
SELECT 0 AS part, row_value, value, COUNT(*) AS documents, COUNT(DISTINCT case_key) AS cases
FROM valued
GROUP BY row_value, value
UNION ALL
SELECT 1 AS part, row_value, '' AS value, COUNT(*) AS documents, COUNT(DISTINCT case_key) AS cases
FROM valued
GROUP BY row_value
UNION ALL
SELECT 2 AS part, '' AS row_value, value, COUNT(*) AS documents, COUNT(DISTINCT case_key) AS cases
FROM valued
GROUP BY value
UNION ALL
SELECT 3 AS part, '' AS row_value, '' AS value, COUNT(*) AS documents, COUNT(DISTINCT case_key) AS cases
FROM valued
ORDER BY part, row_value, value
