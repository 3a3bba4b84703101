"""What may be wrong with a text that was read: looked for behind every reader, with eyes of its own."""
