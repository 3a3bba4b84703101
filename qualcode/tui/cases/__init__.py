"""The screen of one case, or of two cases or waves side by side."""
