"""What the coding screen asks and shows in front of itself; each dialog gives its answer and knows no screen."""
