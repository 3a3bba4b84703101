"""Coefficients and their intervals."""
