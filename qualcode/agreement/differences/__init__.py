"""Differences of agreement: between two studies, and between parts of one, with intervals and a test.

- `figures`: the formula, a jackknife of the difference over clusters, whether both sides have them in common or not;
- `studies`: two studies, figure by figure;
- `breakdown`: one study by code and pair of coders, without each of the coders, and by document;
- `drift`: one study by order of coding, and by version of the codes' rules.
"""
