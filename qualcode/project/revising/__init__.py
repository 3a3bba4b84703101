"""A corrected text and its codings."""
