"""Queries over codings and texts: passages by filter and query, hits of a search, questions that were asked."""
