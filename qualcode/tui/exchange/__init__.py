"""Screens for other programs: what would come in or go out, looked at before."""
