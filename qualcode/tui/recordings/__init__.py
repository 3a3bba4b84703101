"""The recordings that texts were written down from."""
