"""What lies in a pool, whether it is whole, and taking out of it for good."""
