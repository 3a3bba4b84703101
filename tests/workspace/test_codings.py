"""Codings in a workspace: given, changed, parted and taken away as one coder, and what is refused while blind."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError, SpanOutside
from qualcode.model.codes import CodeDraft, CodeKind
from qualcode.model.codings import Polarity, WorkState
from qualcode.model.spans import Span
from qualcode.workspace.coding import codings
from qualcode.workspace.workspace import UnknownCoder, Workspace
from tests.builders import ME, Bench

TEXT = "I: Wie war das?\nB: Das Amt kam nie. Das war schwer. Am Ende half ein Amt.\n"
WORDS = Span(TEXT.index("Das Amt"), TEXT.index(" Das war"))


@pytest.fixture
def bench(tmp_path):
    bench = Bench(tmp_path)
    bench.text = bench.document("eins", TEXT)
    bench.theirs = bench.code(bench.text, "Das war schwer.", coder="ben")
    bench.coder("anna")
    yield bench
    bench.project.close()


@pytest.fixture
def space(bench):
    return Workspace(bench.project, "anna")


def entries(space):
    return [entry.kind for entry in space.project.log()]


def test_several_codes_for_a_passage_are_one_change_and_given_before_is_told(space, bench):
    thema, neu = bench.code_named("Thema"), bench.code_named("Neu")
    before = entries(space)
    given = codings.give(space, bench.text, WORDS, [thema, neu], polarity=Polarity.ABSENT, weight=30, memo="so")
    assert [(added.new, added.coding.polarity, added.coding.weight) for added in given] == [
        (True, Polarity.ABSENT, 30)
    ] * 2
    assert entries(space) == [*before, "coding.add"]
    assert bench.project.coders.state(bench.text.key, space.coder) is WorkState.WORKING
    assert [added.new for added in codings.give(space, bench.text, WORDS, [thema])] == [False]
    assert entries(space) == [*before, "coding.add"]


@pytest.mark.parametrize(("kind", "entry"), [(CodeKind.IN_VIVO, "code.in_vivo"), (CodeKind.THEMATIC, "code.add")])
def test_a_new_code_and_its_passage_are_one_change(space, bench, kind, entry):
    before = entries(space)
    made = codings.give_new_code(space, bench.text, WORDS, CodeDraft("Amt", kind=kind), bench.code_named("Thema"))
    assert space.book[made.coding.code].full_name == "Thema / Amt"
    assert entries(space) == [*before, entry]
    with pytest.raises(SpanOutside):
        codings.give_new_code(space, bench.text, Span(3, 9999), CodeDraft("Fort"))
    assert "Fort" not in {code.name for code in space.book}


def test_a_coding_is_changed_parted_and_taken_away(space, bench):
    (given,) = codings.give(space, bench.text, WORDS, [bench.code_named("Thema")])
    changed = codings.change(space, given.coding, weight=5, good=True)
    assert (changed.weight, changed.good) == (5, True)
    parts = codings.split(space, bench.text, changed, WORDS.start + len("Das Amt"))
    assert [part.span.cut(TEXT) for part in parts] == ["Das Amt", "kam nie."]
    codings.remove(space, parts)
    assert space.codings() == [bench.theirs]


ACTS = [
    lambda space, coding: codings.change(space, coding, good=True),
    lambda space, coding: codings.remove(space, [coding]),
    lambda space, coding: codings.split(space, space.documents()[0], coding, coding.span.start + 3),
]


@pytest.mark.parametrize("act", ACTS)
def test_a_coding_of_others_stays_and_while_blind_nobody_is_told_whose_it_is(space, bench, act):
    with pytest.raises(QualcodeError, match="ben's, not anna's"):
        act(space, bench.theirs)
    bench.project.settings.set_blind(ME, on=True)
    for sight in (space, Workspace(bench.project, "anna", blind=True)):
        with pytest.raises(QualcodeError, match="somebody else's") as refused:
            act(sight, bench.theirs)
        assert "ben" not in str(refused.value)
    assert bench.project.codings.get(bench.theirs.key) == bench.theirs


def test_whom_the_project_does_not_know_is_added_only_where_that_was_said_and_something_was_done(bench):
    thema, log = bench.code_named("Thema"), len(bench.project.log())
    with pytest.raises(UnknownCoder, match="no coder “dora”"):
        codings.give(Workspace(bench.project, "dora"), bench.text, WORDS, [thema])
    new = Workspace(bench.project, "dora", new_coder=True)
    with pytest.raises(SpanOutside):
        codings.give(new, bench.text, Span(5, 5), [thema])
    assert new.coder is None
    assert len(bench.project.log()) == log
    (given,) = codings.give(new, bench.text, WORDS, [thema])
    assert given.coding.coder == new.coder.key
