"""The compare screen by keys: what coders disagree on, the dearest first, into the text and back."""

from __future__ import annotations

import asyncio
import threading

import pytest

from qualcode.model.codings import Polarity
from qualcode.model.memos import MemoKind
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding.screen import CodingScreen
from qualcode.tui.compare import screen as compare_screen
from qualcode.tui.compare.screen import CompareScreen
from tests.tui import conftest
from tests.tui.coded_project import NARROW, THREE, WIDE, change, coded, lines, notices
from tests.tui.conftest import settle
from tests.tui.test_long_work import until

ALLEN, JEDER, RUHE = "Das hilft allen.", "Jeder hat für sich entschieden.", "Dann war Ruhe."


@pytest.fixture
def path(tmp_path):
    return coded(tmp_path)


@pytest.fixture
def app(path):
    return QualcodeApp(path, "clara")


async def press(pilot, *keys):
    await conftest.press(pilot, *keys)
    await counted(pilot)


async def counted(pilot):
    """Wait until what was asked last is counted; another count may have been asked for in between."""
    while any(one.is_running for one in pilot.app.workers):
        await asyncio.sleep(0.01)
    await settle(pilot)


def listed(app):
    return [(one.text, one.code.rpartition(" / ")[2], one.kind) for one in app.screen.found]


def disagree_on_polarity(path):
    def work(project, coder):
        theirs = next(one for one in project.codings.all() if one.coder == coder.key)
        project.codings.change(theirs, coder, polarity=Polarity.ABSENT)

    change(path, work)


