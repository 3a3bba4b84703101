"""Screens of levels and types."""
