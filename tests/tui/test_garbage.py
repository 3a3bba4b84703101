"""While the interface runs, garbage is looked for when there is time, and not among the rows of the project."""

from __future__ import annotations

import gc
import weakref

import pytest

from qualcode.tui.layout import garbage
from qualcode.tui.layout.garbage import Garbage


class Knot:
    """An object that is garbage in a circle as soon as nobody holds it."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def looks(monkeypatch):
    """How often somebody looked; Python does not by itself, as in the command that starts the interface."""
    before = gc.isenabled()
    counted = []
    monkeypatch.setattr(garbage, "_WORTHWHILE", 200)
    monkeypatch.setattr(garbage, "_LONG", 60.0)
    gc.collect()
    gc.disable()
    gc.callbacks.append(note := lambda phase, info: counted.append(phase) if phase == "start" else None)
    yield counted
    gc.callbacks.remove(note)
    gc.freeze()  # as in conftest.py
    if before:
        gc.enable()


def begun(is_time=True):
    found = Garbage(lambda: is_time)
    found.begin(lambda seconds, look: None)
    return found


def test_what_lies_in_circles_goes_when_there_is_time(looks):
    ours = begun()
    knots = [Knot() for _ in range(400)]
    last = weakref.ref(knots[-1])
    del knots
    assert last() is not None
    ours.look()
    assert last() is None
    assert len(looks) == 1
    ours.look()
    assert len(looks) == 1, "nothing was made since"


def test_nobody_looks_while_something_is_to_be_done(looks):
    ours = begun(is_time=False)
    knots = [Knot() for _ in range(400)]
    ours.look()
    assert not looks
    assert knots


@pytest.mark.parametrize(("name", "value"), [("_ROWS", 1_000), ("_LONG", 0.0)])
def test_many_rows_are_looked_through_at_most_once(looks, monkeypatch, name, value):
    monkeypatch.setattr(garbage, name, value)
    ours = begun()
    frozen = gc.get_freeze_count()
    rows = [[number] for number in range(3_000)]
    ours.look()
    assert gc.get_freeze_count() >= frozen + len(rows)
    assert len(looks) == (0 if name == "_ROWS" else 1)
    ours.close()
    assert gc.get_freeze_count() == 0


def test_where_python_looks_by_itself_it_goes_on_doing_so():
    asked = []
    ours = Garbage(lambda: True)
    ours.begin(lambda *given: asked.append(given))
    assert gc.isenabled()
    assert not asked
    ours.close()
