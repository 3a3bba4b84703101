"""Screens of inductive work: table of a summary, forming categories, cards."""
