-- Cases with each code by the value of an attribute: how many have only present passages, only absent ones, both or a
-- mixed one; with total = 1 over all values. Parameters: the attribute, how deep codes below count as one (0 for none).
WITH valued AS (
  SELECT h.document, COALESCE(MIN(a.folded_value), '') AS value
  FROM chosen h
  LEFT JOIN attributes a ON a.project = h.project AND a.document = h.document AND a.folded_name = ?
  GROUP BY h.document
),
coded AS (
  SELECT t.ancestor AS code, v.value, p.case_key AS unit,
    MAX(CASE WHEN p.polarity = 'absent' THEN 0 ELSE 1 END) AS said,
    MAX(CASE WHEN p.polarity = 'present' THEN 0 ELSE 1 END) AS denied
  FROM passages p
  JOIN code_tree t ON t.code = p.code AND t.depth <= ?
  JOIN valued v ON v.document = p.document
  GROUP BY t.ancestor, v.value, p.case_key
),
whole AS (
  SELECT code, '' AS value, unit, MAX(said) AS said, MAX(denied) AS denied
  FROM coded
  GROUP BY code, unit
),
counted AS (
  SELECT 0 AS total, code, value, said, denied FROM coded
  UNION ALL
  SELECT 1 AS total, code, value, said, denied FROM whole
)
SELECT total, code, value,
  CAST(SUM(CASE WHEN said = 1 AND denied = 0 THEN 1 ELSE 0 END) AS BIGINT) AS present,
  CAST(SUM(CASE WHEN said = 0 THEN 1 ELSE 0 END) AS BIGINT) AS absent,
  CAST(SUM(CASE WHEN said = 1 AND denied = 1 THEN 1 ELSE 0 END) AS BIGINT) AS mixed
FROM counted
GROUP BY total, code, value
ORDER BY total, code, value
