"""Tables of inductive work, as files and read back."""
