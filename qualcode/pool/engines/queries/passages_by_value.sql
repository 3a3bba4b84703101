-- Passages, of whichever code (`stretches`), by the values of two attributes. Parameters: the attribute of rows, that
-- of columns.
WITH crossed AS (
  SELECT h.document, COALESCE(MIN(r.folded_value), '') AS row_value, COALESCE(MIN(c.folded_value), '') AS value
  FROM chosen h
  LEFT JOIN attributes r ON r.project = h.project AND r.document = h.document AND r.folded_name = ?
  LEFT JOIN attributes c ON c.project = h.project AND c.document = h.document AND c.folded_name = ?
  GROUP BY h.document
)
SELECT v.row_value, v.value,
  CAST(SUM(CASE WHEN s.least = 'present' AND s.greatest = 'present' THEN 1 ELSE 0 END) AS BIGINT) AS present,
  CAST(SUM(CASE WHEN s.least = 'absent' AND s.greatest = 'absent' THEN 1 ELSE 0 END) AS BIGINT) AS absent,
  CAST(SUM(CASE WHEN s.least <> s.greatest OR s.least = 'mixed' THEN 1 ELSE 0 END) AS BIGINT) AS mixed
FROM stretches s
JOIN crossed v ON v.document = s.document
GROUP BY v.row_value, v.value
ORDER BY v.row_value, v.value
