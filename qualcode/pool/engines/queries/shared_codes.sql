-- The shared codebook, and how many codes of projects stand for each of its codes, exactly and otherwise.
SELECT c.code, c.parent, c.position, c.name, c.path, c.folded_path,
  CAST(COALESCE(SUM(CASE WHEN m.relation = 'exact' THEN 1 ELSE 0 END), 0) AS BIGINT) AS exact,
  CAST(COALESCE(SUM(CASE WHEN m.relation <> 'exact' THEN 1 ELSE 0 END), 0) AS BIGINT) AS inexact
FROM codes c
LEFT JOIN code_map m ON m.code = c.code
GROUP BY c.code, c.parent, c.name, c.path, c.folded_path, c.position
ORDER BY c.position, c.code
