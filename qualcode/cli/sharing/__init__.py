"""Commands about several copies of a project."""
