-- What people gave to the documents of samples (`of_samples`: `sampled.with_samples`): codes with those above them,
-- where it is reported as lacking left out. `sample_projects` (project) are the files of samples.
SELECT s.document AS document, c.project AS reader_project, c.coder AS coder, t.ancestor AS code,
       c.first_sentence AS first_sentence, c.last_sentence AS last_sentence
FROM of_samples s
JOIN codings c ON c.document = s.document
JOIN sample_projects p ON p.project = c.project
JOIN code_map m ON m.project = c.project AND m.project_code = c.code
JOIN code_tree t ON t.code = m.code
WHERE c.polarity <> 'absent' AND m.relation = 'exact'
GROUP BY s.document, c.project, c.coder, t.ancestor, c.first_sentence, c.last_sentence
ORDER BY document, reader_project, coder, code, first_sentence, last_sentence
