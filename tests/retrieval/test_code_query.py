"""Queries over several codes: against what each character says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import UsageProblem
from qualcode.model.documents import Structure
from qualcode.model.spans import Span
from qualcode.project.coding.coded_rows import CodedRow
from qualcode.retrieval.compiled_query import CompiledQuery
from qualcode.retrieval.query import Joined, Named, parse, parts_of
from qualcode.retrieval.query_names import Meaning
from qualcode.retrieval.stretches import united

KEYS = {"A": {1}, "B": {2}, "Tief / Unten": {3}}
SENTENCES = Structure("test", sentences=tuple(Span(at, at + 5) for at in range(0, 60, 5)))


def row(key, start, end, code):
    return CodedRow(key, f"{key:012x}", 1, start, end, code, 1, "present", None, 1, 0, "", "", None, None)


ROWS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12), st.sampled_from([1, 2])), max_size=8).map(
    lambda found: [row(key, start, start + length, code) for key, (start, length, code) in enumerate(found, start=1)]
)


def meaning(codes):
    return Meaning(lambda coding: coding.code in codes, codes=frozenset(codes))


def query(text):
    tree = parse(text)
    made = CompiledQuery(text, tree, {part: meaning(KEYS[part.name]) for part in parts_of(tree)})
    made.refuse_what_chooses_nothing(of_documents=False)
    return made


def evaluate(made, rows, structure):
    return made.stretches(rows, lambda: structure)


def covered(stretches):
    return {at for one in stretches for at in range(one.span.start, one.span.end)}


@settings(deadline=None)
@given(ROWS)
def test_each_operator_covers_the_characters_that_it_says(rows):
    mine = {code: {at for one in rows if one.code == code for at in range(one.start, one.end)} for code in (1, 2)}
    both = evaluate(query("A AND B"), rows, SENTENCES)
    assert covered(both) == mine[1] & mine[2]
    assert covered(evaluate(query("A OR B"), rows, SENTENCES)) == mine[1] | mine[2]
    alone = evaluate(query("A NOT B"), rows, SENTENCES)
    assert not covered(alone) & mine[2]
    assert {one.key for stretch in alone for one in stretch.rows} <= {one.key for one in rows if one.code == 1}
    for one in both:
        assert {1, 2} == {made.code for made in one.rows}
        assert all(made.start < one.span.end and one.span.start < made.end for made in one.rows) or len(one.rows) > 2


@settings(deadline=None)
@given(ROWS)
def test_united_stretches_are_apart_and_lose_nothing(rows):
    made = united(rows)
    assert sorted(one.key for stretch in made for one in stretch.rows) == sorted(one.key for one in rows)
    assert all(one.span.end <= other.span.start for one, other in pairwise(made))


def test_near_counts_sentences():
    rows = [row(1, 0, 4, 1), row(2, 11, 14, 2)]
    found = {text: len(evaluate(query(text), rows, SENTENCES)) for text in ("A NEAR/1 B", "A NEAR/2 B", "B NEAR/2 A")}
    assert found == {"A NEAR/1 B": 0, "A NEAR/2 B": 1, "B NEAR/2 A": 1}
    assert len(evaluate(query("A NEAR/0 B"), [row(1, 0, 2, 1), row(2, 3, 5, 2)], SENTENCES)) == 1


def test_names_brackets_and_german_operators_are_read():
    assert parse("A AND NOT B") == parse("A NOT B") == parse("A NICHT B") == parse('"A" NOT „B“')
    assert parse("A OR B AND A") == Joined("OR", Named("", "A"), parse("B AND A"))
    assert parse("(A ODER B) UND Tief / Unten").operator == "AND"
    assert query("(A OR B) NOT Tief / Unten").codes() == {1, 2, 3}
    assert parse("A BEI/3 B").distance == 3


@pytest.mark.parametrize("text", ["", "AND A", "A AND", "A AND OR B", "(A", "A)", "NOT A", "A NEAR"])
def test_what_cannot_be_read_is_told(text):
    with pytest.raises(UsageProblem, match="cannot be read"):
        query(text)
