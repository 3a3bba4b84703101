"""Faults that are known and not mended yet, each with its reason; whoever mends one takes its mark away."""
