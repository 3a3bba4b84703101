-- What each rule by itself codes in all projects: passages, documents that have some, cases of these, and of these
-- documents and cases those in which no other rule of its code finds anything.
WITH coded AS (
  SELECT DISTINCT h.pattern, h.code, h.project, h.document, h.first_sentence, h.last_sentence
  FROM hits h
),
counted AS (
  SELECT c.pattern, c.code, c.project, c.document, d.case_key, COUNT(*) AS passages
  FROM coded c
  JOIN documents d ON d.project = c.project AND d.document = c.document AND d.own = 1
  GROUP BY c.pattern, c.code, c.project, c.document, d.case_key
),
rules_of_documents AS (
  SELECT code, project, document, COUNT(*) AS rules FROM counted GROUP BY code, project, document
),
rules_of_cases AS (
  SELECT code, case_key, COUNT(DISTINCT pattern) AS rules FROM counted GROUP BY code, case_key
)
SELECT c.pattern, CAST(SUM(c.passages) AS BIGINT) AS passages, COUNT(*) AS documents,
  COUNT(DISTINCT c.case_key) AS cases,
  CAST(SUM(CASE WHEN o.rules = 1 THEN 1 ELSE 0 END) AS BIGINT) AS only_documents,
  COUNT(DISTINCT CASE WHEN k.rules = 1 THEN c.case_key END) AS only_cases
FROM counted c
JOIN rules_of_documents o ON o.code = c.code AND o.project = c.project AND o.document = c.document
JOIN rules_of_cases k ON k.code = c.code AND k.case_key = c.case_key
GROUP BY c.pattern
ORDER BY c.pattern
