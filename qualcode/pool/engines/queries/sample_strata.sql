-- How many documents may be drawn in each stratum, hits of rules apart (`frame`: `sampled.with_frame`).
SELECT f.stratum AS stratum, f.hit AS hit, CAST(COUNT(*) AS BIGINT) AS documents
FROM frame f
GROUP BY f.stratum, f.hit
ORDER BY stratum, hit
