"""The array kernel beside the oracle of exact fractions: the estimate is equal, replicates as near as floats are."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial

import exact
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.agreement.kernel import coefficients, kappa
from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.conditions import Formula
from qualcode.agreement.kernel.krippendorff import alpha
from qualcode.agreement.kernel.metrics import JACCARD, MASI, Distance, Metric, Weights
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import Pattern, Ratings
from qualcode.agreement.kernel.sums import PatternTable, Sums
from qualcode.agreement.kernel.values import Undefined

few = settings(deadline=None, max_examples=40)
SCALE: tuple[float, ...] = (0, 0.1, 1, 2.5, 7)
SETS = tuple(map(frozenset, ("", "a", "ab", "bc", "abcd")))
Oracle = Callable[[Ratings], exact.Terms]
FORMULAS: dict[str, tuple[Formula, Oracle]] = {
    name: (coefficient.formula, exact.TERMS[name]) for name, coefficient in COEFFICIENTS.items()
} | {
    "percent_of_pairs": (Formula(kappa.percent_of_pairs), exact.percent_of_pairs),
    "cohen_kappa_max": (Formula(kappa.cohen_max, two_coders="Cohen's kappa"), exact.cohen_max),
}
UNEVEN = Weights.from_disagreement(
    [[abs(c - k) * (1 + c + k) for k in range(5)] for c in range(5)], "some weights that are not a distance"
)
WEIGHTED: dict[str, tuple[Callable[[Weights | None], Formula], Callable[[Ratings, Weights | None], exact.Terms]]] = {
    "cohen_kappa": (coefficients.cohen, exact.cohen),
    "fleiss_kappa": (coefficients.fleiss, exact.fleiss),
    "conger_kappa": (coefficients.conger, exact.conger),
    "brennan_prediger": (coefficients.brennan, exact.brennan),
    "gwet_ac2": (coefficients.gwet, exact.gwet),
}
ROUGH = Distance("rough", lambda c, k: 0.0 if c == k else 0.1)


@st.composite
def ratings(draw: st.DrawFn, categories: tuple[object, ...] = (0, 1), coders: int = 4) -> Ratings:
    """Patterns with frequencies from one to millions, of two coders and more, with missing ratings."""
    number = draw(st.integers(2, coders))
    pattern = st.tuples(*[st.integers(-1, len(categories) - 1) for _ in range(number)])
    counts = draw(st.dictionaries(pattern, st.one_of(st.integers(1, 9), st.integers(1, 10**7)), max_size=12))
    positive = 1 if categories == (0, 1) else None
    return Ratings(tuple(map(str, range(number))), categories, counts, positive)  # type: ignore[arg-type]


def replicates(given: Ratings, frequencies: list[list[int]]) -> Sums:
    table = PatternTable.of(list(given.patterns), len(given.coders), given.categories, given.positive)
    return Sums(table, np.array(frequencies, dtype=float).reshape(len(frequencies), 1, len(given.patterns)))


def same(name: str, formula: Formula, oracle: Oracle, given: Ratings, drawn: list[list[int]]) -> None:
    """The exact terms of the ratings, and those of replicates in which some patterns do not occur."""
    active = given.active
    try:
        terms = formula.disagreement(active)
    except Undefined:
        assert active.pairable < 2 or formula.refusal(active), name
    else:
        assert (terms.observed, terms.expected) == oracle(active), name
        assert isinstance(terms.observed, Fraction), name
        assert isinstance(terms.expected, Fraction), name
    if formula.refusal(given):
        return
    sums = replicates(given, drawn)
    observed, expected = formula.terms(sums)
    for place, frequencies in enumerate(drawn):
        replicate = Ratings(
            given.coders, given.categories, dict(zip(given.patterns, frequencies, strict=True)), given.positive
        ).active
        assert sums.pairable[place, 0] == replicate.pairable
        if replicate.pairable > 1:
            wanted = tuple(map(float, oracle(replicate)))
            assert (observed[place, 0], expected[place, 0]) == pytest.approx(wanted, rel=1e-12, abs=1e-12), name


def drawn_from(given: Ratings, draw: st.DataObject) -> list[list[int]]:
    """The frequencies of two replicates: each pattern not at all, once or twice as often as in the ratings."""
    return [[count * draw.draw(st.integers(0, 2)) for count in given.patterns.values()] for _ in range(2)]


@pytest.mark.parametrize("coders", [2, 4])
@pytest.mark.parametrize("categories", [(0, 1), SCALE], ids=["one code", "values"])
@few
@given(draw=st.data())
def test_every_formula_is_the_one_of_exact_fractions(
    categories: tuple[object, ...], coders: int, draw: st.DataObject
) -> None:
    given = draw.draw(ratings(categories, coders))
    drawn = drawn_from(given, draw)
    for name, (formula, oracle) in FORMULAS.items():
        same(name, formula, oracle, given, drawn)


@few
@given(draw=st.data())
def test_weighted_formulas_are_those_of_exact_fractions(draw: st.DataObject) -> None:
    given = draw.draw(ratings(SCALE, 3))
    drawn = drawn_from(given, draw)
    for name, (formula, oracle) in WEIGHTED.items():
        same(name, formula(UNEVEN), partial(oracle, weights=UNEVEN), given, drawn)


@pytest.mark.parametrize("categories", [SCALE, SETS], ids=["values", "sets"])
@few
@given(draw=st.data())
def test_alpha_of_every_metric_is_the_one_of_exact_fractions(
    categories: tuple[object, ...], draw: st.DataObject
) -> None:
    given = draw.draw(ratings(categories))
    drawn = drawn_from(given, draw)
    for metric in (JACCARD, MASI) if categories is SETS else (*Metric, ROUGH):
        same(str(metric), alpha(metric), partial(exact.alpha, metric=metric), given, drawn)


def test_sums_of_clusters_are_those_of_their_patterns_drawn() -> None:
    patterns: list[Pattern] = [(0, 1, 1), (1, 1, -1), (2, 0, 2), (-1, -1, 1)]
    table = PatternTable.of(patterns, 3, (0, 1, 2), None)
    numbers = np.random.default_rng(1)
    clusters, weights = numbers.integers(0, 5, (6, 2, 4)).astype(float), numbers.integers(0, 3, (7, 6)).astype(float)
    drawn, whole = Sums(table, clusters, weights), Sums(table, np.einsum("rc,cdp->rdp", weights, clusters))
    for ours, theirs in zip(alpha(Metric.ORDINAL).terms(drawn), alpha(Metric.ORDINAL).terms(whole), strict=True):
        assert ours == pytest.approx(theirs)
    assert drawn.category_shares == pytest.approx(whole.category_shares)


def test_sums_of_many_values_are_those_of_few(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(3).integers(-1, 9, (4, 200))
    whole = Ratings.from_array(values).sums
    monkeypatch.setattr("qualcode.agreement.kernel.sums._MATRIX", 0)
    other = Ratings.from_array(values).sums
    assert whole.by_category.keys() == other.by_category.keys() == {1, 2, 3, 4}
    for size in (2, 3, 4):
        assert (whole.by_category[size] == other.by_category[size]).all()
        assert (whole.by_pair[size] == other.by_pair[size]).all()


def test_counts_beyond_what_floats_hold_stay_exact() -> None:
    many = 10**15
    given = Ratings(("A", "B"), (0, 1), {(0, 0): many, (1, 1): many + 1, (0, 1): 1}, positive=1)
    for name, coefficient in COEFFICIENTS.items():
        terms = coefficient.formula.disagreement(given)
        assert (terms.observed, terms.expected) == exact.TERMS[name](given), name
    never = Ratings(("A", "B"), (0, 1), {(0, 0): many}, positive=1)
    assert COEFFICIENTS["cohen_kappa"].compute(never).reason == "no variation: code never used"


def test_distances_of_many_values_are_taken_in_portions_without_a_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    noise = np.random.default_rng(2)
    values = noise.integers(1, 40, (3, 90))
    given = Ratings.from_array(values)
    whole = alpha(Metric.RATIO).disagreement(given)
    assert (whole.observed, whole.expected) == exact.alpha(given, Metric.RATIO)
    monkeypatch.setattr("qualcode.agreement.kernel.krippendorff._BLOCK", 100)
    assert alpha(Metric.RATIO).disagreement(given) == whole
    counts = [list(given.patterns.values())]
    observed, expected = alpha(Metric.RATIO).terms(replicates(given, counts))
    assert (observed[0, 0], expected[0, 0]) == pytest.approx((float(whole.observed), float(whole.expected)))


@few
@given(
    counts=st.lists(
        st.lists(st.lists(st.integers(0, 60), min_size=6, max_size=6), min_size=2, max_size=2), max_size=4
    )
)
def test_what_is_computed_for_all_codes_of_a_table_is_what_each_has_alone(
    counts: list[tuple[list[int], ...]],
) -> None:
    patterns: tuple[Pattern, ...] = ((0, 0, 0), (0, 1, -1), (1, 1, 0), (-1, 0, -1), (-1, -1, -1), (1, -1, 1))
    shape = (len(counts), 2, len(patterns))
    table = RatingTable(
        ("A", "B", "C"), (0, 1), patterns, np.array(counts, dtype=np.int64).reshape(shape), positive=1
    )
    for rated in table.whole():
        alone = Ratings(rated.coders, rated.categories, rated.patterns, rated.positive)
        assert rated == alone
        for coefficient in COEFFICIENTS.values():
            assert str(coefficient.compute(rated)) == str(coefficient.compute(alone))
            assert coefficient.compute(rated).disagreement == coefficient.compute(alone).disagreement
            assert coefficient.compute(rated).flags == coefficient.compute(alone).flags
