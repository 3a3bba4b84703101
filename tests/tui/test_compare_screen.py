"""The compare screen by keys: what coders disagree on, the dearest first, into the text and back."""

from __future__ import annotations

import asyncio
import re
import threading

import pytest

import qualcode
from qualcode.model.codings import Polarity
from qualcode.model.memos import MemoKind
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding.screen import CodingScreen
from qualcode.tui.compare import screen as compare_screen
from qualcode.tui.compare.screen import CompareScreen
from tests.tui import coded_project, conftest
from tests.tui.coded_project import NARROW, THREE, WIDE, change, coded, lines, notices
from tests.tui.conftest import held_up, settle
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


async def test_a_key_leads_to_the_passage_and_backspace_back_to_what_is_left(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "g")
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


async def test_where_passages_are_fixed_they_are_the_usual_unit_and_one_of_the_others(path):
    def fix(project, coder):
        document = project.documents.find("drei")
        project.segments.fix([(document, Span(3, 31))], coder, 1, Author.of(coder))

    change(path, fix)
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "a")
        assert "fixed passage" in "\n".join(lines(app))
        await press(pilot, "v")
        assert "fixed passage" not in "\n".join(lines(app))
        assert app.screen._choice.asked.unit == "sentence"
        await press(pilot, *"vvvvv")
        assert app.screen._choice.asked.unit == "segment"


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
            held_up(go_on, lambda: progress(4, 10))
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


# ---- the table of confusions --------------------------------------------------------------------------

CONFUSED = {"clara": "Typen / Transition", "ben": "Austausch", "dora": "Typen / Diffusion"}


@pytest.fixture
def confused(path):
    """Three coders gave other codes to the same sentences, clara and ben in two documents."""
    for coder, code in CONFUSED.items():
        with qualcode.open(path, coder=coder, new_coder=True) as study:
            study.code("eins", "Jetzt geht es.", code)
            if coder != "dora":
                study.code("zwei", "Im zweiten Jahr kam der Wechsel.", code)
    return QualcodeApp(path, "clara")


def shown(app):
    return "\n".join(lines(app))


async def test_the_table_counts_confusions_and_its_cells_lead_to_their_passages_and_back(confused):
    app = confused
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "a", "t")
        screen = app.screen
        assert screen._confusions.is_shown
        table = screen._confusions.map.table
        assert (table.first, table.second) in {("clara", "ben"), ("ben", "clara")}
        confusion = screen._confusions.map.confusion
        assert {confusion.given, confusion.other} == {"Typen / Transition", "Austausch"}
        assert confusion.units == 2
        assert "2 █" in shown(app)
        assert "2 units   o next two coders (3 pairs)" in shown(app)
        assert "⏎ Passages  t List" in lines(app)[-1]
        await press(pilot, "enter")
        assert not screen._confusions.is_shown
        listed_now = list(screen.found)
        for sentence, label in (("Jetzt geht es.", "RG 2022"), ("Im zweiten Jahr kam der Wechsel.", "RG 2021")):
            assert any(sentence in each.text and each.document.label == label for each in listed_now)
        assert {each.code for each in listed_now} <= {"Typen / Transition", "Austausch"}
        assert "filter: Transition / Austausch" in shown(app) or "filter: Austausch / Transition" in shown(app)
        await press(pilot, "g")
        assert isinstance(app.screen, CodingScreen)
        await press(pilot, "backspace")
        assert app.screen is screen
        assert len(screen.found) == len(listed_now)
        await press(pilot, "backspace")
        assert screen._confusions.is_shown
        assert screen._confusions.map.confusion == confusion
        await press(pilot, "escape")
        assert (screen._confusions.is_shown, len(screen.found) > len(listed_now)) == (False, True)
        await press(pilot, "escape")
        assert isinstance(app.screen, CodingScreen)


