-- How many documents cannot be drawn, and why: no text came along, or nothing of the text may be shown.
SELECT COUNT(*) AS documents,
       CAST(COALESCE(SUM(CASE WHEN t.document IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS without_text,
       CAST(COALESCE(SUM(CASE WHEN t.document IS NOT NULL AND d.snippets = 0 THEN 1 ELSE 0 END), 0) AS BIGINT)
           AS not_shown
FROM documents d LEFT JOIN texts t ON t.project = d.project AND t.document = d.document
WHERE d.own = 1
