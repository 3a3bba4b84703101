"""What takes longer than a glance is read in a thread: here all is, however little there is to read."""

from __future__ import annotations

import threading
import time

import pytest

import qualcode
from qualcode.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.progress import hear
from qualcode.project.codebook.codes import Codes
from qualcode.project.coding.codings import Codings
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding import document_tree
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.shared import desk
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.side_reader import Lookup, SideReader
from qualcode.tui.team import screen as team_screen
from qualcode.workspace.codebook import merging
from qualcode.workspace.material import material_table
from qualcode.workspace.workbench import coding_tallies
from qualcode.workspace.workbench.coding_search import CodingSearch
from qualcode.workspace.workbench.coding_tallies import CodingTallies
from tests.tui.coded_project import WIDE, change, coded, codings, lines, notices, typed
from tests.tui.conftest import held_up, press, settle
from tests.tui.test_codebook_screen import go_to

LONG = 30  # seconds that a gate waits for a test that has failed meanwhile


@pytest.fixture(autouse=True)
def everything_is_read_beside(monkeypatch):
    monkeypatch.setattr(coding_tallies, "_AT_ONCE", 0)


@pytest.fixture
def path(tmp_path):
    return coded(tmp_path)


@pytest.fixture
def app(path):
    return QualcodeApp(path, "clara")


class Gate:
    """Holds an answer back, from the moment when it was read until it is let through."""

    def __init__(self, read):
        self.read = read
        self.has_read = threading.Event()
        self.opened = threading.Event()
        self.threads = set()

    def __call__(self, *arguments):
        answer = self.read(*arguments)
        self.threads.add(threading.current_thread().name)
        self.has_read.set()
        assert self.opened.wait(LONG)
        return answer


async def until(pilot, event):
    """Wait until something has happened in another thread."""
    for _ in range(LONG * 50):
        if event():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never happened")


def documents(app):
    """The lines of documents, by name, with what they say."""
    rows = [line.plain for line in (node.label for node in app.screen.documents._by_key.values())]
    return {row.split()[1]: row.split()[2:] for row in rows}


def codes(app):
    """The numbers beside codes."""
    tree = app.screen.codebook.code_tree
    return {node.data.name: node.label.plain.split(node.data.name)[1].strip() for node in tree._by_key.values()}


async def test_numbers_follow_when_they_are_counted(app, monkeypatch):
    gate = Gate(CodingTallies)
    monkeypatch.setattr(desk, "CodingTallies", gate)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, gate.has_read.is_set)
        assert gate.threads == {"reader"}
        assert set(codes(app).values()) == {""}
        assert "counting codings …" in "\n".join(lines(app)).casefold()
        gate.opened.set()
        await settle(pilot)
        assert codes(app) == {"Typen": "", "Transition": "1", "Interferenz": "2", "Diffusion": "", "Austausch": "3"}
        assert "counting codings …" not in "\n".join(lines(app)).casefold()


async def test_before_all_are_counted_the_lines_around_the_current_one_say_their_numbers(tmp_path, monkeypatch):
    monkeypatch.setattr(document_tree, "_NEAR", 1)
    gate = Gate(CodingTallies)
    monkeypatch.setattr(desk, "CodingTallies", gate)
    with qualcode.create(tmp_path / "p.qualcode", "Probe", coder="clara") as study:
        study.codes.add("Thema")
        for name in "abcde":
            study.code(study.documents.add(name, "B: Das war gut.", label="RG 2022"), "gut", "Thema")
    app = QualcodeApp(study.path, "clara", document="b")
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, gate.has_read.is_set)
        assert documents(app) == {"a": ["1"], "b": ["1"], "c": ["1"], "d": [], "e": []}
        app.screen.show_lists()
        assert documents(app)["d"] == []
        gate.opened.set()
        await settle(pilot)
        assert {name: says[0] for name, says in documents(app).items()} == dict.fromkeys("abcde", "1")


@pytest.mark.parametrize("whose", ["one's own", "somebody else's"])
async def test_a_coding_that_is_given_while_all_are_counted_is_counted(app, path, monkeypatch, whose):
    gate = Gate(CodingTallies)
    monkeypatch.setattr(desk, "CodingTallies", gate)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, gate.has_read.is_set)
        book = app.bench.book
        code = next(code for code in book if code.name == "Diffusion")
        before = len(codings(path))
        if whose == "one's own":
            app.screen.codes.give([code])
        else:
            change(path, lambda project, ben: project.codings.add(project.documents.all()[0], Span(3, 9), code, ben))
        await until(pilot, lambda: len(codings(path)) == before + 1)
        gate.opened.set()
        await settle(pilot)
        await until(pilot, lambda: codes(app)["Diffusion"] == "1")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (QualcodeError("The file is locked.", "Wait."), "The file is locked. Wait."),
        (RuntimeError("boom"), "Unexpected error (RuntimeError)"),
    ],
)
async def test_why_nothing_was_counted_is_said_and_the_next_time_it_is(app, monkeypatch, error, said):
    tried = []

    def count(project):
        tried.append(project)
        if len(tried) == 1:
            raise error
        return CodingTallies(project)

    monkeypatch.setattr(desk, "CodingTallies", count)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert any(notice.startswith(said) for notice in notices(app))
        assert set(codes(app).values()) == {""}
        app.screen.refresh_project()
        app.screen.show_lists()
        await settle(pilot)
        assert codes(app)["Austausch"] == "3"


