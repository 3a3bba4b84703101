-- Chosen documents and their cases by the values of two attributes; a case counts once in each cell, in each total and
-- in the whole. `part` is 0 for a cell, 1 for a row's total, 2 for a column's, 3 for all; totals of rows and columns
-- have one of the forms in which the value stands, and the number that it is. Parameters: the attribute of rows, that
-- of columns.
WITH asked AS (
  SELECT ? AS row_name, ? AS name
),
valued AS (
  SELECT h.document, h.case_key,
    COALESCE(MIN(CASE WHEN a.folded_name = n.row_name THEN a.folded_value END), '') AS row_value,
    COALESCE(MIN(CASE WHEN a.folded_name = n.name THEN a.folded_value END), '') AS value,
    MIN(CASE WHEN a.folded_name = n.row_name THEN a.value END) AS row_label,
    MIN(CASE WHEN a.folded_name = n.name THEN a.value END) AS label,
    MIN(CASE WHEN a.folded_name = n.row_name THEN a.number END) AS row_number,
    MIN(CASE WHEN a.folded_name = n.name THEN a.number END) AS number
  FROM chosen h
  CROSS JOIN asked n
  LEFT JOIN attributes a
    ON a.project = h.project AND a.document = h.document AND (a.folded_name = n.row_name OR a.folded_name = n.name)
  GROUP BY h.document, h.case_key
),
celled AS (
  SELECT row_value, value, case_key, COUNT(*) AS documents,
    MIN(row_label) AS row_label, MIN(label) AS label, MIN(row_number) AS row_number, MIN(number) AS number
  FROM valued
  GROUP BY row_value, value, case_key
)
SELECT 0 AS part, row_value, value, '' AS label, CAST(NULL AS DOUBLE) AS number,
  CAST(SUM(documents) AS BIGINT) AS documents, COUNT(DISTINCT case_key) AS cases
FROM celled
GROUP BY row_value, value
UNION ALL
SELECT 1 AS part, row_value, '' AS value, COALESCE(MIN(row_label), '') AS label, MIN(row_number) AS number,
  CAST(SUM(documents) AS BIGINT) AS documents, COUNT(DISTINCT case_key) AS cases
FROM celled
GROUP BY row_value
UNION ALL
SELECT 2 AS part, '' AS row_value, value, COALESCE(MIN(label), '') AS label, MIN(number) AS number,
  CAST(SUM(documents) AS BIGINT) AS documents, COUNT(DISTINCT case_key) AS cases
FROM celled
GROUP BY value
UNION ALL
SELECT 3 AS part, '' AS row_value, '' AS value, '' AS label, CAST(NULL AS DOUBLE) AS number,
  CAST(COALESCE(SUM(documents), 0) AS BIGINT) AS documents, COUNT(DISTINCT case_key) AS cases
FROM celled
ORDER BY part, row_value, value
