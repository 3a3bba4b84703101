"""The shared codebook of a pool, and which codes of projects stand for its own."""
