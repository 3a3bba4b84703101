"""What projects and surveys give to a pool, and what never leaves them."""
