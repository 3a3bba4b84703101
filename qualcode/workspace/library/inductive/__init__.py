"""Inductive work for Python users."""
