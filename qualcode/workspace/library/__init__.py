"""The library's face: what `qualcode.open` gives, for notebooks and scripts. docs/library.md shows it."""
