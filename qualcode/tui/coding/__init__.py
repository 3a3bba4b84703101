"""The coding screen: its panes and what they open."""
