"""Ratings count patterns the same way, whatever form the data come in."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from unhurried import unhurried

from qualcode.agreement.kernel.ratings import Ratings
from qualcode.errors import UsageProblem

COLUMNS = st.integers(1, 4).flatmap(
    lambda coders: st.lists(
        st.tuples(*[st.one_of(st.none(), st.integers(-2, 5)) for _ in range(coders)]), min_size=1, max_size=30
    )
)


@unhurried
@given(COLUMNS)
def test_units_coders_records_and_arrays_give_the_same_ratings(rows: list[tuple[int | None, ...]]) -> None:
    coders = [f"coder {number}" for number in range(1, len(rows[0]) + 1)]
    by_units = Ratings.from_units(rows, coders)
    array = np.array([[99 if value is None else value for value in row] for row in rows]).T
    records = [
        (unit, coder, value) for unit, row in enumerate(rows) for coder, value in zip(coders, row, strict=True)
    ]
    assert Ratings.from_coders(list(zip(*rows, strict=True)), coders) == by_units
    assert Ratings.from_records(records) == by_units
    assert Ratings.from_array(array, coders, missing=99) == by_units


def test_an_array_with_a_wide_range_and_many_coders_is_counted_by_sorting() -> None:
    random = np.random.default_rng(3)
    array = random.choice(np.array([-1, 5, 70_000, 900_000, 12_345_678]), size=(24, 60))
    array[:, 30:] = array[:, :30]
    ratings = Ratings.from_array(array)
    assert ratings.categories == (5, 70_000, 900_000, 12_345_678)
    columns = [[None if value == -1 else value for value in row] for row in array.tolist()]
    assert ratings == Ratings.from_coders(columns)
    assert set(ratings.patterns.values()) == {2}


def test_presence_counts_what_only_some_coders_gave() -> None:
    ratings = Ratings.presence(["A", "B", "C"], [{0, 1}, {1, 4}, None], units=6)
    assert ratings.patterns == {(1, 0, -1): 1, (1, 1, -1): 1, (0, 1, -1): 1, (0, 0, -1): 3}
    assert ratings.missing == 6


def test_presence_refuses_a_unit_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="not among the units"):
        Ratings.presence(["A", "B"], [{6}, set()], units=6)


def test_declared_categories_keep_their_order_and_those_that_nobody_used() -> None:
    ratings = Ratings.from_coders([["high", "low"], ["low", "low"]], categories=["low", "middle", "high"])
    assert ratings.categories == ("low", "middle", "high")
    assert ratings.used == (0, 2)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Ratings.from_coders([["a"], ["b"]], categories=["a"]),
        lambda: Ratings.from_array(np.array([[1], [2]]), categories=[1]),
        lambda: Ratings.from_array(np.array([[1.5], [2.0]])),
        lambda: Ratings.from_coders([[1, 2], [1]]),
        lambda: Ratings.from_units([(1, 2, 3)], ["A", "B"]),
        lambda: Ratings.from_records([("u", "A", 1), ("u", "A", 2)]),
    ],
)
def test_data_that_do_not_fit_are_refused(make: object) -> None:
    with pytest.raises(UsageProblem):
        make()  # type: ignore[operator]


def test_merging_adds_the_units_of_several_documents() -> None:
    first = Ratings.presence(["A", "B"], [{0}, {0}], units=2)
    second = Ratings.presence(["A", "B"], [{0}, {1}], units=5)
    assert Ratings.merged([first, second]).patterns == {(1, 1): 1, (0, 0): 4, (1, 0): 1, (0, 1): 1}
    with pytest.raises(ValueError, match="same coders"):
        Ratings.merged([first, Ratings.presence(["A", "C"], [{0}, {0}], units=2)])
