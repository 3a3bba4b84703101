"""The guided tour over the demo project."""
