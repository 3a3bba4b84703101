"""Codes that occur together, beside what counting with one's fingers gives."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.codings import CoderKind, Polarity, WorkState
from qualcode.model.documents import Role, Speaker, Turn
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.retrieval.counting.passages import CodingColumns, passages_of
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.relations.code_pairs import cooccurrence
from qualcode.retrieval.relations.cooccurrence import Together, stretch_pairs, unit_pairs
from qualcode.retrieval.relations.expected_numbers import expected_pairs, expected_units
from qualcode.retrieval.relations.passage_columns import StretchColumns
from tests.helpers import add_code, add_coder, draft, give, new_project

CODES, DOCUMENTS, LENGTH, CASES = 4, 3, 14, 2


@st.composite
def codings(draw):
    """(document, start, end, code), the case is that of the document."""
    ends = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).filter(lambda ends: ends[0] < ends[1])
    row = st.builds(
        lambda document, ends, code: (document, *ends, code),
        st.integers(0, DOCUMENTS - 1), ends, st.integers(0, CODES - 1),
    )  # fmt: skip
    return draw(st.lists(row, max_size=25))


def united(rows):
    """The stretches of each code and document as sorted (start, end)."""
    made = defaultdict(list)
    for document, start, end, code in sorted(rows):
        mine = made[document, code]
        if mine and start < mine[-1][1]:
            mine[-1] = (mine[-1][0], max(mine[-1][1], end))
        else:
            mine.append((start, end))
    return made


def columns_of(rows):
    table = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    zeros = np.zeros(len(rows), dtype=np.int64)
    made = passages_of(CodingColumns(np.arange(len(rows)), *table, zeros, zeros + 1))
    columns = StretchColumns(made.document, made.start, made.end, made.code, made.document % CASES)
    return columns.chosen(columns.by_place())


def places_of(one, other):
    """What overlapping stretches of two codes make together: sets of (which, stretch)."""
    left = {("one", stretch) for stretch in one} | {("other", stretch) for stretch in other}
    places = []
    while left:
        place, waiting = set(), [left.pop()]
        while waiting:
            which, (start, end) = waiting.pop()
            place.add(which)
            near = {(who, span) for who, span in left if who != which and start < span[1] and span[0] < end}
            left -= near
            waiting += near
        places.append(place)
    return places


@settings(max_examples=50, deadline=None)
@given(codings())
def test_pairs_of_stretches_are_those_that_overlap(rows):
    made, found = united(rows), stretch_pairs(columns_of(rows), CODES)
    for one, other in combinations(range(CODES), 2):
        pairs = [
            (document, left, right)
            for document in range(DOCUMENTS)
            for left in made[document, one]
            for right in made[document, other]
            if left[0] < right[1] and right[0] < left[1]
        ]
        assert found.together[one, other] == found.together[other, one] == len(pairs)
        assert found.with_other[one, other] == len({(document, left) for document, left, _ in pairs})
        assert found.with_other[other, one] == len({(document, right) for document, _, right in pairs})
        assert found.cases[one, other] == found.cases[other, one] == len({document % CASES for document, *_ in pairs})
        assert found.of_code[one] == sum(len(made[document, one]) for document in range(DOCUMENTS))
        # the forest of the module's docstring
        places = [
            place for document in range(DOCUMENTS) for place in places_of(made[document, one], made[document, other])
        ]
        assert len(places) == found.of_code[one] + found.of_code[other] - len(pairs)
        both = found.with_other[one, other] + found.with_other[other, one] - len(pairs)
        assert both == sum(len(place) == 2 for place in places)


@settings(max_examples=50, deadline=None)
@given(codings())
def test_units_are_those_in_which_both_codes_are(rows):
    table = np.array([(document * LENGTH + start, code, document % CASES) for document, start, _, code in rows],
                     dtype=np.int64).reshape(-1, 3).T  # fmt: skip
    found = unit_pairs(*table, CODES)
    held = defaultdict(set)
    for document, start, _, code in rows:
        held[document, start].add(code)
    for one, other in combinations(range(CODES), 2):
        units = [unit for unit, codes in held.items() if {one, other} <= codes]
        assert found.together[one, other] == found.with_other[other, one] == len(units)
        assert found.cases[one, other] == len({document % CASES for document, _ in units})
        assert found.of_code[one] == sum(one in codes for codes in held.values())


@settings(max_examples=50, deadline=None)
@given(codings())
def test_the_expected_number_is_the_mean_over_all_turns_of_a_document(rows):
    """Each pair of stretches, the second one laid at each of the places of a ring."""
    columns, made = columns_of(rows), united(rows)
    expected = expected_pairs(columns, CODES, np.full(DOCUMENTS, LENGTH))
    for one, other in combinations(range(CODES), 2):
        mean = 0.0
        for document in range(DOCUMENTS):
            for left in made[document, one]:
                for right in made[document, other]:
                    ring = set(range(*left))
                    turned = [{(place + by) % LENGTH for place in range(*right)} for by in range(LENGTH)]
                    mean += sum(bool(ring & other_ring) for other_ring in turned) / LENGTH
        assert expected[one, other] == pytest.approx(mean)
        assert expected[other, one] == pytest.approx(mean)


def test_of_units_the_product_of_their_shares_is_expected():
    """Hand-worked: of 50 cases 20 have the one code and 10 the other: 20 * 10 / 50 = 4."""
    assert expected_units(np.array([20, 10]), 50)[0, 1] == 4


# ---- a study -----------------------------------------------------------------------------------------


SENTENCE = "Das war so. "  # 12 code points, one sentence
ASKED = "I: Wie war das? "  # 16


def study(folder, dice):
    """Two interviews of eight sentences by turns of two, and a text without turns."""
    from qualcode.model.documents import Structure

    project = new_project(folder)
    text = ASKED + SENTENCE * 4 + ASKED + SENTENCE * 4
    sentences = [(3, 15)]
    for begin in (16, 16 + 48 + 16):
        sentences += [(begin + 12 * number, begin + 12 * number + 11) for number in range(4)]
    sentences.insert(5, (67, 79))
    turns = (Turn(Span(0, 15), "I", 3), Turn(Span(16, 63), "B", 16), Turn(Span(64, 79), "I", 67),
             Turn(Span(80, 127), "B", 80))  # fmt: skip
    structure = Structure("test 1", (Span(0, len(text)),), turns, tuple(Span(*ends) for ends in sentences))
    speakers = (Speaker("I", Role.ASKS), Speaker("B", Role.ANSWERS))
    from dataclasses import replace

    drafts = [
        replace(draft(name, text + " " * number, case=case, speakers=speakers), structure=structure)
        for number, (name, case) in enumerate((("eins", "Ulm"), ("zwei", "Ulm"), ("drei", None)))
    ]
    documents = project.documents.add(drafts, Author("lead"))
    codes = [add_code(project, name) for name in ("A", "B", "C")]
    below = add_code(project, "A1", parent=codes[0])
    coders = [add_coder(project, name) for name in ("anna", "ben")]
    for document in documents:
        for code in (*codes, below):
            for coder in coders:
                for _ in range(dice.randint(0, 3)):
                    start = dice.randrange(len(text) - 1)
                    end = min(len(text), start + dice.randint(1, 30))
                    polarity = dice.choice((Polarity.PRESENT, Polarity.PRESENT, Polarity.ABSENT))
                    give(project, document, code, coder, start, end, polarity=polarity)
    return project, structure


def sentence_of(structure, offset):
    return sum(span.start <= offset for span in structure.sentences)


@pytest.fixture(scope="module", params=[1, 2, 3])
def random_study(request, tmp_path_factory):
    dice = random.Random(request.param)
    project, structure = study(tmp_path_factory.mktemp("study"), dice)
    with project:
        yield project, structure


def positions_of(by, near, structure):
    """From a coding to its start and end, as `by` counts them."""
    if by is Together.OVERLAP:
        return lambda span: (span.start, span.end)
    if by is Together.NEAR:
        return lambda span: (sentence_of(structure, span.start), sentence_of(structure, span.end - 1) + 1 + near)
    if by is Together.TURN:
        starts = [turn.span.start for turn in structure.turns]
    else:
        starts = [span.start for span in structure.sentences]
    return lambda span: (sum(start <= span.start for start in starts), sum(start < span.end for start in starts) + 1)


@pytest.mark.parametrize("near", [0, 2])
@pytest.mark.parametrize("by", [Together.OVERLAP, Together.NEAR])
def test_the_stretches_of_a_study_are_those_that_one_counts_by_hand(random_study, by, near):
    project, structure = random_study
    rows = [coding for coding in project.codings.all() if coding.polarity != Polarity.ABSENT]
    cases = {document.key: document.case or document.key for document in project.documents.all()}
    found = cooccurrence(project, PassageChoice(), by, near=near)
    assert found.absent == len(project.codings.all()) - len(rows)
    assert (found.cases, found.documents) == (2, 3)
    position = positions_of(by, near, structure)
    of_code = {
        code: united([(coding.document, *position(coding.span), 0) for coding in rows if coding.code == code])
        for code in found.codes
    }
    for pair in found.pairs:
        left, right = of_code[pair.one], of_code[pair.other]
        joined = [
            (key, mine, other) for key in cases for mine in left[key, 0] for other in right[key, 0]
            if mine[0] < other[1] and other[0] < mine[1]
        ]  # fmt: skip
        assert (pair.number, pair.cases) == (len(joined), len({cases[key] for key, *_ in joined}))
        assert (pair.first, pair.second) == (sum(map(len, left.values())), sum(map(len, right.values())))
        check_places(project, found, pair, across=False)


@pytest.mark.parametrize("by", [Together.SENTENCE, Together.TURN, Together.CASE, Together.DOCUMENT])
def test_the_units_of_a_study_are_those_that_one_counts_by_hand(random_study, by):
    project, structure = random_study
    rows = [coding for coding in project.codings.all() if coding.polarity != Polarity.ABSENT]
    cases = {document.key: document.case or document.key for document in project.documents.all()}
    found = cooccurrence(project, PassageChoice(), by)
    position = positions_of(by, 0, structure)

    def units_of(coding):
        if by is Together.CASE:
            return {cases[coding.document]}
        if by is Together.DOCUMENT:
            return {coding.document}
        return {(coding.document, number) for number in range(*position(coding.span))}

    of_code = {
        code: set().union(*(units_of(coding) for coding in rows if coding.code == code)) for code in found.codes
    }
    for pair in found.pairs:
        mine, other = of_code[pair.one], of_code[pair.other]
        assert (pair.first, pair.second, pair.number) == (len(mine), len(other), len(mine & other))
        assert pair.jaccard == pytest.approx(len(mine & other) / len(mine | other))
        assert pair.expected == pytest.approx(len(mine) * len(other) / found.units)
        check_places(project, found, pair, across=by is Together.CASE)
    answered = {Together.SENTENCE: 24, Together.TURN: 6, Together.CASE: 2, Together.DOCUMENT: 3}[by]
    assert found.units >= answered


def check_places(project, found, pair, *, across):
    """Each place leads to codings of both codes, in its document."""
    codings = {coding.key: coding for coding in project.codings.all()}
    places = found.places(pair.one, pair.other)
    assert len(places) == pair.number
    for place in places:
        assert {codings[key].code for key in place.one} == {pair.one}
        assert {codings[key].code for key in place.other} == {pair.other}
        documents = {codings[key].document for key in (*place.one, *place.other)}
        assert place.document in documents
        assert across or len(documents) == 1


def test_the_same_sentence_is_near_by_0(random_study):
    project, _ = random_study
    near = cooccurrence(project, PassageChoice(), Together.NEAR)
    same = cooccurrence(project, PassageChoice(), Together.SENTENCE)
    assert {(pair.one, pair.other) for pair in near.pairs if pair.number} == {
        (pair.one, pair.other) for pair in same.pairs if pair.number
    }


def test_with_sub_codes_a_code_makes_no_pair_with_those_below_it(tmp_path):
    project = new_project(tmp_path)
    with project:
        (document,) = project.documents.add([draft("eins", "Alles war so, wie es war.")], Author("lead"))
        top, other = add_code(project, "A"), add_code(project, "B")
        below, twin = add_code(project, "A1", parent=top), add_code(project, "A2", parent=top)
        anna = add_coder(project)
        for code, start, end in ((below, 0, 5), (twin, 3, 8), (other, 4, 9)):
            give(project, document, code, anna, start, end)
        flat = cooccurrence(project, PassageChoice())
        assert flat.pair(top.key, other.key) is None
        rolled = cooccurrence(project, PassageChoice(), sub_codes=True)
        pair = rolled.pair(top.key, other.key)
        assert pair is not None
        assert (pair.number, pair.first, pair.second, pair.jaccard) == (
            1,
            1,
            1,
            1.0,
        )  # A1 and A2 overlap: one passage
        assert rolled.pair(top.key, below.key) is None
        assert rolled.pair(below.key, twin.key) is not None
        (place,) = rolled.places(other.key, top.key)
        assert (len(place.one), len(place.other)) == (1, 2)
        names = [rolled.names[place] for place in range(4)]
        assert rolled.grid()[names.index("A")][names.index("B")] == 1
        one = cooccurrence(project, PassageChoice(), only={other.key})
        assert {frozenset((pair.one, pair.other)) for pair in one.pairs} == {
            frozenset((other.key, below.key)), frozenset((other.key, twin.key)),
        }  # fmt: skip


def test_a_finished_consensus_alone_counts(tmp_path):
    project = new_project(tmp_path)
    with project:
        (document,) = project.documents.add([draft("eins", "Alles war so, wie es war.")], Author("lead"))
        one, other = add_code(project, "A"), add_code(project, "B")
        anna, agreed = add_coder(project), add_coder(project, "consensus", CoderKind.CONSENSUS)
        give(project, document, one, anna, 0, 5)
        give(project, document, other, anna, 0, 5)
        give(project, document, one, agreed, 0, 5)
        project.coders.set_state(document.key, agreed, WorkState.FINISHED, Author.of(agreed))
        assert cooccurrence(project, PassageChoice()).pairs == []
        by_anna = cooccurrence(project, PassageChoice(coders={anna.key}))
        assert [pair.number for pair in by_anna.pairs] == [1]


def test_nothing_coded_gives_no_pairs(tmp_path):
    with new_project(tmp_path) as project:
        add_code(project, "A")
        for by in Together:
            found = cooccurrence(project, PassageChoice(), by)
            assert (found.pairs, found.grid()) == ([], [[None]])
