-- The documents of samples that are still in the pool, with their strata (`of_samples`: `sampled.with_samples`).
SELECT s.project AS project, s.document AS document, s.stratum AS stratum, s.held_out AS held_out,
       d.sentences AS sentences
FROM of_samples s JOIN documents d ON d.project = s.project AND d.document = s.document
WHERE d.own = 1
ORDER BY project, document
