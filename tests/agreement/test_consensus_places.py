"""Where two coders differ: whole codings, grouped by what one decision is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.agreement.consensus.finding import consensus_places
from qualcode.agreement.consensus.outcome import ConsensusCoding, ConsensusEdges, agreed, outcome
from qualcode.agreement.consensus.places import DIFFERING, ComparedWork, PlaceKind, places_in
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import study
from qualcode.errors import QualcodeError
from qualcode.model.codings import Coding, Polarity, WorkState
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.model.team.consensus import ConsensusResult
from tests.builders import ME, code_named, coder_named, interview
from tests.helpers import new_project

A, B = 1, 2
X, Y, Z = 11, 12, 13
PRESENT, ABSENT, MIXED = Polarity.PRESENT, Polarity.ABSENT, Polarity.MIXED
EINS = Document(1, "01900000-0000-7000-8000-000000000001", "eins", "", None, {}, "0" * 64, 100, 20)


def coding(key, coder, start, end, code=X, polarity=PRESENT, weight=None, round_=1):
    return Coding(
        key=key, uuid=f"01900000-0000-7000-8000-{key:012}", document=1, span=Span(start, end), code=code,
        rule_version=1, coder=coder, polarity=polarity, weight=weight, memo="", paraphrase="", round=round_,
        good_by=(), created="",
    )  # fmt: skip


def given_by(coder, *rows):
    return [coding(100 * coder + number, coder, *row) for number, row in enumerate(rows)]


def places(mine, theirs, finished=(True, True)):
    first, second = (
        ComparedWork(tuple(codings), done) for codings, done in zip((mine, theirs), finished, strict=True)
    )
    return places_in(EINS, first, second)


def kinds(mine, theirs):
    found = places(given_by(A, *mine), given_by(B, *theirs))
    return [(place.kind, (place.span.start, place.span.end)) for place in found]


# ---- grouping ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mine", "theirs", "found"),
    [
        ([(0, 9)], [(0, 9)], [(PlaceKind.AGREED, (0, 9))]),
        ([(0, 9)], [(1, 9)], [(PlaceKind.BOUNDARY, (0, 9))]),
        ([(0, 9)], [(0, 9, X, ABSENT)], [(PlaceKind.POLARITY, (0, 9))]),
        ([(0, 9)], [(1, 9, X, ABSENT)], [(PlaceKind.BOUNDARY, (0, 9))]),
        ([(0, 9)], [(0, 9, Y)], [(PlaceKind.CODE, (0, 9))]),
        ([(0, 9)], [], [(PlaceKind.ONLY_FIRST, (0, 9))]),
        ([], [(0, 9)], [(PlaceKind.ONLY_SECOND, (0, 9))]),
        # touching is not overlapping
        ([(0, 5)], [(5, 9)], [(PlaceKind.ONLY_FIRST, (0, 5)), (PlaceKind.ONLY_SECOND, (5, 9))]),
        # one long passage connects two short ones of the other
        ([(0, 3), (5, 9)], [(1, 8)], [(PlaceKind.BOUNDARY, (0, 9))]),
        ([(0, 9), (0, 5)], [(0, 5), (0, 9)], [(PlaceKind.AGREED, (0, 9))]),
        # another code shares enough with half of the shorter one, and not with less
        ([(0, 10)], [(6, 14, Y)], [(PlaceKind.CODE, (0, 14))]),
        ([(0, 10)], [(7, 14, Y)], [(PlaceKind.ONLY_FIRST, (0, 10)), (PlaceKind.ONLY_SECOND, (7, 14))]),
        # the greatest overlap wins, and each group is taken once
        (
            [(0, 10)],
            [(0, 4, Y), (2, 10, Z)],
            [(PlaceKind.ONLY_SECOND, (0, 4)), (PlaceKind.CODE, (0, 10))],
        ),
        # a code that both gave is no other code of a third
        ([(0, 9)], [(0, 9), (0, 9, Y)], [(PlaceKind.AGREED, (0, 9)), (PlaceKind.ONLY_SECOND, (0, 9))]),
    ],
)  # fmt: skip
def test_codings_are_grouped_and_told_apart(mine, theirs, found):
    assert sorted(kinds(mine, theirs), key=repr) == sorted(found, key=repr)


ROWS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 6), st.sampled_from((X, Y, Z)), st.sampled_from(Polarity)),
    max_size=8,
    unique_by=lambda row: row[:3],
)


@given(ROWS, ROWS)
def test_each_coding_is_in_one_place_and_swapping_the_coders_swaps_the_kinds(mine, theirs):
    first, second = (
        given_by(coder, *((start, start + length, code, polarity) for start, length, code, polarity in rows))
        for coder, rows in ((A, mine), (B, theirs))
    )
    found = places(first, second)
    assert sorted(coding.key for place in found for coding in place.codings) == sorted(
        coding.key for coding in (*first, *second)
    )
    assert all(coding.coder == A for place in found for coding in place.first)
    assert all(coding.coder == B for place in found for coding in place.second)
    for place in found:
        of_code = [{coding.code for coding in side} for side in (place.first, place.second) if side]
        assert all(len(codes) == 1 for codes in of_code)
        assert (len(place.codes) == 2) == (place.kind is PlaceKind.CODE)
        assert bool(place.first and place.second) == (place.kind not in (PlaceKind.ONLY_FIRST, PlaceKind.ONLY_SECOND))
    for code in (X, Y, Z):  # of one code, places share no text
        sides = [
            Span(min(coding.span.start for coding in those), max(coding.span.end for coding in those))
            for place in found
            if (those := [coding for coding in place.codings if coding.code == code])
        ]
        assert sum(one.overlap(other) for one in sides for other in sides if one is not other) == 0
    back = places(second, first)
    swapped = {PlaceKind.ONLY_FIRST: PlaceKind.ONLY_SECOND, PlaceKind.ONLY_SECOND: PlaceKind.ONLY_FIRST}
    same = [place for place in found if place.kind not in (*swapped, PlaceKind.CODE)]
    assert {place.uuids for place in same} == {
        place.uuids for place in back if place.kind not in (*swapped, PlaceKind.CODE)
    }
    agreed_ones = {place.uuids for place in found if place.kind is PlaceKind.AGREED}
    assert agreed_ones == {place.uuids for place in back if place.kind is PlaceKind.AGREED}


def test_the_round_compared_is_the_last_one_finished_else_the_last_one_coded():
    rows = [coding(1, A, 0, 5), coding(2, A, 5, 9, round_=2), coding(3, A, 9, 12, round_=3)]

    def keys(finished):
        return [each.key for each in ComparedWork.of(rows, finished).codings]

    assert keys(()) == [3]
    assert keys({2}) == [2]
    assert keys({1, 2}) == [2]
    assert keys({5}) == [3]
    assert not ComparedWork.of(rows, ()).finished
    assert ComparedWork.of((), {1}) == ComparedWork((), finished=True)


def test_silence_of_who_has_not_finished_is_no_decision():
    one_sided = places(given_by(A, (0, 5)), [], finished=(True, False))
    assert [place.is_pending for place in one_sided] == [True]
    assert not any(place.is_pending for place in places(given_by(A, (0, 5)), [], finished=(False, True)))
    assert not any(place.is_pending for place in places(given_by(A, (0, 5)), given_by(B, (0, 5)), (False, False)))


# ---- what a decision makes of it -----------------------------------------------------------------------


def made(mine, theirs, result, *more):
    (place,) = places(given_by(A, *mine), given_by(B, *theirs))
    return [(coding.span.start, coding.span.end, coding.code) for coding in outcome(place, result, *more)]


def test_the_codings_of_one_are_copied():
    mine, theirs = [(0, 5, X, PRESENT, 70)], [(1, 9, X, ABSENT, 10)]
    (place,) = places(given_by(A, *mine), given_by(B, *theirs))
    assert outcome(place, ConsensusResult.FIRST) == [ConsensusCoding(X, Span(0, 5), PRESENT, 70)]
    assert outcome(place, ConsensusResult.SECOND) == [ConsensusCoding(X, Span(1, 9), ABSENT, 10)]
    assert outcome(place, ConsensusResult.NONE) == outcome(place, ConsensusResult.UNDECIDED) == []


def test_edges_are_united_intersected_or_set_by_hand():
    mine, theirs = [(0, 3), (5, 9)], [(1, 7)]
    assert made(mine, theirs, ConsensusResult.BOTH) == [(0, 9, X)]
    assert made(mine, theirs, ConsensusResult.BOTH, ConsensusEdges.INTERSECTED) == [(1, 3, X), (5, 7, X)]
    by_hand = (ConsensusEdges.BY_HAND, [ConsensusCoding(X, Span(2, 8))])
    assert made(mine, theirs, ConsensusResult.BOTH, *by_hand) == [(2, 8, X)]
    assert made([(0, 9)], [(0, 9, Y)], ConsensusResult.BOTH) == [(0, 9, X), (0, 9, Y)]


def test_of_both_what_is_said_differently_is_mixed_and_a_weight_is_left_out():
    (place,) = places(given_by(A, (0, 5, X, PRESENT, 70)), given_by(B, (0, 5, X, ABSENT, 10)))
    assert outcome(place, ConsensusResult.BOTH) == [ConsensusCoding(X, Span(0, 5), MIXED, None)]
    (place,) = places(given_by(A, (0, 5, X, ABSENT, 70)), given_by(B, (0, 5, X, ABSENT, 70)))
    assert agreed(place) == [ConsensusCoding(X, Span(0, 5), ABSENT, 70)]


def test_passages_that_both_have_alike_stay_apart():
    mine = [(0, 5, X, PRESENT), (3, 9, X, ABSENT)]
    (place,) = places(given_by(A, *mine), given_by(B, *mine))
    assert agreed(place) == [ConsensusCoding(X, Span(0, 5)), ConsensusCoding(X, Span(3, 9), ABSENT)]


@pytest.mark.parametrize(
    ("result", "more"),
    [
        (ConsensusResult.OTHER, ()),
        (ConsensusResult.FIRST, (ConsensusEdges.UNITED, [ConsensusCoding(X, Span(0, 5))])),
        (ConsensusResult.BOTH, (ConsensusEdges.UNITED, [ConsensusCoding(X, Span(0, 5))])),
        (ConsensusResult.BOTH, (ConsensusEdges.BY_HAND, [])),
        (ConsensusResult.BOTH, (ConsensusEdges.BY_HAND, [ConsensusCoding(Y, Span(0, 5))])),
    ],
)
def test_codings_by_hand_that_are_missing_or_belong_elsewhere_are_refused(result, more):
    (place,) = places(given_by(A, (0, 5)), given_by(B, (1, 9)))
    with pytest.raises(QualcodeError):
        outcome(place, result, *more)


# ---- in a project --------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path) as opened:
        yield opened


TEXT = "I: Wie war das?\nB: Das Amt kam nie. Das war schwer. Am Ende half ein Amt. Gut.\n"


def code(project, document, coder, code_name, *spans):
    for start, end in spans:
        project.codings.add(document, Span(start, end), code_named(project, code_name), coder_named(project, coder))


def finish(project, document, *coders):
    for coder in coders:
        project.coders.set_state(document.key, coder_named(project, coder), WorkState.FINISHED, ME)


def found_in(project, **more):
    return consensus_places(project, coder_named(project, "anna"), coder_named(project, "ben"), **more)


def test_costs_of_all_places_together_are_what_alpha_lacks(project):
    for name in ("eins", "zwei"):
        document = interview(project, name, TEXT)
        code(project, document, "anna", "Thema", (19, 35), (36, 51))
        code(project, document, "anna", "Rest", (52, 74))
        code(project, document, "ben", "Thema", (20, 30), (52, 74))
        code(project, document, "ben", "Fern", (75, 79))
        finish(project, document, "anna", "ben")
    found = found_in(project)
    assert found.alpha == study(project, Comparison(coders=("anna", "ben"))).whole["krippendorff_alpha"].value
    assert found.alpha < 1
    assert sum(place.cost for place in found) == pytest.approx(1 - found.alpha)
    assert {place.kind for place in found if place.cost} <= set(DIFFERING)
    assert found.counts[PlaceKind.BOUNDARY] == found.counts[PlaceKind.CODE] == 2
    dearest = max(found, key=lambda place: place.cost)
    assert dearest.kind is PlaceKind.CODE  # both halves of a confusion


def test_what_cannot_be_compared_has_no_costs_and_says_why(project):
    document = interview(project, "eins", TEXT)
    code(project, document, "anna", "Thema", (19, 35))
    finish(project, document, "anna", "ben")
    project.coders.assign([document.key], coder_named(project, "ben"), ME, assigned=False)
    found = found_in(project)
    assert found.no_costs
    assert found.alpha is None
    assert [place.kind for place in found] == [PlaceKind.ONLY_FIRST]


def test_documents_in_which_one_did_nothing_are_told_and_hold_no_place(project):
    eins, zwei = (interview(project, name, TEXT) for name in ("eins", "zwei"))
    for document in (eins, zwei):
        code(project, document, "anna", "Thema", (19, 35))
    code(project, eins, "ben", "Rest", (36, 51))
    found = found_in(project)
    assert [document.name for document in found.uncompared] == ["zwei"]
    assert found.pending == dict.fromkeys(PlaceKind, 0) | {PlaceKind.ONLY_FIRST: 1, PlaceKind.ONLY_SECOND: 1}
    assert not any(found.counts.values())
    assumed = found_in(project, assume_finished=True)
    assert not assumed.uncompared
    assert assumed.counts[PlaceKind.ONLY_FIRST] == 2


def test_what_a_round_before_was_given_is_not_compared(project):
    document = interview(project, "eins", TEXT)
    code(project, document, "anna", "Thema", (19, 35))
    project.settings.set_round(2, ME)
    code(project, document, "anna", "Thema", (36, 51))
    code(project, document, "ben", "Thema", (36, 51))
    assert [(place.kind, place.span.start) for place in found_in(project, costs=False)] == [(PlaceKind.AGREED, 36)]
