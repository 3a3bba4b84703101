"""Undo and redo: one's own last change first, and never over somebody else's later work."""

from __future__ import annotations

import pytest

from qualcode.errors import UndoRefused
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.codings import CoderKind, Polarity
from qualcode.model.documents import Role
from qualcode.model.memos import MemoTarget
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from tests.helpers import (
    LEAD,
    add_code,
    add_coder,
    add_document,
    give,
    kinds,
    new_project,
    problems,
    tables,
    transcript,
)

BEN = Author("somebody named ben")


def names(project):
    return [code.name for code in project.codes.book()]


def refusal(act, *args):
    with pytest.raises(UndoRefused) as caught:
        act(*args)
    assert caught.value.hint
    return caught.value.message


def test_undo_takes_back_the_last_change_and_redo_restores_it(project):
    add_code(project, "A")
    add_code(project, "B")
    assert project.undo(LEAD).kind == "code.add"
    assert names(project) == ["A"]
    assert project.redo(LEAD).living
    assert names(project) == ["A", "B"]


def test_undo_and_redo_go_as_far_as_there_is_something(project):
    for name in "ABC":
        add_code(project, name)
    seen = [names(project)]
    for _ in "ABC":
        project.undo(LEAD)
        seen.append(names(project))
    assert seen == [["A", "B", "C"], ["A", "B"], ["A"], []]
    project.undo(LEAD)  # the title
    assert "nothing of “lead” to undo" in refusal(project.undo, LEAD)
    project.redo(LEAD)
    back = []
    for _ in "ABC":
        project.redo(LEAD)
        back.append(names(project))
    assert back == seen[2::-1]
    assert "nothing of “lead” to redo" in refusal(project.redo, LEAD)


def test_they_work_after_a_restart(tmp_path):
    with new_project(tmp_path) as project:
        for name in "ABC":
            add_code(project, name)
        project.undo(LEAD)
    with Project.open(tmp_path / "study.qualcode") as project:
        project.undo(LEAD)
        assert names(project) == ["A"]
    with Project.open(tmp_path / "study.qualcode") as project:
        project.redo(LEAD)
        project.redo(LEAD)
        assert names(project) == ["A", "B", "C"]
        assert problems(project) == []


def test_the_log_only_grows_and_says_what_stands(project):
    add_code(project, "A")
    project.undo(LEAD)
    project.redo(LEAD)
    project.undo(LEAD)
    log = project.log()
    assert [(entry.kind, entry.living) for entry in log] == [
        ("setting", True),
        ("code.add", False),
        ("undo", False),
        ("redo", False),
        ("undo", True),
    ]
    assert [entry.undoes for entry in log[1:]] == [None, log[1].uuid, log[2].uuid, log[1].uuid]


def test_undo_gives_the_entry_that_was_taken_back_with_what_it_touched(project):
    add_code(project, "A")
    undone = project.undo(LEAD)
    assert (undone.kind, undone.living, undone.rows) == ("code.add", False, {"codes": 1, "code_rules": 1})
    assert undone == project.log()[1]
    assert project.redo(LEAD) == project.log()[1]


def test_redo_is_gone_once_something_new_was_done(project):
    add_code(project, "A")
    project.undo(LEAD)
    add_code(project, "B")
    refusal(project.redo, LEAD)
    project.undo(LEAD)
    assert project.redo(LEAD).kind == "code.add"
    assert names(project) == ["B"]
    refusal(project.redo, LEAD)


def test_what_somebody_else_does_does_not_end_ones_redo(project):
    add_code(project, "A")
    project.undo(LEAD)
    project.codes.add(CodeDraft("B"), None, BEN)
    project.redo(LEAD)
    assert sorted(names(project)) == ["A", "B"]


def test_one_takes_back_ones_own_changes_only(project):
    project.codes.add(CodeDraft("mine"), None, LEAD)
    project.codes.add(CodeDraft("theirs"), None, BEN)
    project.undo(LEAD)
    assert names(project) == ["theirs"]
    refusal(project.undo, Author("nobody"))


