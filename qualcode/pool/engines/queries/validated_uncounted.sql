-- Codings of those who read a document of samples to its end (`of_samples`: `sampled.with_samples`) that give no shared
-- code: as it is reported as lacking, as their code stands for one not exactly, as it stands for none.
-- `sample_projects` (project) are the files of samples.
SELECT s.held_out AS held_out,
       CAST(SUM(CASE WHEN m.relation = 'exact' AND c.polarity = 'absent' THEN 1 ELSE 0 END) AS BIGINT) AS absent,
       CAST(SUM(CASE WHEN m.relation <> 'exact' THEN 1 ELSE 0 END) AS BIGINT) AS inexact,
       CAST(SUM(CASE WHEN m.relation IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS unmapped
FROM of_samples s
JOIN codings c ON c.document = s.document
JOIN sample_projects p ON p.project = c.project
JOIN coders r ON r.project = c.project AND r.document = c.document AND r.coder = c.coder
LEFT JOIN code_map m ON m.project = c.project AND m.project_code = c.code
WHERE r.kind <> 'machine' AND r.kind <> 'model'
GROUP BY s.held_out
ORDER BY held_out
