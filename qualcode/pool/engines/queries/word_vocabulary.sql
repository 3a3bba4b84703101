-- The words of the pool, folded, each once.
SELECT DISTINCT word AS value
FROM words
ORDER BY value
