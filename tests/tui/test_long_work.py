"""Work that takes time: a state with a bar as long as it lasts, stopped by escape, gone when it is done."""

from __future__ import annotations

import ast
import asyncio
import re
import sqlite3
import threading
import time
from contextlib import closing

import pytest

from qualcode.errors import UsageProblem
from qualcode.progress import hear
from qualcode.project.file import history
from qualcode.project.file.guarded import Guard
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.shared.head_line import HeadLine
from qualcode.workspace.material import cases, text_search
from qualcode.workspace.workbench import coding_tallies
from qualcode.workspace.workbench.coding_search import CodingSearch
from tests.helpers import tables
from tests.syntax_trees import trees
from tests.tui.conftest import held_up, press, settle
from tests.tui.test_coding_screen import NARROW, WIDE
from tests.workspace.test_undo_every_use_case import imported, writing_use_cases


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

    def slow(path, wanted, indexing, looking, making):
        for number in range(1, 5):
            looking(number, 10)
            go_on.wait(0.12)
        held_up(go_on, lambda: looking(4, 10))
        return look(path, wanted, indexing, looking, making)

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
            go_on.wait(60)
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
                go_on.wait(60)
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


# ---- what the writing and the reading thread do ------------------------------------------------------


def hold(go_on):
    """Work until it is stopped or let go; a test that has failed does not keep it for ever."""
    for _ in range(2000):
        if go_on.wait(0.005):
            break
        hear()


@pytest.fixture
def held_change():
    """A change that adds a case, then goes on until it is stopped or let go; and what lets it go."""
    go_on = threading.Event()

    def change(space):
        with space.project.change("bulk", space.author):
            cases.add(space, "Fall A")
            hold(go_on)
        return "done"

    yield change, go_on
    go_on.set()


def in_file(path):
    """All rows of the project and its history."""
    with Project.open(path) as project:
        return tables(project), [entry.uuid for entry in project.log()]


async def test_a_change_that_lasts_has_a_bar_that_moves_and_escape_leaves_nothing_of_it(
    app, project_file, held_change
):
    before = in_file(project_file)
    app.animation_level = "full"  # in tests nothing moves else
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        keys, done, failed, stopped = app.screen.keys, [], [], []
        app.screen.desk.write(
            held_change[0], done.append, failed.append, words="Merging …", left=["more"],
            stopped=lambda: stopped.append(True),
        )  # fmt: skip
        bars = set()
        await until(pilot, lambda: bars.add(keys.working) or len(bars - {""}) > 2)
        assert all(re.fullmatch("Merging … ▱*▰▰▰▱* · esc stops it", bar) for bar in bars - {""})
        await pilot.press("escape")
        await until(pilot, lambda: stopped)
        assert keys.said == "Stopped: Merging · nothing was changed · more"
        assert keys.working == ""
        assert (done, failed) == ([], [])
        await settle(pilot)
        await press(pilot, "down")
        assert in_file(project_file) == before
    assert in_file(project_file) == before


async def test_with_less_motion_a_change_that_lasts_says_what_it_is_and_nothing_moves(project_file, held_change):
    app = QualcodeApp(project_file, "clara", less_motion=True)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        done = []
        app.screen.desk.write(held_change[0], done.append, words="Merging …")
        await until(pilot, lambda: app.screen.keys.working)
        for _ in range(5):
            await pilot.pause(0.1)
            assert app.screen.keys.working == "Merging … · esc stops it"
        held_change[1].set()
        await until(pilot, lambda: done)
        assert app.screen.keys.working == ""


