"""Mathet's gamma: the best alignment, against all alignments; what may not matter; degenerate continua."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest
from free_passages import KRIPPENDORFF_2016
from hypothesis import given
from hypothesis import strategies as st
from unhurried import unhurried

from qualcode.agreement.passages import gamma as module
from qualcode.agreement.passages.continuum import Continuum, Segment
from qualcode.agreement.passages.gamma import GammaPlan, best_disorder, gamma
from qualcode.errors import QualcodeError, UsageProblem

QUICK = GammaPlan(samples=5, precision=1.0)
Document = list[list[Segment]]


def apart(one: Segment, other: Segment) -> float:
    """The paper's d_combi with alpha 3 and beta 1."""
    shift = abs(one.start - other.start) + abs(one.end - other.end)
    return 3 * (shift / (one.length + other.length)) ** 2 + (one.value != other.value)


def alignments(document: Sequence[Sequence[Segment]]) -> Iterator[list[tuple[Segment | None, ...]]]:
    """All partitions of the passages into tuples of at most one passage a coder."""
    first = next((coder for coder, found in enumerate(document) if found), None)
    if first is None:
        yield []
        return
    head, *rest = document[first]

    def partners(coder: int, chosen: tuple[Segment | None, ...]) -> Iterator[tuple[Segment | None, ...]]:
        if coder == len(document):
            yield chosen
            return
        options = [None] if coder <= first else [None, *document[coder]]
        for option in options:
            yield from partners(coder + 1, (*chosen, head if coder == first else option))

    for one in partners(0, ()):
        left = [
            rest if coder == first else [unit for unit in found if unit is not one[coder]]
            for coder, found in enumerate(document)
        ]
        for others in alignments(left):
            yield [one, *others]


def disorder(one: tuple[Segment | None, ...]) -> float:
    pairs = list(combinations(one, 2))
    return sum(1.0 if a is None or b is None else apart(a, b) for a, b in pairs) / len(pairs)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    made = []
    for _ in range(draw(st.integers(2, 3))):
        found = []
        for _ in range(draw(st.integers(0, 3))):
            start = draw(st.integers(0, 30))
            found.append(Segment(start, start + draw(st.integers(1, 15)), draw(st.sampled_from("xy"))))
        made.append(found)
    return made


@unhurried
@given(documents())
def test_the_best_alignment_is_the_best_of_all(document: Document) -> None:
    best = min(sum(map(disorder, one)) for one in alignments(document))
    assert best_disorder(document) == pytest.approx(best)


@unhurried
@given(documents(), st.integers(1, 500))
def test_moving_all_passages_or_naming_codes_anew_changes_no_disorder(document: Document, by: int) -> None:
    moved = [[Segment(one.start + by, one.end + by, f"code {one.value}") for one in found] for found in document]
    assert best_disorder(moved) == pytest.approx(best_disorder(document))


def test_the_order_of_coders_changes_no_disorder() -> None:
    by_coder: dict[str, list[Segment]] = {}
    for coder, start, end, value in KRIPPENDORFF_2016:
        by_coder.setdefault(coder, []).append(Segment(start, end, value))
    documents = list(by_coder.values())
    assert best_disorder(documents) == pytest.approx(best_disorder(documents[::-1]))


def test_perfect_agreement_is_1_and_noise_is_about_0() -> None:
    same = [(coder, 100 * at, 100 * at + 40, at % 3) for coder in "AB" for at in range(10)]
    found = gamma([Continuum.of(1000, same)], QUICK)
    assert (found.value.value, found.disorder) == (1.0, 0.0)
    odd = [("A", 90 * at, 90 * at + 40, at % 3) for at in range(10)]
    even = [("B", 70 * at + 30, 70 * at + 80, (at * 7 + 1) % 4) for at in range(13)]
    noise = gamma([Continuum.of(1000, [*odd, *even])], GammaPlan())
    assert noise.value.value == pytest.approx(0, abs=0.2)


def test_the_seed_and_the_parameters_make_the_value_and_are_told() -> None:
    continuum = Continuum.of(60, KRIPPENDORFF_2016)
    first, again = gamma([continuum], QUICK), gamma([continuum], QUICK)
    assert first == again
    assert gamma([continuum], GammaPlan(samples=5, precision=1.0, alpha=1.0)).disorder < first.disorder
    assert first.method == (
        "alpha 3, beta 1, empty 1, shuffled continua: 5, precision 100%, seed 1970; ring: the compared text of each "
        "document, its end joined to its beginning (1 document, 60 characters)"
    )
    assert gamma([continuum] * 2, QUICK).rings == (60, 60)
    assert gamma([continuum], GammaPlan(samples=5, precision=0.02)).samples > 5


@pytest.mark.parametrize(
    ("continua", "reason"),
    [
        ([], "no document coded by two coders"),
        ([Continuum.of(50, [("A", 1, 9, "x")])], "no document coded by two coders"),
        ([Continuum.of(50, [], ["A", "B"])], "no passages"),
    ],
)
def test_degenerate_continua_give_the_reason(continua: list[Continuum], reason: str) -> None:
    assert (gamma(continua, QUICK).value.value, gamma(continua, QUICK).value.reason) == (None, reason)


def test_a_document_that_one_coder_did_not_finish_is_left_out() -> None:
    shared = Continuum.of(200, [("A", 10, 60, "x"), ("B", 20, 60, "x"), ("B", 100, 150, "y")])
    alone = Continuum.of(50, [("A", 1, 9, "x")], ["A"])
    assert gamma([shared, alone], QUICK) == gamma([shared], QUICK)


def test_too_many_passages_over_each_other_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TUPLES", 50)
    crowded = [[Segment(at, at + 50, "x") for at in range(6)] for _ in range(3)]
    with pytest.raises(QualcodeError, match="lie over each other"):
        best_disorder(crowded)


def test_without_scipy_gamma_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(QualcodeError, match="needs scipy"):
        gamma([Continuum.of(60, KRIPPENDORFF_2016)])


@pytest.mark.parametrize(
    ("alpha", "beta", "reason"),
    [
        (-1, None, "no weight for --gamma-alpha"),
        (float("nan"), None, "no weight"),
        (None, float("inf"), "no weight for --gamma-beta"),
        (0, 0, "no two passages differ"),
    ],
)
def test_weights_that_are_none_have_a_reason(alpha: float | None, beta: float | None, reason: str) -> None:
    with pytest.raises(UsageProblem, match=reason):
        GammaPlan.of(alpha, beta)


def test_without_a_weight_of_codes_their_names_do_not_matter() -> None:
    passages = [("A", 0, 10, "x"), ("A", 20, 30, "y"), ("B", 0, 10, "y"), ("B", 20, 30, "x")]
    (segments,) = ([list(found) for found in Continuum.of(40, passages).segments.values()],)
    assert best_disorder(segments, GammaPlan.of(None, 0.0)) == 0
    assert best_disorder(segments) > 0
