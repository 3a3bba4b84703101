"""Tests that fail for a reason that is known; whoever mends it takes the line away: what passes here is red."""

# What many seeds find besides (-m stress), in test_three_copies.py:
# - heads of conflicts about whether a row is there differ (after_a_merge 8, 18, 89; go_on_between 118, 298)
# - an undo that came is living in one copy only (go_on_between 149)

KNOWN: dict[str, str] = {}
