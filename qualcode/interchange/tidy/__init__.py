"""A project as plain tables for R, pandas and SQL, with their schema."""
