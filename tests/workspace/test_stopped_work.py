"""Every writing use case of the workspace, stopped here and there: it is done whole, or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from qualcode.errors import Stopped
from qualcode.progress import StopRequest, is_to_stop, stopped_by
from qualcode.project.file import connection as storage
from qualcode.project.project import Project
from qualcode.workspace.project.making import make_demo
from tests.files.make import load
from tests.helpers import problems, tables
from tests.workspace.test_undo_every_use_case import filled, opened  # noqa: F401 - fixtures
from tests.workspace.writing_use_cases import BEFORE, DONE

MORE = 2.7  # times as many beats until the next stop
NOTED = ('INSERT INTO "file_state"', "INSERT INTO file_state")  # the file's mark is another after whatever is tried


class StopAt(StopRequest):
    """Somebody stops it at that beat."""

    def __init__(self, beat):
        self._beats, self._beat = 0, beat
        super().__init__()

    @property
    def beats(self):
        return self._beats

    @beats.setter
    def beats(self, number):
        self._beats = number
        if number >= self._beat:
            self.ask()


def stopped_here_and_there(work, is_as_before, more=MORE):
    """Stop it later and later, until it is done before it is stopped; gives how often it was stopped."""
    beat = 1.0
    for times in range(100):
        stop = StopAt(int(beat))
        try:
            with stopped_by(stop):
                work()
                stop.hear()
        except Stopped:
            assert stop.asked
            assert not stop.late
            is_as_before()
        else:
            assert stop.late
            return times
        beat = beat * more + 1
    raise AssertionError("it is never done")


def every_row(project):
    """All logged rows, the history, and what is noted of the file itself."""
    rows = project._store.connection
    return tables(project), [
        rows.execute(f"SELECT * FROM {table}").fetchall() for table in ("entries", "changes", "open_entry", "begun")
    ]


def files_in(folder):
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*"))


def without_log(files):
    return [name for name in files if not name.endswith(("-wal", "-shm", "neu.txt", "codings.csv"))]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[] if number % 4 == 0 else pytest.mark.stress)
        for number, name in enumerate(sorted(DONE))
    ],
)
def test_a_use_case_that_is_stopped_changes_nothing(opened, name):  # noqa: F811 - the fixture
    if name in BEFORE:
        BEFORE[name](opened)
        opened.look()
    project = opened.space.project
    project._store.connection.set_progress_handler(is_to_stop, 20)  # small as it is, here and there in statements
    before, files = every_row(project), without_log(files_in(opened.folder))

    def is_as_before():
        assert every_row(project) == before
        assert without_log(files_in(opened.folder)) == files

    assert stopped_here_and_there(lambda: DONE[name](opened), is_as_before)
    assert every_row(project) != before
    assert problems(project) == []


@pytest.mark.parametrize("turn", ["undo", "redo"])
def test_an_undo_that_is_stopped_changes_nothing(opened, turn):  # noqa: F811 - the fixture
    DONE["material/documents.remove"](opened)
    space = opened.space
    if turn == "redo":
        space.undo()
    space.project._store.connection.set_progress_handler(is_to_stop, 20)
    before = every_row(space.project)

    def is_as_before():
        assert every_row(space.project) == before

    assert stopped_here_and_there(getattr(space, turn), is_as_before) > 3
    assert problems(space.project) == []


def test_a_demo_that_is_stopped_is_not_there(tmp_path):
    path = tmp_path / "demo.qualcode"

    def is_as_before():
        assert files_in(tmp_path) == []

    times = stopped_here_and_there(lambda: make_demo(path, "anna").close(), is_as_before, more=9)
    assert times > 2
    assert files_in(tmp_path) == ["demo.qualcode"]
    with Project.open(path) as project:
        assert problems(project) == []


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_file_of_an_older_version_stays_as_it_is_where_its_migration_is_stopped(tmp_path, monkeypatch, version):
    monkeypatch.setattr(storage, "_BEAT", 50)
    monkeypatch.setattr(storage, "_PART", 5)
    path = load(version, tmp_path / "old.qualcode")

    def rows():
        with closing(sqlite3.connect(path)) as connection:
            lines = list(connection.iterdump())
            own = [line for line in lines if not line.startswith(NOTED) and "'backups'" not in line]
            return own, connection.execute("PRAGMA user_version").fetchone()

    before = rows()

    def is_as_before():
        assert rows() == before
        assert without_log(files_in(tmp_path)) == ["old.qualcode"]

    assert stopped_here_and_there(lambda: Project.open(path).close(), is_as_before) > 3
    assert len([name for name in files_in(tmp_path) if name.endswith("-backup")]) == 1
    with Project.open(path) as project:
        assert problems(project) == []
