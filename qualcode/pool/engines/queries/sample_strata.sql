-- How many documents may be drawn in each stratum (a number made of shares of values), hits of rules apart: those of
-- which something may be shown, in projects that came with texts.
-- `stratum_values` (folded_name, folded_value, share); parameters: code, rules.
WITH hits AS (
SELECT m.project AS project, m.document AS document
FROM machine_codings m JOIN code_tree c ON c.code = m.code
WHERE c.ancestor = ? AND m.rules = ?
GROUP BY m.project, m.document
), placed AS (
SELECT a.project AS project, a.document AS document, CAST(SUM(v.share) AS BIGINT) AS stratum
FROM attributes a JOIN stratum_values v ON v.folded_name = a.folded_name AND v.folded_value = a.folded_value
GROUP BY a.project, a.document
), readable AS (
SELECT t.project AS project
FROM texts t
GROUP BY t.project
), frame AS (
SELECT COALESCE(p.stratum, 0) AS stratum, CASE WHEN h.document IS NULL THEN 0 ELSE 1 END AS hit
FROM documents d
JOIN readable r ON r.project = d.project
LEFT JOIN placed p ON p.project = d.project AND p.document = d.document
LEFT JOIN hits h ON h.project = d.project AND h.document = d.document
WHERE d.own = 1 AND d.snippets = 1 AND d.length > 0
)
SELECT f.stratum AS stratum, f.hit AS hit, CAST(COUNT(*) AS BIGINT) AS documents
FROM frame f
GROUP BY f.stratum, f.hit
ORDER BY stratum, hit
