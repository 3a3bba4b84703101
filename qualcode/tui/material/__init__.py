"""The screen of documents and cases, and how files come in."""
