"""Copies of one project that were changed apart from each other and are brought together again."""
