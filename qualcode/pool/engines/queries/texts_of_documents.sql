-- The texts of documents that are handed in as `asked_documents` (project, document).
SELECT t.document, t.text
FROM texts t
JOIN asked_documents a ON a.project = t.project AND a.document = t.document
ORDER BY t.document
