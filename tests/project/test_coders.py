"""Coders: names, merging, assignments."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import composed
from qualcode.model.codes import Anchor, CodeDraft
from qualcode.model.codings import Assignment, CoderKind, Polarity, WorkState
from qualcode.model.memos import MemoTarget
from qualcode.project.file.history import Author
from tests.helpers import LEAD, add_code, add_coder, add_document, give, kinds, last, problems, tables


def test_coders_stand_in_order_of_their_making_with_their_kind(project):
    for name, kind in (("ben", CoderKind.PERSON), ("anna", CoderKind.CONSENSUS), ("model", CoderKind.MACHINE)):
        project.coders.add(name, kind)
    assert [(coder.name, coder.kind.value) for coder in project.coders.all()] == [
        ("ben", "person"),
        ("anna", "consensus"),
        ("model", "machine"),
    ]
    assert [entry.coder for entry in project.log()[1:]] == ["ben", "anna", "model"]


@pytest.mark.parametrize("name", ["", " ", " anna", "anna ", "anna,ben", "an\nna"])
def test_a_name_that_cannot_be_a_coders_is_refused(project, name):
    ben = add_coder(project, "anna")
    with pytest.raises(QualcodeError, match="cannot be a coder's name"):
        add_coder(project, name)
    with pytest.raises(QualcodeError, match="cannot be a coder's name"):
        project.coders.rename(ben, name, LEAD)
    assert [coder.name for coder in project.coders.all()] == ["anna"]


@pytest.mark.parametrize("taken", ["jürgen", "JÜRGEN", "Ju\u0308rgen"])
def test_a_name_in_other_case_or_form_is_the_same_name(project, taken):
    first, ben = add_coder(project, "Jürgen"), add_coder(project, "ben")
    with pytest.raises(QualcodeError, match="There is a coder “Jürgen”"):
        add_coder(project, taken)
    with pytest.raises(QualcodeError, match="There is a coder “Jürgen”"):
        project.coders.rename(ben, taken, LEAD)
    assert project.coders.exact(taken) == first
    assert project.coders.rename(first, taken, LEAD).name == composed(taken)


def test_exact_knows_no_parts(project):
    add_coder(project, "anna")
    assert project.coders.exact("ann") is None


# ---- assignment and state ----------------------------------------------------------------------------


def test_assignments_say_what_is_agreed_and_how_far_somebody_is(study):
    project, other = study.project, add_document(study.project, "other")
    keys = [study.document.key, other.key]
    assert project.coders.assign(keys, study.anna, LEAD) == 2
    assert project.coders.assign(keys, study.anna, LEAD) == 0
    assert project.coders.set_state(other.key, study.anna, WorkState.FINISHED, LEAD)
    assert not project.coders.set_state(other.key, study.anna, WorkState.FINISHED, LEAD)
    assert project.coders.assign([other.key], study.anna, LEAD, assigned=False) == 1
    assert project.coders.assignments() == [
        Assignment(study.document.key, study.anna.key, assigned=True, state=WorkState.OPEN, round=1),
        Assignment(other.key, study.anna.key, assigned=False, state=WorkState.FINISHED, round=1),
    ]
    assert project.coders.assignments(study.ben) == []
    assert [a.document for a in project.coders.assignments(document=other.key)] == [other.key]
    assert project.coders.state(other.key, study.anna) is WorkState.FINISHED
    assert project.coders.state(other.key, study.ben) is WorkState.OPEN


def test_who_finishes_a_document_is_assigned_to_it_by_the_same_entry(study):
    project, key = study.project, study.document.key
    before = len(project.log())
    project.coders.set_state(key, study.anna, WorkState.FINISHED, Author.of(study.anna))
    assert project.coders.assignments() == [
        Assignment(key, study.anna.key, assigned=True, state=WorkState.FINISHED, round=1)
    ]
    assert len(project.log()) == before + 1
    project.coders.assign([key], study.anna, LEAD, assigned=False)
    assert project.coders.set_state(key, study.anna, WorkState.FINISHED, Author.of(study.anna))
    assert project.coders.assignments()[0].assigned
    project.undo(Author.of(study.anna))
    project.undo(LEAD)
    project.undo(Author.of(study.anna))
    assert project.coders.assignments() == []


def test_the_first_coding_sets_the_state_to_working_and_a_finished_one_stays(study):
    project = study.project
    give(project, study.document, study.code, study.anna)
    assert project.coders.state(study.document.key, study.anna) is WorkState.WORKING
    assert kinds(project)[-1] == "coding.add"
    project.coders.set_state(study.document.key, study.anna, WorkState.FINISHED, Author.of(study.anna))
    give(project, study.document, study.code, study.anna, 5, 9)
    assert project.coders.state(study.document.key, study.anna) is WorkState.FINISHED


def test_undoing_the_first_coding_takes_the_state_back_too(study):
    give(study.project, study.document, study.code, study.anna)
    study.project.undo(Author.of(study.anna))
    assert study.project.coders.assignments() == []


# ---- merging -----------------------------------------------------------------------------------------


def test_merging_moves_everything_and_leaves_one_of_doubles(study):
    project, anna, ben = study.project, study.anna, study.ben
    other_code, other = add_code(project, "Other"), add_document(project, "other")
    double_a = give(project, study.document, study.code, anna, 0, 4, polarity=Polarity.ABSENT, memo="anna's")
    double_b = give(project, study.document, study.code, ben, 0, 4, memo="ben's")
    project.codings.set_memo(double_a, "ben on anna's", ben)
    moved = [
        give(project, study.document, study.code, anna, 0, 5),
        give(project, study.document, other_code, anna, 0, 4),
        give(project, other, study.code, anna, 0, 4),
        give(project, study.document, study.code, anna, 0, 4, round_=2),
    ]
    own = project.memos.add(MemoTarget(), "anna's memo", anna)
    before = tables(project)

    assert project.coders.merge(anna, ben, LEAD) == (4, 1)
    assert [coder.name for coder in project.coders.all()] == ["ben"]
    assert {coding.key for coding in project.codings.all()} == {double_b.key, *(coding.key for coding in moved)}
    assert {coding.coder for coding in project.codings.all()} == {ben.key}
    stays = project.codings.get(double_b.key)
    assert (stays.polarity, stays.memo) == (Polarity.PRESENT, "anna's\n\nben's\n\nben on anna's")
    assert project.memos.get(own.key).author == ben.key
    assert problems(project) == []

    assert last(project).kind == "coder.merge"
    project.undo(LEAD)
    assert tables(project) == before


@pytest.mark.parametrize(
    ("annas", "bens", "merged"),
    [
        ((True, WorkState.WORKING), (False, WorkState.FINISHED), (True, WorkState.FINISHED)),
        ((False, WorkState.FINISHED), (True, WorkState.OPEN), (True, WorkState.FINISHED)),
        ((True, WorkState.WORKING), None, (True, WorkState.WORKING)),
        (None, (True, WorkState.WORKING), (True, WorkState.WORKING)),
    ],
)
def test_merging_keeps_the_further_state(study, annas, bens, merged):
    project, key = study.project, study.document.key
    for coder, given in ((study.anna, annas), (study.ben, bens)):
        if given:
            project.coders.assign([key], coder, LEAD, assigned=given[0])
            project.coders.set_state(key, coder, given[1], LEAD)
    project.coders.merge(study.anna, study.ben, LEAD)
    ((assigned, state),) = [(a.assigned, a.state) for a in project.coders.assignments()]
    assert (assigned, state) == merged


def test_an_anchor_example_follows_the_coding_that_stays(study):
    project = study.project
    coding = give(project, study.document, study.code, study.anna)
    stays = give(project, study.document, study.code, study.ben)
    project.codes.edit(study.code, CodeDraft("Theme", anchors=(Anchor("Some", "", coding.id),)), LEAD)
    project.coders.merge(study.anna, study.ben, LEAD)
    assert project.codes.book()[study.code.key].anchors == (Anchor("Some", "", stays.id),)


def test_nobody_is_merged_with_herself_or_with_somebody_who_is_gone(study):
    project = study.project
    with pytest.raises(QualcodeError, match="with itself"):
        project.coders.merge(study.anna, study.anna, LEAD)
    project.coders.merge(study.anna, study.ben, LEAD)
    with pytest.raises(QualcodeError, match="not there any more"):
        project.coders.merge(study.anna, study.ben, LEAD)
    with pytest.raises(QualcodeError, match="not there any more"):
        project.coders.rename(study.anna, "x", LEAD)
    with pytest.raises(QualcodeError, match="not there any more"):
        give(project, study.document, study.code, study.anna)
    assert project.codings.all() == []
