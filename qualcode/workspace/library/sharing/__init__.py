"""What Python users have of work in several copies of a project."""
