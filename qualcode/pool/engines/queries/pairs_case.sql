-- Pairs of codes that are in one case, and the cases of each code as a pair with itself; see pairs_overlap. Parameter:
-- how deep codes below count as one (0 for none).
WITH coded AS (
  SELECT DISTINCT t.ancestor AS code, p.case_key AS unit, p.case_key
  FROM passages p
  JOIN code_tree t ON t.code = p.code AND t.depth <= ?
),
met AS (
  SELECT a.code AS one_code, b.code AS other_code, a.case_key, COUNT(*) AS together
  FROM coded a
  JOIN coded b ON b.unit = a.unit AND a.code <= b.code
  GROUP BY a.code, b.code, a.case_key
)
SELECT one_code, other_code, CAST(SUM(together) AS BIGINT) AS together, CAST(SUM(together) AS BIGINT) AS one_with,
  CAST(SUM(together) AS BIGINT) AS other_with, COUNT(*) AS cases
FROM met
GROUP BY one_code, other_code
ORDER BY one_code, other_code
