-- How many of the documents chosen can be drawn, and how many cannot, and why: their project came without texts, or
-- nothing of the text may be shown (`readable`: `sampled.with_frame`).
SELECT CAST(COALESCE(SUM(CASE WHEN r.project IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS without_text,
       CAST(COALESCE(SUM(CASE WHEN r.project IS NOT NULL AND d.snippets = 0 THEN 1 ELSE 0 END), 0) AS BIGINT)
           AS not_shown,
       CAST(COALESCE(SUM(CASE WHEN r.project IS NOT NULL AND d.snippets = 1 AND d.length > 0 THEN 1 ELSE 0 END), 0)
           AS BIGINT) AS drawable
FROM chosen d LEFT JOIN readable r ON r.project = d.project
ORDER BY drawable
