-- Passages, of whichever code, by the values of two attributes. Parameters: the attribute of rows, that of columns.
WITH valued AS (
  SELECT h.document, COALESCE(MIN(r.folded_value), '') AS row_value, COALESCE(MIN(c.folded_value), '') AS value
  FROM chosen h
  LEFT JOIN attributes r ON r.project = h.project AND r.document = h.document AND r.folded_name = ?
  LEFT JOIN attributes c ON c.project = h.project AND c.document = h.document AND c.folded_name = ?
  GROUP BY h.document
),
reaching AS (
  SELECT document, code, start, stop, polarity,
    MAX(stop) OVER (
      PARTITION BY document, code ORDER BY start, stop ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS reached
  FROM passages
),
numbered AS (
  SELECT document, code, polarity,
    SUM(CASE WHEN start < reached THEN 0 ELSE 1 END) OVER (PARTITION BY document, code ORDER BY start, stop) AS number
  FROM reaching
),
joined AS (
  SELECT document, code, MIN(polarity) AS least, MAX(polarity) AS greatest
  FROM numbered
  GROUP BY document, code, number
)
SELECT v.row_value, v.value,
  CAST(SUM(CASE WHEN j.least = 'present' AND j.greatest = 'present' THEN 1 ELSE 0 END) AS BIGINT) AS present,
  CAST(SUM(CASE WHEN j.least = 'absent' AND j.greatest = 'absent' THEN 1 ELSE 0 END) AS BIGINT) AS absent,
  CAST(SUM(CASE WHEN j.least <> j.greatest OR j.least = 'mixed' THEN 1 ELSE 0 END) AS BIGINT) AS mixed
FROM joined j
JOIN valued v ON v.document = j.document
GROUP BY v.row_value, v.value
ORDER BY v.row_value, v.value
