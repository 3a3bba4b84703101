-- Hits in the documents chosen, by project: places, documents with them, cases of these. A place that several patterns
-- find counts once.
WITH places AS (
  SELECT DISTINCT project, document, start, stop FROM hits
),
counted AS (
  SELECT p.project, p.document, h.case_key, COUNT(*) AS hits
  FROM places p
  JOIN chosen h ON h.project = p.project AND h.document = p.document
  GROUP BY p.project, p.document, h.case_key
)
SELECT project, CAST(SUM(hits) AS BIGINT) AS hits, COUNT(*) AS documents, COUNT(DISTINCT case_key) AS cases
FROM counted
GROUP BY project
ORDER BY project
