"""Every file of an older schema opens, and is then what a new file is: checked, undone across, forgotten, killed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from qualcode.errors import ProjectDamaged, UndoRefused
from qualcode.model.spans import Span
from qualcode.project import history_queries
from qualcode.project.file import migrations, schema
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from tests.files.make import FOLDER, FORGOTTEN, TO_FORGET, fill, load, statements
from tests.helpers import LEAD, contains, new_project, problems, raw, tables
from tests.project.replayed import assert_rebuilt

VERSIONS = sorted(int(file.stem.removeprefix("schema-")) for file in FOLDER.glob("schema-*.sql"))


@pytest.fixture(params=VERSIONS)
def old(request, tmp_path):
    """The closed file of an older program."""
    return load(request.param, tmp_path / "study.qualcode")


def schema_of(path):
    with raw(path) as connection:
        return {
            (kind, name): sql for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master")
        }


def test_each_version_up_to_the_present_one_has_a_file_and_frozen_statements():
    assert set(VERSIONS) >= set(range(1, schema.VERSION))
    assert all(schema.frozen(version) for version in range(1, schema.VERSION))


@pytest.mark.parametrize("version", [version for version in VERSIONS if version < schema.VERSION])
def test_the_frozen_statements_are_those_of_the_old_file(version, tmp_path, monkeypatch):
    path = load(version, tmp_path / "study.qualcode")
    monkeypatch.setattr(schema, "VERSION", version)
    frozen = FOLDER.parents[1] / "qualcode/project/file/frozen" / f"schema-{version}.sql"
    assert frozen.read_text() == statements(path)


def test_the_file_that_is_made_of_the_present_version_has_rows_in_every_table(tmp_path):
    with new_project(tmp_path) as project:
        fill(project)
        assert problems(project) == []
        held = tables(project)
        assert [table for table in schema.LOGGED if not held[table]] == []
        assert any(label.wave and label.source_kind for label in project.labels.all())
        project.forgetting.documents([project.forgetting.find_document("withdrawn").uuid], LEAD)
        project.forgetting.case(project.forgetting.find_case("Case A").uuid, LEAD)
        assert problems(project) == []
    assert contains(tmp_path, TO_FORGET) == contains(tmp_path, "Case A") == []


def test_it_opens_twice_and_is_whole(old):
    for _ in range(2):
        with Project.open(old) as project:
            assert problems(project) == []


def test_it_has_the_schema_of_a_new_file_letter_by_letter(old, tmp_path):
    Project.open(old).close()
    (tmp_path / "new").mkdir()
    with new_project(tmp_path / "new") as fresh:
        pass
    kept, made = schema_of(old), schema_of(fresh.path)
    made.pop(("table", "sqlite_stat1"), None)
    assert kept == made


_PASTS = "SELECT id, entry_id, table_name, row_id, old FROM changes WHERE table_name <> 'assignments'"


def _quoted(name):
    return f'"{name}"'


def test_its_rows_and_the_numbers_that_it_gave_are_kept(old):
    """Also the highest number of a table whose last rows were removed: it never names another row.

    Marks of good quotations and the rounds of work have become rows of their own, with a past of their own.
    """
    with raw(old) as connection:
        given = dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))
        before = {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            if table in schema.LOGGED.keys() - {"assignments"} or table in ("texts", "structures", "entries")
        }
        columns = {table: schema.column_names(connection, table) for table in before}
        pasts = connection.execute(_PASTS).fetchall()
    with Project.open(old) as project:
        connection = project._store.connection
        now = dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))
        assert all(now[table] >= number for table, number in given.items() if table != "backups")
        assert set(pasts) <= set(connection.execute(_PASTS))
        for table, rows in before.items():
            kept = [name for name in columns[table] if name in schema.column_names(connection, table)]
            if table == "orphans":
                kept = [name for name in kept if name not in ("coding", "attached")]  # a mark waits among the latter
            after = connection.execute(f"SELECT {', '.join(map(_quoted, kept))} FROM {table} ORDER BY id").fetchall()
            places = [columns[table].index(name) for name in kept]
            assert after == [tuple(row[place] for place in places) for row in rows]


def test_all_that_can_be_undone_is_undone_and_redone_across_the_migration(old):
    with Project.open(old) as project:
        for author in (LEAD, *(Author.of(coder) for coder in project.coders.all())):
            done = 0
            before = tables(project)
            while done < 100:
                try:
                    project.undo(author)
                except UndoRefused:
                    break
                done += 1
                assert problems(project) == []
            for _ in range(done):
                project.redo(author)
            assert tables(project) == before
        assert problems(project) == []


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.stress)])
def test_the_project_as_it_was_before_the_migration_can_be_looked_at(old, every):
    """Behind the last entry of each kind, and under stress behind all."""
    with Project.open(old) as project:
        entries = project.log()
        for entry in entries if every else {entry.kind: entry for entry in entries}.values():
            with history_queries.as_of(project, history_queries.Moment(entry.key, entry.created)) as then:
                then.codes.book()
                then.documents.all()
                then.codings.all()
        assert len(project.log()) == len(entries)


def test_forgetting_leaves_nothing_behind_the_migration(old):
    assert contains(old.parent, FORGOTTEN) == []
    with Project.open(old) as project:
        wanted = project.forgetting.find_document("withdrawn")
        project.forgetting.documents([wanted.uuid], LEAD)
        case = project.forgetting.find_case("Case A")
        project.forgetting.case(case.uuid, LEAD)
        assert problems(project) == []
    assert contains(old.parent, TO_FORGET) == []
    assert contains(old.parent, "Case A") == []


KILLED = """
import os, sys
from qualcode.project.project import Project
left = int(sys.argv[2])
def trace(statement):
    global left
    left -= 1
    if left == 0:
        os._exit(9)
