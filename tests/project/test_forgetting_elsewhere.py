"""Forgetting erases in marked backups of this project only, and keeps what it needs to recognise what went."""

from __future__ import annotations

import dataclasses
import shutil

import pytest

from qualcode.errors import QualcodeError
from qualcode.project.project import Project
from tests.files.make import load
from tests.helpers import LEAD, add_document, contains, draft, new_project, problems, raw

TEXT = "Wir haben einen Quittenbaum im Hof, und er trägt in jedem zweiten Jahr."


def listed(project, path):
    project._store.connection.execute(
        "INSERT OR REPLACE INTO backups (path, created, reason) VALUES (?, '2022-01-01T00:00:00.000Z', 'x')",
        (str(path),),
    )


def live_copy(project):
    """A copy of the file that nobody marked: a project by itself."""
    path = project.path.with_name("copied.qualcode")
    with raw(project.path) as file, raw(path) as target:
        file.backup(target)
    return path


def another_project(project):
    with new_project(project.path.parent, "another") as other:
        add_document(other, "one", TEXT)
    return other.path


def backup_of_another(project):
    with Project.open(another_project(project)) as other:
        return other.backup()


def a_backup_in_which_somebody_worked(project):
    path = project.backup()
    with Project.open(path) as copy:
        add_document(copy, "later", "Later words.")
    return path


def itself(project):
    return project.path


@pytest.mark.parametrize(
    "make", [live_copy, another_project, backup_of_another, a_backup_in_which_somebody_worked, itself]
)
def test_what_is_no_marked_backup_of_this_project_is_left_alone_and_named(project, make):
    document = add_document(project, "one", TEXT)
    path = make(project)
    listed(project, path)
    with raw(path) as file:
        before = list(file.iterdump())
    done = project.forgetting.documents([document.uuid], LEAD)
    assert done.backups == []
    assert [f"“{path}” is listed as a backup and" in warning for warning in done.warnings].count(True) == 1
    if path != project.path:
        with raw(path) as file:
            assert list(file.iterdump()) == before
    assert project.documents.all() == []


def test_a_backup_that_was_only_looked_at_or_forgot_before_stays_one(project):
    first, second = project.documents.add([draft("one", TEXT), draft("two", "Zwei Birnen.")], LEAD)
    path = project.backup()
    for document in (first, second):
        with Project.open(path) as copy:
            copy.documents.all()
        assert project.forgetting.documents([document.uuid], LEAD).backups == [str(path)]
    assert contains(project.path.parent, "Quittenbaum") == []
    assert contains(project.path.parent, "Birnen") == []


def test_a_restored_backup_is_a_project_from_its_first_change_on(project):
    document = add_document(project, "one", TEXT)
    restored = project.path.with_name("restored.qualcode")
    shutil.copy(project.backup(), restored)
    with Project.open(restored) as live:
        add_document(live, "new", "New words.")
    listed(project, restored)
    project.forgetting.documents([document.uuid], LEAD)
    with Project.open(restored) as live:
        assert {one.name for one in live.documents.all()} == {"one", "new"}


@pytest.mark.parametrize("worked", [False, True])
def test_an_old_backup_without_a_mark_counts_if_nobody_worked_in_it(tmp_path, worked):
    """A file of schema 1 is a backup if all of its history is the project's; else it may be somebody's work."""
    path, old = load(1, tmp_path / "study.qualcode"), tmp_path / "old.qualcode-backup"
    shutil.copy(path, old)
    if worked:
        with raw(old) as file:
            file.execute(
                "INSERT INTO entries (uuid, coder_name, created, kind, reason, schema_version) "
                "VALUES ('x', 'ben', '2022-01-01T00:00:00.000Z', 'coding.add', '', 1)"
            )
    with Project.open(path) as project:
        listed(project, old)
        document = project.documents.all()[0]
        done = project.forgetting.documents([document.uuid], LEAD)
        assert (str(old) in done.backups) is not worked
        if not worked:  # it is marked now
            second = project.documents.all()[0]
            assert str(old) in project.forgetting.documents([second.uuid], LEAD).backups
        assert problems(project) == []


# ---- what is kept ------------------------------------------------------------------------------------


def test_only_uuids_and_keyed_hashes_stay(project):
    document = add_document(project, "Zwetschge", TEXT, case="Mirabelle")
    case = project.cases.all()[0]
    project.forgetting.case(case.uuid, LEAD)
    kept = set(project._store.connection.execute("SELECT kind, value FROM forgotten"))
    assert {("documents", document.uuid), ("cases", case.uuid)} <= kept
    assert {kind for kind, _ in kept} >= {"text", "file"}
    for words in ("Quittenbaum", "Zwetschge", "Mirabelle", document.sha256):
        assert contains(project.path.parent, words) == []
    with new_project(project.path.parent, "other") as other:  # another secret, another hash
        twin = add_document(other, "one", TEXT)
        other.forgetting.documents([twin.uuid], LEAD)
        there = set(other._store.connection.execute("SELECT value FROM forgotten WHERE kind = 'text'"))
    assert not there & {(value,) for kind, value in kept if kind == "text"}


@pytest.mark.parametrize("same", ["text", "file"])
def test_what_was_forgotten_does_not_come_back_unless_asked(project, same):
    first = add_document(project, "one", TEXT)
    project.forgetting.documents([first.uuid], LEAD)
    again = draft("two", TEXT) if same == "text" else draft("one", TEXT + " Ein Wort mehr.")
    assert project.documents.forgotten([again]) == [again.name]
    if same == "text":
        with pytest.raises(QualcodeError, match="erased"):
            project.documents.add([again], LEAD)
    project.documents.add([again], LEAD, again=True)
    assert project.documents.forgotten([again]) == []
    project.documents.add([draft("three", "Ganz andere Worte, die niemand vergessen hat, stehen hier.")], LEAD)


def test_a_short_text_is_nobodys(project):
    first = add_document(project, "one", "Ja, nein.")
    project.forgetting.documents([first.uuid], LEAD)
    add_document(project, "two", "Ja, nein.")


def test_a_file_that_others_came_from_too_is_not_forgotten(project):
    one, two = draft("one", TEXT), draft("two", "Zwei andere Worte.")
    two = dataclasses.replace(two, source=one.source)
    first, second = project.documents.add([one, two], LEAD)
    project.forgetting.documents([first.uuid], LEAD)
    assert "file" not in project.forgetting.recognised()
    project.forgetting.documents([second.uuid], LEAD)
    assert project.forgetting.recognised()["file"] == 1


def test_what_an_older_version_forgot_is_said_to_be_unrecognisable(tmp_path):
    with Project.open(load(1, tmp_path / "study.qualcode")) as project:
        assert project.forgetting.unrecognisable() >= 1
        assert project.forgetting.recognised() == {}
