"""Marks of good quotations are everybody's own, and follow the quotation through all that happens to its coding."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError, UndoRefused
from qualcode.model.codes import CodeDraft
from qualcode.model.codings import WorkState
from qualcode.model.spans import Span
from qualcode.project import merge_and_split
from qualcode.project.coding.hidden_work import HiddenWork
from qualcode.project.file.history import Author
from tests.helpers import LEAD, add_code, add_coder, add_document, give, problems
from tests.project.revised import CHANGED, GONE, CodedTalk


@pytest.fixture
def talk(project):
    """Anna's coding is marked by both, Ben's second by Anna."""
    talk = CodedTalk(project)
    project.good_marks.set([talk.first.key, talk.second.key], talk.anna)
    project.good_marks.set([talk.first.key], talk.ben)
    return talk


def markers(project, coding):
    names = {coder.key: coder.name for coder in project.coders.all()}
    return [names[key] for key in project.codings.get(coding.key).good_by]


def test_each_coder_has_own_marks_and_withdraws_only_them(talk, project):
    assert markers(project, talk.first) == ["anna", "ben"]
    assert project.good_marks.set([talk.first.key, talk.second.key], talk.anna) == 0
    assert project.good_marks.set([talk.first.key, talk.second.key, talk.third.key], talk.ben, good=False) == 1
    assert (markers(project, talk.first), markers(project, talk.second)) == (["anna"], ["anna"])
    assert project.undo(Author.of(talk.ben)).kind == "quotation.not_good"
    assert markers(project, talk.first) == ["anna", "ben"]
    with pytest.raises(QualcodeError):
        project.good_marks.set([999], talk.ben)


def test_a_mark_follows_its_quotation_to_another_code_and_other_boundaries(talk, project):
    other = add_code(project, "Other")
    changed = project.codings.change(talk.first, talk.anna, code=other, span=talk.place("für sich allein"))
    assert markers(project, changed) == ["anna", "ben"]


def test_both_parts_of_a_coding_have_its_marks(talk, project):
    at = talk.first.span.start + len("Jeder hat")
    first, second = project.codings.split(project.documents.get(talk.document.key), talk.first, at, talk.anna)
    assert markers(project, first) == markers(project, second) == ["anna", "ben"]


def test_where_codes_are_merged_the_coding_that_stays_has_the_marks_of_both(talk, project):
    other = add_code(project, "Other")
    double = give(project, talk.document, other, talk.anna, talk.first.span.start, talk.first.span.end)
    project.good_marks.set([double.key], talk.ben)
    carl = add_coder(project, "carl")
    project.good_marks.set([double.key], carl)
    merge_and_split.merge(project, other, project.codes.book()[talk.code.key], LEAD)
    assert markers(project, talk.first) == ["anna", "ben", "carl"]
    project.undo(LEAD)
    assert (markers(project, talk.first), markers(project, double)) == (["anna", "ben"], ["ben", "carl"])
    assert problems(project) == []


def test_where_coders_are_merged_each_quotation_is_marked_once(talk, project):
    project.coders.merge(talk.ben, talk.anna, LEAD)
    assert (markers(project, talk.first), markers(project, talk.second)) == (["anna"], ["anna"])
    project.undo(LEAD)
    assert markers(project, talk.first) == ["anna", "ben"]
    assert problems(project) == []


def test_where_a_coding_is_removed_the_mark_stays_with_what_it_was_united_with(talk, project):
    """Ben's coding overlaps: the quotation stays, with his words."""
    start = talk.first.span.start
    bens = give(project, talk.document, talk.code, talk.ben, start + 6, start + 60)
    project.codings.remove([talk.first], talk.anna)
    assert markers(project, bens) == ["anna", "ben"]
    project.undo(Author.of(talk.anna))
    assert (markers(project, talk.first), markers(project, bens)) == (["anna", "ben"], [])
    project.codings.remove([bens], talk.ben)
    project.codings.remove([talk.first], talk.anna)
    assert project._store.all("SELECT 1 FROM good_marks WHERE coding_id = ?", (talk.first.key,)) == []
    project.undo(Author.of(talk.anna))
    assert markers(project, talk.first) == ["anna", "ben"]


def test_marks_of_both_wait_with_a_coding_that_lost_its_place(talk, project):
    talk.revise(CHANGED)
    talk.revise(GONE)
    (orphan,) = project.orphans.all()
    assert project._store.all("SELECT count(*) FROM good_marks") == [(1,)]
    renamed = project.coders.rename(talk.ben, "benjamin", LEAD)
    document = project.documents.get(talk.document.key)
    placed = project.orphans.place(orphan, document, Span(0, 5), LEAD)
    names = {coder.key: coder.name for coder in project.coders.all()}
    assert [names[key] for key in project.codings.get(placed.key).good_by] == ["anna", "benjamin"]
    project.undo(LEAD)
    project.undo(LEAD)
    assert project.coders.find("ben") != renamed
    project.coders.merge(talk.ben, talk.anna, LEAD)
    placed = project.orphans.place(project.orphans.all()[0], document, Span(0, 5), LEAD)
    assert project.codings.get(placed.key).good_by == (talk.anna.key,)
    assert problems(project) == []


def test_what_others_marked_is_not_taken_away_by_undo_unseen(project):
    """As with their memos: the coding stays, and it says what rests on it."""
    document, code = add_document(project), add_code(project)
    anna, ben = add_coder(project, "anna"), add_coder(project, "ben")
    coding = give(project, document, code, anna)
    project.good_marks.set([coding.key], ben)
    with pytest.raises(UndoRefused):
        project.undo(Author.of(anna))
    assert markers(project, coding) == ["ben"]


def test_whoever_works_blind_is_told_of_own_marks_only(talk, project):
    project.good_marks.hidden = lambda: HiddenWork(only=talk.ben.key)
    assert markers(project, talk.first) == ["ben"]
    assert markers(project, talk.second) == []
    rows = {row.key: row.good for row in project.coded.iter_codings([talk.code.key], [talk.document.key])}
    assert rows == {talk.first.key: True, talk.second.key: False, talk.third.key: False}


def test_forgetting_takes_the_marks_and_their_past_along(talk, project):
    project.forgetting.documents([talk.document.uuid], LEAD)
    assert project._store.all("SELECT 1 FROM good_marks") == []
    assert project._store.all("SELECT 1 FROM changes WHERE table_name = 'good_marks'") == []
    assert problems(project) == []


def test_a_new_round_begins_with_nothing_assigned_and_nothing_finished(project):
    document, anna = add_document(project), add_coder(project, "anna")
    code = project.codes.add(CodeDraft("Theme"), None, LEAD)
    project.coders.set_state(document.key, anna, WorkState.FINISHED, LEAD)
    project.settings.set_round(2, LEAD)
    assert project.coders.assignments() == []
    give(project, document, code, anna)
    assert [(str(work.state), work.assigned) for work in project.coders.assignments()] == [("working", False)]
    assert [work.round for work in project.coders.all_assignments()] == [1, 2]
    project.settings.set_round(1, LEAD)
    assert [(str(work.state), work.assigned) for work in project.coders.assignments()] == [("finished", True)]
