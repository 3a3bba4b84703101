"""Inductive work: summarising, forming categories, differentiating a code."""
