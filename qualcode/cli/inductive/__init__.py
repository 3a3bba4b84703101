"""Inductive work from the command line."""
