-- The documents that are drawn: the first ones of each stratum in the order of md5(seed, key).
-- `stratum_values` (folded_name, folded_value, share); `stratum_ends` (stratum, turn_end) says behind which turn nothing
-- needs to be put in order. Parameters: code, rules, beginning of the order, so many of each.
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
SELECT d.project AS project, d.document AS document, d.case_key AS case_key, d.length, COALESCE(p.stratum, 0) AS stratum,
       CASE WHEN h.document IS NULL THEN 0 ELSE 1 END AS hit, MD5(? || d.document) AS turn
FROM documents d
JOIN readable r ON r.project = d.project
LEFT JOIN placed p ON p.project = d.project AND p.document = d.document
LEFT JOIN hits h ON h.project = d.project AND h.document = d.document
WHERE d.own = 1 AND d.snippets = 1 AND d.length > 0
), ordered AS (
SELECT f.project AS project, f.document AS document, f.case_key AS case_key, f.length, f.stratum AS stratum, f.hit AS hit,
       f.turn AS turn,
       ROW_NUMBER() OVER (PARTITION BY f.stratum ORDER BY f.turn, f.document, f.project) AS place
FROM frame f JOIN stratum_ends e ON e.stratum = f.stratum
WHERE f.turn < e.turn_end
)
SELECT o.project AS project, o.document AS document, o.case_key AS case_key, o.length, o.stratum AS stratum, o.hit AS hit,
       o.turn AS turn
FROM ordered o
WHERE o.place <= ?
ORDER BY turn, document, project
