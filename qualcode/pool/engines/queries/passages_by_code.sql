-- Passages of each code by the value of an attribute (`stretches`, `valued`): mixed where their polarities differ.
SELECT s.code, v.value,
  CAST(SUM(CASE WHEN s.least = 'present' AND s.greatest = 'present' THEN 1 ELSE 0 END) AS BIGINT) AS present,
  CAST(SUM(CASE WHEN s.least = 'absent' AND s.greatest = 'absent' THEN 1 ELSE 0 END) AS BIGINT) AS absent,
  CAST(SUM(CASE WHEN s.least <> s.greatest OR s.least = 'mixed' THEN 1 ELSE 0 END) AS BIGINT) AS mixed
FROM stretches s
JOIN valued v ON v.document = s.document
GROUP BY s.code, v.value
ORDER BY s.code, v.value
