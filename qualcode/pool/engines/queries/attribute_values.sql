-- The values of an attribute in the documents chosen: folded, one of the forms in which it stands, the number that it
-- is. Parameter: the attribute.
SELECT a.folded_value, MIN(a.value) AS value, MIN(a.number) AS number
FROM chosen h
JOIN attributes a ON a.project = h.project AND a.document = h.document AND a.folded_name = ?
GROUP BY a.folded_value
ORDER BY a.folded_value
