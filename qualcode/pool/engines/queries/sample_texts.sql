-- The texts of documents that were drawn (`drawn`: project, document, place), and whether somebody takes turns in them.
WITH spoken AS (
SELECT u.project AS project, u.document AS document
FROM units u JOIN drawn d ON d.project = u.project AND d.document = u.document
WHERE u.kind = 'turn'
GROUP BY u.project, u.document
)
SELECT d.place AS place, t.text, CASE WHEN s.document IS NULL THEN 0 ELSE 1 END AS has_turns
FROM texts t
JOIN drawn d ON d.project = t.project AND d.document = t.document
LEFT JOIN spoken s ON s.project = t.project AND s.document = t.document
ORDER BY place