async def test_the_last_choice_of_passages_wins_and_what_is_outdated_is_not_shown(app, monkeypatch):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        screen, shown = app.screen, []
        first = [quotation.first.key for quotation in screen.found.quotations]
        gate, plain = Gate(CodingSearch.find), PassageList.show

        def held_back(search, project):
            return gate(search, project)

        monkeypatch.setattr(CodingSearch, "find", held_back)
        monkeypatch.setattr(
            PassageList, "show", lambda self, *given, **more: shown.append(given) or plain(self, *given, **more)
        )
        screen._choosing.action_sort()
        await until(pilot, gate.has_read.is_set)
        assert "finding passages …" in lines(app)[0]
        assert [quotation.first.key for quotation in screen.found.quotations] == first
        screen._choosing.action_sort()
        chosen = screen.choice.order
        gate.opened.set()
        await settle(pilot)
        assert len(shown) == 1
        assert screen.choice.order is chosen
        expected = screen._shelf.search(screen.choice).find(app.bench.project)
        assert list(screen.found.found.keys) == list(expected.keys)
        assert "5 quotations in 3 documents" in lines(app)[0]


async def test_why_passages_were_not_found_is_said_and_the_next_choice_is_listed(app, monkeypatch):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        plain, failures = CodingSearch.find, [QualcodeError("The index is gone.", "Make it anew.")]

        def find(search, project):
            if failures:
                raise failures.pop()
            return plain(search, project)

        monkeypatch.setattr(CodingSearch, "find", find)
        await press(pilot, "s")
        assert "The index is gone. Make it anew." in notices(app)
        assert "the passages could not be found" in lines(app)[0]
        await press(pilot, "s")
        assert "5 quotations in 3 documents" in lines(app)[0]


# ---- the thread by itself ----------------------------------------------------------------------------


class Heard:
    """Takes in what a reader posts, as the interface does."""

    def __init__(self):
        self.messages = []
        self.come = threading.Semaphore(0)

    def post(self, message):
        self.messages.append(message)
        self.come.release()

    def wait(self, number):
        for _ in range(number):
            assert self.come.acquire(timeout=LONG)
        return self.messages


def lookup(work):
    return Lookup(work, lambda _: None, lambda _: None)


def test_questions_are_answered_in_their_order_over_one_connection_and_a_failure_ends_nothing(path):
    heard = Heard()
    reader = SideReader(path, heard.post)
    assert reader.idle
    questions = [
        lookup(lambda project: project),
        lookup(lambda _: 1 / 0),
        lookup(lambda project: len(project.codings.all())),
        lookup(lambda project: project),
    ]
    for question in questions:
        reader.ask(question)
    assert not reader.idle
    messages = heard.wait(4)
    assert [message.question for message in messages] == questions
    project, error, number, again = (getattr(message, "answer", None) for message in messages)
    assert isinstance(project, Project)
    assert isinstance(messages[1], SideReader.Unanswered)
    assert isinstance(messages[1].error, ZeroDivisionError)
    assert (error, number, again) == (None, 6, project)
    for question in questions:
        reader.heard(question)
    assert reader.idle
    reader.close()
    assert not reader._thread.is_alive()


def test_a_file_that_cannot_be_opened_is_told_and_tried_again(path):
    heard = Heard()
    reader = SideReader(path, heard.post)
    away = path.rename(path.with_suffix(".away"))
    reader.ask(lookup(lambda project: project.title))
    assert isinstance(heard.wait(1)[0].error, QualcodeError)
    away.rename(path)
    reader.ask(lookup(lambda project: project.title))
    assert heard.wait(1)[1].answer == "Probe"
    reader.close()


def test_what_was_asked_and_not_begun_is_not_read_any_more_when_the_reader_is_closed(path):
    heard, begun, go_on, read = Heard(), threading.Event(), threading.Event(), []
    reader = SideReader(path, heard.post)

    def first(_):
        begun.set()
        assert go_on.wait(LONG)
        read.append("first")

    reader.ask(lookup(first))
    assert begun.wait(LONG)
    for name in ("second", "third"):
        reader.ask(lookup(lambda _, name=name: read.append(name)))
    closing = threading.Thread(target=reader.close)
    closing.start()
    while reader._questions.qsize() != 1:  # only the end is in the queue
        time.sleep(0.001)
    go_on.set()
    closing.join(LONG)
    assert read == ["first"]


