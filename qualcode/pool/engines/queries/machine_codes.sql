-- The codes that rules gave anywhere, with how many documents have them; those above them have them, too.
-- Parameter: the rules.
SELECT t.ancestor AS code, CAST(COUNT(DISTINCT m.document) AS BIGINT) AS documents
FROM machine_codings m
JOIN code_tree t ON t.code = m.code
WHERE m.rules = ?
GROUP BY t.ancestor
ORDER BY code
