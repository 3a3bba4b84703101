-- What both coders of a pair read to its end, case by case: documents, and units of one kind in them. The first coder
-- is a person; the second another person, or of the kind asked for. Documents of a sample have their units in the
-- project that they come from. Parameters: the kind of unit (“sentence”, “turn”, “document”), 1 where the words of
-- those who ask count (else 0), the kind of unit again, the kind of second coders beside persons.
WITH unit_rows AS (
  SELECT document, unit FROM units WHERE kind = ? AND asked <= ?
  UNION ALL
  SELECT document, 0 AS unit FROM documents WHERE own = 1 AND 'document' = ?
),
counted AS (
  SELECT document, COUNT(*) AS number FROM unit_rows GROUP BY document
)
SELECT a.project, a.coder AS coder_a, b.coder AS coder_b, b.kind AS kind_b, h.case_key,
  COUNT(*) AS documents,
  COALESCE(CAST(SUM(n.number) AS BIGINT), 0) AS units
FROM coders a
JOIN coders b ON b.project = a.project AND b.document = a.document
JOIN chosen h ON h.document = a.document
LEFT JOIN counted n ON n.document = a.document
WHERE a.kind = 'person' AND ((b.kind = 'person' AND a.coder < b.coder) OR b.kind = ?)
GROUP BY a.project, a.coder, b.coder, b.kind, h.case_key
ORDER BY a.project, a.coder, b.coder, b.kind, h.case_key
