"""What is told of drafts: whether they quote what was said."""
