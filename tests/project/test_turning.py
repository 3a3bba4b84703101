"""Taking back one change of many, with what rests on it, and restoring it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import UndoRefused
from qualcode.model.memos import MemoTarget
from qualcode.project.file.history import Author
from tests.builders import code_named, coder_named, give_code, interview
from tests.helpers import new_project, tables
from tests.project.test_entry_log import acts, filled

ANNA = Author("anna")


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path) as project:
        interview(project, "eins", "Das war so. Ganz anders.")
        yield project


def author(project, name):
    return Author.of(coder_named(project, name))


def last(project, kind="coding.add"):
    return next(entry for entry in reversed(project.log()) if entry.kind == kind)


def test_one_change_is_taken_back_and_restored_while_later_ones_stand(project):
    document = project.documents.all()[0]
    anna = author(project, "anna")
    give_code(project, document, "Das", coder="anna")
    first = last(project)
    give_code(project, document, "Ganz", coder="anna")
    before = tables(project)
    (undone,) = project.turn(anna, first.uuid)
    assert (undone.uuid, undone.living) == (first.uuid, False)
    assert [coding.span.start for coding in project.codings.all()] == [12]
    assert project.turn(anna, last(project, "undo").uuid)[0].living  # by its undo as well
    assert tables(project) == before


def test_what_rests_on_it_goes_first_and_comes_back(project):
    document = project.documents.all()[0]
    anna = author(project, "anna")
    code_named(project, "Angst")
    coding = give_code(project, document, "Das", path="Angst", coder="anna")
    added = last(project)
    owner = coder_named(project, "anna")
    project.codings.change(coding, owner, weight=5)
    project.codings.change(project.codings.get(coding.key), owner, weight=3)
    before = tables(project)
    with pytest.raises(UndoRefused, match="changed the same since"):
        project.turn(anna, added.uuid)
    assert tables(project) == before
    along = project.resting_on(added.uuid)
    assert [entry.kind for entry in along] == ["coding.change", "coding.change"]
    assert along[0].key > along[1].key
    turned = project.turn(anna, added.uuid, [entry.uuid for entry in along])
    assert [entry.kind for entry in turned] == ["coding.change", "coding.change", "coding.add"]
    assert project.codings.all() == []
    for _time in range(3):
        project.redo(anna)
    assert tables(project) == before


def test_what_refers_to_what_it_made_goes_first_too(project):
    document = project.documents.all()[0]
    anna = author(project, "anna")
    coding = give_code(project, document, "Das", path="Angst", coder="anna")
    added = last(project)
    owner = coder_named(project, "anna")
    project.memos.add(MemoTarget(coding=coding.key), "unsicher", owner)
    memo = last(project, "memo.add")
    project.memos.change(project.memos.all()[0], owner, text="sicher")
    before = tables(project)
    assert [entry.kind for entry in project.resting_on(added.uuid)] == ["memo.change", "memo.add"]
    assert [entry.kind for entry in project.resting_on(memo.uuid)] == ["memo.change"]
    code = next(entry for entry in project.log() if entry.kind == "code.add")
    assert added.uuid in {entry.uuid for entry in project.resting_on(code.uuid)}
    project.turn(anna, added.uuid, [entry.uuid for entry in project.resting_on(added.uuid)])
    assert (project.codings.all(), project.memos.all()) == ([], [])
    for _time in range(3):
        project.redo(anna)
    assert tables(project) == before


def test_others_changes_and_what_stays_are_refused(project):
    document = project.documents.all()[0]
    give_code(project, document, "Das", coder="ben")
    bens = last(project)
    anna = author(project, "anna")
    with pytest.raises(UndoRefused, match="“ben” made it"):
        project.turn(anna, bens.uuid)
    assert not project.is_own_entry(bens, anna)
    assert project.is_own_entry(bens, author(project, "ben"))
    made = next(entry for entry in project.log() if entry.kind == "coder.add")
    mine = Author("me")
    with pytest.raises(UndoRefused):  # ben's codings rest on ben
        project.turn(mine, made.uuid)
    with project.together(), pytest.raises(UndoRefused, match="part of another change"):
        project.turn(mine, made.uuid)


@settings(max_examples=15, deadline=None)
@given(what=acts, choice=st.randoms(use_true_random=False))
def test_turning_twice_leaves_everything_as_it_was(tmp_path_factory, what, choice):
    project = filled(tmp_path_factory.mktemp("turn"), what)
    entries = project.log()
    for entry in choice.sample(entries, min(6, len(entries))):
        by = (
            Author.of(project.coders.exact(entry.coder)) if project.coders.exact(entry.coder) else Author(entry.coder)
        )
        before = tables(project)
        along = [other.uuid for other in project.resting_on(entry.uuid)]
        try:
            turned = project.turn(by, entry.uuid, along)
        except UndoRefused:
            assert tables(project) == before
            continue
        assert turned[-1].living == (project.log()[-1].kind == "redo")
        if turned[-1].living:
            project.turn(by, entry.uuid)
        else:
            for _other in turned:
                project.redo(by)
        assert tables(project) == before
    project.close()


@settings(max_examples=10, deadline=None)
@given(what=acts, size=st.integers(1, 5))
def test_a_page_before_or_after_any_entry_is_that_part_of_the_history(tmp_path_factory, what, size):
    project = filled(tmp_path_factory.mktemp("page"), what)
    every = project.log()
    assert project.log_page(size) == every[-size:]
    for at, entry in enumerate(every):
        assert project.log_page(size, before=entry.key) == every[max(0, at - size) : at]
        assert project.log_page(size, after=entry.key) == every[at + 1 : at + 1 + size]
    project.close()
