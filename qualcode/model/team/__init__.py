"""Roles of coders, what a consensus decided, norming sessions."""
