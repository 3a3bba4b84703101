"""Ratings and passages from files."""
