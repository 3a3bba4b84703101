-- What rules gave to the documents of samples (`of_samples`: `sampled.with_samples`): codes with those above them.
-- Parameter: the rules.
SELECT s.document AS document, t.ancestor AS code, m.first_sentence AS first_sentence, m.last_sentence AS last_sentence
FROM of_samples s
JOIN machine_codings m ON m.project = s.project AND m.document = s.document
JOIN code_tree t ON t.code = m.code
WHERE m.rules = ?
GROUP BY s.document, t.ancestor, m.first_sentence, m.last_sentence
ORDER BY document, code, first_sentence, last_sentence
