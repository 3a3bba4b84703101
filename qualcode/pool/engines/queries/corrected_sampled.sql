-- The documents chosen that are in samples (`of_samples`: `sampled.with_samples`), with the values of an attribute.
-- Parameter: the attribute.
SELECT h.document AS document, COALESCE(a.folded_value, '') AS folded_value
FROM chosen h
JOIN of_samples s ON s.project = h.project AND s.document = h.document
LEFT JOIN attributes a ON a.project = h.project AND a.document = h.document AND a.folded_name = ?
GROUP BY h.document, a.folded_value
ORDER BY document, folded_value
