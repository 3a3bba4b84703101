-- How many documents may be drawn in each stratum (a number made of shares of values), hits of rules apart.
-- `stratum_values` (folded_name, folded_value, share); parameters: code, rules.
WITH hits AS (
SELECT m.project AS project, m.document AS document
FROM machine_codings m JOIN code_tree c ON c.code = m.code
WHERE c.ancestor = ? AND m.rules = ?
GROUP BY m.project, m.document
), one_value AS (
SELECT a.project AS project, a.document AS document, a.folded_name AS folded_name, MAX(v.share) AS share
FROM attributes a JOIN stratum_values v ON v.folded_name = a.folded_name AND v.folded_value = a.folded_value
GROUP BY a.project, a.document, a.folded_name
), placed AS (
SELECT o.project AS project, o.document AS document, CAST(SUM(o.share) AS BIGINT) AS stratum
FROM one_value o
GROUP BY o.project, o.document
), frame AS (
SELECT COALESCE(p.stratum, 0) AS stratum, CASE WHEN h.document IS NULL THEN 0 ELSE 1 END AS hit
FROM documents d
JOIN texts t ON t.project = d.project AND t.document = d.document
LEFT JOIN placed p ON p.project = d.project AND p.document = d.document
LEFT JOIN hits h ON h.project = d.project AND h.document = d.document
WHERE d.own = 1 AND d.snippets = 1 AND d.length > 0
)
SELECT f.stratum AS stratum, f.hit AS hit, CAST(COUNT(*) AS BIGINT) AS documents
FROM frame f
GROUP BY f.stratum, f.hit
ORDER BY stratum, hit
