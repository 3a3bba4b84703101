"""Ids, edits, publications."""
