"""One current thing: marked, named first, stepped through, and what every key acts on."""

from __future__ import annotations

import pytest

from qualcode.model.codings import CoderKind, Coding, Polarity
from qualcode.model.memos import Memo, MemoTarget
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding.dialogs.codings_here import CodingsHere
from tests.tui.conftest import FIRST, press, settle
from tests.tui.test_coding_screen import NARROW, WIDE, in_file

SENTENCE = "Das war am Anfang schwierig."


def span_of(words):
    start = FIRST.index(words)
    return Span(start, start + len(words))


def code_of(app):
    """The code of the current coding."""
    return app.bench.book[app.screen.desk.current.code].name


def named_first(app):
    """What the passage card names first, and whether it is marked."""
    first = app.screen.passage._codings[0]
    return first.short, first.current


def codes(path):
    return [row[2] for row in in_file(path)]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_of_several_codings_on_a_passage_tab_makes_one_after_another_current(app, project_file, size):
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "1", "2", "3")
        assert code_of(app) == "Diffusion"
        assert named_first(app) == ("Diffusion", True)
        seen = []
        for key in ("shift+tab", "shift+tab", "tab"):
            await press(pilot, key)
            seen.append(code_of(app))
            assert named_first(app) == (code_of(app), True)
            assert [one.current for one in app.screen.passage._codings] == [True, False, False]
            assert app.screen.text.passage.cut(FIRST) == SENTENCE
            assert app.screen.text.current == app.screen.desk.current.key
        assert seen == ["Interferenz", "Transition", "Interferenz"]
        await press(pilot, "x")
        assert sorted(codes(project_file)) == ["Diffusion", "Transition"]
        assert "“Interferenz” removed" in app.screen.keys.said


async def test_tab_goes_on_to_the_next_passage_after_the_last_coding_of_one(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "2", "down", "3", "up", "up", "tab")
        assert (code_of(app), app.screen.text.passage.cut(FIRST)) == ("Transition", SENTENCE)
        await press(pilot, "tab", "tab")
        assert (code_of(app), app.screen.text.passage.cut(FIRST)) == ("Diffusion", "Jeder hat für sich entschieden.")
        await press(pilot, "tab")
        assert "No coding further down" in app.screen.keys.said
        await press(pilot, "shift+tab")
        assert (code_of(app), app.screen.text.passage.cut(FIRST)) == ("Interferenz", SENTENCE)


VERBS = {
    "minus": lambda coding: coding.polarity is Polarity.ABSENT,
    "asterisk": lambda coding: coding.good,
    "w 7 enter": lambda coding: coding.weight == 7,
    "m h m ctrl+s": lambda coding: coding.memo == "hm",
    "C A u s enter": lambda coding: coding.code == 5,
    "alt+right B": lambda coding: coding.span.cut(FIRST) == "war am Anfang schwierig.",
}


@pytest.mark.parametrize("steps", [0, 2])
async def test_every_key_acts_on_the_current_coding_alone_and_names_it(app, project_file, steps):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "2", "3", *["shift+tab"] * steps)
        current, name = app.screen.desk.current, code_of(app)
        assert name == ["Diffusion", "Interferenz", "Transition"][steps]
        for keys, is_done in VERBS.items():
            await press(pilot, *keys.split())
            with Project.open(project_file) as project:
                assert [coding.key for coding in project.codings.all() if is_done(coding)] == [current.key], keys
            assert name in app.screen.keys.said
            assert app.screen.desk.current.key == current.key
            await press(pilot, "u")


