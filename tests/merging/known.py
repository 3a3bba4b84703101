"""Tests that fail for a reason that is known; whoever mends it takes the line away: what passes here is red."""

# What seeds of test_two_folders.py (-m stress, laptops of 200 steps: 8 and 9 among others) find besides: an entry
# that changes an orphan which merging had derived elsewhere (a merge of codes does so) waits where that orphan was
# never made, with all that rests on it. It is told, and nothing of it is lost, but the copies differ until then.
#
# What seed 161 of test_copies_in_which_a_team_talked (-m stress) finds: whose correction kept a passage at the very
# offsets that it had has no change of that row in the history; copies in which others corrected, too, derive its
# place anew from the former text, find it uncertain, and have an orphan where the one who corrected has the coding.

KNOWN: dict[str, str] = {}
