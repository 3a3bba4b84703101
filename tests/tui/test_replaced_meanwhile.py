"""The project file is replaced, or locked by another process, while it is open in the interface."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import stat
from contextlib import closing

import pytest

from qualcode.project.project import Project
from qualcode.project.watch.rescue_file import files
from qualcode.tui.app import QualcodeApp
from qualcode.tui.shared.key_line import SaidAbove
from qualcode.tui.shared.writer import Job
from tests.helpers import LEAD, add_code
from tests.tui.conftest import press, settle
from tests.tui.test_coding_screen import NARROW, WIDE, in_file
from tests.tui.test_fast_keys import at_once


def put_another_there(path):
    """Another copy of the project, which somebody has worked on, takes the file's place."""
    arriving = path.with_name(".arriving")
    shutil.copyfile(path, arriving)
    with Project.open(arriving) as project:
        add_code(project, "Theirs")
    arriving.replace(path)


def key_line(app):
    """What the line of keys of the screen that is worked on says, with the line above it where it has no room."""
    keys = app._front.keys
    return " ".join(str(line.render()) for line in (*app._front.query(SaidAbove), keys))


def notices(app):
    return [notice.message for notice in app._notifications]


async def wait_until(pilot, what):
    for _ in range(1000):
        await pilot.pause()
        if what():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come to that")


async def write_nothing(pilot):
    """Wait until the file stands open for writing."""
    pilot.app._writer.submit(Job(lambda project: None, lambda result: None, lambda error: None))
    await settle(pilot)


@pytest.mark.parametrize("looks_first", [True, False], ids=["idle", "at once"])
async def test_a_replaced_file_is_told_and_no_work_is_called_saved(app, project_file, looks_first):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        assert "✓" in key_line(app)
        put_another_there(project_file)
        if looks_first:  # nothing is pressed: the program notices by itself
            await wait_until(pilot, lambda: "NOT SAVED" in key_line(app))
        await press(pilot, "down", "3")
        assert any("nother file lies under the name" in said for said in notices(app))
        assert key_line(app).rstrip().endswith("NOT SAVED")
        assert "✓" not in key_line(app)
        await press(pilot, "f3")
        await wait_until(pilot, lambda: "NOT SAVED" in key_line(app))
    (file,) = files()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    (said,) = app.farewell
    assert "qualcode rescue" in said
    assert str(file) in said
    with Project.open(project_file) as project:
        assert project.codings.all() == []
        (waiting,) = project.rescues.waiting()
        assert project.rescues.take_in(waiting, LEAD).without_place == []
    assert "Das war am Anfang schwierig." in {row[1] for row in in_file(project_file)}
    assert files() == []


async def test_a_file_that_is_replaced_before_anything_was_done_leaves_no_rescue_file(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await write_nothing(pilot)
        put_another_there(project_file)
        await wait_until(pilot, lambda: "NOT SAVED" in key_line(app))
    assert files() == []
    assert "Nothing of this session was lost" in app.farewell[0]


async def test_keys_wait_in_sight_while_another_process_keeps_the_file_locked(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1")
        with closing(sqlite3.connect(project_file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            at_once(app, "down", "2", "down", "3", "down", "1")
            await wait_until(pilot, lambda: "waiting: 1 change and 4 keys" in key_line(app))
            assert "Another program keeps the file locked" in key_line(app)
            assert not app.idle
            other.execute("ROLLBACK")
        await settle(pilot)
        assert "✓" in key_line(app)
    assert [row[1:3] for row in in_file(project_file)] == [
        ("Das war am Anfang schwierig.", "Transition"),
        ("Jeder hat für sich entschieden.", "Interferenz"),
        ("Jetzt geht es.", "Diffusion"),
        ("Warum?", "Transition"),
    ]
    assert app.farewell == []


async def test_who_leaves_while_the_file_is_locked_is_told_what_was_not_written(app, project_file):
    with closing(sqlite3.connect(project_file, isolation_level=None)) as other:
        async with app.run_test(size=NARROW) as pilot:
            await write_nothing(pilot)
            other.execute("BEGIN IMMEDIATE")
            try:
                at_once(app, "2", "down")
                await wait_until(pilot, lambda: "locked" in key_line(app))
                at_once(app, "ctrl+q")
                await wait_until(pilot, lambda: app._exit)
            except BaseException:  # else the program waits for the file for ever, and the test with it
                other.execute("ROLLBACK")
                raise
        other.execute("ROLLBACK")
    assert app.farewell[0].startswith("1 change could not be written")
    assert in_file(project_file) == []


async def test_leaving_beside_a_reader_says_that_the_file_alone_is_not_the_whole(app, project_file):
    with closing(sqlite3.connect(project_file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM codings").fetchone()
        async with app.run_test(size=NARROW) as pilot:
            await settle(pilot)
            await press(pilot, "2")
        (said,) = app.farewell
        assert "-wal" in said
        assert "Do not copy the file alone" in said
        assert project_file.with_name(project_file.name + "-wal").stat().st_size
    assert len(in_file(project_file)) == 1


async def test_leaving_alone_says_nothing_and_leaves_one_file(project_file):
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "2")
    assert app.farewell == []
    assert not project_file.with_name(project_file.name + "-wal").exists()
