"""What editors share: keeping what is typed into them."""
