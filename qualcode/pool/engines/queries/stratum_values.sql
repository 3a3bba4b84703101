-- The values of attributes by which documents may be drawn, and one of the forms in which these stand.
-- `wanted` (place, folded_name) are the attributes.
SELECT w.place AS place, a.folded_value AS folded_value, MIN(a.value) AS value,
       MIN(a.name) AS name
FROM attributes a JOIN wanted w ON w.folded_name = a.folded_name
GROUP BY w.place, a.folded_value
ORDER BY place, folded_value
