"""Whether a project file is whole, and a copy with what can be saved."""
