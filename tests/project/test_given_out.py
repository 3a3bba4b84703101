"""The register of what left, as the file keeps it: nothing is lost in keeping, and its line and its file are one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import DiskFull, ProjectReplaced, QualcodeError
from qualcode.model.consent.given import WHOLE, Leaving
from qualcode.project.project import Project
from qualcode.project.quoting import begun
from qualcode.project.quoting.begun import LeavingFiles, sha256_of
from qualcode.project.quoting.given import as_kept, as_left
from tests.helpers import HOSTILE, LEAD, kinds, new_project, problems
from tests.project.replaced import replace, study_and_copy

UUIDS = st.uuids().map(str)
IDS = st.text("0123456789abcdef", min_size=6, max_size=12) | st.text(min_size=1, max_size=8).filter(WHOLE.__ne__)
CONTENTS = st.dictionaries(UUIDS, st.just((WHOLE,)) | st.lists(IDS, unique=True, max_size=6).map(tuple), max_size=4)


@given(CONTENTS, st.lists(UUIDS, max_size=3).map(tuple))
@settings(max_examples=200)
def test_what_is_kept_is_what_left(contents, cases):
    left = Leaving("quotations", "docx", "a.docx", contents, cases, "board", "Bericht")
    kept = as_left(left.door, left.format, left.target, left.recipient, *as_kept(left), left.publication)
    assert {document: set(ids) for document, ids in kept.contents.items()} == {
        document: set(ids) for document, ids in contents.items()
    }
    assert (kept.quotations, kept.texts, kept.cases, kept.publication) == (
        left.quotations, left.texts, cases, "Bericht",
    )  # fmt: skip


def test_tens_of_thousands_of_ids_take_a_third_of_a_megabyte():
    ids = tuple(f"{number:012x}" for number in range(36_000))
    assert len(as_kept(Leaving("quotations", "docx", "a.docx", {"d": ids}))[0]) < 300_000


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_come_back_as_they_were(tmp_path, hostile):
    with new_project(tmp_path) as project:
        project.given.record(Leaving("quotations", "md", hostile, recipient=hostile), LEAD)
        (line,) = project.given.all()
        assert (line.left.target, line.left.recipient) == (hostile, hostile)
        assert project.given.recipient_of(hostile) == hostile
        assert problems(project) == []


def leave(project, path: Path, words: str = "words", **more) -> None:
    """Let a file leave as a writer does: under another name first."""
    unfinished = path.with_name(".out.md.01234567.new")
    unfinished.write_text(words)
    left = Leaving("quotations", "md", str(path), {"d" * 36: ("a1b2c3",)})
    with project.begun.leaving(LeavingFiles(LEAD, {path: sha256_of(unfinished)}, left)):
        unfinished.replace(path)
        if more.get("fails"):
            raise more["fails"]


def test_a_file_that_leaves_has_its_line_and_the_history_none(tmp_path):
    with new_project(tmp_path) as project:
        before = kinds(project)
        leave(project, tmp_path / "out.md")
        (line,) = project.given.all()
        assert line.left.contents == {"d" * 36: ("a1b2c3",)}
        assert kinds(project) == before
        assert begun.unfinished(project._store) == []


def test_what_fails_behind_the_moment_of_naming_has_its_line_and_before_it_none(tmp_path):
    with new_project(tmp_path) as project:
        with pytest.raises(KeyboardInterrupt):
            leave(project, tmp_path / "out.md", fails=KeyboardInterrupt())
        assert len(project.given.all()) == 1
        left = Leaving("quotations", "md", "other.md", {"d" * 36: ("a1b2c3",)})
        with (
            pytest.raises(OSError, match="full"),
            project.begun.leaving(LeavingFiles(LEAD, {tmp_path / "other.md": "0" * 64}, left)),
        ):
            raise OSError("full")
        assert len(project.given.all()) == 1
        assert begun.unfinished(project._store) == []


def test_a_line_is_neither_changed_nor_removed_but_for_its_recipient(tmp_path):
    with new_project(tmp_path) as project:
        leave(project, tmp_path / "out.md")
        project.given.name_recipient(project.given.all(), "board")
        assert project.given.all()[0].left.recipient == "board"
        for statement in ("DELETE FROM given", "UPDATE given SET target = 'x'", "UPDATE given SET publication = 'x'"):
            with pytest.raises(sqlite3.IntegrityError):
                project._store.connection.execute(statement)


def test_damaged_lines_are_told(tmp_path):
    with new_project(tmp_path) as project:
        leave(project, tmp_path / "out.md")
        project._store.connection.execute(
            "INSERT INTO given (uuid, coder_name, created, door, format, target, recipient, contents, cases, "
            "publication) VALUES ('x', '', '', '', '', '', '', '{\"d\": 7}', '[]', '')"
        )
        assert problems(project) != []
        with pytest.raises(QualcodeError):
            project.given.all()


@pytest.mark.parametrize("how", ["rename", "copy in place", "move"])
def test_of_a_file_that_was_replaced_nothing_leaves_unseen(tmp_path, how):
    path, arrived = study_and_copy(tmp_path)
    with Project.open(path) as project:
        replace(how, path, arrived)
        with pytest.raises(ProjectReplaced):
            leave(project, tmp_path / "out.md")
        assert not (tmp_path / "out.md").exists()


def test_two_sessions_enter_their_lines_side_by_side(tmp_path):
    with new_project(tmp_path) as project, Project.open(project.path) as other:
        for number in range(4):
            leave((project, other)[number % 2], tmp_path / f"{number}.md")
        assert [Path(line.left.target).name for line in project.given.all()] == ["0.md", "1.md", "2.md", "3.md"]


def test_with_no_room_for_the_line_there_is_no_file(tmp_path, monkeypatch):
    with new_project(tmp_path) as project:
        monkeypatch.setattr(begun.Begun, "_note", lambda *_given: (_ for _ in ()).throw(DiskFull("full")))
        with pytest.raises(DiskFull):
            leave(project, tmp_path / "out.md")
        assert not (tmp_path / "out.md").exists()
        assert project.given.all() == []
