-- Codings in the documents chosen whose code stands for none of the shared codebook: how many, of how many codes and
-- projects.
WITH used AS (
  SELECT c.project, c.code, COUNT(*) AS codings
  FROM codings c
  JOIN chosen h ON h.document = c.document
  WHERE c.counted = 1 AND c.coder_kind <> 'model'
  GROUP BY c.project, c.code
)
SELECT CAST(COALESCE(SUM(u.codings), 0) AS BIGINT) AS codings, COUNT(*) AS codes, COUNT(DISTINCT u.project) AS projects
FROM used u
LEFT JOIN code_map m ON m.project = u.project AND m.project_code = u.code
WHERE m.code IS NULL
ORDER BY codings
