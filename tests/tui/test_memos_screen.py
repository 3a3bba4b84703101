"""The memos screen: all kinds in one list, chosen, read with their links, changed by the keys of other screens."""

from __future__ import annotations

import pytest

from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.memos.screen import MemosScreen
from tests.tui.coded_project import NARROW, WIDE, change, coded, notices
from tests.tui.conftest import press, settle


@pytest.fixture
def path(tmp_path):
    path = coded(tmp_path)

    def write(project, coder):
        project.memos.add(MemoTarget(), "Wie [[Transition]] und [[Zweifel]] und [[eins ¶2]] und [[nichts]]", coder)

    def more(project, coder):
        drei = project.documents.find("drei")
        target = MemoTarget(document=drei.key, span=Span(3, 20))
        project.memos.add(target, "warum?", coder, kind=MemoKind.QUESTION, title="Zweifel")
        code = project.codes.find("Diffusion")
        closed = project.memos.add(MemoTarget(code=code.key), "Regel", coder, kind=MemoKind.RULE)
        project.memos.change(closed, coder, closed=True)

    change(path, write, "clara")
    change(path, more)
    return path


@pytest.fixture
async def pilot(path):
    async with QualcodeApp(path, "clara").run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f7")
        yield pilot


def listed(app):
    return [placed.memo.text for placed in app.screen._listed]


def shown(app):
    return app.screen.query_one("#memo-context").words


def on_screen(app, identity):
    return str(app.screen.query_one(identity).render())


def go_to(app, text):
    app.screen.list.go_to(listed(app).index(text))


def texts(path):
    with Project.open(path) as project:
        return sorted(memo.text for memo in project.memos.all())


async def test_f7_lists_all_memos_with_what_they_are_on(pilot):
    app = pilot.app
    assert isinstance(app.screen, MemosScreen)
    assert listed(app)[:2] == ["Regel", "warum?"]
    assert listed(app)[2].startswith("Wie [[Transition]]")
    assert listed(app)[3:] == ["unsicher"]
    assert [placed.on for placed in app.screen._listed] == [
        "code “Typen / Diffusion”", "document “drei”", "the project", "“Interferenz” in “eins”"
    ]  # fmt: skip
    assert on_screen(app, "#memos-head").rstrip().endswith("4 memos   Probe")


async def test_it_is_chosen_by_kind_state_author_and_words(pilot):
    app = pilot.app
    await press(pilot, "p")
    assert listed(app) == [text for text in listed(app) if text != "Regel"]
    assert on_screen(app, "#memos-head").rstrip().endswith("3 of 4 memos   Probe")
    await press(pilot, "p")
    assert listed(app) == ["Regel"]
    await press(pilot, "p", "f", "space", "enter")  # the first kind: rules
    assert listed(app) == ["Regel"]
    await press(pilot, "0", "slash")
    await pilot.press(*"warum", "enter")
    await settle(pilot)
    assert listed(app) == ["warum?"]
    await press(pilot, "slash", "x", "enter")
    assert listed(app) == []
    assert "0 shows all" in app.screen.list.empty_words


async def test_links_are_numbered_followed_and_lead_back(pilot):
    app = pilot.app
    app.screen.list.go_to(2)
    await settle(pilot)
    for words in ("1 → code “Typen / Transition”", "2 → memo “Zweifel”", "3 → ", "“nichts” leads nowhere"):
        assert words in shown(app)
    await press(pilot, "2")
    assert app.screen.current.memo.title == "Zweifel"
    assert "1 ← Wie [[Transition]]" in shown(app)
    await press(pilot, "1")
    assert app.screen.list.cursor == 2
    await press(pilot, "3")
    screen = app.screen
    assert screen.text.passage.cut(screen.text.text).startswith("B: Das war am Anfang")
    await press(pilot, "backspace", "1")
    assert type(app.screen).__name__ == "CodebookScreen"


async def test_enter_shows_what_it_is_on(pilot):
    app = pilot.app
    go_to(app, "unsicher")
    await press(pilot, "enter")
    assert app.screen.text.passage.cut(app.screen.text.text) == "Jeder hat für sich entschieden."
    await press(pilot, "f7")
    go_to(app, "Regel")
    await press(pilot, "enter")
    assert type(app.screen).__name__ == "CodebookScreen"
    await press(pilot, "f7")
    app.screen.list.go_to(2)
    await press(pilot, "enter")
    assert "nothing to show" in app.screen.keys.said


async def test_backspace_leads_back_from_whatever_a_list_led_to(pilot):
    app = pilot.app
    go_to(app, "Wie [[Transition]] und [[Zweifel]] und [[eins ¶2]] und [[nichts]]")
    await press(pilot, "1")
    assert type(app.screen).__name__ == "CodebookScreen"
    assert app.screen.keys.said == "⌫ leads back to the list"
    await press(pilot, "p")
    assert type(app.screen).__name__ == "QuotationsScreen"
    await press(pilot, "enter", "backspace")
    assert type(app.screen).__name__ == "QuotationsScreen"
    await press(pilot, "backspace")
    assert type(app.screen).__name__ == "CodebookScreen"
    await press(pilot, "backspace")
    assert isinstance(app.screen, MemosScreen)
    await press(pilot, "f3", "backspace")  # nothing led there
    assert app.screen is app.screen_stack[1]


async def test_ones_own_is_edited_titled_settled_and_removed_and_undo_brings_it_back(pilot, path):
    app = pilot.app
    go_to(app, "unsicher")
    await press(pilot, "E", "ctrl+a", "x", "ctrl+s")
    assert "x" in listed(app)
    assert app.screen.keys.said == "Memo saved · u undoes"
    await press(pilot, "u", "r")
    await pilot.press(*"Titel", "enter")
    await settle(pilot)
    assert app.screen.current.memo.title == "Titel"
    assert app.screen.keys.said.startswith("Title saved: “Titel”")
    await press(pilot, "F")
    assert app.screen.current.memo.closed
    assert app.screen.keys.said.startswith("Memo “Titel” marked as settled")
    await press(pilot, "F")
    assert app.screen.keys.said.startswith("Memo “Titel” open again")
    await press(pilot, "x")
    assert app.screen.keys.said.startswith("Memo “Titel” removed")
    assert "unsicher" not in texts(path)
    await press(pilot, "u")
    assert "unsicher" in texts(path)
    await press(pilot, "a", "n", "e", "u", "ctrl+s")
    assert "neu" in texts(path)


async def test_anothers_is_settled_by_anybody_and_neither_edited_nor_removed(pilot, path):
    app = pilot.app
    before = texts(path)
    go_to(app, "warum?")
    for key in ("E", "x", "r"):
        await press(pilot, key)
        assert "only your own" in notices(app)[-1]
    assert texts(path) == before
    await press(pilot, "F")
    assert app.screen.current.memo.closed


async def test_an_unsaved_text_of_the_coding_screen_is_offered_here(path, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f7")
        go_to(app, "unsicher")
        await press(pilot, "enter", "m", "a")
        app.exit(0)
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f7")
        go_to(app, "unsicher")
        await press(pilot, "E")
        assert "a" in app.screen.query_one("#words").text.replace("unsicher", "")


async def test_while_blind_memos_on_passages_of_others_are_not_there(path):
    async with QualcodeApp(path, "clara", blind=True).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f7")
        assert "warum?" not in listed(pilot.app)
        pilot.app.screen.list.go_to(listed(pilot.app).index("Regel"))
        await settle(pilot)
        assert "Zweifel" not in shown(pilot.app)
