"""Rows of inductive work: its material, paraphrases in rows, reductions, groups of cards."""
