"""The screen of norming sessions: votes on the same passages, before a talk and after it."""
