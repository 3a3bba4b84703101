"""What two coders gave at the same places and what was decided of it, as lists and reports."""
