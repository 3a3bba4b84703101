-- The values of an attribute that are no numbers, over all documents, and of how many documents each is one.
-- Parameter: the attribute.
SELECT a.folded_value, COUNT(*) AS documents
FROM attributes a
JOIN documents d ON d.project = a.project AND d.document = a.document AND d.own = 1
WHERE a.folded_name = ? AND a.number IS NULL
GROUP BY a.folded_value
ORDER BY a.folded_value
