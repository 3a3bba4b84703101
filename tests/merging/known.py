"""Tests that fail for a reason that is known; whoever mends it takes the line away: what passes here is red."""

KNOWN: dict[str, str] = {}
