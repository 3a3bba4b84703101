"""The project file: the only room with SQL. `Project` is its face."""
