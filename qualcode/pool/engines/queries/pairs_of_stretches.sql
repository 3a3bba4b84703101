-- Pairs of codes by stretches that overlap (`stretches`), and the stretches of each code as a pair with itself: how
-- many pairs, how many of the one with any of the other and back, in how many cases.
WITH placed AS (
  SELECT document, case_key, code, opened, closed,
    LAG(closed) OVER (PARTITION BY document, code ORDER BY opened) AS earlier
  FROM stretches
),
met AS (
  SELECT a.code AS one_code, b.code AS other_code, a.case_key, COUNT(*) AS together,
    CAST(SUM(CASE WHEN b.earlier > a.opened THEN 0 ELSE 1 END) AS BIGINT) AS one_with,
    CAST(SUM(CASE WHEN a.earlier > b.opened THEN 0 ELSE 1 END) AS BIGINT) AS other_with
  FROM placed a
  JOIN placed b ON b.document = a.document AND a.code <= b.code AND a.opened < b.closed AND b.opened < a.closed
  GROUP BY a.code, b.code, a.case_key
)
SELECT one_code, other_code, CAST(SUM(together) AS BIGINT) AS together, CAST(SUM(one_with) AS BIGINT) AS one_with,
  CAST(SUM(other_with) AS BIGINT) AS other_with, COUNT(*) AS cases
FROM met
GROUP BY one_code, other_code
ORDER BY one_code, other_code
