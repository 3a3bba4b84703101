"""Files that come into a project: what may be said of them, reading them, looking before, writing as one change."""