async def test_the_table_goes_from_two_coders_to_the_next_and_keeps_to_the_filter(confused):
    app = confused
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "a", "o")
        assert any("t shows the confusions as a table" in notice for notice in notices(app))
        await press(pilot, "t")
        screen, pairs = app.screen, []
        for _ in range(4):
            pairs.append((screen._confusions.map.table.first, screen._confusions.map.table.second))
            await press(pilot, "o")
        assert len(set(pairs[:3])) == 3
        assert pairs[3] == pairs[0]
        await press(pilot, "f", "z", "w", "e", "i", "enter")
        assert {document.name for document in screen._bench.every_document
                if document.key in screen._choice.shown.documents} == {"zwei"}  # fmt: skip
        assert screen._confusions.map.confusion.units == 1
        assert "filter: 1 document" in shown(app)
        await press(pilot, "t")
        assert {each.document.label for each in screen.found} == {"RG 2021"}
        await press(pilot, "0", "b", "d", "i", "f", "f", "enter", "t")
        assert {screen._confusions.map.table.given, screen._confusions.map.table.other} >= {("Typen / Diffusion",)}


async def test_coders_who_differ_are_chosen_by_keys_and_one_alone_is_refused(confused):
    app = confused
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "a", "f", "space", "enter")
        screen = app.screen
        assert any("One coder alone differs from nobody" in notice for notice in notices(app))
        assert not screen._choice.shown.between
        await press(pilot, "f", "space", "down", "space", "enter")
        names = {screen._choice.counted.found.coders[key] for key in screen._choice.shown.between}
        assert len(names) == 2
        for each in screen.found:
            for half in each.halves:
                said = {who.coded for who in half.said if who.coder in names}
                if said == {True, False}:
                    break
            else:
                raise AssertionError(each)
        await press(pilot, "t")
        assert {screen._confusions.map.table.first, screen._confusions.map.table.second} == names
        assert "next two coders" not in shown(app)


async def test_an_empty_cell_an_empty_table_and_keys_for_passages_say_what_to_do(app, confused):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "a", "t", "home", "enter")
        assert any("the arrows lead to cells with a number" in notice for notice in notices(app))
        await press(pilot, "m")
        assert any("⏎ lists the passages of the cell" in notice for notice in notices(app))
        await press(pilot, "t", "b", "i", "n", "t", "e", "r", "f", "enter", "t")
        assert re.search(r"No confusion\. \d others are left out: 0 shows all\.", shown(app))
        await press(pilot, "0")
        assert app.screen._confusions.map.table is not None


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (160, 50)])
async def test_names_and_heads_stay_while_many_codes_scroll(path, size):
    with qualcode.open(path, coder="clara") as clara, qualcode.open(path, coder="ben") as ben:
        for number in range(30):
            clara.codes.add(f"Code {number:02}", definition="x")
        text = "\n\n".join(f"B: Satz {number} steht hier." for number in range(30))
        clara.documents.add("lang", text, label="RG 2023")
        for number in range(30):
            clara.code("lang", f"Satz {number} steht hier.", f"Code {number:02}")
            ben.code("lang", f"Satz {number} steht hier.", f"Code {29 - number:02}")
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "a", "s", "s", "t")
        app.screen._confusions.map.grid.go_to(29, 0)
        await press(pilot, "end")
        said = lines(app)
        head = next(line for line in said if "↓" in line and "→" in line)
        assert next(line for line in said if line.startswith("▌")).split()[1:3] == ["Code", "29"]
        assert "Code 29" in head
        assert "no unit" in shown(app)
        await press(pilot, "home", "right")
        assert "1 █" in next(line for line in lines(app) if line.startswith("▌"))
        assert all(len(line) <= size[0] for line in said)


async def test_a_key_shows_what_each_coder_meant_by_a_code_on_which_they_differ(app, path):
    before = coded_project.codings(path)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "P")
        assert "Interferenz (ben)  1" in shown(app)
        assert "Interferenz (clara)  1" in shown(app)
        await press(pilot, "enter")
        assert [code for _text, code, _coder, _good in coded_project.codings(path) if "Interferenz" in code] == [
            "Interferenz (ben)",
            "Interferenz (clara)",
        ]
        await press(pilot, "u")
        assert coded_project.codings(path) == before
