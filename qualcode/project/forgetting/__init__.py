"""Removing words for good."""
