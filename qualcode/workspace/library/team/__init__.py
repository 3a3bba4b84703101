"""What a team does together, for Python users."""
