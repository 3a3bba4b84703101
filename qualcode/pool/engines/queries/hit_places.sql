-- The first hits in documents chosen of which passages may be shown; documents stand in the order of their keys, which
-- says nothing of them. Parameter: how many.
WITH places AS (
  SELECT DISTINCT project, document, start, stop FROM hits
),
shown AS (
  SELECT p.project, p.document, p.start, p.stop
  FROM places p
  JOIN chosen h ON h.project = p.project AND h.document = p.document
  JOIN documents d ON d.project = p.project AND d.document = p.document
  WHERE d.snippets = 1
  ORDER BY p.document, p.start, p.stop
  LIMIT ?
)
SELECT project, document, start, stop
FROM shown
ORDER BY document, start, stop
