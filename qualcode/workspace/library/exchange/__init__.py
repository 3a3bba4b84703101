"""Projects of other programs, in and out, for Python users."""
