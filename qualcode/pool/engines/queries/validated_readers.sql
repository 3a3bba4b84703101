-- Who read a document of samples to its end (`of_samples`: `sampled.with_samples`), in which file of a sample
-- (`sample_projects`: project).
SELECT s.document AS document, r.project AS reader_project, r.coder AS coder, r.kind AS kind
FROM of_samples s JOIN coders r ON r.document = s.document JOIN sample_projects p ON p.project = r.project
WHERE r.kind <> 'machine' AND r.kind <> 'model'
ORDER BY document, reader_project, coder
