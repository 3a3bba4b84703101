"""Levels of cases and types: given, counted, made attributes."""
