-- Pairs of codes that are in one document, or case, and those of each code as a pair with itself (`coded`); see
-- pairs_of_stretches.
WITH each_once AS (
  SELECT DISTINCT code, unit, case_key
  FROM coded
),
met AS (
  SELECT a.code AS one_code, b.code AS other_code, a.case_key, COUNT(*) AS together
  FROM each_once a
  JOIN each_once b ON b.unit = a.unit AND a.code <= b.code
  GROUP BY a.code, b.code, a.case_key
)
SELECT one_code, other_code, CAST(SUM(together) AS BIGINT) AS together, CAST(SUM(together) AS BIGINT) AS one_with,
  CAST(SUM(together) AS BIGINT) AS other_with, COUNT(*) AS cases
FROM met
GROUP BY one_code, other_code
ORDER BY one_code, other_code
