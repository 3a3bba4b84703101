"""Versions of the codebook for Python users."""
