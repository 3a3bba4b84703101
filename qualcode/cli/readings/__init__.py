"""Commands about how files are read: by which rules talk was written down."""
