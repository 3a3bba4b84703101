-- Passages of each code by the value of an attribute: overlapping codings of one code in one document are one, mixed
-- where their polarities differ. Parameters: the attribute, how deep codes below count as one (0 for none).
WITH valued AS (
  SELECT h.document, COALESCE(MIN(a.folded_value), '') AS value
  FROM chosen h
  LEFT JOIN attributes a ON a.project = h.project AND a.document = h.document AND a.folded_name = ?
  GROUP BY h.document
),
coded AS (
  SELECT p.document, t.ancestor AS code, p.start, p.stop, p.polarity
  FROM passages p
  JOIN code_tree t ON t.code = p.code AND t.depth <= ?
),
reaching AS (
  SELECT document, code, start, stop, polarity,
    MAX(stop) OVER (
      PARTITION BY document, code ORDER BY start, stop ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS reached
  FROM coded
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
SELECT j.code, v.value,
  CAST(SUM(CASE WHEN j.least = 'present' AND j.greatest = 'present' THEN 1 ELSE 0 END) AS BIGINT) AS present,
  CAST(SUM(CASE WHEN j.least = 'absent' AND j.greatest = 'absent' THEN 1 ELSE 0 END) AS BIGINT) AS absent,
  CAST(SUM(CASE WHEN j.least <> j.greatest OR j.least = 'mixed' THEN 1 ELSE 0 END) AS BIGINT) AS mixed
FROM joined j
JOIN valued v ON v.document = j.document
GROUP BY j.code, v.value
ORDER BY j.code, v.value
