"""Counts, specific agreement and indices of one code."""

from __future__ import annotations

import pytest

from qualcode.agreement.kernel.presence import (
    Fourfold,
    bias_index,
    fourfold,
    negative_agreement,
    positive_agreement,
    presence_counts,
    prevalence_index,
)
from qualcode.agreement.kernel.ratings import Ratings

PAIR = Ratings("AB", (0, 1), {(1, 1): 40, (1, 0): 9, (0, 1): 6, (0, 0): 45, (1, -1): 3}, positive=1)  # type: ignore[arg-type]


def test_the_fourfold_table_counts_units_that_both_rated() -> None:
    assert fourfold(PAIR) == Fourfold(both=40, only_first=9, only_second=6, neither=45)
    assert fourfold(PAIR).units == 100


def test_specific_agreement_and_indices_of_two_coders() -> None:
    assert positive_agreement(PAIR).value == pytest.approx(80 / 95)
    assert negative_agreement(PAIR).value == pytest.approx(90 / 105)
    assert prevalence_index(PAIR).value == pytest.approx(0.05)
    assert bias_index(PAIR).value == pytest.approx(0.03)


def test_specific_agreement_of_three_coders_counts_pairs_per_unit() -> None:
    three = Ratings(("A", "B", "C"), (0, 1), {(1, 1, 0): 2, (1, 1, 1): 1, (0, 0, 0): 5}, positive=1)
    # ratings “coded”: 2·2 + 3; of these 2·(2·1/2) and 3·2/2 met another one
    assert positive_agreement(three).value == pytest.approx((2 + 3) / 7)
    assert bias_index(three).reason == "The bias index is for 2 coders, here are 3"


def test_counts_of_all_some_and_none_for_any_number_of_coders() -> None:
    three = Ratings(("A", "B", "C"), (0, 1), {(1, 1, 0): 2, (1, 1, -1): 1, (0, 0, 0): 5, (1, -1, -1): 4}, positive=1)
    counts = presence_counts(three)
    assert (counts.everyone, counts.some, counts.nobody) == (1, 2, 5)
    assert counts.by_coder == (7, 3, 0)


def test_the_percent_of_characters_of_the_help_of_another_program() -> None:
    # NVivo's help: 1000 characters, 50 coded by both, 150 by one, 800 by neither: 85 %
    from qualcode.agreement.kernel.coefficients import percent

    ratings = Ratings(("A", "B"), (0, 1), {(1, 1): 50, (1, 0): 100, (0, 1): 50, (0, 0): 800}, positive=1)
    assert percent(ratings).value == 0.85
