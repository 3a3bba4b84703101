-- How many of the documents chosen have a text that rules have read, and of how many cases they are: all of them, and by
-- the values of an attribute. `read_projects` (project) are those that the rules have coded. Parameter: the attribute.
WITH readable AS (
SELECT h.project AS project, h.document AS document, h.case_key AS case_key
FROM chosen h
JOIN texts t ON t.project = h.project AND t.document = h.document
JOIN read_projects p ON p.project = h.project
)
SELECT '' AS folded_value, 1 AS whole, CAST(COUNT(*) AS BIGINT) AS documents,
       CAST(COUNT(DISTINCT r.case_key) AS BIGINT) AS cases
FROM readable r
UNION ALL
SELECT a.folded_value AS folded_value, 0 AS whole, CAST(COUNT(DISTINCT r.document) AS BIGINT) AS documents,
       CAST(COUNT(DISTINCT r.case_key) AS BIGINT) AS cases
FROM readable r
JOIN attributes a ON a.project = r.project AND a.document = r.document AND a.folded_name = ?
GROUP BY a.folded_value
ORDER BY whole, folded_value
