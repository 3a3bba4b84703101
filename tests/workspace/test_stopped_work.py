"""Every writing use case of the workspace, stopped here and there: it is done whole, or not at all."""

from __future__ import annotations

import pytest

from qualcode.errors import Stopped
from qualcode.progress import StopRequest, is_to_stop, stopped_by
from tests.helpers import problems, tables
from tests.workspace.test_undo_every_use_case import BEFORE, DONE, filled, opened  # noqa: F401 - fixtures

MORE = 2.7  # times as many beats until the next stop


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


def stopped_here_and_there(work, is_as_before):
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
        beat = beat * MORE + 1
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


@pytest.mark.parametrize("name", sorted(DONE))
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