async def test_what_stands_here_is_stepped_through_without_moving_the_selection(app, project_file):
    with Project.open(project_file) as project:
        ben = project.coders.add("ben", CoderKind.PERSON)
        document = project.documents.find("eins")
        whole = span_of("Das war am Anfang schwierig. Jeder hat für sich entschieden.")
        project.codings.add(document, whole, project.codes.find("Diffusion"), ben)
        project.memos.add(MemoTarget(document=document.key, span=span_of(SENTENCE)), "warum?", ben)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1")
        before, seen = app.screen.text.selection, []
        for _ in range(3):
            await press(pilot, "apostrophe")
            seen.append(app.screen.desk.current)
            assert app.screen.text.selection == before
        assert [type(annotation) for annotation in seen] == [Coding, Memo, Coding]
        assert [app.bench.is_own(annotation) for annotation in seen[::2]] == [False, True]
        await press(pilot, "apostrophe", "apostrophe", "x")  # ben's memo
        assert "ben's" in [notice.message for notice in app._notifications][-1]
        await press(pilot, "minus")
        assert "a memo is current" in [notice.message for notice in app._notifications][-1].casefold()
        await press(pilot, "apostrophe", "apostrophe", "minus")
        assert "This coding is ben's" in [notice.message for notice in app._notifications][-1]
        assert {row[4] for row in in_file(project_file)} == {"present"}


async def test_a_memo_on_the_passage_is_removed_by_the_key_that_removes_and_comes_back(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "m", "h", "m", "ctrl+s")
        assert isinstance(app.screen.desk.current, Memo)
        assert app.screen.passage._codings[0].current
        await press(pilot, "x")
        with Project.open(project_file) as project:
            assert list(project.memos.all()) == []
        assert "removed" in app.screen.keys.said
        await press(pilot, "u")
        with Project.open(project_file) as project:
            assert [memo.text for memo in project.memos.all()] == ["hm"]


async def test_a_choice_holds_while_the_selection_keeps_an_end_and_ends_where_it_moves_on(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "t", "1", "s", "2", "3", "shift+tab")
        assert code_of(app) == "Interferenz"
        await press(pilot, "shift+right")
        assert code_of(app) == "Interferenz"
        await press(pilot, "up")
        assert code_of(app) == "Transition"  # only the whole turn's coding reaches there
        await press(pilot, "down")
        assert code_of(app) == "Interferenz"  # where it was chosen it still is


def cells_of(app, row):
    """Text and style of each cell of a row of the text."""
    return [(character, segment.style) for segment in app.screen.text.render_line(row) for character in segment.text]


@pytest.mark.parametrize("size", [WIDE, (100, 30), NARROW])
async def test_the_stripe_of_the_current_coding_alone_is_marked_and_not_by_colour(app, size):
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "1", "2", "3")
        text = app.screen.text
        row = text._geometry.line_of(text.selection.start) - text.scroll_offset.y
        lanes = slice(text._columns.lanes_at, text._columns.text_at - 1)
        pictures = set()
        for _ in range(3):
            marked = [
                (character, style.bold, style.reverse)
                for character, style in cells_of(app, row)[lanes]
                if style.bold or style.reverse
            ]
            assert len(marked) == 1
            pictures.add("".join(character for character, _style in cells_of(app, row)[lanes]) + str(marked))
            await press(pilot, "shift+tab")
        assert len(pictures) == 3


async def test_a_click_on_a_stripe_selects_its_passage_and_makes_its_coding_current(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "2", "down", "3")
        text = app.screen.text
        row = text._geometry.line_of(FIRST.index(SENTENCE)) - text.scroll_offset.y
        for lane, name in ((0, "Transition"), (1, "Interferenz"), (0, "Transition")):
            await pilot.click(text, offset=(text._columns.text_at - 2 - lane, row))
            await settle(pilot)
            assert (code_of(app), text.passage.cut(FIRST)) == (name, SENTENCE)
        await pilot.click(text, offset=(text._columns.lanes_at - 2, row))  # the names: one after another
        await settle(pilot)
        assert code_of(app) == "Interferenz"


async def test_a_click_on_a_line_of_the_passage_card_makes_what_stands_there_current(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "2", "3")
        card = app.screen.passage
        names = [coding.short for coding in card._codings]
        await pilot.click(card, offset=(6, card.gutter.top + 2))
        await settle(pilot)
        assert code_of(app) == names[1]


