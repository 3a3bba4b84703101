"""Projects and codebooks from elsewhere: the shipped demo, other programs."""
