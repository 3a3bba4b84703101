"""Connections that nobody closed go wherever garbage is collected, also while their descriptors are counted."""

from __future__ import annotations

import gc
import sys
import threading

import pytest

from qualcode.project.project import Project
from qualcode.project.watch.lookout import ProjectConnection
from tests.helpers import new_project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be looked at there")


def is_held(path):
    return ProjectConnection.is_open(path.stat())


def test_a_connection_that_is_thrown_away_waits_for_no_thread_and_not_for_its_own(tmp_path):
    new_project(tmp_path).close()
    (path,) = tmp_path.glob("*.qualcode")
    project = Project.open(path)
    done = threading.Event()

    def throw_away():
        nonlocal project
        with ProjectConnection._lock:
            del project
            gc.collect()
        done.set()

    thread = threading.Thread(target=throw_away, daemon=True)
    thread.start()
    thread.join(20)
    assert done.is_set()
    assert not is_held(path)


def test_others_stay_when_one_was_thrown_away(tmp_path):
    new_project(tmp_path).close()
    (path,) = tmp_path.glob("*.qualcode")
    with Project.open(path) as stays:
        Project.open(path)
        gc.collect()
        assert is_held(path)
        assert stays.coders.all() == []
    assert not is_held(path)
