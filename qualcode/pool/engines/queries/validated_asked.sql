-- The sentences of documents of samples that are said by who asks (`of_samples`: `sampled.with_samples`).
SELECT s.document AS document, u.unit AS sentence
FROM of_samples s JOIN units u ON u.project = s.project AND u.document = s.document
WHERE u.kind = 'sentence' AND u.asked = 1
GROUP BY s.document, u.unit
ORDER BY document, sentence
