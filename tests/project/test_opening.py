"""Opening and closing: journals, network drives, and what only may be read."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest

from qualcode.errors import ProjectReadOnly
from qualcode.project.file import connection as storage
from qualcode.project.project import Project
from tests.helpers import LEAD, add_code, add_document, beside, new_project, problems, raw, tables
from tests.project.other_process import go_on, other_process, run_without_rights


def journal(project: Project) -> str:
    return str(project._store.connection.execute("PRAGMA journal_mode").fetchone()[0])


@pytest.fixture
def path(tmp_path):
    with new_project(tmp_path) as project:
        add_document(project)
    return project.path


def test_an_open_project_writes_ahead_and_a_closed_one_is_one_file(path):
    with Project.open(path) as project:
        assert journal(project) == "wal"
        add_code(project)
        assert "study.qualcode-wal" in beside(path)
    assert beside(path) == ["study.qualcode"]


def test_a_copy_of_the_closed_file_is_whole(path, tmp_path):
    with Project.open(path) as project:
        add_code(project)
        before = tables(project)
    copy = tmp_path / "elsewhere" / "copy.qualcode"
    copy.parent.mkdir()
    shutil.copyfile(path, copy)
    with Project.open(copy) as project:
        assert tables(project) == before
        assert problems(project) == []


def test_a_copy_with_its_journal_of_a_project_that_was_not_closed_is_whole_too(path, tmp_path):
    copy = tmp_path / "elsewhere" / "study.qualcode"
    copy.parent.mkdir()
    with Project.open(path) as project:
        add_code(project)
        shutil.copyfile(path, copy)
        shutil.copyfile(f"{path}-wal", f"{copy}-wal")
        before = tables(project)
    with Project.open(copy) as project:
        assert tables(project) == before
        assert problems(project) == []
    assert beside(copy) == ["study.qualcode"]


def test_opening_and_reading_change_no_byte(path):
    before = path.read_bytes()
    with Project.open(path) as project:
        project.documents.all()
        project.check()
    assert path.read_bytes() == before


def test_two_open_at_once_leave_the_journal_to_the_last_who_closes(path):
    first, second = Project.open(path), Project.open(path)
    add_code(first)
    first.close()
    assert [code.name for code in second.codes.book()] == ["Theme"]
    second.close()
    assert beside(path) == ["study.qualcode"]


def test_opening_it_again_in_the_same_program_lets_no_other_program_remove_the_journal(path):
    with Project.open(path) as first:
        first.documents.all()
        with Project.open(path) as second:
            second.documents.all()
        for number in range(2):
            before = first.data_version()
            with other_process(
                path, f"ready()\nwith Project.open(path) as project:\n    add_code(project, 'Fremd {number}')\n"
            ) as process:
                go_on(process)
            assert "study.qualcode-wal" in beside(path)
            assert first.data_version() != before
            assert f"Fremd {number}" in [code.name for code in first.codes.book()]
        add_code(first, "Eigen")
    with Project.open(path) as project:
        assert [code.name for code in project.codes.book()] == ["Fremd 0", "Fremd 1", "Eigen"]


def test_data_version_tells_of_others_writes_and_not_of_ones_own(path):
    with Project.open(path) as first, Project.open(path) as second:
        seen = first.data_version()
        add_code(first)
        assert first.data_version() == seen
        add_code(second, "Other")
        assert first.data_version() != seen


def test_names_with_signs_of_urls_are_plain_names(tmp_path):
    with new_project(tmp_path, "50% ? #1 & ä") as project:
        add_code(project)
    with Project.open(tmp_path / "50% ? #1 & ä.qualcode") as project:
        assert len(project.codes.book()) == 1
    assert beside(project.path) == ["50% ? #1 & ä.qualcode"]


# ---- where writing ahead is not possible -------------------------------------------------------------


def test_on_a_network_drive_a_rollback_journal_is_used(path, monkeypatch):
    monkeypatch.setattr(storage, "on_network_drive", lambda _: True)
    with Project.open(path) as project:
        assert journal(project) == "delete"
        add_code(project)
        assert beside(path) == ["study.qualcode"]
    with Project.open(path) as project:
        assert problems(project) == []


@pytest.fixture
def without_shared_memory(monkeypatch):
    """A file system that cannot write ahead, by SQLite's own locking with dot files."""
    connect = sqlite3.connect

    def connect_with_dot_files(name, **more):
        return connect(f"{name}&vfs=unix-dotfile" if more.get("uri") else name, **more)

    monkeypatch.setattr(storage.sqlite3, "connect", connect_with_dot_files)


def test_where_writing_ahead_is_refused_a_rollback_journal_is_used(tmp_path, without_shared_memory):
    with new_project(tmp_path) as project:
        assert journal(project) == "delete"
        add_code(project)
        assert problems(project) == []
    assert beside(project.path) == ["study.qualcode"]


def test_a_project_from_a_local_disk_opens_on_a_network_drive_without_shared_memory(
    path, monkeypatch, without_shared_memory
):
    monkeypatch.setattr(storage, "on_network_drive", lambda _: True)
    with Project.open(path) as project:
        assert journal(project) == "delete"
        add_code(project)
    with Project.open(path) as project:
        assert problems(project) == []


