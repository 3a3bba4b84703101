"""Two versions of a text: what stayed."""
