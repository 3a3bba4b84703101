"""The manual in docs/: its pictures and its pages of keys, made from the program, and its examples, run as tests."""
