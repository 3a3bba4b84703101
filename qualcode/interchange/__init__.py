"""Whole projects from elsewhere: the shipped demo."""
