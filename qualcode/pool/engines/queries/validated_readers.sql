-- Who read a document of a sample to its end, in which file of a sample (`sample_projects`: project).
-- Parameter: the sample.
SELECT s.document AS document, r.project AS reader_project, r.coder AS coder, r.kind AS kind
FROM sampled s JOIN coders r ON r.document = s.document JOIN sample_projects p ON p.project = r.project
WHERE s.sample = ? AND r.kind <> 'machine' AND r.kind <> 'model'
ORDER BY document, reader_project, coder
