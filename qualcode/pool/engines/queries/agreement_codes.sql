-- The shared codes for which each project has codes, and whether one of these stands for it not exactly. Parameter:
-- how deep codes below count as one (0 for none).
SELECT m.project, t.ancestor AS code, MAX(CASE WHEN m.relation = 'exact' THEN 0 ELSE 1 END) AS inexact
FROM code_map m
JOIN code_tree t ON t.code = m.code AND t.depth <= ?
GROUP BY m.project, t.ancestor
ORDER BY m.project, t.ancestor
