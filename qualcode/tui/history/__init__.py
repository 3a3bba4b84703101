"""The history screen: every change with its words, to look at and to take back."""
