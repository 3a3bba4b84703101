"""What leaves the project: by which doors, and the register of it."""
