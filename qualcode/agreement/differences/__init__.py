"""Differences of agreement: between parts of a study, by order of coding and by version of the codes' rules."""
