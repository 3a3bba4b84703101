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
@pytest.mark.parametrize("block", [krippendorff._BLOCK, 3], ids=["all at once", "in portions"])
@given(rows=st.lists(st.tuples(SETS, SETS, SETS), min_size=1, max_size=12), times=st.sampled_from([1, 10**9]))
def test_alpha_of_sets_is_the_same_by_pairs_and_by_what_pairs_share(distance, block, rows, times):
    sets = sorted({value for row in rows for value in row if value is not None}, key=sorted)
    once = Ratings.from_units(rows, ("A", "B", "C"), sets)
    ratings = Ratings(once.coders, once.categories, {said: count * times for said, count in once.patterns.items()})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(krippendorff, "_BLOCK", block)
        at_once = krippendorff_alpha(ratings, distance)
    by_pairs = krippendorff_alpha(ratings, Distance(distance.name, distance.between))
    assert (at_once.disagreement, at_once.reason) == (by_pairs.disagreement, by_pairs.reason)
