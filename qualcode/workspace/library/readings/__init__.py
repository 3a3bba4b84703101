"""How documents were read, for Python users."""
