-- The names of attributes that the pool holds: folded, one of the forms in which it stands.
SELECT folded_name, MIN(name) AS name
FROM attributes
GROUP BY folded_name
ORDER BY folded_name
