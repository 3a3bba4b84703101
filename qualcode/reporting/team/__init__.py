"""Reports of what a team decides together."""
