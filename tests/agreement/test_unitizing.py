"""Krippendorff's alphas of free passages: published values, degenerate cases, what may not matter."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from free_passages import KRIPPENDORFF_1995, KRIPPENDORFF_2004, KRIPPENDORFF_2016, OBSERVED_1995
from hypothesis import given
from hypothesis import strategies as st
from unhurried import unhurried

from qualcode.agreement.kernel.values import Flag, IntervalMethod, Plan, Value
from qualcode.agreement.passages.continuum import Continuum, NotExclusive
from qualcode.agreement.passages.intervals import resample_bar_u, resample_unitizing
from qualcode.agreement.passages.unitizing import (
    UnitSums,
    added,
    bar_u_alpha,
    cu_alpha,
    ku_alpha,
    u_alpha,
    unit_sums,
    unitizing,
)
from qualcode.agreement.passages.unitizing_1995 import alpha_u_1995, alpha_u_sums

Passages = list[tuple[str, int, int, str]]


def terms_1995(continua, value):
    coders = {coder for continuum in continua for coder in continuum.segments}
    return alpha_u_sums(continua, value, coders).terms(len(coders))


def test_the_family_of_2016_has_its_published_values() -> None:
    family = unitizing([Continuum.of(60, KRIPPENDORFF_2016)], range(1, 8))
    assert family.u.value == pytest.approx(0.510, abs=6e-4)
    assert family.bar_u.value == pytest.approx(0.413, abs=6e-4)
    assert family.cu.value == pytest.approx(0.724, abs=6e-4)
    assert [family.by_value[value].value for value in (1, 5, 6)] == [1.0, 1.0, 1.0]
    assert [family.by_value[value].value for value in (2, 3, 4)] == pytest.approx([0, 0, 0])
    assert family.by_value[5].coverage == pytest.approx(4 / 9)


def test_a_value_that_meets_no_other_passage_has_no_ku_alpha_and_no_coverage() -> None:
    seven = unitizing([Continuum.of(60, KRIPPENDORFF_2016)], range(1, 8)).by_value[7]
    assert (seven.value, seven.coverage) == (None, 0.0)
    assert seven.reason == "no passage of this code meets a passage of another coder"


def test_alpha_u_of_2004() -> None:
    found = alpha_u_1995([Continuum.of(300, KRIPPENDORFF_2004)], ["c", "k"])
    assert found.by_value["c"].value == pytest.approx(0.7286, abs=1e-4)
    assert found.by_value["k"].value == 1.0
    assert found.overall.value == pytest.approx(0.8591, abs=6e-4)


@pytest.mark.parametrize("case", "ABCD")
def test_observed_disagreement_of_1995(case: str) -> None:
    passages = [(coder, *cut, case) for coder, cuts in KRIPPENDORFF_1995[case].items() for cut in cuts]
    terms = terms_1995([Continuum.of(24, passages)], case)
    assert float(terms.observed) == pytest.approx(OBSERVED_1995[case], abs=1e-5)


@pytest.mark.shared
def test_every_published_value_of_free_passages(shared: Path) -> None:
    lines = (shared / "reference" / "agreement-published.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["level"] == "spans"]
    assert len(rows) == 22
    for row in rows:
        assert _published(row) == pytest.approx(row["expected"], abs=row["tolerance"]), row["id"]


def _published(row: dict[str, Any]) -> float | None:
    begin = row["data"]["continuum_begin"]
    spans = [(coder, start - begin, end - begin, value) for coder, start, end, value in row["data"]["spans"]]
    continuum = Continuum.of(row["data"]["continuum_length"], spans)
    values = sorted({span[3] for span in spans})
    category = (row.get("params") or {}).get("category")
    if row["coefficient"].startswith("alpha_U_1995"):
        if row["coefficient"].endswith("Do"):
            return float(terms_1995([continuum], category).observed)
        found = alpha_u_1995([continuum], values)
        return found.overall.value if category is None else found.by_value[category].value
    family = unitizing([continuum], values)
    return {
        "u_alpha_nominal": lambda: family.u.value,
        "bar_u_alpha_binary": lambda: family.bar_u.value,
        "cu_alpha_nominal": lambda: family.cu.value,
        "k_u_alpha_nominal": lambda: family.by_value[category].value,
        "k_u_coverage": lambda: family.by_value[category].coverage,
    }[row["coefficient"]]()


def of(*passages: tuple[str, int, int, str], length: int = 100, coders: str = "AB") -> Continuum:
    return Continuum.of(length, passages, coders=list(coders))


def test_on_its_own_layer_the_u_alpha_of_a_code_is_its_bar_u_alpha() -> None:
    sums = unit_sums(of(("A", 0, 20, "x"), ("B", 5, 30, "x"), ("A", 40, 50, "y")), ["x"])
    assert u_alpha(sums).value == bar_u_alpha(sums).value


@pytest.mark.parametrize(
    ("continua", "reason"),
    [
        ([], "no document coded by two coders"),
        ([of(("A", 0, 20, "x"), coders="A")], "no document coded by two coders"),
        ([of()], "no variation: code never used"),
        ([of(("A", 0, 100, "x"), ("B", 0, 100, "x"))], "no variation"),
    ],
)
def test_degenerate_continua_give_the_reason(continua: list[Continuum], reason: str) -> None:
    family = unitizing(continua, ["x"])
    assert (family.u.value, family.u.reason) == (None, reason)
    assert (family.bar_u.value, family.bar_u.reason) == (None, reason)
    assert family.cu.value is None
    assert family.by_value["x"].value is None


def test_an_empty_text_gives_no_figure() -> None:
    assert u_alpha(unit_sums(Continuum(0, {"A": (), "B": ()}), ["x"])).reason == "no text"


def test_passages_that_never_meet_have_no_cu_alpha() -> None:
    family = unitizing([of(("A", 0, 20, "x"), ("B", 50, 70, "y"))], ["x", "y"])
    assert family.cu.reason == "no passage of one coder meets a passage of another"
    assert family.cu.coverage == 0.0
    assert family.u.value is not None


def test_three_coders_of_whom_only_two_meet_once_leave_no_chance_to_estimate() -> None:
    family = unitizing([of(("A", 0, 20, "x"), ("B", 10, 30, "y"), coders="ABC")], ["x", "y"])
    for value in (family.cu, family.by_value["x"]):
        assert (value.value, value.reason) == (None, "too few passages meet to estimate chance")
        assert value.coverage is not None
        assert value.coverage > 0


def test_few_passages_are_flagged() -> None:
    value = bar_u_alpha(unit_sums(of(("A", 0, 20, "x"), ("B", 5, 30, "x")), ["x"]))
    assert [(note.flag, note.text) for note in value.notes] == [
        (Flag.RARE_CODE, "rare code: 2 passages, not interpretable")
    ]


def test_codes_that_overlap_in_one_coder_are_refused_with_the_passages() -> None:
    with pytest.raises(NotExclusive) as caught:
        unitizing([of(("A", 0, 20, "x"), ("A", 15, 30, "y"), ("B", 0, 20, "x"))], ["x", "y"])
    (conflict,) = caught.value.conflicts
    assert (conflict.coder, conflict.first[:2], conflict.second[:2]) == ("A", (0, 20), (15, 30))
    assert "“x” (0–20)" in caught.value.message


def test_a_document_that_only_one_coder_finished_changes_nothing() -> None:
    both, one = of(("A", 0, 20, "x"), ("B", 5, 30, "x")), of(("A", 0, 20, "x"), coders="A")
    assert unitizing([both, one], ["x"]) == unitizing([both], ["x"])


def test_a_document_that_both_finished_and_nobody_coded_counts_as_gaps() -> None:
    both = of(("A", 0, 20, "x"), ("B", 5, 30, "x"))
    alone, longer = unitizing([both], ["x"]).u.value, unitizing([both, of(length=900)], ["x"]).u.value
    assert alone is not None
    assert longer is not None
    assert longer > alone


@st.composite
def continua(draw: st.DrawFn, most: int = 3) -> Continuum:
    """Two or three coders who cut a line of 40 into passages of two codes that never overlap."""
    passages: Passages = []
    coders = [f"coder {place}" for place in range(draw(st.integers(2, most)))]
    for coder in coders:
        borders = sorted(draw(st.sets(st.integers(0, 40), max_size=8)))
        passages += [
            (coder, start, end, draw(st.sampled_from("xy")))
            for start, end in zip(borders[::2], borders[1::2], strict=False)
        ]
    return Continuum.of(40, passages, coders=coders)


def figures(sums: UnitSums) -> list[float | None]:
    values: list[Value] = [u_alpha(sums), bar_u_alpha(sums), cu_alpha(sums)]
    return [value.value for value in [*values, *(ku_alpha(sums, value) for value in sums.values)]]


def _labels(continuum: Continuum, coder: str) -> list[str]:
    labels = [""] * continuum.length
    for start, end, value in continuum.segments[coder]:
        labels[start:end] = [str(value)] * (end - start)
    return labels


@unhurried
@given(continua())
def test_the_sweep_agrees_with_counting_characters(continuum: Continuum) -> None:
    sums = unit_sums(continuum, ["x", "y"])
    pairs = list(permutations(continuum.segments, 2))
    others = len(continuum.segments) - 1
    for c, ours in enumerate(["", "x", "y"]):
        for k, theirs in enumerate(["", "x", "y"]):
            counted = sum(
                list(zip(_labels(continuum, one), _labels(continuum, other), strict=True)).count((ours, theirs))
                for one, other in pairs
            )
            assert sums.common[c][k] * others == counted
    assert sums.total == 40 * len(continuum.segments)


@unhurried
@given(continua(), st.randoms(use_true_random=False))
def test_names_and_order_of_coders_and_values_change_nothing(continuum: Continuum, random: Any) -> None:
    coders = list(continuum.segments.items())
    random.shuffle(coders)
    renamed = {
        f"other {place}": tuple(
            segment._replace(value={"x": "y", "y": "x"}[str(segment.value)]) for segment in segments
        )
        for place, (_, segments) in enumerate(coders)
    }
    ours, theirs = unit_sums(continuum, ["x", "y"]), unit_sums(Continuum(40, renamed), ["y", "x"])
    assert figures(ours) == pytest.approx(figures(theirs))


@unhurried
@given(continua(), st.data())
def test_splitting_a_passage_into_overlapping_parts_changes_nothing(
    continuum: Continuum, data: st.DataObject
) -> None:
    passages: Passages = []
    for coder, segments in continuum.segments.items():
        for start, end, value in segments:
            if end - start == 1:
                passages.append((coder, start, end, str(value)))
                continue
            cut = data.draw(st.integers(start + 1, end - 1))
            passages += [(coder, start, cut + 1, str(value)), (coder, cut, end, str(value))]
    split = Continuum.of(40, passages, coders=continuum.segments)
    assert split == continuum
    assert alpha_u_1995([split], "xy") == alpha_u_1995([continuum], "xy")


@unhurried
@given(st.lists(continua(most=2), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(documents: list[Continuum], random: Any) -> None:
    mixed = list(documents)
    random.shuffle(mixed)
    assert unitizing(mixed, ["x", "y"]) == unitizing(documents, ["x", "y"])
    assert alpha_u_1995(mixed, ["x", "y"]) == alpha_u_1995(documents, ["x", "y"])


@unhurried
@given(continua())
def test_every_figure_has_a_value_or_a_reason(continuum: Continuum) -> None:
    family = unitizing([continuum], ["x", "y"])
    old = alpha_u_1995([continuum], ["x", "y"])
    for value in [family.u, family.bar_u, family.cu, *family.by_value.values(), old.overall, *old.by_value.values()]:
        assert (value.value is None) == bool(value.reason)
        assert value.value is None or value.value <= 1


def documents(count: int) -> list[Continuum]:
    """Invented passages: B follows A with a shift that differs by document."""
    made = []
    for place in range(count):
        shift, other = place % 7, "y" if place % 3 else "x"
        made.append(
            of(
                ("A", 10, 30, "x"),
                ("B", 10 + shift, 30, "x"),
                ("A", 50, 60 + shift, "y"),
                ("B", 50, 65, other),
            )
        )
    return made


def test_the_bootstrap_starts_from_the_exact_values() -> None:
    sums = [unit_sums(continuum, ["x", "y"]) for continuum in documents(24)]
    intervals = resample_unitizing(sums, Plan(IntervalMethod.BOOTSTRAP, replicates=400))
    whole = added(sums)
    exact = [u_alpha(whole), bar_u_alpha(whole), cu_alpha(whole), ku_alpha(whole, "y")]
    found = [intervals.u, intervals.bar_u, intervals.cu, intervals.by_value["y"]]
    for value, interval in zip(exact, found, strict=True):
        assert value.value is not None
        assert interval.low is not None
        assert interval.high is not None
        assert interval.low < value.value < interval.high
        assert interval.clusters == 24


def test_many_codes_get_the_intervals_they_get_alone_and_a_pooled_one() -> None:
    plan = Plan(IntervalMethod.BOOTSTRAP, replicates=200)
    codes = [[unit_sums(continuum, [value]) for continuum in documents(24)] for value in "xy"]
    intervals, together = resample_bar_u(codes, plan)
    for code, interval in zip(codes, intervals, strict=True):
        alone = resample_unitizing(code, plan).bar_u
        assert (interval.low, interval.high) == (pytest.approx(alone.low), pytest.approx(alone.high))
    assert together.low is not None


def test_one_document_gives_no_interval_but_the_reason() -> None:
    sums = [unit_sums(continuum, ["x", "y"]) for continuum in documents(1)]
    assert resample_unitizing(sums).u.reason == "the codes occur in 1 of 1 document"
    assert resample_bar_u([sums])[1].reason == "the code occurs in 1 of 1 document"


def test_a_code_that_nobody_used_gets_no_interval() -> None:
    unused = [unit_sums(continuum, ["z"]) for continuum in documents(12)]
    assert (
        resample_unitizing(unused, Plan(IntervalMethod.BOOTSTRAP, replicates=50)).bar_u.reason
        == "not estimable (no variation)"
    )
