"""Codings, coders and memos."""
