-- Codings in the documents chosen whose code stands for none of the shared codebook: how many, of how many codes.
SELECT COUNT(*) AS codings, COUNT(DISTINCT c.code) AS codes, COUNT(DISTINCT c.project) AS projects
FROM codings c
JOIN chosen h ON h.document = c.document
LEFT JOIN code_map m ON m.project = c.project AND m.project_code = c.code
WHERE c.counted = 1 AND c.coder_kind <> 'model' AND m.code IS NULL
