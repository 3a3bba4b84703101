"""How documents were read, what was marked in their files, what the reader doubts."""
