"""Versions of the codebook on the screen."""
