"""Codings in a workspace: given, changed, parted and taken away as one coder, and what is refused while blind."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError, SpanOutside
from qualcode.model.codes import CodeDraft, CodeKind
from qualcode.model.codings import Polarity, WorkState
from qualcode.model.spans import Span
from qualcode.workspace.coding import codings
from qualcode.workspace.workspace import UnknownCoder, Workspace
from tests.workspace.conftest import TEXT, blind, study_of_two

WORDS = Span(TEXT.index("Das Amt"), TEXT.index(" Das war"))


@pytest.fixture
def study(tmp_path):
    """Only ben has coded so far."""
    with study_of_two(tmp_path, mine="") as opened:
        yield opened


def entries(space):
    return [entry.kind for entry in space.project.log()]


def test_several_codes_for_a_passage_are_one_change_and_given_before_is_told(space, study, project, text):
    thema, neu = study.codes["Thema"].record, study.codes.add("Neu").record
    before = entries(space)
    given = codings.give(space, text, WORDS, [thema, neu], polarity=Polarity.ABSENT, weight=30, memo="so")
    assert [(added.new, added.coding.polarity, added.coding.weight) for added in given] == [
        (True, Polarity.ABSENT, 30)
    ] * 2
    assert entries(space) == [*before, "coding.add"]
    assert project.coders.state(text.key, space.coder) is WorkState.WORKING
    assert [added.new for added in codings.give(space, text, WORDS, [thema])] == [False]
    assert entries(space) == [*before, "coding.add"]


@pytest.mark.parametrize(("kind", "entry"), [(CodeKind.IN_VIVO, "code.in_vivo"), (CodeKind.THEMATIC, "code.add")])
def test_a_new_code_and_its_passage_are_one_change(space, study, text, kind, entry):
    before = entries(space)
    made = codings.give_new_code(space, text, WORDS, CodeDraft("Amt", kind=kind), study.codes["Thema"].record)
    assert space.book[made.coding.code].full_name == "Thema / Amt"
    assert entries(space) == [*before, entry]
    with pytest.raises(SpanOutside):
        codings.give_new_code(space, text, Span(3, 9999), CodeDraft("Fort"))
    assert "Fort" not in {code.name for code in space.book}


def test_a_coding_is_changed_parted_and_taken_away(space, study, text, theirs):
    (given,) = codings.give(space, text, WORDS, [study.codes["Thema"].record])
    changed = codings.change(space, given.coding, weight=5, good=True)
    assert (changed.weight, changed.good) == (5, True)
    parts = codings.split(space, text, changed, WORDS.start + len("Das Amt"))
    assert [part.span.cut(TEXT) for part in parts] == ["Das Amt", "kam nie."]
    codings.remove(space, parts)
    assert space.codings() == [theirs]


ACTS = [
    lambda space, coding: codings.change(space, coding, good=True),
    lambda space, coding: codings.remove(space, [coding]),
    lambda space, coding: codings.split(space, space.documents()[0], coding, coding.span.start + 3),
]


@pytest.mark.parametrize("act", ACTS)
def test_a_coding_of_others_stays_and_while_blind_nobody_is_told_whose_it_is(space, project, theirs, act):
    with pytest.raises(QualcodeError, match="ben's, not anna's"):
        act(space, theirs)
    blind(space)
    for sight in (space, Workspace(project, "anna", blind=True)):
        with pytest.raises(QualcodeError, match="somebody else's") as refused:
            act(sight, theirs)
        assert "ben" not in str(refused.value)
    assert project.codings.get(theirs.key) == theirs


def test_whom_the_project_does_not_know_is_added_only_where_that_was_said_and_something_was_done(
    study, project, text
):
    thema, log = study.codes["Thema"].record, len(project.log())
    with pytest.raises(UnknownCoder, match="no coder “dora”"):
        codings.give(Workspace(project, "dora"), text, WORDS, [thema])
    new = Workspace(project, "dora", new_coder=True)
    with pytest.raises(SpanOutside):
        codings.give(new, text, Span(5, 5), [thema])
    assert new.coder is None
    assert len(project.log()) == log
    (given,) = codings.give(new, text, WORDS, [thema])
    assert given.coding.coder == new.coder.key
