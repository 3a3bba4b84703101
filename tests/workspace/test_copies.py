"""Which files are taken for other copies of a project, and which are refused, with cause and next step."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import qualcode
from qualcode.errors import NotAProject, ProjectDamaged, ProjectTooNew, QualcodeError
from qualcode.project.file import schema
from qualcode.project.project import Project
from qualcode.workspace.sharing.copies import read_copies
from tests.files.make import FOLDER


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "studie.qualcode"
    with qualcode.create(path, "Studie", coder="anna") as study:
        study.documents.add("eins", "Es regnete.")
    with Project.open(path) as project:
        yield project


@pytest.fixture
def copy(project, tmp_path):
    """A copy in which a document came in."""
    path = tmp_path / "fern" / "ben.qualcode"
    path.parent.mkdir()
    shutil.copy(project.path, path)
    with qualcode.open(path, coder="ben", new_coder=True) as study:
        study.documents.add("zwei", "Es schneite.")
    return path


def other_project(path: Path) -> Path:
    qualcode.create(path, "Fremde", coder="cara").close()
    return path


def tampered(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute(sql)


def test_a_copy_gives_what_the_project_does_not_know_and_stays_as_it_is(project, copy):
    before = copy.read_bytes(), copy.stat().st_mtime_ns, list(copy.parent.iterdir())
    read = read_copies(project, [copy, copy.parent / ".." / "fern" / "ben.qualcode"])
    assert read.files == (copy,)
    (bundle,) = read.bundles
    assert [entry.kind for entry in bundle.entries] == ["import"]
    assert (copy.read_bytes(), copy.stat().st_mtime_ns, list(copy.parent.iterdir())) == before
    assert project.log()[-1].coder == "anna"


def test_a_copy_of_an_older_version_is_brought_up_in_memory_only(project, tmp_path):
    old = tmp_path / "alt.qualcode"
    with closing(sqlite3.connect(old)) as file:
        file.executescript((FOLDER / "schema-7.sql").read_text("utf-8"))
    before = old.read_bytes()
    read = read_copies(project, [old], other_project=True)
    assert {entry.schema_version for entry in read.bundles[0].entries} <= {*range(1, schema.VERSION + 1)}
    assert read.bundles[0].entries
    assert old.read_bytes() == before
    assert not list(tmp_path.glob("*backup*"))


SPOILED = [
    (lambda path: path.write_text("kein Projekt"), NotAProject, "is no qualcode project"),
    (lambda path: path.unlink(), NotAProject, "There is no file"),
    (lambda path: tampered(path, "PRAGMA user_version = 99"), ProjectTooNew, "newer qualcode"),
    (lambda path: tampered(path, "CREATE TRIGGER böse AFTER INSERT ON codes BEGIN SELECT 1; END"),
     ProjectDamaged, "böse"),
    (lambda path: tampered(path, "CREATE VIEW sicht AS SELECT 1"), ProjectDamaged, "sicht"),
    (lambda path: path.write_bytes(path.read_bytes()[:-9000]), ProjectDamaged, "damaged"),
    (lambda path: path.write_bytes(path.read_bytes()[:5000]), ProjectDamaged, "damaged|malformed"),
]  # fmt: skip


def test_what_cannot_be_read_is_refused_by_name_and_left_out_of_a_folder(project, copy):
    bad, entries = copy.with_name("schlecht.qualcode"), len(project.log())
    for spoil, error, words in SPOILED:
        shutil.copy(copy, bad)
        spoil(bad)
        with pytest.raises(error, match=words) as refused:
            read_copies(project, [copy, bad])
        assert refused.value.hint
        assert "schlecht" in str(refused.value)
        read = read_copies(project, [copy.parent])
        assert read.files == (copy,)
        assert [left.path for left in read.left_out] == [bad] * bad.exists()
    assert len(project.log()) == entries


def test_rows_that_were_changed_behind_the_program_are_damage(project, copy):
    with closing(sqlite3.connect(copy, isolation_level=None)) as file:
        file.execute("DROP TRIGGER documents_update")
        file.execute("UPDATE documents SET label = 'anders'")
        schema.rebuild_triggers(file)
    with pytest.raises(ProjectDamaged, match=r"ben\.qualcode"):
        read_copies(project, [copy])


def test_another_project_is_refused_unless_it_is_said(project, tmp_path):
    foreign = other_project(tmp_path / "fremd.qualcode")
    with pytest.raises(QualcodeError, match=r"“Fremde”.*“Studie”") as refused:
        read_copies(project, [foreign])
    assert "--other-project" in refused.value.hint
    assert read_copies(project, [foreign], other_project=True).bundles[0].entries


def test_the_project_itself_and_its_backup_are_refused(project, tmp_path):
    with pytest.raises(QualcodeError, match="is the project itself"):
        read_copies(project, [project.path])
    link = tmp_path / "verweis.qualcode"
    link.symlink_to(project.path)
    with pytest.raises(QualcodeError, match="is the project itself"):
        read_copies(project, [link])
    with pytest.raises(QualcodeError, match="is a backup") as refused:
        read_copies(project, [project.backup(tmp_path / "sicher.qualcode")])
    assert "copy it under another name" in refused.value.hint


def test_of_a_folder_all_copies_are_read_and_the_others_named(project, copy):
    shutil.copy(copy, copy.with_name("cara.QUALCODE"))
    other_project(copy.with_name("fremd.qualcode"))
    copy.with_name("notiz.txt").write_text("nichts")
    read = read_copies(project, [copy.parent])
    assert [path.name for path in read.files] == ["ben.qualcode", "cara.QUALCODE"]
    assert [(left.path.name, "Fremde" in left.why.message) for left in read.left_out] == [("fremd.qualcode", True)]


def test_a_folder_without_a_copy_says_why(project, tmp_path):
    empty = tmp_path / "leer"
    empty.mkdir()
    with pytest.raises(NotAProject, match=r"no other project in “.*leer”") as refused:
        read_copies(project, [empty])
    assert refused.value.hint
    other_project(empty / "fremd.qualcode")
    with pytest.raises(QualcodeError, match="Fremde") as refused:
        read_copies(project, [empty])
    assert "--other-project" in refused.value.hint


def test_without_a_file_the_copies_of_a_cloud_drive_beside_the_project_are_meant(project, copy, tmp_path):
    with pytest.raises(NotAProject, match="No copy that a cloud drive made"):
        read_copies(project, [])
    conflicted = tmp_path / "studie (conflicted copy 2026-01-31 101112).qualcode"
    shutil.copy(copy, conflicted)
    other_project(tmp_path / "studie 2.qualcode")
    shutil.copy(copy, tmp_path / "ganz anders.qualcode")
    read = read_copies(project, [])
    assert read.files == (conflicted,)
    assert [left.path.name for left in read.left_out] == ["studie 2.qualcode"]
