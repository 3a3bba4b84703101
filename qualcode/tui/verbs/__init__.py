"""What keys do with the one thing that is current, alike on every screen and in every list."""