def test_a_coder_may_take_back_what_she_did_before_she_was_one(project):
    project.codes.add(CodeDraft("A"), None, Author("anna"))
    anna = project.coders.add("anna", CoderKind.PERSON, LEAD)
    assert project.undo(Author.of(anna)).kind == "code.add"


def test_a_coder_is_known_by_identity_not_by_name(study):
    give(study.project, study.document, study.code, study.anna)
    anna = study.project.coders.rename(study.anna, "Anna M", LEAD)
    add_coder(study.project, "anna")
    refusal(study.project.undo, study.project.author("anna"))
    assert study.project.undo(Author.of(anna)).kind == "coding.add"


# ---- later work of others ----------------------------------------------------------------------------


def test_a_later_change_of_the_same_row_by_another_is_named_and_must_go_first(project):
    code = add_code(project, "A")
    project.codes.edit(code, CodeDraft("B"), LEAD)
    project.codes.edit(code, CodeDraft("C"), BEN)
    before = tables(project)
    message = refusal(project.undo, LEAD)
    assert f"“{BEN.name}”" in message
    assert "change of a code" in message
    assert tables(project) == before
    project.undo(BEN)
    project.undo(LEAD)
    assert names(project) == ["A"]


def test_a_later_change_that_was_undone_is_no_obstacle_and_its_redo_is_one(project):
    code = add_code(project, "A")
    project.codes.edit(code, CodeDraft("B"), BEN)
    project.undo(BEN)
    project.undo(LEAD)
    assert names(project) == []
    refusal(project.redo, BEN)
    project.redo(LEAD)
    project.redo(BEN)
    assert names(project) == ["B"]
    refusal(project.undo, LEAD)


def test_a_redo_does_not_overwrite_what_another_did_meanwhile(project):
    code = project.codes.add(CodeDraft("A"), None, BEN)
    project.codes.edit(code, CodeDraft("mine"), LEAD)
    project.undo(LEAD)
    project.codes.edit(code, CodeDraft("theirs"), BEN)
    refusal(project.redo, LEAD)
    assert names(project) == ["theirs"]
    project.undo(BEN)
    project.redo(LEAD)
    assert names(project) == ["mine"]


def test_what_others_rest_on_cannot_be_taken_back(study):
    give(study.project, study.document, study.code, study.anna)
    study.project.memos.add(MemoTarget(code=study.code.key), "about it", study.ben)
    before = tables(study.project)
    message = refusal(study.project.undo, LEAD)  # ben, who wrote it, was added last
    assert "rest on it" in message
    assert "memos" in message
    assert tables(study.project) == before


def test_a_document_that_was_coded_is_not_undone_away(project):
    document = add_document(project)
    code = project.codes.add(CodeDraft("A"), None, BEN)
    give(project, document, code, project.coders.add("anna", CoderKind.PERSON, BEN))
    message = refusal(project.undo, LEAD)
    assert "codings" in message
    assert "assignments" in message
    assert len(project.codings.all()) == 1


def test_a_name_that_was_taken_meanwhile_is_not_restored(project):
    first = add_coder(project, "anna")
    project.coders.rename(first, "clara", LEAD)
    project.coders.add("anna", CoderKind.PERSON, BEN)
    assert "cannot be taken back" in refusal(project.undo, LEAD)
    assert [coder.name for coder in project.coders.all()] == ["clara", "anna"]


@pytest.mark.parametrize("typed", ["A", "a"])
def test_a_name_of_a_sibling_code_is_not_restored_beside_it(project, typed):
    code = add_code(project, "A")
    project.codes.edit(code, CodeDraft("B"), LEAD)
    project.codes.add(CodeDraft(typed), None, BEN)
    message = refusal(project.undo, LEAD)
    assert "there is another" in message
    assert names(project) == ["B", typed]


def test_no_undo_puts_a_code_below_itself(project):
    x, y = add_code(project, "X"), add_code(project, "Y")
    project.codes.move(x, y, LEAD)
    project.undo(LEAD)
    project.codes.move(y, x, BEN)
    assert "below itself" in refusal(project.redo, LEAD)
    assert [code.full_name for code in project.codes.book()] == ["X", "X / Y"]
    assert problems(project) == []