async def test_what_another_program_removes_is_current_no_longer(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "2")
        with Project.open(project_file) as project:
            (clara,) = [coder for coder in project.coders.all() if coder.name == "clara"]
            project.codings.remove([project.codings.all()[1]], clara)
        for _ in range(60):
            await pilot.pause(0.05)
            if app.screen.desk.current is not None and code_of(app) == "Transition":
                break
        assert code_of(app) == "Transition"
        assert app.screen.text.current == app.screen.desk.current.key


async def test_a_coder_who_sees_only_codings_of_others_is_told_whose_they_are(project_file):
    with Project.open(project_file) as project:
        ben = project.coders.add("ben", CoderKind.PERSON)
        project.codings.add(project.documents.find("eins"), span_of(SENTENCE), project.codes.find("Diffusion"), ben)
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert code_of(app) == "Diffusion"
        for key in ("x", "C", "w", "minus", "B"):
            app.clear_notifications()
            await press(pilot, key)
            (notice,) = app._notifications
            assert "ben's" in notice.message
        assert len(in_file(project_file)) == 1


# ---- the list of what is here -----------------------------------------------------------------------


def listed(app):
    """The entries of the list, line by line."""
    entries = app.screen.query_one("#annotations")
    return [str(entries.get_option_at_index(place).prompt) for place in range(entries.option_count)]


async def test_the_list_of_codings_here_is_acted_in_with_the_keys_of_the_text(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "2", "3", "l")
        assert isinstance(app.screen, CodingsHere)
        assert [line[0] for line in listed(app)] == [" ", " ", "▸"]
        await press(pilot, "1", "minus")
        await press(pilot, "2", "asterisk", "w", "7", "enter")
        await press(pilot, "down", "m", "h", "m", "ctrl+s")
        assert isinstance(app.screen, CodingsHere)
        with Project.open(project_file) as project:
            first, second, third = project.codings.all()
        assert (first.polarity, second.good, second.weight, third.memo) == (Polarity.ABSENT, True, 7, "hm")
        assert "absent" in listed(app)[0]
        assert "good quotation" in listed(app)[1]
        assert listed(app)[2].splitlines()[1].strip() == "hm"
        await press(pilot, "1", "C", "A", "u", "s", "enter")
        assert codes(project_file)[0] == "Austausch und Lernen"
        assert "Austausch und Lernen" in listed(app)[0]
        await press(pilot, "2", "x")
        assert codes(project_file) == ["Austausch und Lernen", "Diffusion"]
        assert len(listed(app)) == 2
        await press(pilot, "u")
        assert len(listed(app)) == 3
        await press(pilot, "escape")
        assert not isinstance(app.screen, CodingsHere)


async def test_enter_in_the_list_leads_to_the_passage_of_what_is_highlighted(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "t", "1", "s", "2", "l", "home", "enter")
        assert app.screen.text.passage.cut(FIRST).startswith(SENTENCE + " Jeder")
        assert code_of(app) == "Transition"
        assert in_file(project_file)[0][2] == "Transition"


async def test_the_list_says_where_nothing_is_and_shows_what_comes_back(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "l")
        assert listed(app) == ["Nothing is coded here."]
        await press(pilot, "x", "minus", "1", "enter")
        assert in_file(project_file) == []
        await press(pilot, "escape", "1", "l", "x")
        assert listed(app) == ["Nothing is coded here."]
        await press(pilot, "u")
        assert len(listed(app)) == 1


async def test_the_hints_of_the_list_can_be_clicked(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "2", "l")
        line = app.screen.query_one("#here-keys")
        at = str(line.render()).index("Remove")
        await pilot.click(line, offset=(at + line.gutter.left, 0))
        await settle(pilot)
        assert codes(project_file) == ["Transition"]


async def test_the_list_of_hits_acts_on_what_is_coded_at_its_hit(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "down", "2", "ctrl+f", *"entschieden", "enter")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert app.focused is app.screen.finding.list
        await press(pilot, "minus", "asterisk")
        with Project.open(project_file) as project:
            first, second = project.codings.all()
        assert (first.polarity, second.polarity, second.good) == (Polarity.PRESENT, Polarity.ABSENT, True)
        await press(pilot, "x")
        assert codes(project_file) == ["Transition"]
