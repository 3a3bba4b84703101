-- What rules coded in all projects: passages of each code, documents that have some, cases of these. Parameter: the
-- name of the rules.
WITH counted AS (
  SELECT m.code, m.project, m.document, d.case_key, COUNT(*) AS passages
  FROM machine_codings m
  JOIN documents d ON d.project = m.project AND d.document = m.document AND d.own = 1
  WHERE m.rules = ?
  GROUP BY m.code, m.project, m.document, d.case_key
)
SELECT code, CAST(SUM(passages) AS BIGINT) AS passages, COUNT(*) AS documents, COUNT(DISTINCT case_key) AS cases
FROM counted
GROUP BY code
ORDER BY code
