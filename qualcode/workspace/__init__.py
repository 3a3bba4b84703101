"""A project opened as one coder: every use case once, for the command line, the interface and Python alike."""
