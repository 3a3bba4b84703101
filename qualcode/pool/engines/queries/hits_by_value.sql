-- Hits in the documents chosen by the values of an attribute, folded and empty where there is none: places, documents
-- with them, cases of these. Parameter: the attribute.
WITH places AS (
  SELECT DISTINCT project, document, start, stop FROM hits
),
counted AS (
  SELECT p.project, p.document, h.case_key, COUNT(*) AS hits
  FROM places p
  JOIN chosen h ON h.project = p.project AND h.document = p.document
  GROUP BY p.project, p.document, h.case_key
),
valued AS (
  SELECT c.project, c.document, c.case_key, c.hits, COALESCE(MIN(a.folded_value), '') AS value
  FROM counted c
  LEFT JOIN attributes a ON a.project = c.project AND a.document = c.document AND a.folded_name = ?
  GROUP BY c.project, c.document, c.case_key, c.hits
)
SELECT value, CAST(SUM(hits) AS BIGINT) AS hits, COUNT(*) AS documents, COUNT(DISTINCT case_key) AS cases
FROM valued
GROUP BY value
ORDER BY value
