"""Codings that people send each other: lists of coded segments, and transcripts with codes in their margins."""
