"""What comes from another program written into a project: rows with the UUIDs that they came with."""
