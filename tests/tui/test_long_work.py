"""Work that takes time: a state with a bar as long as it lasts, stopped by escape, gone when it is done."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import closing

import pytest

from qualcode.errors import UsageProblem
from qualcode.workspace.material import text_search
from tests.tui.conftest import press, settle
from tests.tui.test_coding_screen import NARROW, WIDE


async def until(pilot, condition):
    for _ in range(1000):
        await pilot.pause()
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it does not come")


@pytest.fixture
def slow_search(monkeypatch):
    """A search that goes on only when it is let go."""
    go_on, look = threading.Event(), text_search.look

    def slow(path, wanted, indexing, looking):
        for number in range(1, 5):
            looking(number, 10)
            go_on.wait(0.12)
        while not go_on.wait(0.01):
            looking(4, 10)
        return look(path, wanted, indexing, looking)

    monkeypatch.setattr(text_search, "look", slow)
    yield go_on
    go_on.set()


async def test_a_search_shows_how_far_it_is_and_then_its_hits_alone(app, slow_search):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+f", *"jeder", "enter")
        keys = app.screen.keys
        await until(pilot, lambda: "40" in keys.working)
        assert "Searching for “jeder” … ▰▰▰▰▱▱▱▱▱▱ 40\u00a0% · esc stops it" in keys.render().plain
        await press(pilot, "down")  # and meanwhile one goes on working
        slow_search.set()
        await until(pilot, lambda: app.screen.finding.is_listed)
        assert keys.working == ""
        assert "Searching" not in keys.render().plain


async def test_escape_stops_a_search(app, slow_search):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+f", *"jeder", "enter")
        await until(pilot, lambda: "Searching" in app.screen.keys.working)
        await press(pilot, "escape")
        assert app.screen.keys.said == "Stopped: Searching for “jeder”"
        slow_search.set()
        for _ in range(20):
            await pilot.pause()
            await asyncio.sleep(0.01)
        assert app.screen.finding.found is None
        assert app.screen.keys.working == ""


async def test_of_two_works_the_later_one_counts_and_a_failure_is_told_once(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        answers, failures, go_on = [], [], threading.Event()

        def first(report):
            go_on.wait()
            report("x", 1, 2)
            return 1

        def second(_report):
            raise UsageProblem("no")

        app.screen.work.start("one", first, answers.append, failures.append)
        app.screen.work.start("two", second, answers.append, failures.append)
        go_on.set()
        await until(pilot, lambda: failures)
        await pilot.pause()
        assert (answers, [str(failure) for failure in failures]) == ([], ["no"])
        assert not app.screen.work.stop()


async def test_a_work_that_was_stopped_ends_its_transaction_before_the_next_begins(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        path, answers, failures = app.bench.project.path, [], []
        begun, go_on = threading.Event(), threading.Event()

        def first(report):
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.execute("BEGIN IMMEDIATE")
                begun.set()
                go_on.wait()
                report("x", 1, 2)

        def second(_report):
            with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as connection:
                connection.execute("BEGIN IMMEDIATE")
                return 2

        app.screen.work.start("one", first, answers.append, failures.append)
        await until(pilot, begun.is_set)
        await press(pilot, "escape")
        assert app.screen.keys.said == "Stopped: one"
        app.screen.work.start("two", second, answers.append, failures.append)
        for _ in range(5):
            await pilot.pause()
            await asyncio.sleep(0.01)
        assert not failures
        go_on.set()
        await until(pilot, lambda: answers or failures)
        assert (answers, failures) == ([2], [])


async def test_what_takes_a_moment_shows_no_bar(app, monkeypatch):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        shown, answers = [], []
        monkeypatch.setattr(app.screen.keys, "work", lambda words, share: shown.append((words, share)))
        app.screen.work.start("quick", lambda _report: 7, answers.append, answers.append)
        await until(pilot, lambda: answers)
        assert answers == [7]
        assert shown == [("", None)]
