"""What the declared procedure asks for: how coders differ, how that was settled, what a second coder changed."""
