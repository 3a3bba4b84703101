"""Distances of many sets at once are those of each pair, to the last digit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.agreement.kernel import krippendorff
from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.kernel.metrics import JACCARD, MASI, Distance
from qualcode.agreement.kernel.ratings import Ratings

SETS = st.none() | st.frozensets(st.sampled_from("abcde"), max_size=4)


@pytest.mark.parametrize("distance", [JACCARD, MASI], ids=["jaccard", "masi"])
@pytest.mark.parametrize("narrow", [krippendorff._NARROW, 1], ids=["machine's numbers", "whole numbers"])
@given(rows=st.lists(st.tuples(SETS, SETS, SETS), min_size=1, max_size=12))
def test_alpha_of_sets_is_the_same_by_pairs_and_by_products(distance, narrow, rows):
    sets = sorted({value for row in rows for value in row if value is not None}, key=sorted)
    ratings = Ratings.from_units(rows, ("A", "B", "C"), sets)
    before, krippendorff._NARROW = krippendorff._NARROW, narrow
    try:
        at_once = krippendorff_alpha(ratings, distance)
    finally:
        krippendorff._NARROW = before
    by_pairs = krippendorff_alpha(ratings, Distance(distance.name, distance.between))
    assert (at_once.disagreement, at_once.reason) == (by_pairs.disagreement, by_pairs.reason)
