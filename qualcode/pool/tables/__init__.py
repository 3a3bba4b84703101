"""Counted tables, pairs of codes and agreement over a pool."""
