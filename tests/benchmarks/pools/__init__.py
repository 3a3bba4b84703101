"""What pools cost: whole commands beside bare engines, in the same run."""
