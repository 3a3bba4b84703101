"""Turns, roles and marks."""
