-- What rules code in the projects that are handed in as `asked` (project): the sentences of the hits of each code.
WITH coded AS (
  SELECT h.project, h.document, h.code, h.first_sentence, h.last_sentence, MIN(h.start) AS start, MAX(h.stop) AS stop
  FROM hits h
  JOIN asked a ON a.project = h.project
  GROUP BY h.project, h.document, h.code, h.first_sentence, h.last_sentence
)
SELECT c.project, c.document, c.code, COALESCE(f.start, c.start) AS start, COALESCE(l.stop, c.stop) AS stop,
  c.first_sentence, c.last_sentence
FROM coded c
LEFT JOIN units f ON f.project = c.project AND f.document = c.document AND f.kind = 'sentence'
  AND f.unit = c.first_sentence
LEFT JOIN units l ON l.project = c.project AND l.document = c.document AND l.kind = 'sentence'
  AND l.unit = c.last_sentence
ORDER BY c.project, c.document, c.code, c.first_sentence, c.last_sentence
