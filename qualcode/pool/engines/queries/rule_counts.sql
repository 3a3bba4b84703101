-- What rules would code in all projects: passages of each code, documents that have some, cases of these.
WITH coded AS (
  SELECT DISTINCT h.code, h.project, h.document, h.first_sentence, h.last_sentence
  FROM hits h
),
counted AS (
  SELECT c.code, c.project, c.document, d.case_key, COUNT(*) AS passages
  FROM coded c
  JOIN documents d ON d.project = c.project AND d.document = c.document AND d.own = 1
  GROUP BY c.code, c.project, c.document, d.case_key
)
SELECT code, CAST(SUM(passages) AS BIGINT) AS passages, COUNT(*) AS documents, COUNT(DISTINCT case_key) AS cases
FROM counted
GROUP BY code
ORDER BY code
