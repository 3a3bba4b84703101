"""The codebook over time: versions, re-check, refactoring, files, relations."""
