"""Levels of cases and types as reports."""
