"""Passages that are fixed for a coder: the order in which they come, and the edges that codings take."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.sharing.segments import taken_edges
from qualcode.model.spans import Span
from qualcode.workspace.coding import codings
from qualcode.workspace.coding.segments import segment_walk
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, code_named, coder_named, interview
from tests.helpers import kinds, new_project

TALK = "I: Und?\n\nB: Das ging gut. Dann kam viel. Am Ende war Ruhe."


@pytest.fixture
def space(tmp_path):
    """Ben's view of two documents; in the first two passages are fixed for him, in the second one."""
    project = new_project(tmp_path)
    one, two = interview(project, "eins", TALK), interview(project, "zwei", TALK.replace("gut", "schlecht"))
    ben = coder_named(project, "ben")
    code_named(project, "Thema")
    spans = [(two, Span(12, 30)), (one, Span(27, 41)), (one, Span(12, 26))]
    assert project.segments.fix(spans, ben, 1, ME) == 3
    with Workspace(project, "ben") as opened:
        yield opened


def _give(space, document, span, **more):
    code = space.project.codes.find("Thema")
    return codings.give(space, space.project.documents.find(document), span, [code], **more)[0].coding


def test_the_passages_come_in_the_order_in_which_they_were_fixed(space):
    walk = segment_walk(space)
    two, one = (space.project.documents.find(name).key for name in ("zwei", "eins"))
    assert [(place.segment.document, place.segment.span, place.number) for place in walk] == [
        (two, Span(12, 30), 1), (one, Span(27, 41), 2), (one, Span(12, 26), 3),
    ]  # fmt: skip
    after = walk.step(two, 15, 1)
    assert (after.segment.document, after.segment.span) == (one, Span(27, 41))
    assert walk.step(one, 12, 1) is None
    assert walk.step(one, 0, 1).segment.span == Span(12, 26)  # from outside the nearest in the text
    assert walk.step(one, 44, -1).segment.span == Span(27, 41)
    assert walk.at(one, 26) is None


def test_a_coding_takes_the_edges_of_the_fixed_passage_that_it_shares_most_with(space):
    assert _give(space, "eins", Span(14, 29)).span == Span(12, 26)
    assert _give(space, "eins", Span(22, 40)).span == Span(27, 41)
    assert segment_walk(space).coded == 2
    assert _give(space, "eins", Span(42, 48)).span == Span(42, 48)  # outside of all
    assert _give(space, "eins", Span(14, 20), round_=2).span == Span(14, 20)  # fixed for round 1
    places = [place for place in segment_walk(space) if not place.coded]
    assert [place.number for place in places] == [1]


def test_others_code_as_they_like(space):
    other = Workspace(space.project, "anna", new_coder=True)
    assert _give(other, "eins", Span(14, 20)).span == Span(14, 20)
    assert not segment_walk(other)
    assert segment_walk(space).coded == 0  # another's coding on other edges, and another's anyhow


def test_a_coding_on_a_fixed_passage_keeps_its_edges(space):
    coding = _give(space, "eins", Span(14, 20))
    document = space.project.documents.find("eins")
    with pytest.raises(QualcodeError, match="fixed"):
        codings.split(space, document, coding, 18)
    assert codings.change(space, coding, span=Span(13, 24), document=document).span == Span(12, 26)


def test_fixing_anew_keeps_what_stays_and_drops_what_is_not_named(space):
    project = space.project
    one, ben = project.documents.find("eins"), project.coders.find("ben")
    before = {segment.span: segment.uuid for segment in project.segments.all(document=one.key)}
    assert project.segments.fix([(one, Span(12, 26)), (one, Span(0, 5))], ben, 1, ME) == 1
    after = {segment.span: segment for segment in project.segments.all(document=one.key)}
    assert set(after) == {Span(12, 26), Span(0, 5)}
    assert after[Span(12, 26)].uuid == before[Span(12, 26)]
    assert after[Span(12, 26)].position < after[Span(0, 5)].position
    assert len(project.segments.all(coder=ben.key)) == 3
    project.undo(ME)
    assert {segment.span: segment.uuid for segment in project.segments.all(document=one.key)} == before
    assert kinds(project)[-2:] == ["segments.fix", "undo"]


def test_edges_are_taken_of_no_passage_that_is_only_touched():
    assert taken_edges([], Span(3, 9)) == Span(3, 9)
