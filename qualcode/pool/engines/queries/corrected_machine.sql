-- To how many of the documents chosen that have a text rules gave each code or one below it: to all of them, and by the
-- values of an attribute. Parameters: the attribute, the rules.
WITH valued AS (
SELECT h.project AS project, h.document AS document, '' AS folded_value, 1 AS whole
FROM chosen h JOIN texts t ON t.project = h.project AND t.document = h.document
UNION ALL
SELECT h.project AS project, h.document AS document, a.folded_value AS folded_value, 0 AS whole
FROM chosen h
JOIN texts t ON t.project = h.project AND t.document = h.document
JOIN attributes a ON a.project = h.project AND a.document = h.document AND a.folded_name = ?
)
SELECT c.ancestor AS code, v.folded_value AS folded_value, v.whole AS whole,
       CAST(COUNT(DISTINCT m.document) AS BIGINT) AS documents
FROM machine_codings m
JOIN code_tree c ON c.code = m.code
JOIN valued v ON v.project = m.project AND v.document = m.document
WHERE m.rules = ?
GROUP BY c.ancestor, v.folded_value, v.whole
ORDER BY code, whole, folded_value
