"""Pools from the command line."""
