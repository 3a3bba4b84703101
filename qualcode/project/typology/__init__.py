"""Levels of cases on evaluative codes, and types."""
