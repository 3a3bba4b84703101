"""The face for Python of levels of cases and types."""
