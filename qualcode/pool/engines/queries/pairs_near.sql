-- Pairs of codes by stretches in sentences that are near each other, and the stretches of each code as a pair with
-- itself; see pairs_overlap. Parameters: how many sentences apart, how deep codes below count as one (0 for none).
WITH coded AS (
  SELECT p.document, p.case_key, t.ancestor AS code, p.first_sentence AS opened, p.last_sentence + 1 + ? AS closed
  FROM passages p
  JOIN code_tree t ON t.code = p.code AND t.depth <= ?
  WHERE p.first_sentence IS NOT NULL
),
reaching AS (
  SELECT document, case_key, code, opened, closed,
    MAX(closed) OVER (
      PARTITION BY document, code ORDER BY opened, closed ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS reached
  FROM coded
),
numbered AS (
  SELECT document, case_key, code, opened, closed,
    SUM(CASE WHEN opened < reached THEN 0 ELSE 1 END) OVER (PARTITION BY document, code ORDER BY opened, closed) AS number
  FROM reaching
),
stretches AS (
  SELECT document, case_key, code, MIN(opened) AS opened, MAX(closed) AS closed
  FROM numbered
  GROUP BY document, case_key, code, number
),
placed AS (
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
