"""Databases of other programs: Taguette, QualCoder, RQDA."""