async def test_the_bar_goes_along_to_the_screen_in_front_and_escape_stops_it_there(app, project_file, held_change):
    before = in_file(project_file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        first, stopped = app.screen, []
        first.desk.write(held_change[0], stopped.append, words="Merging …", stopped=lambda: stopped.append(None))
        await until(pilot, lambda: "Merging" in first.keys.working)
        await pilot.press("f2")
        await until(pilot, lambda: app.screen is not first and "Merging" in app.screen.keys.working)
        assert first.keys.working == ""
        await pilot.press("escape")
        await until(pilot, lambda: stopped)
        assert stopped == [None]
        assert app.screen is not first  # and the key did nothing else
        assert in_file(project_file) == before


async def test_what_is_being_saved_says_that_it_can_no_longer_be_stopped(app, project_file, monkeypatch):
    saving, go_on, carry_over = threading.Event(), threading.Event(), Guard._carry_over

    def slow(guard):
        saving.set()
        go_on.wait(10)
        carry_over(guard)

    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        monkeypatch.setattr(Guard, "_carry_over", slow)
        keys, done = app.screen.keys, []
        app.screen.desk.write(lambda space: cases.add(space, "Fall A"), done.append, words="Adding …")
        await until(pilot, lambda: saving.is_set() and keys.working)
        await pilot.press("escape")
        said = keys.working
        go_on.set()
        assert said == "Adding: it is being saved and can no longer be stopped"
        await until(pilot, lambda: done)
        assert [case.name for case in app.bench.project.cases.all()] == ["Fall A"]


async def test_a_change_that_waits_for_another_program_can_be_given_up(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        with Project.open(project_file) as other, other.change("busy", Author("ben")):
            stopped = []
            app.screen.desk.write(
                lambda space: cases.add(space, "Fall A"), stopped.append, stopped=lambda: stopped.append(None)
            )
            await until(pilot, lambda: app.screen.keys.working.startswith("Saving … "))
            await pilot.press("escape")
            await until(pilot, lambda: stopped)
            assert stopped == [None]
            assert app.screen.keys.said == "Stopped: Saving · nothing was changed"


async def test_an_undo_that_lasts_is_stopped_by_escape_and_changes_nothing(app, project_file, monkeypatch):
    replay, go_on = history.replay_backwards, threading.Event()

    def slow(connection, entry):
        replay(connection, entry)
        hold(go_on)

    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "1")
        before = in_file(project_file)
        monkeypatch.setattr(history, "replay_backwards", slow)
        await pilot.press("u")
        await until(pilot, lambda: "Undoing …" in app.screen.keys.working)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen.keys.said == "Stopped: Undoing · nothing was changed")
        await settle(pilot)
        assert in_file(project_file) == before
        go_on.set()
        await press(pilot, "u")
        assert len(in_file(project_file)[0]["codings"]) == len(before[0]["codings"]) - 1


async def test_finding_passages_is_stopped_by_escape_and_begun_again_by_its_key(app, monkeypatch):
    monkeypatch.setattr(coding_tallies, "_AT_ONCE", 0)
    find, slowly = CodingSearch.find, threading.Event()

    def slow(search, project):
        while slowly.is_set():
            hear()
            time.sleep(0.002)
        return find(search, project)

    monkeypatch.setattr(CodingSearch, "find", slow)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "f2")
        slowly.set()
        await pilot.press("s")
        await until(pilot, lambda: "Finding passages …" in app.screen.keys.working)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen.keys.said == "Stopped: Finding passages")
        head = app.screen.query_one(HeadLine).render()
        assert "finding was stopped: F2 finds again" in str(head)
        slowly.clear()
        await press(pilot, "f2")
        assert "1 quotation in 1 document" in str(app.screen.query_one(HeadLine).render())


# ---- the one door ------------------------------------------------------------------------------------

ELSEWHERE = {
    "project/making.make": "makes another file, beside",
    "project/making.make_demo": "makes another file, beside",
    "project/history.obstacles": "changes nothing",
    "quoting/export.prepare": "keeps no ids where the interface calls it",
    "quoting/export.write": "publishes nothing where the interface calls it",
    "workbench/code_figures.figures_of": "changes nothing",
    "workspace.Workspace.author": "changes nothing",
}


def called_with(tree):
    """Each use case that a module calls, and whether its workspace is one that a thread gives."""
    names = imported(tree)

    def walk(node, given):
        if isinstance(node, ast.Lambda | ast.FunctionDef):
            given = given | {argument.arg for argument in node.args.args}
        if isinstance(node, ast.Call):
            owner = getattr(getattr(node.func, "value", None), "id", "")
            file, function = names.get(owner or getattr(node.func, "id", ""), ("", ""))
            first = node.args[0] if node.args else None
            if file:
                yield f"{file[10:-3]}.{function or node.func.attr}", isinstance(first, ast.Name) and first.id in given
        for child in ast.iter_child_nodes(node):
            yield from walk(child, given)

    return list(walk(tree, frozenset()))


def test_the_interface_changes_a_project_only_in_the_thread_whose_work_has_a_bar_and_is_stopped():
    writing, found = writing_use_cases(), {}
    for name, tree in trees().items():
        for use_case, is_given in called_with(tree) if name.startswith("tui/") else ():
            if use_case in writing and use_case not in ELSEWHERE:
                found.setdefault(use_case, set()).add(is_given)
    assert len(found) > 30
    assert [use_case for use_case, given in found.items() if given != {True}] == []


def test_what_is_written_goes_through_the_desk():
    calls = [
        f"{name}:{node.lineno}"
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Job"
    ]
    assert [call.split(":")[0] for call in calls] == ["tui/shared/desk.py"]
