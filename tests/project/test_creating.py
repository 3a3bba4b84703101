"""Making a project file: whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import stat

import pytest

from qualcode.errors import DiskFull, ProjectFileError, ProjectReadOnly, QualcodeError
from qualcode.project.file import connection as storage
from qualcode.project.file import migrations, schema
from qualcode.project.project import Project
from tests.helpers import LEAD, beside, kinds, new_project, problems, raw


def test_a_new_project_is_one_file_that_only_its_owner_reads(tmp_path):
    old = os.umask(0)
    try:
        with new_project(tmp_path) as project:
            assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}
            assert project.title == "A study"
            assert problems(project) == []
    finally:
        os.umask(old)
    assert beside(project.path) == ["study.qualcode"]


def test_the_file_says_what_it_is_and_of_which_version(tmp_path):
    new_project(tmp_path).close()
    with raw(tmp_path / "study.qualcode") as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_making_it_is_the_first_entry_of_its_history(project):
    assert kinds(project) == ["setting"]
    assert project.log()[0].coder == LEAD.name


def test_a_project_without_a_title_is_called_like_its_file(tmp_path):
    with Project.create(tmp_path / "field.qualcode", "", LEAD) as project:
        assert project.title == "field"


@pytest.mark.parametrize("content", [b"", b"anything"])
def test_an_existing_file_is_never_overwritten(tmp_path, content):
    path = tmp_path / "study.qualcode"
    path.write_bytes(content)
    with pytest.raises(ProjectFileError, match="exists already"):
        Project.create(path, "", LEAD)
    assert path.read_bytes() == content
    assert beside(path) == ["study.qualcode"]


def test_a_folder_is_not_overwritten_either(tmp_path):
    with pytest.raises(ProjectFileError, match="exists already"):
        Project.create(tmp_path, "", LEAD)


def test_a_link_that_leads_nowhere_counts_as_taken(tmp_path):
    path = tmp_path / "study.qualcode"
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(ProjectFileError, match="exists already"):
        Project.create(path, "", LEAD)
    assert beside(path) == ["study.qualcode"]


def test_the_folder_must_be_there(tmp_path):
    with pytest.raises(ProjectFileError, match="no folder") as caught:
        new_project(tmp_path / "missing")
    assert "Make the folder" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_the_file_system_refuses_is_an_error_with_a_hint(tmp_path):
    with pytest.raises(ProjectReadOnly, match="cannot be made"):
        new_project(tmp_path, "n" * 300)
    assert list(tmp_path.iterdir()) == []


def test_somebody_who_makes_the_same_file_meanwhile_keeps_it(tmp_path, monkeypatch):
    path = tmp_path / "study.qualcode"
    fill = storage._fill

    def fill_slowly(*paths):
        fill(*paths)
        path.write_bytes(b"theirs")

    monkeypatch.setattr(storage, "_fill", fill_slowly)
    with pytest.raises(ProjectFileError, match="exists already"):
        Project.create(path, "", LEAD)
    assert path.read_bytes() == b"theirs"
    assert beside(path) == ["study.qualcode"]


def test_a_file_system_without_hard_links_will_do(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    with new_project(tmp_path) as project:
        assert problems(project) == []
    assert beside(project.path) == ["study.qualcode"]
    assert stat.S_IMODE(project.path.stat().st_mode) == 0o600


def test_without_hard_links_an_existing_file_is_not_overwritten_either(tmp_path, monkeypatch):
    path = tmp_path / "study.qualcode"

    def refuse(*_):
        path.write_bytes(b"theirs")
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(ProjectFileError, match="exists already"):
        Project.create(path, "", LEAD)
    assert path.read_bytes() == b"theirs"
    assert beside(path) == ["study.qualcode"]


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    def fill_the_disk(connection):
        connection.execute("CREATE TABLE half (a)")
        connection.execute("PRAGMA max_page_count = 1")
        connection.execute("CREATE TABLE more (a)")

    monkeypatch.setattr(migrations, "make", fill_the_disk)
    with pytest.raises(DiskFull):
        new_project(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_before_all_is_in_it_is_told_by_the_name_that_was_wanted(tmp_path):
    def fill_the_disk(project):
        connection = project._store.connection
        (used,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {used}")
        project.groups.add("x" * 100_000, (), LEAD)

    with pytest.raises(DiskFull, match=r"for “study\.qualcode”\."):
        Project.create(tmp_path / "study.qualcode", "Study", LEAD, fill_the_disk)
    assert list(tmp_path.iterdir()) == []


def test_a_title_that_no_file_holds_leaves_nothing_behind(tmp_path):
    with pytest.raises(QualcodeError, match="half a character"):
        Project.create(tmp_path / "study.qualcode", "broken \ud83d", LEAD)
    assert list(tmp_path.iterdir()) == []


def test_a_python_with_an_old_sqlite_is_refused_with_the_version(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 37, 2))
    with pytest.raises(ProjectFileError, match=r"3\.38 or newer"):
        new_project(tmp_path)
    assert list(tmp_path.iterdir()) == []
