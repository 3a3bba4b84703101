"""Files that are not opened, and stay exactly as they were."""

from __future__ import annotations

import shutil
import sqlite3

import pytest

from qualcode.errors import NotAProject, ProjectDamaged, ProjectTooNew
from qualcode.project.file import schema
from qualcode.project.project import Project
from tests.helpers import add_document, beside, only_project, raw


@pytest.fixture
def path(tmp_path):
    with only_project(tmp_path) as project:
        add_document(project)
    return project.path


def refused(path, error):
    """Opening is refused with that error, and leaves no trace; gives the error."""
    before, names = path.read_bytes(), beside(path)
    with pytest.raises(error) as caught:
        Project.open(path)
    assert path.read_bytes() == before
    assert beside(path) == names
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    "content",
    [b"", b"no project", b"\x00\xff" * 100, b"SQLite format 3\x00", b"SQLite format 3\x00" + bytes(100)],
    ids=["empty", "text", "binary", "torn header", "zeros"],
)
def test_what_is_no_project_is_refused(tmp_path, content):
    path = tmp_path / "a.qualcode"
    path.write_bytes(content)
    refused(path, NotAProject)


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_a_database_of_another_program_is_refused(tmp_path, journal):
    path = tmp_path / "a.qualcode"
    with raw(path) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("CREATE TABLE entries (id)")
    refused(path, NotAProject)


@pytest.mark.parametrize("name", ["missing.qualcode", "a.txt/study.qualcode", "nul\x00.qualcode"])
def test_a_missing_file_is_refused_and_not_made(tmp_path, name):
    (tmp_path / "a.txt").touch()
    with pytest.raises(NotAProject, match="no file") as caught:
        Project.open(tmp_path / name)
    assert "qualcode new" in caught.value.hint
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(NotAProject, match="not a file"):
        Project.open(tmp_path)


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_a_newer_project_is_refused_untouched(path, journal):
    with raw(path) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    assert "Update qualcode" in refused(path, ProjectTooNew).hint


def test_a_project_whose_newer_version_stands_only_in_its_journal_is_refused(path):
    with raw(path) as newer:
        newer.execute("PRAGMA wal_autocheckpoint = 0")
        newer.execute("UPDATE file_state SET former = present, present = 'of a newer version'")
        newer.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        refused(path, ProjectTooNew)


OURS = "CREATE TRIGGER {name} AFTER INSERT ON codings BEGIN UPDATE texts SET text = ''; END"


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TRIGGER more AFTER INSERT ON codings BEGIN SELECT 1; END"],
        ["CREATE TRIGGER sqlitely AFTER INSERT ON codings BEGIN SELECT 1; END"],
        ["CREATE TRIGGER _sqlite_migrations AFTER INSERT ON codings BEGIN SELECT 1; END"],
        ["CREATE VIEW seen AS SELECT * FROM texts"],
        ["CREATE TABLE more (a)"],
        ["CREATE INDEX more ON codings(weight)"],
        ["CREATE UNIQUE INDEX more ON texts(length)"],
        ["DROP TRIGGER codings_insert"],
        ["DROP TRIGGER codings_insert", OURS.format(name="codings_insert")],
        ["DROP INDEX codings_by_code"],
        ["ALTER TABLE codings ADD COLUMN more TEXT"],
        ["DROP TABLE backups"],
        ["CREATE VIRTUAL TABLE more USING fts5(a)"],
    ],
    ids=lambda statements: statements[-1][:40],
)
def test_a_file_with_anything_foreign_in_its_schema_is_refused(path, statements, journal):
    with raw(path) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        for statement in statements:
            connection.execute(statement)
    assert "backup" in refused(path, ProjectDamaged).hint


def test_a_trigger_that_hides_behind_the_name_of_a_table_is_found(path):
    """In the list of the schema it stands before the table of its name."""
    with raw(path) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET rowid = rowid + 1000")
        connection.execute(
            "INSERT INTO sqlite_master (rowid, type, name, tbl_name, rootpage, sql) VALUES "
            f"(1, 'trigger', 'codings', 'codings', 0, '{OURS.format(name='codings').replace(chr(39), chr(39) * 2)}')"
        )
    assert "codings" in refused(path, ProjectDamaged).message


def test_a_trigger_that_hides_behind_a_name_of_sqlites_own_is_found(path):
    sql = OURS.format(name="sqlite_evil").replace("'", "''")
    with raw(path) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES "
            f"('trigger', 'sqlite_evil', 'codings', 0, '{sql}')"
        )
    refused(path, ProjectDamaged)


def test_what_sqlite_adds_by_itself_is_not_foreign(path):
    with raw(path) as connection:
        connection.execute("ANALYZE")
    Project.open(path).close()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_torn_copy_is_never_taken_for_whole(path, share):
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    refused(path, ProjectDamaged)


def test_a_refused_file_opens_again_when_what_was_foreign_is_gone(path):
    with raw(path) as connection:
        connection.execute("CREATE VIEW seen AS SELECT * FROM texts")
    refused(path, ProjectDamaged)
    with raw(path) as connection:
        connection.execute("DROP VIEW seen")
    with Project.open(path) as project:
        assert [document.name for document in project.documents.all()] == ["one"]


def test_a_foreign_trigger_does_not_run_while_the_file_is_looked_at(path, tmp_path):
    """Not even by the statements that prepare a connection."""
    with raw(path) as connection:
        connection.execute("CREATE TRIGGER more AFTER UPDATE ON backups BEGIN DELETE FROM settings; END")
    copy = tmp_path / "copy.qualcode"
    shutil.copyfile(path, copy)
    refused(copy, ProjectDamaged)
    with raw(copy) as connection:
        assert connection.execute("SELECT COUNT(*) FROM settings").fetchone() == (1,)


def test_functions_of_an_untrusted_schema_are_not_trusted_before_the_look(path, monkeypatch):
    seen = []
    connect = sqlite3.connect

    def watched(*args, **more):
        connection = connect(*args, **more)
        connection.set_trace_callback(seen.append)
        return connection

    monkeypatch.setattr(sqlite3, "connect", watched)
    Project.open(path).close()
    statements = [statement.upper() for statement in seen]
    look = next(number for number, one in enumerate(statements) if "SQLITE_MASTER" in one)
    assert any("TRUSTED_SCHEMA = OFF" in one for one in statements[:look])
    assert not any("TRUSTED_SCHEMA = ON" in one for one in statements[:look])
