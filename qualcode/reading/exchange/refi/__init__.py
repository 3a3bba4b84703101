"""REFI-QDA: the standard form in which programs exchange projects, as programs really write it."""
