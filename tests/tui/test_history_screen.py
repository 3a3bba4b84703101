"""The history screen: what was done, newest first; there by Enter; one change taken back with what rests on it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest

from qualcode import times
from qualcode.catalogue import catalogue_of
from qualcode.model.memos import MemoTarget
from qualcode.project.project import Project
from qualcode.tui import app as program
from qualcode.tui.app import QualcodeApp
from qualcode.tui.history.screen import HistoryScreen
from qualcode.tui.shared.study_screen import ScreenName
from qualcode.workspace.project import history
from tests.tui.coded_project import NARROW, WIDE, change, coded, codings, notices
from tests.tui.conftest import press, settle


@pytest.fixture
def path(tmp_path):
    return coded(tmp_path)


@pytest.fixture
async def pilot(path):
    async with QualcodeApp(path, "clara").run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f8")
        yield pilot


def listed(app):
    return [told.words.words for told in app.screen._window.entries]


def shown(app):
    return app.screen.query_one("#entry").words


def words_in_log(path):
    with Project.open(path) as project:
        entries = project.log()
        return [words.words for words in project.in_words(entries)][::-1]


def test_every_screen_has_a_name_while_it_is_opened():
    assert {*program._SCREENS, "coding"} == set(get_args(ScreenName))


async def test_f8_lists_all_changes_the_newest_first_with_place_and_time(pilot, path):
    app = pilot.app
    assert isinstance(app.screen, HistoryScreen)
    assert listed(app) == words_in_log(path)
    assert listed(app)[0] == "change of a coding “Typen / Interferenz” in “eins”"
    assert "¶2" in shown(app)
    assert "Jeder hat für sich entschieden." in shown(app)
    assert "clara · " in shown(app)


async def test_enter_shows_it_in_the_text_or_in_the_codebook_and_backspace_leads_back(pilot):
    app = pilot.app
    await press(pilot, "enter")
    screen = app.screen_stack[1]
    assert app.screen is screen
    assert screen.text.passage.cut(screen.text.text) == "Jeder hat für sich entschieden."
    await press(pilot, "backspace")
    assert isinstance(app.screen, HistoryScreen)
    at = next(number for number, words in enumerate(listed(app)) if words.startswith("new code “"))
    app.screen.list.go_to(at)
    await press(pilot, "enter")
    assert type(app.screen).__name__ == "CodebookScreen"


async def test_a_change_is_taken_back_by_itself_and_restored(pilot, path):
    app = pilot.app
    at = listed(app).index("coding “Austausch” in “drei”", 3)  # clara's, before ben's
    app.screen.list.go_to(at)
    await press(pilot, "U")
    assert app.screen.keys.said.startswith("Undone: coding “Austausch” in “drei”, ¶1")
    assert len(codings(path)) == 5
    assert not app.screen.current.entry.living
    assert "taken back" in shown(app)
    await press(pilot, "U")
    assert app.screen.keys.said.startswith("Restored: coding “Austausch” in “drei”")
    assert len(codings(path)) == 6


async def test_what_rests_on_it_is_told_and_goes_along(pilot, path):
    app = pilot.app
    before = codings(path)
    at = listed(app).index("coding “Typen / Interferenz” in “eins”")
    app.screen.list.go_to(at)
    await press(pilot, "U")
    assert "1 later change of yours rests on it" in str(app.screen.query_one("#confirm-words").render())
    await press(pilot, "escape")
    assert codings(path) == before
    await press(pilot, "U", "enter")
    assert len(codings(path)) == len(before) - 1
    await press(pilot, "ctrl+r", "ctrl+r")
    assert codings(path) == before


async def test_somebody_elses_is_refused_and_what_others_rest_on_is_only_told(pilot, path):
    app = pilot.app
    app.screen.list.go_to(1)  # ben's last coding
    await press(pilot, "U")
    assert "“ben” made it" in notices(app)[-1]
    assert len(codings(path)) == 6
    await press(pilot, "f1", "m", "a", "ctrl+s", "f8")
    memo = listed(app)[0]

    def close(project, coder):
        project.memos.change(project.memos.all()[-1], coder, closed=True)

    change(path, close)
    app.screen.refresh_project()
    await settle(pilot)
    app.screen.list.go_to(listed(app).index(memo))
    await press(pilot, "U")
    assert "not all of them yours" in str(app.screen.query_one("#confirm-words").render())
    await press(pilot, "enter", "escape")
    assert isinstance(app.screen, HistoryScreen)


async def test_while_blind_nothing_of_others_is_listed_or_counted(path):
    async with QualcodeApp(path, "clara", blind=True).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f8")
        app = pilot.app
        assert not any("“Typen / Interferenz” in “drei”" in words for words in listed(app))
        assert not any(
            told.entry.coder == "ben" and "coding" in told.words.rows for told in app.screen._window.entries
        )
        assert "changes" not in str(app.screen.query_one("#history-head").render())


async def test_a_long_history_is_read_by_pages_from_either_end(path, monkeypatch):
    monkeypatch.setattr(history, "PAGE", 20)
    monkeypatch.setattr(history.page, "__kwdefaults__", {"before": None, "after": None, "size": 20})
    monkeypatch.setattr(history.oldest_page, "__defaults__", (20,))

    def many(project, coder):
        for number in range(50):
            project.memos.add(MemoTarget(), f"memo {number}", coder)

    change(path, many)
    every = words_in_log(path)
    async with QualcodeApp(path, "clara").run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f8")
        app = pilot.app
        screen = app.screen
        assert len(screen._window.entries) < len(every)
        for _time in range(12):
            await press(pilot, "pagedown")
        assert listed(app) == every
        assert screen.current.words.words == every[-1]
        await press(pilot, "home", "end")
        assert screen.current.words.words == every[-1]
        for _time in range(14):
            await press(pilot, "pageup")
        assert screen.current.words.words == every[0]
        assert listed(app) == every


async def test_changes_are_chosen_by_coder_and_kind_and_the_head_says_so(pilot, path):
    app = pilot.app
    every = listed(app)
    head = app.screen.query_one("#history-head")
    await press(pilot, "f", "space", "enter")  # the first group: codings
    assert "only codings" in str(head.render())
    chosen = [words for words in every if words.split()[0] in ("coding", "change")]
    assert 0 < len(listed(app)) < len(every)
    assert set(chosen) >= set(listed(app))
    await press(pilot, "f")
    items = [item.key for item in app.screen._items]
    for _time in range(items.index(("by", "ben"))):
        await press(pilot, "down")
    await press(pilot, "space", "enter")
    assert "only codings, by ben" in str(head.render())
    assert {told.entry.coder for told in app.screen._window.entries} == {"ben"}
    await press(pilot, "f", "0", "down", "down", "down", "down", "down", "space", "enter")
    assert "No such change" in app.screen.list.empty_words
    await press(pilot, "0")
    assert "only" not in str(head.render())
    assert listed(app) == every


async def test_while_blind_a_choice_of_anothers_codings_lists_and_counts_nothing(path):
    async with QualcodeApp(path, "clara", blind=True).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f8", "f", "space")
        app = pilot.app
        for _time in range([item.key for item in app.screen._items].index(("by", "ben"))):
            await press(pilot, "down")
        await press(pilot, "space", "enter")
        assert listed(app) == []
        assert "hidden" in app.screen.list.empty_words
        assert "change" not in str(app.screen.query_one("#history-head").render())


@pytest.mark.parametrize(("typed", "back"), [("today", 0), ("Yesterday ", 1), ("heute", 0), ("gestern", 1)])
async def test_today_and_yesterday_are_days_in_the_language_of_the_program(pilot, monkeypatch, typed, back):
    asked, page_at = [], history.page_at
    monkeypatch.setattr(history, "page_at", lambda space, time, **choice: asked.append(time) or page_at(space, time))
    before = date.today()
    if typed in {"heute", "gestern"}:
        monkeypatch.setattr(times, "program", lambda: catalogue_of("de"))
    await press(pilot, "g", "ctrl+u")
    pilot.app.screen.query_one("#answer").value = typed
    await press(pilot, "enter")
    days = {before - timedelta(days=back), date.today() - timedelta(days=back)}
    assert asked[0] in {times.utc_of(day.isoformat()) for day in days}


async def test_a_day_leads_to_the_changes_up_to_it(pilot):
    await press(pilot, "g", "ctrl+u")
    await pilot.press(*"x", "enter")
    await settle(pilot)
    assert "Write a day" in str(pilot.app.screen.query_one("#prompt-hint").render())
    await press(pilot, "ctrl+u")
    await pilot.press(*"2001-01-01", "enter")
    await settle(pilot)
    assert pilot.app.screen._window.entries[-1].words.words == listed(pilot.app)[-1]
