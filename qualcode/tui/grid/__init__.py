"""A table of any length with cells that can be changed where they stand."""
