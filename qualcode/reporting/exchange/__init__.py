"""What was lost on the way from or to another program, told to people and to programs."""
