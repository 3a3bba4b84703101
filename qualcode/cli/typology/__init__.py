"""Levels and types from the command line."""
