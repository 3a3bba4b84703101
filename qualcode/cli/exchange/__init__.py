"""Commands for other programs: their projects in, this one out."""
