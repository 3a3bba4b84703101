"""The codes of a project."""
