"""Documents, cases and their search."""
