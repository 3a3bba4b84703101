"""Transcript dialects: how programs and people write who speaks when, as a table of rows and what recognises them."""
