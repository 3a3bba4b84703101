"""Gwet's standard errors over clusters: contributions are summed by cluster before they are squared."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_agreement_bootstrap import documents
from test_jackknife import with_code
from unhurried import unhurried

from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.standard_errors import ANALYTIC, OF_UNITS, analytic
from qualcode.agreement.kernel.students_t import quantile
from qualcode.agreement.kernel.values import Plan


@unhurried
@given(
    st.lists(st.tuples(*[st.sampled_from([0, 1, 1, None])] * 3), min_size=6, max_size=20),
    st.sampled_from([*ANALYTIC]),
)
def test_each_unit_as_a_cluster_gives_the_error_over_units(rows: list[tuple[int | None, ...]], name: str) -> None:
    units = [Ratings.from_units([row], ["A", "B", "C"], (0, 1)) for row in rows]
    whole = Ratings.merged(units)
    over_units, over_clusters = analytic(name, whole).interval, analytic(name, whole, clusters=units).interval
    if over_units is None or over_clusters is None or over_units.standard_error is None:
        return
    if over_clusters.standard_error is None:
        assert "occur in" in over_clusters.reason or "missing in" in over_clusters.reason
        return
    assert over_clusters.standard_error == pytest.approx(over_units.standard_error)
    assert (over_clusters.low, over_clusters.high) == (pytest.approx(over_units.low), pytest.approx(over_units.high))
    assert (over_units.method, over_units.degrees) == (OF_UNITS, over_clusters.degrees)


def test_per_cent_of_clusters_by_hand() -> None:
    """Six documents of ten units, of which 1, 1, 1, 1, 1 and 3 are unlike: 1/3 above and 5/3 below the mean."""
    code = [Ratings.presence(["A", "B"], [set(range(5)), {*range(5 - unlike)}], 10) for unlike in (1, 1, 1, 1, 1, 3)]
    found = analytic("percent", Ratings.merged(code), clusters=code, plan=Plan(cluster="case"))
    interval = found.interval
    assert interval is not None
    error = math.sqrt(6 / 5 * (5 * (1 / 3) ** 2 + (5 / 3) ** 2)) / 60
    assert interval.standard_error == pytest.approx(error)
    assert (interval.degrees, interval.holding) == (5, 6)
    assert (found.low, found.high) == (
        pytest.approx(52 / 60 - quantile(0.975, 5) * error),
        pytest.approx(52 / 60 + quantile(0.975, 5) * error),
    )
    assert interval.method == (
        "analytic (Gwet 2014), contributions summed over each of 6 cases, Student's t with 5 degrees of freedom"
    )


@pytest.mark.parametrize("name", [*ANALYTIC])
def test_disagreement_that_comes_in_lumps_makes_the_error_larger(name: str) -> None:
    quiet = [Ratings.presence(["A", "B"], [{1, 2, 3}, {1, 2, 3}], 40) for _ in range(6)]
    loud = [Ratings.presence(["A", "B"], [{1, 2, 3, 4, 5, 6}, {1, 2, 7, 8}], 40) for _ in range(6)]
    whole = Ratings.merged([*quiet, *loud])
    over_units, over_clusters = (
        analytic(name, whole).interval,
        analytic(name, whole, clusters=[*quiet, *loud]).interval,
    )
    assert over_units is not None
    assert over_clusters is not None
    assert over_units.standard_error is not None
    assert over_clusters.standard_error is not None
    assert over_clusters.standard_error > 1.3 * over_units.standard_error


@pytest.mark.parametrize("name", [*ANALYTIC])
def test_too_few_clusters_with_the_code_are_refused_here_too(name: str) -> None:
    rare = with_code(3, 12)
    interval = analytic(name, Ratings.merged(rare), clusters=rare).interval
    assert interval is not None
    assert (interval.low, interval.reason) == (None, "the code occurs in 3 of 12 documents")
    same = [Ratings.presence(["A", "B"], [{1, 2}, {1, 2}], 9) for _ in range(12)]
    interval = analytic(name, Ratings.merged(same), clusters=same).interval
    assert interval is not None
    assert (interval.low, interval.reason) == (None, "not estimable (no disagreement)")


def test_silent_coders_and_clusters_that_nobody_rated_change_nothing() -> None:
    code = documents(5, 12)
    plain = analytic("fleiss_kappa", Ratings.merged(code), clusters=code)
    silent = [
        Ratings((*part.coders, "C"), part.categories, {(*row, -1): n for row, n in part.patterns.items()}, 1)
        for part in [*code, Ratings.presence(code[0].coders, [None, None], 40)]
    ]
    found = analytic("fleiss_kappa", Ratings.merged(silent), clusters=silent)
    assert found.interval == plain.interval
