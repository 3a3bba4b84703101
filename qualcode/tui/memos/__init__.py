"""The memos screen: memos of all kinds in one list, with what they link to."""
