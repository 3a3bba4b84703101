"""Folders that copies of a project are kept in step by: what lies there, and under which keys."""
