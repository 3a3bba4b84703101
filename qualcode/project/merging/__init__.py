"""Entries of other copies of the project are taken in: by identity and history, never by name."""
