"""The report of waves."""
