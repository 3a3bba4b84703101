"""How documents were read, and what is doubted of it."""
