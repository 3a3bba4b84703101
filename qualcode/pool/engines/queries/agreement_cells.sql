-- How often both coders of a pair gave a code to a unit, only the first, only the second, case by case. A unit counts
-- as coded where at least half of it is marked, or at least half of what a passage has in units, passages that overlap
-- or touch taken as one (labels and line ends are in no unit); a document where anything of it is. Parameters: how deep codes below count as one (0 for none),
-- the kind of unit, 1 where the words of those who ask count (else 0) twice, the kind of unit again, the kind of
-- second coders beside persons.
WITH marked AS (
  SELECT DISTINCT c.project, c.document, c.coder, t.ancestor AS code, c.start, c.stop
  FROM codings c
  JOIN chosen h ON h.document = c.document
  JOIN code_map m ON m.project = c.project AND m.project_code = c.code
  JOIN code_tree t ON t.code = m.code AND t.depth <= ?
  WHERE c.start < c.stop
),
reached AS (
  SELECT project, document, coder, code, start, stop,
    MAX(stop) OVER (
      PARTITION BY project, document, coder, code ORDER BY start, stop
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS reach
  FROM marked
),
numbered AS (
  SELECT project, document, coder, code, start, stop,
    SUM(CASE WHEN start <= reach THEN 0 ELSE 1 END) OVER (
      PARTITION BY project, document, coder, code ORDER BY start, stop
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS part
  FROM reached
),
joined AS (
  SELECT project, document, coder, code, part, MIN(start) AS start, MAX(stop) AS stop
  FROM numbered
  GROUP BY project, document, coder, code, part
),
unit_rows AS (
  SELECT document, unit, start, stop, stop - start AS size
  FROM units
  WHERE kind = ? AND start < stop AND asked <= ?
  UNION ALL
  SELECT document, 0 AS unit, start, stop, 0 AS size
  FROM units
  WHERE kind = 'sentence' AND start < stop AND asked <= ? AND 'document' = ?
),
overlapping AS (
  SELECT j.project, j.document, j.coder, j.code, j.part, u.unit, u.size,
    CASE WHEN u.stop < j.stop THEN u.stop ELSE j.stop END
      - CASE WHEN u.start > j.start THEN u.start ELSE j.start END AS common
  FROM joined j
  JOIN unit_rows u ON u.document = j.document AND u.start < j.stop AND u.stop > j.start
),
measured AS (
  SELECT project, document, coder, code, unit, size, common,
    SUM(common) OVER (PARTITION BY project, document, coder, code, part) AS passage
  FROM overlapping
),
given AS (
  SELECT project, document, coder, code, unit
  FROM measured
  GROUP BY project, document, coder, code, unit
  HAVING 2 * CAST(SUM(common) AS BIGINT) >= MIN(size) OR MAX(CASE WHEN 2 * common >= passage THEN 1 ELSE 0 END) = 1
),
compared AS (
  SELECT a.project, a.coder AS coder_a, b.coder AS coder_b, h.case_key, g.document, g.code, g.unit,
    MAX(CASE WHEN g.coder = a.coder THEN 1 ELSE 0 END) AS by_a,
    MAX(CASE WHEN g.coder = b.coder THEN 1 ELSE 0 END) AS by_b
  FROM coders a
  JOIN coders b ON b.project = a.project AND b.document = a.document
  JOIN chosen h ON h.document = a.document
  JOIN given g ON g.project = a.project AND g.document = a.document AND (g.coder = a.coder OR g.coder = b.coder)
  WHERE a.kind = 'person' AND ((b.kind = 'person' AND a.coder < b.coder) OR b.kind = ?)
  GROUP BY a.project, a.coder, b.coder, h.case_key, g.document, g.code, g.unit
)
SELECT project, coder_a, coder_b, code, case_key,
  CAST(SUM(by_a * by_b) AS BIGINT) AS both_coders,
  CAST(SUM(by_a * (1 - by_b)) AS BIGINT) AS only_a,
  CAST(SUM((1 - by_a) * by_b) AS BIGINT) AS only_b
FROM compared
GROUP BY project, coder_a, coder_b, code, case_key
ORDER BY project, coder_a, coder_b, code, case_key
