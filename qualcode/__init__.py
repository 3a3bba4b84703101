"""qualcode: qualitative interview coding in the terminal, one SQLite file a project."""

__version__ = "0.1.0"
