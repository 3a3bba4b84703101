"""What people agreed to, for Python users."""
