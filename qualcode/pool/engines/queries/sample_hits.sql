-- The documents that are drawn from those that rules gave a code: the first ones in an order of their own (`frame`:
-- `sampled.with_frame`). Parameters: beginning of the order of documents, beginning of the order of hits, so many.
WITH turned AS (
SELECT d.project AS project, d.document AS document, d.case_key AS case_key, d.length AS length, d.stratum AS stratum,
       MD5(? || d.document) AS turn, MD5(? || d.document) AS turn_of_hits
FROM frame d
WHERE d.hit = 1
), ordered AS (
SELECT t.project AS project, t.document AS document, t.case_key AS case_key, t.length AS length, t.stratum AS stratum,
       t.turn AS turn, ROW_NUMBER() OVER (ORDER BY t.turn_of_hits, t.document, t.project) AS place
FROM turned t
)
SELECT o.project AS project, o.document AS document, o.case_key AS case_key, o.length AS length, o.stratum AS stratum,
       1 AS hit, o.turn AS turn
FROM ordered o
WHERE o.place <= ?
ORDER BY turn, document, project
