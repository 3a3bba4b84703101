"""Agreement on free passages."""
