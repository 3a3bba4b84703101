"""Bytes, encodings, packages, the result."""
