"""Samples for hand coding, and how well rules code."""
