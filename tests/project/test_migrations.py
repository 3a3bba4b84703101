"""Files of an older schema: backed up, brought up, and undone across the change."""

from __future__ import annotations

import sqlite3

import pytest

from qualcode.errors import ProjectReadOnly
from qualcode.model.codes import CodeDraft
from qualcode.project.file import connection as storage
from qualcode.project.file import migrations, schema
from qualcode.project.file.lean_import import Database, Migrations
from qualcode.project.project import Project
from tests.helpers import LEAD, add_code, add_document, beside, contains, kinds, new_project, problems, raw


def test_there_is_one_migration_for_each_version():
    assert len(migrations.MIGRATIONS.pending(Database(memory=True))) == schema.VERSION


def test_a_new_file_holds_just_what_the_schema_says(project):
    connection = project._store.connection
    found = connection.execute("SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    assert {name for _, name in set(found) - schema.OF_OTHERS} == {name for _, name in schema.expected(connection)}


def test_the_triggers_name_every_column_of_every_logged_table(project):
    connection = project._store.connection
    for table in schema.LOGGED:
        columns = schema.column_names(connection, table)
        assert {"id", "uuid"} < set(columns)
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (f"{table}_delete",)).fetchone()
        assert all(f'OLD."{column}"' in sql for column in columns)


def test_logged_tables_keep_to_what_the_history_can_hold(project):
    """INTEGER and TEXT in STRICT tables with AUTOINCREMENT, and references without any cascade."""
    connection = project._store.connection
    for table in schema.LOGGED:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        assert sql.endswith("STRICT")
        assert "AUTOINCREMENT" in sql
        kinds_of = {row[2] for row in connection.execute(f"PRAGMA table_info({table})")}
        assert kinds_of <= {"INTEGER", "TEXT"}
        for reference in connection.execute(f"PRAGMA foreign_key_list({table})"):
            assert reference[5:7] == ("NO ACTION", "NO ACTION")
        assert sql.count("REFERENCES") == sql.count("DEFERRABLE INITIALLY DEFERRED")


@pytest.fixture
def old(tmp_path):
    """A project of the present version that counts as old in what follows; its last entry edits a code."""
    with new_project(tmp_path) as project:
        add_document(project)
        code = add_code(project, "Before")
        project.codes.edit(code, CodeDraft("After"), LEAD)
        project.codes.remove(add_code(project, "Gone"), LEAD)
    return project.path


@pytest.fixture
def next_version(monkeypatch, tmp_path_factory):
    """A version in which every code has a note; images of older entries have none."""
    with new_project(tmp_path_factory.mktemp("frozen")) as project:
        present = schema.expected(project._store.connection)
    older, number = schema.frozen, schema.VERSION + 1
    monkeypatch.setattr(schema, "frozen", lambda version: present if version == number - 1 else older(version))
    steps = Migrations("qualcode")
    for step in migrations.MIGRATIONS._migrations:
        steps(name=step.name)(step.fn)

    @steps(name="notes")
    def add_notes(database):
        migrations.bring_to(database, number, {"codes": {"note": "''"}})

    upcasters = {**migrations.UPCASTERS, ("codes", number): lambda image: image | {"note": "from before"}}
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)
    monkeypatch.setattr(migrations, "UPCASTERS", upcasters)
    monkeypatch.setattr(schema, "VERSION", number)
    monkeypatch.setitem(schema.LOGGED, "codes", schema.LOGGED["codes"] + ", note TEXT NOT NULL")


def notes(project):
    return project._store.all("SELECT name, note FROM codes ORDER BY id")


def test_an_old_file_is_brought_up_after_a_backup(old, next_version):
    before = old.read_bytes()
    with Project.open(old) as project:
        assert notes(project) == [("After", "")]
        assert problems(project) == []
        ((path, reason),) = project._store.all("SELECT path, reason FROM backups")
    name = path.rsplit("/", 1)[1]
    assert beside(old) == [name, "study.qualcode"]
    assert (f".schema-{schema.VERSION - 1}." in name, reason) == (True, f"before schema {schema.VERSION}")
    with raw(old.parent / name) as copy, raw(old) as present:
        assert copy.execute("PRAGMA user_version").fetchone() == (schema.VERSION - 1,)
        assert present.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        assert copy.execute("SELECT name FROM codes").fetchall() == [("After",)]
    assert before != old.read_bytes()


def test_an_up_to_date_file_is_not_backed_up(old):
    Project.open(old).close()
    assert beside(old) == ["study.qualcode"]


def test_undo_and_redo_work_across_the_change(old, next_version):
    with Project.open(old) as project:
        assert project.undo(LEAD).kind == "code.remove"
        assert notes(project) == [("After", ""), ("Gone", "from before")]
        assert project.undo(LEAD).kind == "code.add"
        assert project.undo(LEAD).kind == "code.edit"
        assert notes(project) == [("Before", "from before")]
        assert project.redo(LEAD).kind == "code.edit"
        assert notes(project) == [("After", "")]
        assert problems(project) == []


def test_a_migration_that_fails_leaves_the_old_file_and_its_backup(old, next_version, monkeypatch):
    def fail(connection):
        with Database(connection).atomic():
            connection.execute("ALTER TABLE codes ADD COLUMN note TEXT NOT NULL DEFAULT ''")
            raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "migrate", fail)
        with pytest.raises(Exception, match="no room left"):
            Project.open(old)
    with raw(old) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION - 1,)
        assert "note" not in schema.column_names(connection, "codes")
    with Project.open(old) as project:
        assert notes(project) == [("After", "")]


def test_an_old_file_that_may_only_be_read_is_refused_with_a_next_step(old, next_version, monkeypatch):
    before = old.read_bytes()
    monkeypatch.setattr(storage.os, "access", lambda *_: False)
    with pytest.raises(ProjectReadOnly, match="older version") as caught:
        Project.open(old)
    assert "Copy it" in caught.value.hint
    assert old.read_bytes() == before
    assert beside(old) == ["study.qualcode"]


def test_forget_reaches_into_a_backup_of_an_older_schema(old, next_version):
    with Project.open(old) as project:
        (document,) = project.documents.all()
        assert len(contains(old.parent, "words to be coded")) == 2
        done = project.forgetting.documents([document.uuid], LEAD)
        assert (len(done.backups), done.warnings) == (1, [])
        assert kinds(project)[-1] == "forget"
    assert contains(old.parent, "words to be coded") == []
    assert len(beside(old)) == 2
