"""Versions of the codebook and the re-check: frozen, compared, looked at again."""
