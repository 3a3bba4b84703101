"""What is said piece by piece, each with its time (cues of subtitles, rows of tables), becomes a transcript."""
