-- What both coders of a pair read to its end (`pairs`), case by case: documents, and units in them (`numbers`).
-- Documents of a sample have their units in the project that they come from.
SELECT p.project, p.coder_a, p.coder_b, p.kind_b, p.case_key,
  COUNT(*) AS documents,
  COALESCE(CAST(SUM(n.number) AS BIGINT), 0) AS units
FROM pairs p
LEFT JOIN numbers n ON n.document = p.document
GROUP BY p.project, p.coder_a, p.coder_b, p.kind_b, p.case_key
ORDER BY p.project, p.coder_a, p.coder_b, p.kind_b, p.case_key
