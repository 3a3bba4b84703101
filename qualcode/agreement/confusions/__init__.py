"""Confusions: one coder gave one code where the other gave another. Which codes, what they cost, what settling gains.

- `confused_units`: the formula, units of every pair of coders and codes;
- `joined`: both halves of a confusion as one disagreement;
- `settling`: what a disagreement takes from alpha, and alpha as it would be if it were settled.
"""
