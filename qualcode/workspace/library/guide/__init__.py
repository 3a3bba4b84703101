"""What a study asked about, for Python users."""
