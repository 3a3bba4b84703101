-- What words of the pool are found under, each once.
SELECT DISTINCT lemma AS value
FROM words
ORDER BY value
