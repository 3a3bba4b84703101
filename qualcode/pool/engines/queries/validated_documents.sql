-- The documents of a sample that are still in the pool, with their strata. Parameter: the sample.
SELECT s.project AS project, s.document AS document, s.stratum AS stratum, s.held_out AS held_out,
       d.sentences AS sentences
FROM sampled s JOIN documents d ON d.project = s.project AND d.document = s.document
WHERE s.sample = ? AND d.own = 1
ORDER BY project, document
