"""Passages that are fixed for a coder: the order in which they come, and the edges that codings take."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.sharing.segments import taken_edges
from qualcode.model.spans import Span
from qualcode.project.forgetting.withdrawn_passage import WithdrawnPassage
from qualcode.workspace.coding import codings
from qualcode.workspace.coding.segments import segment_walk
from qualcode.workspace.material import orphans, revising
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, code_named, coder_named, interview
from tests.helpers import kinds, new_project, problems, tables
from tests.project.revised import read

TALK = "I: Und?\n\nB: Das ging gut. Dann kam viel. Am Ende war Ruhe."


@pytest.fixture
def space(tmp_path):
    """Ben's view of two documents; in the first two passages are fixed for him, in the second one."""
    project = new_project(tmp_path)
    one, two = interview(project, "eins", TALK), interview(project, "zwei", TALK.replace("gut", "schlecht"))
    ben = coder_named(project, "ben")
    code_named(project, "Thema")
    spans = [(two, Span(12, 30)), (one, Span(26, 40)), (one, Span(12, 25))]
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
        (two, Span(12, 30), 1), (one, Span(26, 40), 2), (one, Span(12, 25), 3),
    ]  # fmt: skip
    after = walk.step(two, 15, 1)
    assert (after.segment.document, after.segment.span) == (one, Span(26, 40))
    assert walk.step(one, 12, 1) is None
    assert walk.step(one, 0, 1).segment.span == Span(12, 25)  # from outside the nearest in the text
    assert walk.step(one, 44, -1).segment.span == Span(26, 40)
    assert walk.at(one, 25) is None


def test_a_coding_takes_the_edges_of_the_fixed_passage_that_it_shares_most_with(space):
    assert _give(space, "eins", Span(14, 29)).span == Span(12, 25)
    assert _give(space, "eins", Span(22, 40)).span == Span(26, 40)
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
    assert codings.change(space, coding, span=Span(13, 24), document=document).span == Span(12, 25)


def test_fixing_anew_keeps_what_stays_and_drops_what_is_not_named(space):
    project = space.project
    one, ben = project.documents.find("eins"), project.coders.find("ben")
    before = {segment.span: segment.uuid for segment in project.segments.all(document=one.key)}
    assert project.segments.fix([(one, Span(12, 25)), (one, Span(0, 5))], ben, 1, ME) == 1
    after = {segment.span: segment for segment in project.segments.all(document=one.key)}
    assert set(after) == {Span(12, 25), Span(0, 5)}
    assert after[Span(12, 25)].uuid == before[Span(12, 25)]
    assert after[Span(12, 25)].position < after[Span(0, 5)].position
    assert len(project.segments.all(coder=ben.key)) == 3
    project.undo(ME)
    assert {segment.span: segment.uuid for segment in project.segments.all(document=one.key)} == before
    assert kinds(project)[-2:] == ["segments.fix", "undo"]


def test_edges_are_taken_of_no_passage_that_is_only_touched():
    assert taken_edges([], Span(3, 9)) == Span(3, 9)


# ---- where texts and coders change ---------------------------------------------------------------------


def _revised(space, text):
    document = space.project.documents.find("eins")
    revising.carry_out(space, revising.planned(space, document, read(text, "eins")))
    return space.project.documents.find("eins")


def _words(space, name="eins"):
    document = space.project.documents.find(name)
    text = space.project.documents.text(document)
    return [segment.span.cut(text) for segment in space.project.segments.all(document=document.key)]


def test_fixed_passages_move_with_a_corrected_text_and_undo_puts_them_back(space):
    before = tables(space.project)
    _give(space, "eins", Span(27, 30))
    _revised(space, TALK.replace("B: Das", "B: Ja, also das"))
    assert _words(space) == ["Dann kam viel.", "das ging gut."]
    assert segment_walk(space).coded == 1
    assert problems(space.project) == []
    space.undo()
    space.undo()
    assert tables(space.project) == before


def test_a_fixed_passage_without_a_place_waits_and_comes_back_where_a_person_puts_it(space):
    document = _revised(space, TALK.replace(" Dann kam viel.", ""))
    assert _words(space) == ["Das ging gut."]
    (orphan,) = space.orphans()
    assert (orphan.segment, orphan.code, orphan.coder, orphan.before) == (True, "", "ben", "Dann kam viel.")
    assert Workspace(space.project, "anna", blind=True).orphans() == []
    placed = orphans.place(space, orphan, document, Span(26, 43))
    assert placed.what == "fixed"
    assert [place.segment.position for place in segment_walk(space)] == [0, 1, 2]
    assert problems(space.project) == []


def test_a_withdrawn_passage_takes_fixed_ones_along_and_their_past(space):
    document = space.project.documents.find("eins")
    wanted = WithdrawnPassage(document.uuid, document.sha256, TALK, Span(26, 40))
    space.project.forgetting.passage(wanted, ME)
    assert _words(space) == ["Das ging gut."]
    assert problems(space.project) == []


def test_of_two_coders_who_become_one_each_passage_is_fixed_once(space):
    project = space.project
    one, cara = project.documents.find("eins"), coder_named(project, "cara")
    project.segments.fix([(one, Span(12, 25)), (one, Span(0, 6))], cara, 1, ME)
    project.coders.merge(cara, project.coders.find("ben"), ME)
    assert sorted(_words(space)) == ["Dann kam viel.", "Das ging gut.", "I: Und"]
    assert problems(project) == []
    project.undo(ME)
    assert len(project.segments.all(coder=cara.key)) == 2


def test_what_is_forgotten_takes_its_fixed_passages_along(space):
    project = space.project
    project.forgetting.documents([project.documents.find("eins").uuid], ME)
    assert {segment.document for segment in project.segments.all()} == {project.documents.find("zwei").key}


def test_the_log_names_the_coder_and_a_blind_one_is_not_told_of_others(space):
    told = [entry.words.words for entry in space.log() if entry.entry.kind == "segments.fix"]
    assert told == ["fixing of passages “eins”, “zwei” (“ben”)"]
    coder_named(space.project, "anna")
    blind = Workspace(space.project, "anna", blind=True)
    assert not [entry for entry in blind.log() if entry.entry.kind == "segments.fix"]
