"""Deposits for research data centres from Python."""
