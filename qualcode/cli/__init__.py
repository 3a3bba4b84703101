"""The command line: click only, one file a group of commands, heavy imports inside functions."""
