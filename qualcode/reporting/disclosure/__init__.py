"""What in an export could name somebody."""
