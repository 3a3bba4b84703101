-- How often both coders of a pair (`pairs`) gave a code to a unit (`given`), only the first, only the second, case by
-- case.
WITH by_coder AS (
  SELECT place, document, coder, code, COUNT(*) AS number
  FROM given
  GROUP BY place, document, coder, code
),
by_both AS (
  SELECT a.place, a.document, a.code, a.coder AS coder_a, b.coder AS coder_b, COUNT(*) AS number
  FROM given a
  JOIN given b
    ON b.place = a.place AND b.document = a.document AND b.code = a.code AND b.unit = a.unit AND b.coder <> a.coder
  GROUP BY a.place, a.document, a.code, a.coder, b.coder
),
compared AS (
  SELECT p.place, p.coder_a, p.coder_b, p.case_key, g.code, g.number AS of_a, 0 AS of_b, 0 AS of_both
  FROM pairs p
  JOIN by_coder g ON g.place = p.place AND g.document = p.document AND g.coder = p.coder_a
  UNION ALL
  SELECT p.place, p.coder_a, p.coder_b, p.case_key, g.code, 0 AS of_a, g.number AS of_b, 0 AS of_both
  FROM pairs p
  JOIN by_coder g ON g.place = p.place AND g.document = p.document AND g.coder = p.coder_b
  UNION ALL
  SELECT p.place, p.coder_a, p.coder_b, p.case_key, g.code, 0 AS of_a, 0 AS of_b, g.number AS of_both
  FROM pairs p
  JOIN by_both g
    ON g.place = p.place AND g.document = p.document AND g.coder_a = p.coder_a AND g.coder_b = p.coder_b
),
summed AS (
  SELECT place, coder_a, coder_b, code, case_key, CAST(SUM(of_both) AS BIGINT) AS both_coders,
    CAST(SUM(of_a) AS BIGINT) AS of_a, CAST(SUM(of_b) AS BIGINT) AS of_b
  FROM compared
  GROUP BY place, coder_a, coder_b, code, case_key
)
SELECT n.project, s.coder_a, s.coder_b, s.code, s.case_key, s.both_coders,
  s.of_a - s.both_coders AS only_a, s.of_b - s.both_coders AS only_b
FROM summed s
JOIN numbered_projects n ON n.place = s.place
ORDER BY n.project, s.coder_a, s.coder_b, s.code, s.case_key
