"""Roles and what they may do, decisions of a consensus, norming sessions."""
