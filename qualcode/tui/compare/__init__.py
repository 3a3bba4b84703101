"""The screen of disagreements."""