import sqlite3
from qualcode.project.file import connection as storage, migrations
migrate = migrations.migrate
def killed(connection):
    connection.set_trace_callback(trace)
    migrate(connection)
migrations.migrate = killed
from pathlib import Path
Project.open(Path(sys.argv[1])).close()
"""


@pytest.mark.parametrize("at", [5, 150, *(pytest.param(at, marks=pytest.mark.stress) for at in (1, 90))])
def test_a_killed_migration_leaves_the_old_file_or_the_new_one(old, at):
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(old), str(at)], check=False, env=dict(os.environ), capture_output=True
    )
    assert killed.returncode in (0, 9), killed.stderr
    with raw(old) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] in VERSIONS
    with Project.open(old) as project:
        assert problems(project) == []


def test_a_migration_that_fails_halfway_changes_nothing(old, monkeypatch):
    with raw(old) as connection:
        before = list(connection.iterdump())

    def fail(connection):
        raise RuntimeError("in the middle")

    monkeypatch.setattr(schema, "rebuild_triggers", fail)
    with raw(old) as connection:
        with pytest.raises(RuntimeError):
            migrations.migrate(connection)
        assert list(connection.iterdump()) == before


def test_a_table_of_a_newer_version_in_an_old_file_is_foreign(old):
    with raw(old) as connection:
        connection.execute("CREATE TABLE pool_documents (id INTEGER PRIMARY KEY)")
    with pytest.raises(ProjectDamaged, match="pool_documents"):
        Project.open(old)


def test_a_version_that_never_was_is_refused(project):
    project.close()
    with raw(project.path) as connection:
        connection.execute("PRAGMA user_version = 0")
    with pytest.raises(ProjectDamaged, match="no qualcode ever wrote"):
        Project.open(project.path)


# ---- marks and rounds, rows of their own since schema 4 ----------------------------------------------------


@pytest.fixture
def third(tmp_path):
    with Project.open(load(3, tmp_path / "study.qualcode")) as project:
        yield project


def marks(project):
    """(code, who marked, whose coding) of all marks."""
    return project._store.all(
        "SELECT k.name, m.name, n.name FROM good_marks g JOIN codings c ON c.id = g.coding_id "
        "JOIN codes k ON k.id = c.code_id JOIN coders m ON m.id = g.coder_id JOIN coders n ON n.id = c.coder_id "
        "ORDER BY g.id"
    )


def test_old_marks_are_of_whoever_owned_the_coding(third):
    assert marks(third) == [("Theme", "ben", "ben"), ("Theme", "ben", "ben")]
    (orphan,) = third.orphans.all()
    document = third.documents.get(orphan.document)
    placed = third.orphans.place(orphan, document, Span(0, 5), LEAD)
    (marker,) = third.codings.get(placed.key).good_by
    assert marker == third.coders.find("anna").key


def test_marks_go_back_with_what_happened_before_the_migration(third):
    """Back to before the correction that lost a coding, and before the coder was merged who owned another."""
    kinds = []
    while "coder.merge" not in kinds:
        last = [entry for entry in third.log() if entry.living and entry.kind not in ("undo", "redo", "forget")][-1]
        known = third.coders.exact(last.coder)
        kinds.append(third.undo(Author.of(known) if known else Author(last.coder)).kind)
    assert marks(third) == [
        ("Theme", "anna", "anna"), ("Theme", "ben", "ben"), ("Theme", "benjamin", "benjamin")
    ]  # fmt: skip
    benjamin = Author.of(third.coders.find("benjamin"))
    assert third.undo(benjamin).kind == "coding.change"
    assert marks(third) == [("Theme", "anna", "anna"), ("Theme", "ben", "ben")]
    third.redo(benjamin)
    assert third.redo(LEAD).kind == "coder.merge"
    assert marks(third) == [("Theme", "anna", "anna"), ("Theme", "ben", "ben"), ("Theme", "ben", "ben")]
    assert problems(third) == []


def test_what_was_said_in_the_first_round_is_of_the_first_round(third):
    anna, ben = third.coders.find("anna"), third.coders.find("ben")
    talk = third.documents.find("talk")
    known = {(work.coder, work.round): (work.assigned, str(work.state)) for work in third.coders.all_assignments()
             if work.document == talk.key}  # fmt: skip
    assert known == {
        (anna.key, 1): (True, "finished"),
        (ben.key, 1): (False, "working"),
        (ben.key, 2): (True, "finished"),
    }
    assert [work.coder for work in third.coders.assignments(document=talk.key)] == [ben.key]


def test_its_entries_make_it_anew(old):
    with Project.open(old) as project:
        assert_rebuilt(project)
