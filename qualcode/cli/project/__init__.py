"""Commands of the project file itself."""
