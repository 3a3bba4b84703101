-- The documents chosen that are in a sample, with the values of an attribute. Parameters: the attribute, the sample.
SELECT h.document AS document, COALESCE(a.folded_value, '') AS folded_value
FROM chosen h
JOIN sampled s ON s.project = h.project AND s.document = h.document
LEFT JOIN attributes a ON a.project = h.project AND a.document = h.document AND a.folded_name = ?
WHERE s.sample = ?
GROUP BY h.document, a.folded_value
ORDER BY document, folded_value
