"""Codings and memos in a workspace: given, changed and taken away, and the search that gives many at once."""