def test_no_undo_gives_a_passage_the_same_code_twice(study):
    project = study.project
    coding = give(project, study.document, study.code, study.anna)
    project.codings.remove([coding], study.anna)
    clara = add_coder(project, "clara")
    give(project, study.document, study.code, clara)
    project.coders.merge(clara, study.anna, LEAD)
    assert "that code again" in refusal(project.undo, Author.of(study.anna))
    assert len(project.codings.all()) == 1


def test_rules_under_which_somebody_coded_are_not_taken_back(study):
    edited = study.project.codes.edit(study.code, CodeDraft("Theme", Rules("sharper")), LEAD)
    give(study.project, study.document, edited, study.anna)
    assert "codings rest on it" in refusal(study.project.undo, LEAD)


def test_undo_is_no_part_of_another_change(project):
    add_code(project, "A")
    for act in (project.undo, project.redo):
        with pytest.raises(UndoRefused, match="part of another change"), project.change("bulk", LEAD):
            act(LEAD)
    assert names(project) == ["A"]
    assert kinds(project) == ["setting", "code.add"]


def test_two_windows_of_one_coder_do_not_undo_the_same_twice(project):
    with Project.open(project.path) as other:
        for name in "AB":
            add_code(project, name)
        project.undo(LEAD)
        other.undo(LEAD)
        assert names(project) == []
        other.redo(LEAD)
        project.redo(LEAD)
        assert names(other) == ["A", "B"]
        assert problems(project) == []


# ---- what a change consists of -----------------------------------------------------------------------


def test_a_removed_document_comes_back_with_all_that_hung_on_it(study):
    project = study.project
    coding = give(project, study.document, study.code, study.anna, polarity=Polarity.ABSENT, weight=7, memo="why")
    project.memos.add(MemoTarget(document=study.document.key), "about all", study.ben)
    project.documents.set([study.document], LEAD, attributes={"wave": "2022"}, case="Town")
    before = tables(project)
    removed = project.documents.remove(project.documents.get(study.document.key), LEAD)
    assert (removed.codings, removed.memos) == (1, 2)
    assert project.codings.all() == []
    project.undo(LEAD)
    assert tables(project) == before
    assert project.codings.get(coding.key) == coding


def test_what_was_made_and_removed_in_one_change_leaves_no_trace_when_undone(project):
    before = tables(project)
    with project.change("back and forth", LEAD):
        code = add_code(project, "A")
        project.codes.remove(code, LEAD)
        add_code(project, "B")
    project.undo(LEAD)
    assert tables(project) == before
    project.redo(LEAD)
    assert names(project) == ["B"]
    assert problems(project) == []


def test_a_role_goes_back(project):
    document = project.documents.add([transcript()], LEAD)[0]
    project.documents.set([document], LEAD, roles={"B": Role.OTHER})
    project.undo(LEAD)
    assert project.documents.roles(document) == {"I": Role.ASKS, "B": Role.ANSWERS}


def test_a_long_history_is_undone_to_the_empty_project(study):
    project = study.project
    for number in range(40):
        give(project, study.document, study.code, (study.anna, study.ben)[number % 2], number % 9, number % 9 + 5)
    for author in (Author.of(study.anna), Author.of(study.ben)):
        while project.codings.all(coder=project.coders.find(author.name).key):
            project.undo(author)
    while any(entry.living and entry.undoes is None for entry in project.log()):
        project.undo(LEAD)
    assert all(rows == [] for rows in tables(project).values())
    assert problems(project) == []


def test_the_making_of_a_coder_is_undone_and_redone(project):
    project.coders.add("Rita", CoderKind.PERSON)
    for _ in range(2):
        project.undo(project.author("Rita"))
        assert project.coders.exact("Rita") is None
        project.redo(project.author("Rita"))
        assert project.coders.exact("Rita") is not None
    assert problems(project) == []


def test_what_a_present_coder_did_is_not_undone_by_somebody_of_her_former_name(study):
    give(study.project, study.document, study.code, study.anna)
    study.project.coders.rename(study.anna, "Rosa", LEAD)
    refusal(study.project.undo, study.project.author("anna"))
