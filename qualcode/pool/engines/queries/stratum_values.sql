-- The values of attributes by which documents that may be drawn differ: of each how many documents have it.
-- `wanted` (place, folded_name) are the attributes.
SELECT w.place AS place, a.folded_value AS folded_value, MIN(a.value) AS value, CAST(COUNT(*) AS BIGINT) AS number
FROM attributes a JOIN wanted w ON w.folded_name = a.folded_name
GROUP BY w.place, a.folded_value
ORDER BY place, folded_value