def test_a_reader_that_was_never_asked_opens_nothing(path):
    reader = SideReader(path.with_name("not there.qualcode"), Heard().post)
    reader.close()
    assert reader.idle


async def test_the_codings_of_a_code_are_counted_beside_its_form(app, monkeypatch):
    gate = Gate(Codings.of_code)
    monkeypatch.setattr(Codings, "of_code", lambda *arguments: gate(*arguments))  # noqa: PLW0108 - bound to its object
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("f3")
        await until(pilot, gate.has_read.is_set)
        await until(pilot, lambda: "Counting codings …" in "\n".join(lines(app)))
        assert gate.threads == {"reader"}
        gate.opened.set()
        await settle(pilot)
        assert "Counting codings …" not in "\n".join(lines(app))
        assert "no codings" in "\n".join(lines(app))
        await press(pilot, "down")
        assert "1 coding in 1 document" in "\n".join(lines(app))


# ---- what lasts says so, and is stopped by esc -------------------------------------------------------


class Slow:
    """Goes on only when it is let go, and looks meanwhile whether it is to stop."""

    def __init__(self, work):
        self.work = work
        self.go_on = threading.Event()
        self.threads = set()

    def __call__(self, *arguments):
        self.threads.add(threading.current_thread().name)
        held_up(self.go_on, hear)
        return self.work(*arguments)


async def stopped_in_the_middle(pilot, slow, words):
    """Wait for the words, look that keys are free, stop it, and let the next one through."""
    app = pilot.app
    await until(pilot, lambda: words in app.screen.keys.working)
    assert "esc stops it" in app.screen.keys.working
    assert slow.threads == {"reader"}
    await pilot.press("escape")
    await until(pilot, lambda: app.screen.keys.said.startswith(f"Stopped: {words}"))
    await settle(pilot)
    slow.go_on.set()


async def test_the_preview_of_a_split_is_read_beside_and_stopped(app, path, monkeypatch):
    slow, before = Slow(merging.planned_split), codings(path)
    monkeypatch.setattr(merging, "planned_split", slow)

    async def split(pilot):
        await go_to(pilot, "Austausch")
        await press(pilot, "S", "space", "enter")
        await typed(pilot, "Treffen")
        await pilot.press("enter")

    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await split(pilot)
        await stopped_in_the_middle(pilot, slow, "Counting what would be split off")
        assert not isinstance(app.screen, Confirm)
        assert codings(path) == before
        await split(pilot)
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        await press(pilot, "enter")
        assert codings(path) != before


async def test_what_a_codebook_file_would_change_is_read_beside_and_stopped(app, tmp_path, monkeypatch):
    (tmp_path / "neu.yaml").write_text("title: Neu\ncodes:\n  - name: Ganz neu\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    slow = Slow(Codes.planned)
    monkeypatch.setattr(Codes, "planned", lambda *arguments: slow(*arguments))  # noqa: PLW0108 - bound to its object

    async def choose(pilot):
        await press(pilot, "f3", "i")
        app.screen.query_one("#path").value = "neu.yaml"
        await app.workers.wait_for_complete()
        await settle(pilot)
        await pilot.press("enter")

    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await choose(pilot)
        await stopped_in_the_middle(pilot, slow, "Comparing the codebook with the project's")
        assert not isinstance(app.screen, Confirm)
        await choose(pilot)
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        assert "Ganz neu" in app.screen.query_one("#confirm-words").content.plain


async def test_counting_the_work_of_coders_is_stopped_and_begun_again_by_its_key(app, monkeypatch):
    slow = Slow(team_screen.work_of_coders)
    monkeypatch.setattr(team_screen, "work_of_coders", slow)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("f9")
        await stopped_in_the_middle(pilot, slow, "Counting the work of coders")
        assert app.screen.current is None
        await press(pilot, "f9")
        assert app.screen.current is not None
        await press(pilot, "f9")
        assert app.screen.keys.said == "This screen is shown already."


async def test_sorting_documents_is_stopped_and_leaves_them_as_the_project_has_them(app, monkeypatch):
    monkeypatch.setattr(material_table, "_QUICK", 0)
    slow = Slow(material_table._sort_key)
    monkeypatch.setattr(material_table, "_sort_key", slow)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f6")
        rows = list(app.screen.table.rows)
        assert len(rows) > 1
        await pilot.press("s")
        await stopped_in_the_middle(pilot, slow, "Sorting")
        assert "the rows stand as the project has them" in app.screen.keys.said
        assert list(app.screen.table.rows) == rows
        assert app.screen.table.sorted_by is None
        assert not any("↑" in line for line in lines(app))
        await press(pilot, "s", "s")
        assert [row.name for row in app.screen.table.rows] == sorted((row.name for row in rows), reverse=True)
        assert app.screen.keys.working == ""
