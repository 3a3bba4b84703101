"""Queries over codings: passages, frequencies, tables."""
