"""What no coefficient may depend on: names, order of coders and units, documents without ratings."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unhurried import unhurried

from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.coefficients import cohen_kappa, gwet_ac2, hubert_kappa, light_kappa, percent_of_pairs
from qualcode.agreement.kernel.krippendorff import alpha, coincidences, krippendorff_alpha
from qualcode.agreement.kernel.metrics import JACCARD, MASI, Distance, Metric, Weights
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.standard_errors import ANALYTIC, analytic
from qualcode.agreement.kernel.students_t import cumulative, quantile
from qualcode.agreement.kernel.values import Undefined
from qualcode.errors import UsageProblem

Rows = list[tuple[int | None, ...]]

ROWS = st.integers(2, 4).flatmap(
    lambda coders: st.lists(
        st.tuples(*[st.one_of(st.none(), st.integers(0, 3)) for _ in range(coders)]), min_size=1, max_size=25
    )
)
NOMINAL = {name: coefficient.compute for name, coefficient in COEFFICIENTS.items() if not coefficient.binary} | {
    "hubert_kappa": hubert_kappa,
    "light_kappa": light_kappa,
    "percent_of_pairs": percent_of_pairs,
}


def ratings_of(rows: Rows) -> Ratings:
    return Ratings.from_units(rows, [f"coder {place}" for place in range(len(rows[0]))], range(4))


def figures(ratings: Ratings) -> dict[str, float | None]:
    found = {name: compute(ratings).value for name, compute in NOMINAL.items()}
    for name in ANALYTIC:
        interval = analytic(name, ratings).interval
        found[f"{name} error"] = interval.standard_error if interval else None
    return found


@unhurried
@given(ROWS, st.permutations(range(4)))
def test_relabelling_the_values_changes_no_nominal_figure(rows: Rows, names: list[int]) -> None:
    renamed = [tuple(None if value is None else names[value] for value in row) for row in rows]
    assert figures(ratings_of(renamed)) == pytest.approx(figures(ratings_of(rows)), abs=1e-9)


@unhurried
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_coders_and_of_units_changes_no_figure(rows: Rows, random: object) -> None:
    order = list(range(len(rows[0])))
    random.shuffle(order)  # type: ignore[attr-defined]
    mixed = [tuple(row[place] for place in order) for row in rows]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert figures(ratings_of(mixed)) == pytest.approx(figures(ratings_of(rows)), abs=1e-9)
    for metric in Metric:
        ours, theirs = krippendorff_alpha(ratings_of(rows), metric), krippendorff_alpha(ratings_of(mixed), metric)
        assert ours.value == pytest.approx(theirs.value)


@unhurried
@given(ROWS, st.integers(1, 9))
def test_units_that_nobody_rated_change_no_figure(rows: Rows, more: int) -> None:
    empty: Rows = [(None,) * len(rows[0])] * more
    base, longer = ratings_of(rows), ratings_of(rows + empty)
    assert longer.unrated == base.unrated + more
    found = {name: compute(longer) for name, compute in NOMINAL.items()}
    for name, compute in NOMINAL.items():
        assert found[name].value == compute(base).value
        if base.units > 1:
            assert found[name] == compute(base)


@unhurried
@given(ROWS)
def test_a_figure_is_missing_exactly_where_a_reason_is_given_and_never_above_one(rows: Rows) -> None:
    for name, compute in NOMINAL.items():
        value = compute(ratings_of(rows))
        assert (value.value is None) == bool(value.reason), name
        assert value.value is None or value.value <= 1, name
        assert "nan" not in str(value)


DIFFERENCES = {
    Metric.NOMINAL: lambda c, k, _: Fraction(c != k),
    Metric.INTERVAL: lambda c, k, _: Fraction((c - k) ** 2),
    Metric.RATIO: lambda c, k, _: Fraction((c - k) ** 2, (c + k) ** 2) if c != k else Fraction(0),
    Metric.ORDINAL: lambda c, k, n: (
        (sum(n[g] for g in range(min(c, k), max(c, k) + 1)) - Fraction(n[c] + n[k], 2)) ** 2
    ),
}


@pytest.mark.parametrize("metric", Metric)
@unhurried
@given(rows=ROWS)
def test_alpha_is_its_definition_counted_pair_by_pair(metric: Metric, rows: Rows) -> None:
    units = [[value for value in row if value is not None] for row in rows]
    units = [unit for unit in units if len(unit) >= 2]
    totals = Counter(value for unit in units for value in unit)
    pooled = list(totals.elements())
    try:
        terms = alpha(metric).disagreement(ratings_of(rows))
    except Undefined:
        assert len(units) < 2
        return
    between = DIFFERENCES[metric]
    observed = sum(
        Fraction(between(c, k, totals)) / (len(unit) - 1) for unit in units for c, k in permutations(unit, 2)
    )
    expected = sum(Fraction(between(c, k, totals)) for c, k in permutations(pooled, 2))
    n = len(pooled)
    # the ordinal and the interval way differ from the definition by a common factor
    assert terms.observed * expected / (n * (n - 1)) == pytest.approx(terms.expected * observed / n)


@unhurried
@given(ROWS)
def test_coincidences_are_symmetric_and_sum_up_to_the_pairable_ratings(rows: Rows) -> None:
    ratings = ratings_of(rows)
    matrix = coincidences(ratings)
    assert all(matrix[c, k] == matrix[k, c] for c, k in matrix)
    assert sum(matrix.values()) == sum(rated * count for _, rated, count in ratings.rated_patterns(least=2))


@unhurried
@given(ROWS.filter(lambda rows: len(rows[0]) == 2))
def test_two_coders_who_rated_everything_have_one_kappa_by_any_name(rows: Rows) -> None:
    whole = ratings_of([row for row in rows if None not in row] + [(0, 1), (1, 1)])
    value = cohen_kappa(whole).value
    for name in ("conger_kappa", "hubert_kappa", "light_kappa"):
        assert NOMINAL[name](whole).value == pytest.approx(value)
    assert NOMINAL["scott_pi"](whole).value == NOMINAL["fleiss_kappa"](whole).value


SETS = st.frozensets(st.sampled_from("abc"))


@unhurried
@given(SETS, SETS)
def test_distances_of_sets_are_symmetric_and_between_0_and_1(first: frozenset[str], second: frozenset[str]) -> None:
    for distance in (JACCARD, MASI):
        far = distance.between(first, second)
        assert far == distance.between(second, first)
        assert (far == 0) == (first == second)
        assert 0 <= far <= 1
    assert JACCARD.between(frozenset(), frozenset("a")) == MASI.between(frozenset(), frozenset("a")) == 1


def test_masi_after_passonneau() -> None:
    a, b, c = frozenset("a"), frozenset("ab"), frozenset("bc")
    assert MASI.between(a, b) == 1 - Fraction(1, 2) * Fraction(2, 3)
    assert MASI.between(b, c) == 1 - Fraction(1, 3) * Fraction(1, 3)
    assert MASI.between(a, c) == 1


def test_set_valued_alpha_depends_on_the_distance() -> None:
    first = [frozenset("a"), frozenset("ab"), frozenset(), frozenset("c"), frozenset("bc")]
    second = [frozenset("a"), frozenset("a"), frozenset(), frozenset("c"), frozenset("c")]
    ratings = Ratings.from_coders([first, second])
    # by hand: Do = (2·1/2 + 2·1/2) / 10 for Jaccard; nominal counts both as wholly apart
    jaccard, masi = krippendorff_alpha(ratings, JACCARD), krippendorff_alpha(ratings, MASI)
    assert jaccard.disagreement is not None
    assert jaccard.disagreement.observed == Fraction(1, 5)
    nominal = krippendorff_alpha(ratings).value
    assert nominal is not None
    assert masi.value is not None
    assert jaccard.value is not None
    assert nominal < masi.value < jaccard.value


def test_a_distance_may_be_a_float() -> None:
    rough = Distance("rough", lambda c, k: 0.0 if c == k else 0.1)
    ratings = Ratings.from_coders([[1, 2, 3, 1], [1, 2, 1, 1]])
    assert krippendorff_alpha(ratings, rough).value == pytest.approx(krippendorff_alpha(ratings).value)


@pytest.mark.parametrize(
    ("columns", "metric"),
    [
        ([["a", "b"], ["a", "a"]], Metric.INTERVAL),
        ([[1.0, float("inf")], [1.0, 1.0]], Metric.INTERVAL),
        ([[-1, 2], [1, 2]], Metric.RATIO),
        ([["a", "b"], ["a", "a"]], JACCARD),
    ],
)
def test_values_that_do_not_fit_the_metric_are_refused(columns: list[list[object]], metric: Metric) -> None:
    with pytest.raises(UsageProblem):
        krippendorff_alpha(Ratings.from_coders(columns), metric)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "matrix", [[], [[0, 1], [2, 0]], [[0, 0], [0, 0]], [[1, 1], [1, 0]], [[0, -1], [-1, 0]], [[0, 1]]]
)
def test_weights_that_are_none_are_refused(matrix: list[list[int]]) -> None:
    with pytest.raises(UsageProblem):
        Weights.from_disagreement(matrix)


def test_weights_of_an_ordered_scale() -> None:
    assert Weights.linear([1, 2, 4]).matrix[0] == (1, Fraction(2, 3), 0)
    assert Weights.quadratic([1, 2, 4]).matrix[0] == (1, Fraction(8, 9), 0)
    assert Weights.ordinal(["low", "middle", "high"]).matrix[0] == (1, Fraction(2, 3), 0)
    ratings = Ratings.from_coders([[1, 2, 3, 3], [1, 2, 2, 3]])
    assert (gwet_ac2(ratings, Weights.quadratic([1, 2, 3])).value or 0) > (NOMINAL["gwet_ac1"](ratings).value or 0)


@pytest.mark.parametrize(
    ("probability", "freedom", "expected"),
    [
        (0.975, 1, 12.7062047),
        (0.975, 11, 2.2009852),
        (0.95, 5, 2.0150484),
        (0.995, 3, 5.8409093),
        (0.975, 10**6, 1.9599664),
    ],
)
def test_quantiles_of_students_t(probability: float, freedom: int, expected: float) -> None:
    assert quantile(probability, freedom) == pytest.approx(expected, abs=1e-6)
    assert quantile(1 - probability, freedom) == pytest.approx(-expected, abs=1e-6)
    assert cumulative(expected, freedom) == pytest.approx(probability, abs=1e-7)
