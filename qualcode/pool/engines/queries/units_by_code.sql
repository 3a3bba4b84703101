-- Documents, or cases, with each code (`coded`) by the value of an attribute (`valued`): how many have only present
-- passages, only absent ones, both or a mixed one; with total = 1 over all values.
WITH said_in AS (
  SELECT c.code, v.value, c.unit,
    MAX(CASE WHEN c.polarity = 'absent' THEN 0 ELSE 1 END) AS said,
    MAX(CASE WHEN c.polarity = 'present' THEN 0 ELSE 1 END) AS denied
  FROM coded c
  JOIN valued v ON v.document = c.document
  GROUP BY c.code, v.value, c.unit
),
whole AS (
  SELECT code, '' AS value, unit, MAX(said) AS said, MAX(denied) AS denied
  FROM said_in
  GROUP BY code, unit
),
counted AS (
  SELECT 0 AS total, code, value, said, denied FROM said_in
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
