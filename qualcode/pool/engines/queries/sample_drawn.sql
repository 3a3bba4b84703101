-- The documents that are drawn: the first ones of each stratum in the order of md5(seed, key), of those that may be
-- (`frame`: `sampled.with_frame`). `stratum_ends` (stratum, turn_end) says behind which turn nothing needs to be put in
-- order. Parameters: beginning of the order, so many of each.
WITH turned AS (
SELECT d.project AS project, d.document AS document, d.case_key AS case_key, d.length AS length, d.stratum AS stratum,
       d.hit AS hit, MD5(? || d.document) AS turn
FROM frame d
), ordered AS (
SELECT t.project AS project, t.document AS document, t.case_key AS case_key, t.length AS length, t.stratum AS stratum,
       t.hit AS hit, t.turn AS turn,
       ROW_NUMBER() OVER (PARTITION BY t.stratum ORDER BY t.turn, t.document, t.project) AS place
FROM turned t JOIN stratum_ends e ON e.stratum = t.stratum
WHERE t.turn < e.turn_end
)
SELECT o.project AS project, o.document AS document, o.case_key AS case_key, o.length AS length, o.stratum AS stratum,
       o.hit AS hit, o.turn AS turn
FROM ordered o
WHERE o.place <= ?
ORDER BY turn, document, project
