"""Intervals of segment overlap, Holsti's coefficient and alpha_U of 1995, and their means over pairs of coders."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unhurried import unhurried

from qualcode.agreement.kernel.values import IntervalMethod, Plan
from qualcode.agreement.passages.alpha_u_intervals import NOT_DRAWN, left_out
from qualcode.agreement.passages.continuum import Continuum
from qualcode.agreement.passages.matching_segments import segment_counts
from qualcode.agreement.passages.other_programs import CodedPassages
from qualcode.agreement.passages.unitizing_1995 import AlphaUSums, alpha_u_1995, alpha_u_sums
from tests.agreement.students_t import student_t

LENGTH = 60
CODES = ("x", "y")


def terms_1995(continua, value):
    coders = {coder for continuum in continua for coder in continuum.segments}
    return alpha_u_sums(continua, value, coders).terms(len(coders))


@st.composite
def documents(draw, coders="AB", least=1, most=7):
    """Documents with passages of two codes; not every coder finished each."""
    made = []
    for _ in range(draw(st.integers(least, most))):
        there = draw(st.sets(st.sampled_from(coders), min_size=1)) | draw(st.just(set(coders)) | st.just(set()))
        passages = []
        for coder in sorted(there):
            for code in CODES:
                borders = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=6)))
                spans = zip(borders[::2], borders[1::2], strict=False)
                passages += [(coder, start, end, code) for start, end in spans]
        made.append(Continuum.of(LENGTH, passages, sorted(there)))
    return made


def coded(continua, coders="AB", plan=None, clusters=None):
    return CodedPassages(
        tuple(coders),
        CODES,
        range(len(CODES)),
        lambda place: [continuum.layer(CODES[place]) for continuum in continua],
        clusters or range(len(continua)),
        plan or Plan(),
    )


@unhurried
@given(documents(most=5), st.integers(1, 3))
def test_what_is_left_of_alpha_u_without_a_cluster_is_that_of_the_others(continua, size):
    coders = sorted({coder for continuum in continua for coder in continuum.segments})
    whole = [continuum for continuum in continua if len(continuum.segments) == len(coders)]
    parts = [whole[at : at + size] for at in range(0, len(whole), size)]
    if len(coders) < 2 or not parts:
        return
    sums = [alpha_u_sums(part, "x", coders) for part in parts]
    observed, expected = left_out(sums, len(coders))
    for place, kept in enumerate(
        [whole, *(whole[: at * size] + whole[(at + 1) * size :] for at in range(len(parts)))]
    ):
        if kept:
            terms = terms_1995(kept, "x")
            assert observed[place] == pytest.approx(float(terms.observed), abs=1e-12)
            assert expected[place] == pytest.approx(float(terms.expected), abs=1e-12)


def by_hand(ratios, holding, number):
    """The interval of 1 - ratio from the ratios over all clusters and without each."""
    whole, *without = ratios
    logs = [math.log(max(ratio if ratio is not None else whole, 1e-9)) for ratio in without]
    mean = sum(logs) / number
    error = math.sqrt((number - 1) / number * sum((value - mean) ** 2 for value in logs))
    reach = math.exp(student_t().ppf(0.975, holding - 1) * error)
    return 1 - whole * reach, 1 - whole / reach


def overlap_of(continua, codes, coders, figure):
    """1 - the mean over pairs by plain counting; None where nobody marked anything."""
    found = []
    for pair in combinations(coders, 2):
        counts = segment_counts(continua, codes, pair)
        passages = counts.first + counts.second
        if passages:
            agreeing = {"holsti": 2 * counts.pairs}.get(figure, counts.first_agreeing + counts.second_agreeing)
            found.append(1 - Fraction(agreeing, passages))
    return float(sum(found) / len(found)) if found else None


@unhurried
@given(documents("ABC", least=5))
def test_overlap_and_holsti_are_means_over_pairs_with_intervals_over_clusters(continua):
    found = coded(continua, "ABC")
    by_code, _ = found.overlap_by_code(90)
    whole, _ = found.overlap(90)
    together = sum(len(continuum.segments) > 1 for continuum in continua)
    compared = [continuum for continuum in continua if len(continuum.segments) > 1]
    for values, codes in ((by_code[0], "x"), (by_code[1], "y"), (whole, "xy")):
        for figure in ("overlap_percent", "holsti"):
            value = values[figure]
            apart = overlap_of(continua, codes, "ABC", figure)
            if apart is None:
                assert value.value is None
                assert value.reason == "no passages"
                continue
            assert value.value == pytest.approx(1 - apart)
            chance = 1 / 4
            assert values["overlap_kappa_of_sets"].value == pytest.approx(
                1 - overlap_of(continua, codes, "ABC", "overlap") / (1 - chance)
            )
            interval = value.interval
            assert interval.clusters == together
            if interval.low is None:
                assert interval.reason
                continue
            ratios = [apart] + [
                overlap_of(compared[:at] + compared[at + 1 :], codes, "ABC", figure) for at in range(len(compared))
            ]
            low, high = by_hand(ratios, interval.holding, together)
            assert value.low == pytest.approx(max(low, 0.0))
            assert value.high == pytest.approx(high)


def series(number, ends=(20, 30, 25, 40, 31, 38, 22, 27)):
    return [
        Continuum.of(LENGTH, [("A", 5, 30, "x"), ("B", 5, ends[at], "x"), ("A", 40, 45, "y"), ("B", 41, 46, "y")])
        for at in range(number)
    ]


def test_alpha_u_has_an_interval_over_clusters():
    continua = series(8)
    (x, y), whole, sums = coded(continua).alpha_u()
    assert whole.value == alpha_u_1995(continua, CODES).overall.value
    for value, codes in ((x, "x"), (whole, "xy")):

        def ratio(kept, codes=codes):
            terms = [terms_1995(kept, code) for code in codes]
            return float(sum(term.observed for term in terms) / sum(term.expected for term in terms))

        ratios = [ratio(continua)] + [ratio(continua[:at] + continua[at + 1 :]) for at in range(8)]
        low, high = by_hand(ratios, 8, 8)
        assert value.low == pytest.approx(low)
        assert value.high == pytest.approx(high)
        assert value.interval.degrees == 7
    assert y.interval.reason == "not estimable (no cluster changes the value)"
    assert AlphaUSums.added(sums[0]) == alpha_u_sums(continua, "x", "AB")


def test_few_clusters_none_asked_and_draws_have_their_reasons():
    (x, _), whole, _ = coded(series(4)).alpha_u()
    assert x.interval.reason == "the code occurs in 4 of 4 documents"
    assert whole.interval.reason == "the codes occur in 4 of 4 documents"
    (x, _), whole, _ = coded(series(8), plan=Plan(IntervalMethod.BOOTSTRAP, replicates=20)).alpha_u()
    assert x.interval == whole.interval == NOT_DRAWN
    overlap, _ = coded(series(8), plan=Plan(IntervalMethod.BOOTSTRAP, replicates=50)).overlap(50)
    assert overlap["holsti"].interval.replicates == 50
    (x, _), _whole, _ = coded(series(8), plan=Plan(IntervalMethod.NONE)).alpha_u()
    overlap, _ = coded(series(8), plan=Plan(IntervalMethod.NONE)).overlap(50)
    assert x.interval.reason == overlap["holsti"].interval.reason == "no interval asked for"


def test_clusters_of_several_documents_are_left_out_as_one():
    continua = series(8) + series(8, ends=(33, 21, 36, 28, 40, 26, 35, 24))
    by_two, _ = coded(continua, clusters=[*range(8), *range(8)]).overlap(50)
    alone, _ = coded(continua).overlap(50)
    assert by_two["overlap_percent"].value == alone["overlap_percent"].value
    assert by_two["overlap_percent"].interval.clusters == 8
    assert alone["overlap_percent"].interval.clusters == 16


@pytest.mark.parametrize(
    ("codes", "share", "kappa"), [(1, 0.5, 0.0), (2, 0.5, 1 / 3), (10, 0.9, (0.9 - 2**-10) / (1 - 2**-10))]
)
def test_the_kappa_of_sets_by_hand(codes, share, kappa):
    continua = [
        Continuum.of(
            400,
            [("A", 9 * at, 9 * at + 5, "x") for at in range(10)]
            + [
                ("B", 9 * at + (0 if at < 10 * share else 5), 9 * at + 5 + (0 if at < 10 * share else 4), "x")
                for at in range(10)
            ],
        )
    ]
    matched = coded(continua).matched([0], 90)
    (found,) = matched.figures([[0]], codes, Plan())
    assert found["overlap_percent"].value == pytest.approx(share)
    assert found["overlap_kappa_of_sets"].value == pytest.approx(kappa)
