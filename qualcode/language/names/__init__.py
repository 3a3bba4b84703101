"""Words that name somebody."""
