"""Commands of documents, cases, labels, revision and search."""
