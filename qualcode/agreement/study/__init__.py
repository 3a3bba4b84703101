"""The agreement of a project's coders."""
