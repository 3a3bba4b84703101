"""Frozen codebooks, descents of codes, verdicts on codings under older rules."""
