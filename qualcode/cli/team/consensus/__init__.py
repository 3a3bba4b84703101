"""The command consensus: where two coders differ, and what was decided."""
