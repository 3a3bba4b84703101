"""The coefficients give the values that were published for them."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from published_agreement import (
    ABSTRACTORS,
    COHEN_1960,
    FEINSTEIN_BALANCED,
    FEINSTEIN_SKEWED,
    FLEISS_1971,
    GWET_DISTRIB_6,
    GWET_RAW_4,
    HAYES_KRIPPENDORFF_2007,
    KRIPPENDORFF_2011_C,
    WARRENS_2010,
    ZWICK_1988,
    of_strings,
    of_table,
)

from qualcode.agreement.kernel.coefficients import (
    brennan_prediger,
    cohen_kappa,
    cohen_kappa_max,
    conger_kappa,
    fleiss_kappa,
    gwet_ac1,
    gwet_ac2,
    hubert_kappa,
    light_kappa,
    percent,
    scott_pi,
)
from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.kernel.metrics import Distance, Metric, Weights
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.standard_errors import analytic
from qualcode.agreement.kernel.values import Value

COHEN_1968 = Weights.from_disagreement([[0, 1, 3], [1, 0, 6], [3, 6, 0]])


@pytest.mark.parametrize(
    ("metric", "expected"),
    [(Metric.NOMINAL, 0.743), (Metric.ORDINAL, 0.815), (Metric.INTERVAL, 0.849), (Metric.RATIO, 0.797)],
)
def test_alpha_of_krippendorff_2011(metric: Metric, expected: float) -> None:
    assert krippendorff_alpha(of_strings(KRIPPENDORFF_2011_C), metric).value == pytest.approx(expected, abs=5e-4)


def test_ordinal_alpha_of_hayes_and_krippendorff_2007() -> None:
    value = krippendorff_alpha(of_strings(HAYES_KRIPPENDORFF_2007), Metric.ORDINAL).value
    assert value == pytest.approx(0.7598, abs=1e-4)


def test_fleiss_1971_as_a_whole_and_by_category() -> None:
    ratings = of_strings(FLEISS_1971)
    assert fleiss_kappa(ratings).value == pytest.approx(0.430, abs=1e-3)
    assert percent(ratings).value == pytest.approx(0.5556, abs=1e-3)
    by_category = [fleiss_kappa(ratings.collapse(category)).value for category in range(1, 6)]
    assert by_category == pytest.approx([0.248, 0.248, 0.517, 0.470, 0.565], abs=5e-3)


def test_cohen_1960_and_1968() -> None:
    ratings = of_table(COHEN_1960)
    assert cohen_kappa(ratings).value == pytest.approx(0.492, abs=5e-4)
    assert cohen_kappa_max(ratings).value == pytest.approx(0.831, abs=1e-3)
    assert cohen_kappa(ratings, COHEN_1968).value == pytest.approx(0.348, abs=5e-4)
    assert gwet_ac1(ratings).value == pytest.approx(0.57597, abs=1e-5)


def test_warrens_2010_tells_the_kappas_of_many_coders_apart() -> None:
    ratings = of_strings(WARRENS_2010)
    assert brennan_prediger(ratings).value == pytest.approx(0.8358, abs=1e-4)
    assert fleiss_kappa(ratings).value == pytest.approx(0.8324, abs=1e-4)
    assert hubert_kappa(ratings).value == pytest.approx(0.8326, abs=1e-4)
    assert light_kappa(ratings).value == pytest.approx(0.8325, abs=1e-4)


@pytest.mark.parametrize("coefficient", [cohen_kappa, scott_pi, brennan_prediger])
def test_zwick_1988_equal_margins(coefficient: Callable[[Ratings], Value]) -> None:
    assert coefficient(of_table(ZWICK_1988)).value == pytest.approx(0.467, abs=1e-3)


def test_the_paradox_of_feinstein_and_cicchetti_1990() -> None:
    assert percent(of_table(FEINSTEIN_BALANCED)).value == pytest.approx(0.85)
    assert cohen_kappa(of_table(FEINSTEIN_BALANCED)).value == pytest.approx(0.70, abs=5e-3)
    assert cohen_kappa(of_table(FEINSTEIN_SKEWED)).value == pytest.approx(0.1304, abs=1e-4)


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("percent", 0.5511111, None),
        ("gwet_ac1", 0.4448007, 0.08418757),
        ("fleiss_kappa", 0.4139265, 0.08119291),
        ("brennan_prediger", 0.4388889, 0.08312142),
    ],
)
def test_values_and_errors_of_gwet_for_six_raters(name: str, value: float, error: float | None) -> None:
    found = analytic(name, of_strings(GWET_DISTRIB_6))
    assert found.value == pytest.approx(value, abs=1e-6)
    assert found.interval is not None
    if error is not None:
        assert found.interval.standard_error == pytest.approx(error, abs=1e-6)


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("gwet_ac1", 0.77544, 0.14295),
        ("fleiss_kappa", 0.76117, 0.15302),
        ("conger_kappa", 0.76282, 0.14917),
        ("brennan_prediger", 0.77273, 0.14472),
    ],
)
def test_values_and_errors_of_gwet_with_missing_ratings(name: str, value: float, error: float) -> None:
    found = analytic(name, of_strings(GWET_RAW_4))
    assert found.value == pytest.approx(value, abs=1e-5)
    assert found.interval is not None
    assert found.interval.standard_error == pytest.approx(error, abs=1e-5)


def test_gwets_interval_is_cut_at_one_and_says_so() -> None:
    interval = analytic("gwet_ac1", of_strings(GWET_RAW_4)).interval
    assert interval is not None
    assert (interval.low, interval.high) == (pytest.approx(0.461, abs=6e-4), 1.0)
    assert interval.clipped


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("cohen_kappa", 0.7964094, 0.05891072),
        ("scott_pi", 0.7962397, 0.05905473),
        ("gwet_ac1", 0.8493305, 0.04321747),
        ("brennan_prediger", 0.835, 0.04693346),
        ("percent", 0.89, 0.03128898),
    ],
)
def test_errors_of_gwets_tables_divide_by_n_and_ours_by_n_minus_one(name: str, value: float, error: float) -> None:
    found = analytic(name, of_table(ABSTRACTORS))
    assert found.value == pytest.approx(value, abs=1e-6)
    assert found.interval is not None
    assert found.interval.standard_error is not None
    assert found.interval.standard_error * math.sqrt(99 / 100) == pytest.approx(error, abs=1e-6)


GIVEN: dict[str, Callable[[Ratings], Value]] = {
    "percent_agreement": percent,
    "cohen_kappa": cohen_kappa,
    "cohen_kappa_max": cohen_kappa_max,
    "gwet_ac1": gwet_ac1,
    "fleiss_kappa": fleiss_kappa,
    "scott_pi": scott_pi,
    "brennan_prediger": brennan_prediger,
    "bennett_s": brennan_prediger,
    "randolph_kappa": brennan_prediger,
    "conger_kappa": conger_kappa,
    "hubert_kappa": hubert_kappa,
    "light_kappa": light_kappa,
    **{
        f"krippendorff_alpha_{metric}": lambda ratings, metric=metric: krippendorff_alpha(ratings, metric)
        for metric in Metric
    },
}


def _relation(first: Any, second: Any) -> Fraction:
    if first == second:
        return Fraction(0)
    if first <= second or second <= first:
        return Fraction(1, 3)
    return Fraction(2, 3) if first & second else Fraction(1)


def _masi_of_dkpro(first: Any, second: Any) -> Fraction:
    if first == second:
        return Fraction(0)
    return Fraction(len(first ^ second), len(first | second)) * _relation(first, second)


def _artstein(first: Any, second: Any) -> Fraction:
    if first == second:
        return Fraction(0)
    return Fraction(1, 2) if "Chck" in (first, second) else Fraction(1)


DISTANCES = {
    "krippendorff_alpha_setrelation": _relation,
    "krippendorff_alpha_masi_dkpro": _masi_of_dkpro,
    "krippendorff_alpha_custom": _artstein,
}


def _given_units(row: dict[str, Any]) -> float | list[float | None] | None:
    coefficient, params = row["coefficient"], row.get("params") or {}
    data = [[frozenset(v) if isinstance(v, list) else v for v in coder] for coder in row["data"]]
    ratings = Ratings.from_coders(data, categories=params.get("categories"))
    if coefficient in GIVEN:
        return GIVEN[coefficient](ratings).value
    if coefficient in DISTANCES:
        return krippendorff_alpha(ratings, Distance(coefficient, DISTANCES[coefficient])).value
    if coefficient == "cohen_kappa_weighted":
        return cohen_kappa(ratings, Weights.from_disagreement(params["disagreement_weights"])).value
    if coefficient == "gwet_ac2_quadratic":
        return gwet_ac2(ratings, Weights.quadratic(ratings.categories)).value
    if coefficient == "fleiss_kappa_category":
        return fleiss_kappa(ratings.collapse(params["category"])).value
    name, _, kind = coefficient.rpartition("_")
    interval = analytic({"percent_agreement": "percent"}.get(name, name), ratings).interval
    assert interval is not None
    if kind == "ci95":
        return [interval.low, interval.high]
    assert (kind, interval.standard_error is not None) == ("se", True)
    assert interval.standard_error is not None
    tables_divide_by_n = row["dataset"] == "irrCAC_cont3x3abstractors"
    rated = ratings.rated
    return interval.standard_error * (math.sqrt((rated - 1) / rated) if tables_divide_by_n else 1)


@pytest.mark.shared
def test_every_published_value_over_given_units(shared: Path) -> None:
    lines = (shared / "reference" / "agreement-published.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["level"] == "units"]
    assert len(rows) == 110
    for row in rows:
        assert _given_units(row) == pytest.approx(row["expected"], abs=row["tolerance"]), row["id"]