MOUNTS = """\
/dev/vda / ext4 rw 0 0
server:/data /mnt/data nfs4 rw 0 0
/dev/vdb /mnt/data/local ext4 rw 0 0
//server/my\\040share /mnt/my\\040share cifs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("place", "remote"),
    [
        ("/home/a.qualcode", False),
        ("/mnt/data/a.qualcode", True),
        ("/mnt/database/a.qualcode", False),
        ("/mnt/data/local/a.qualcode", False),
        ("/mnt/my share/deep/a.qualcode", True),
    ],
)
def test_the_nearest_mount_says_whether_a_drive_is_another_machines(tmp_path, monkeypatch, place, remote):
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    monkeypatch.setattr(storage, "_MOUNTS", mounts)
    assert storage.on_network_drive(Path(place)) is remote


def test_a_system_that_does_not_tell_its_mounts_counts_as_local(tmp_path, monkeypatch):
    monkeypatch.setattr(storage, "_MOUNTS", tmp_path / "missing")
    assert storage.on_network_drive(tmp_path / "a.qualcode") is False


# ---- what only may be read ---------------------------------------------------------------------------

READ = """
with Project.open(path) as project:
    print([document.name for document in project.documents.all()], project.read_only, problems(project))
    for act in (lambda: add_code(project), lambda: project.backup(Path(sys.argv[1]).parent / "copy")):
        try:
            act()
            print("done")
        except Exception as error:
            print(type(error).__name__, bool(error.hint))
print(beside(path))
"""
READ_ONLY = "['one'] True []\nProjectReadOnly True\nProjectReadOnly True\n['study.qualcode']\n"


@pytest.fixture
def open_place():
    """A folder that others may enter, unlike the temporary ones of pytest."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with new_project(Path(folder)) as project:
            add_document(project)
        yield project.path


@pytest.mark.parametrize(
    ("folder", "file"), [(0o555, 0o444), (0o777, 0o444), (0o555, 0o666)], ids=["both", "file only", "folder only"]
)
def test_what_may_not_be_written_can_be_read_and_nothing_is_left_beside_it(open_place, folder, file):
    before = open_place.read_bytes()
    open_place.chmod(file)
    open_place.parent.chmod(folder)
    try:
        assert run_without_rights(open_place, READ) == READ_ONLY
        assert open_place.read_bytes() == before
    finally:
        open_place.parent.chmod(0o755)


def test_what_may_not_be_read_is_an_error_with_a_next_step(open_place):
    open_place.chmod(0o000)
    said = run_without_rights(
        open_place,
        "try:\n    Project.open(path)\nexcept Exception as error:\n    print(type(error).__name__, bool(error.hint))",
    )
    assert said == "ProjectReadOnly True\n"


def test_a_folder_that_may_not_be_entered_is_an_error_with_a_next_step(open_place):
    open_place.parent.chmod(0o000)
    try:
        said = run_without_rights(
            open_place,
            "for act in (Project.open, lambda p: Project.create(p, '', LEAD)):\n"
            "    try:\n        act(path)\n    except Exception as error:\n"
            "        print(type(error).__name__, bool(error.hint))",
        )
        assert said == "ProjectReadOnly True\n" * 2
    finally:
        open_place.parent.chmod(0o755)


def test_a_folder_that_may_not_be_written_gets_no_project(open_place):
    open_place.parent.chmod(0o555)
    try:
        said = run_without_rights(
            open_place,
            "try:\n    new_project(path.parent, 'other')\nexcept Exception as error:\n"
            "    print(type(error).__name__, bool(error.hint), beside(path))",
        )
        assert said == "ProjectReadOnly True ['study.qualcode']\n"
    finally:
        open_place.parent.chmod(0o755)


def test_a_reader_sees_what_is_only_in_the_journal_of_a_writer(path, monkeypatch):
    with Project.open(path) as writer:
        add_code(writer)
        monkeypatch.setattr(storage.os, "access", lambda *_: False)
        with Project.open(path) as reader:
            assert reader.read_only
            assert [code.name for code in reader.codes.book()] == ["Theme"]
            with pytest.raises(ProjectReadOnly):
                reader.settings.set("title", "other", LEAD)
        assert writer.title == "A study"


def test_half_a_change_of_a_killed_program_is_not_read_as_if_it_were_whole(path, monkeypatch):
    """With a rollback journal beside it, the file itself may hold half a change."""
    with raw(path) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        for number in range(200):
            connection.execute("INSERT INTO texts VALUES (NULL, ?, 1, 1, ?)", (str(number), "x" * 5000))
        half = path.parent / "half" / "study.qualcode"
        half.parent.mkdir()
        shutil.copyfile(path, half)
        shutil.copyfile(f"{path}-journal", f"{half}-journal")
        connection.execute("ROLLBACK")
    monkeypatch.setattr(storage.os, "access", lambda *_: False)
    with pytest.raises(ProjectReadOnly):
        Project.open(half)
    monkeypatch.undo()
    with Project.open(half) as project:
        assert problems(project) == []
    assert beside(half) == ["study.qualcode"]


def test_two_can_work_on_a_network_drive_in_turns(path, monkeypatch):
    monkeypatch.setattr(storage, "on_network_drive", lambda _: True)
    monkeypatch.setattr(storage, "BUSY_MILLISECONDS", 50)
    with Project.open(path) as first, Project.open(path) as second:
        add_code(first, "One")
        add_code(second, "Two")
        assert [code.name for code in first.codes.book()] == ["One", "Two"]
