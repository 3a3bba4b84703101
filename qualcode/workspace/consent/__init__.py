"""What cases and documents agreed to: said, read from a table, and what of it is due."""
