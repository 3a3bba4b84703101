"""Fixed passages in the coding screen: where they stand, how many there are, and the way from one to the next."""
