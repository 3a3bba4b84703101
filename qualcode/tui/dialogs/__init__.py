"""Dialogs in front of a screen; each gives one result back."""
