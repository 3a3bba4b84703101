"""Work that a replaced file would have lost."""
