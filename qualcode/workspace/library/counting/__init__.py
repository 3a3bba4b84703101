"""What a study counts, for Python users."""
