"""Backups: verified, listed, readable by their owner only."""

from __future__ import annotations

import stat

import pytest

from qualcode.errors import ProjectDamaged, ProjectFileError, ProjectReadOnly
from qualcode.project.file import connection as storage
from qualcode.project.project import Project
from tests.helpers import LEAD, add_code, beside, contains, kinds, new_project, problems, tables


def listed(project):
    return project._store.all("SELECT path, reason FROM backups ORDER BY id")


def test_a_backup_is_a_whole_project_of_its_own(project, tmp_path):
    add_code(project)
    path = project.backup()
    assert path.parent == tmp_path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with Project.open(path) as copy:
        assert tables(copy) == tables(project)
        assert copy.log() == project.log()
        assert problems(copy) == []


def test_a_backup_is_listed_and_is_no_entry_of_the_history(project):
    before = kinds(project)
    path = project.backup()
    assert listed(project) == [(str(path), "asked for")]
    assert kinds(project) == before


def test_backups_of_one_second_get_different_names(project, monkeypatch):
    monkeypatch.setattr(storage, "now", lambda: "2026-03-01T10:20:30.000Z")
    names = [project.backup().name for _ in range(3)]
    assert names == [
        "study.20260301T102030.backup.qualcode-backup",
        "study.20260301T102030.backup-2.qualcode-backup",
        "study.20260301T102030.backup-3.qualcode-backup",
    ]
    assert len(listed(project)) == 3


def test_a_backup_is_not_found_as_the_only_project_of_a_folder(project, tmp_path):
    project.backup()
    assert [file.name for file in tmp_path.glob("*.qualcode")] == ["study.qualcode"]


def test_a_backup_holds_what_stands_only_in_the_journal_yet(project):
    add_code(project, "Quittenbaum")
    path = project.backup()
    assert contains(path.parent, "Quittenbaum")[0] == path.name
    assert not any(name.startswith(f"{path.name}-") for name in beside(path))


def test_an_existing_file_is_not_overwritten(project, tmp_path):
    target = tmp_path / "mine"
    target.write_text("mine")
    with pytest.raises(ProjectFileError, match="exists already"):
        project.backup(target)
    assert target.read_text() == "mine"
    assert listed(project) == []


def test_a_place_that_cannot_be_written_is_refused(project, tmp_path):
    with pytest.raises(ProjectReadOnly, match="cannot be written"):
        project.backup(tmp_path / "missing" / "copy")
    assert listed(project) == []


def test_a_copy_that_is_not_whole_is_thrown_away(project, tmp_path, monkeypatch):
    verify = storage._copy_and_verify

    def damaged(connection, *places):
        verify(connection, *places)
        raise ProjectDamaged("not whole")

    monkeypatch.setattr(storage, "_copy_and_verify", damaged)
    with pytest.raises(ProjectDamaged):
        project.backup(tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    assert listed(project) == []


def test_a_copy_that_cannot_be_listed_is_thrown_away_since_forget_would_not_find_it(project, tmp_path):
    with Project.open(project.path) as other, other.change("busy", LEAD):
        project._store.connection.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(ProjectFileError):
            project.backup(tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_a_backup_that_was_deleted_can_be_made_again_in_the_same_place(project, tmp_path):
    project.backup(tmp_path / "copy").unlink()
    add_code(project)
    with Project.open(project.backup(tmp_path / "copy")) as copy:
        assert len(copy.codes.book()) == 1
    assert len(listed(project)) == 1


def test_inside_a_change_no_backup_is_made(project):
    with pytest.raises(ProjectFileError, match="inside a change"), project.change("bulk", LEAD):
        project.backup()
    assert beside(project.path) == ["study.qualcode", "study.qualcode-shm", "study.qualcode-wal"]


def test_the_place_is_listed_absolute_whatever_the_present_folder_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Project.create(tmp_path.relative_to(tmp_path) / "a.qualcode", "", LEAD) as project:
        path = project.backup()
        assert listed(project) == [(str(tmp_path / path), "asked for")]


def test_a_backup_knows_itself_and_those_that_were_made_before_it(tmp_path):
    """Whoever makes a project of a copy of it forgets in it too."""
    with new_project(tmp_path) as project:
        first, second = project.backup(), project.backup()
    with Project.open(second) as copy:
        assert [path for path, _ in listed(copy)] == [str(first), str(second)]
