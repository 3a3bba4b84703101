-- The attributes of documents that were drawn (`drawn`: project, document, place).
SELECT d.place AS place, a.name AS name, a.value AS value
FROM attributes a JOIN drawn d ON d.project = a.project AND d.document = a.document
ORDER BY place, name, value
