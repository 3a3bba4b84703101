"""Tests that fail for a reason that is known; whoever mends it takes the line away: what passes here is red."""

KNOWN = {
    "test_stated.py::test_a_coding_on_words_that_were_taken_out_is_an_orphan_and_no_coding_at_a_wrong_place": (
        "what has no place becomes no orphan yet: being made, by whoever made moved_places"
    ),
}
