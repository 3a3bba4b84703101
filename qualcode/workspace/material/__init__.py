"""The material in a workspace: documents, cases and labels changed, texts corrected, orphans placed."""