async def test_f5_lists_disagreements_with_what_each_coder_said(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f5")
        assert isinstance(app.screen, CompareScreen)
        assert listed(app) == [(ALLEN, "Interferenz", "presence")]
        shown = "\n".join(lines(app))
        assert "RG 2020 · drei ¶1  ■ Interferenz  · clara  ✓ ben  lowers alpha by ." in shown
        assert "clara: not given" in shown
        assert "▐Das hilft allen.▌" in shown
        assert "1 disagreement   alpha ." in lines(app)[0]


async def test_where_the_head_is_too_long_what_coders_said_has_a_line_of_its_own(app):
    async with app.run_test(size=(60, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f5")
        shown = "\n".join(lines(app))
        assert "■ Interferenz  · clara  ✓ ben  lowers alpha by ." in shown
        assert "▌ RG 2020 · drei ¶1\n" in shown
        assert f"▌ “{ALLEN}”" in shown


async def test_enter_leads_to_the_passage_and_backspace_back_to_what_is_left(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "enter")
        assert isinstance(app.screen, CodingScreen)
        assert app.screen.text.passage.cut(THREE) == ALLEN
        await press(pilot, "2", "backspace")
        assert isinstance(app.screen, CompareScreen)
        assert listed(app) == []
        assert "the coders decided alike in every unit" in app.screen.list.empty_words


async def test_all_documents_can_count_and_the_dearest_come_first(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "a")
        assert {text for text, *_ in listed(app)} == {ALLEN, JEDER, RUHE, "Weil wir reden."}
        costs = [one.cost for one in app.screen.found]
        assert costs == sorted(costs, reverse=True)
        await press(pilot, "s")
        assert [text for text, *_ in listed(app)] == [ALLEN, RUHE, JEDER, "Weil wir reden."]
        await press(pilot, "s")
        assert [code for _, code, _ in listed(app)] == ["Austausch", "Interferenz", "Interferenz", "Transition"]


async def test_kinds_and_codes_leave_out_and_say_so(app, path):
    disagree_on_polarity(path)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "p", "p")
        assert [(code, kind) for _, code, kind in listed(app)] == [("Austausch", "polarity")]
        assert "clara present  ben absent  polarity" in "\n".join(lines(app))
        assert "1 left out" in lines(app)[0]
        await press(pilot, "0", "b", "space", "enter")
        assert [code for _, code, _ in listed(app)] == ["Interferenz"]
        await press(pilot, "p", "p")
        assert app.screen.list.empty_words == "No disagreement. 2 others are left out: 0 shows all."


async def test_units_and_coders_are_chosen(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "a", "v", "v")
        assert ("Im zweiten Jahr kam der Wechsel. Dann war Ruhe.", "Transition", "presence") in listed(app)
        await press(pilot, "v", "v", "v")
        assert {text for text, *_ in listed(app)} == {ALLEN, JEDER, RUHE, "Weil wir reden."}
        await press(pilot, "c", "space", "enter")
        assert "Agreement needs at least two coders" in app.screen.list.empty_words
        await press(pilot, "c", "0", "enter")
        assert len(listed(app)) == 4


async def test_who_is_blind_sees_no_disagreement_and_is_told_why(path):
    app = QualcodeApp(path, "clara", blind=True)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f5")
        assert listed(app) == []
        assert "would show what others coded" in app.screen.list.empty_words
        assert "ben" not in "\n".join(lines(app))


async def test_one_coder_alone_is_told_what_is_missing(project_file):
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "enter", "full_stop", "s", "p", "0")
        assert "Agreement needs at least two coders" in app.screen.list.empty_words
        assert all("Agreement needs at least two coders" in notice for notice in notices(app))


async def test_what_another_process_codes_is_counted_anew_and_the_place_stays(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f5")

        def more(project, coder):
            document, code = project.documents.find("drei"), project.codes.find("Diffusion")
            project.codings.add(document, Span(3, 31), code, coder)

        change(path, more)
        app.screen.refresh_project()
        await counted(pilot)
        assert len(listed(app)) == 2
        assert app.screen.current.text == ALLEN


async def test_hostile_names_and_memos_reach_the_screen_as_symbols(app, path):
    evil = "\x1b]0;x\x07\u202e\x9b31m"

    def spoil(project, coder):
        project.coders.rename(coder, f"ben{evil}", Author.of(coder))
        theirs = project.codings.all(code=project.codes.find("Interferenz").key)
        own = next(one for one in theirs if one.coder == coder.key)
        project.codings.set_memo(own, f"memo {evil}", coder)

    change(path, spoil)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f5")
        shown = "\n".join(lines(app))
        assert "memo ␛]0;x␇⇄¤31m" in shown
        assert not any(one in shown for one in "\x1b\x07\x9b\u202e")


async def test_a_memo_on_the_passage_is_a_question_to_the_team(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "m", *"klar?", "ctrl+s")
        with Project.open(path) as project:
            memo = next(one for one in project.memos.all() if one.text == "klar?")
            assert memo.kind is MemoKind.QUESTION
            assert memo.target.span.cut(THREE) == ALLEN
        await press(pilot, "u")
        with Project.open(path) as project:
            assert "klar?" not in [one.text for one in project.memos.all()]


@pytest.fixture
def slow_counting(monkeypatch):
    """Counting goes on only when it is let go."""
    go_on, real = threading.Event(), compare_screen.counting

    def slow(space, asked):
        count = real(space, asked)

        def work(progress):
            while not go_on.wait(0.01):
                progress(4, 10)
            return count(progress)

        return work

    monkeypatch.setattr(compare_screen, "counting", slow)
    yield go_on
    go_on.set()


async def test_counting_shows_how_far_it_is_and_escape_stops_it_and_f5_begins_again(app, slow_counting):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(app.screen, CompareScreen) and "40" in app.screen.keys.working)
        assert app.screen.keys.working == "Counting … ▰▰▰▰▱▱▱▱▱▱ 40\u00a0% · esc stops it"
        await pilot.press("escape")
        assert isinstance(app.screen, CompareScreen)
        assert app.screen.keys.said == "Stopped: Counting"
        assert app.screen.keys.working == ""
        assert app.screen.list.empty_words == "Counting was stopped: nothing is listed. F5 counts again."
        slow_counting.set()
        await settle(pilot)
        assert listed(app) == []
        await pilot.press("f5")
        await until(pilot, lambda: listed(app))
        assert listed(app) == [(ALLEN, "Interferenz", "presence")]
        await press(pilot, "f5")
        assert app.screen.keys.said == "This screen is shown already."


async def test_after_a_count_that_was_stopped_what_was_counted_before_stays_with_what_it_is(app, slow_counting):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        slow_counting.set()
        await press(pilot, "f5")
        before, shown = listed(app), lines(app)[1]
        slow_counting.clear()
        await pilot.press("a")
        await until(pilot, lambda: "40" in app.screen.keys.working)
        assert "all documents" in lines(app)[1]
        await pilot.press("escape")
        await pilot.pause()
        assert (listed(app), lines(app)[1]) == (before, shown)
        slow_counting.set()
        await counted(pilot)
        assert listed(app) == before


async def test_what_is_asked_while_it_is_counted_is_counted_instead(app, slow_counting):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(app.screen, CompareScreen) and "40" in app.screen.keys.working)
        await pilot.press("a")
        slow_counting.set()
        await until(pilot, lambda: listed(app))
        assert {text for text, *_ in listed(app)} == {ALLEN, JEDER, RUHE, "Weil wir reden."}
