"""The finder and the help: everything by letters, literal hits first, guesses last and never taken by Enter."""

from __future__ import annotations

import asyncio
import re
import unicodedata

import pytest
from textual.widgets import Input, OptionList

from qualcode.tui.coding.screen import CodingScreen
from qualcode.tui.finder.finder import Finder
from qualcode.tui.finder.help_content import help_rows
from qualcode.tui.finder.help_screen import HelpScreen
from qualcode.tui.keys.key_table import CODING_SCOPES, actions
from tests.syntax_trees import tree_of
from tests.tui.conftest import FIRST, SECOND, press, settle
from tests.tui.test_coding_screen import NARROW, WIDE
from tests.words_outside import PACKAGE, literals


def offered(app):
    return [str(option.prompt) for option in app.screen.query_one(OptionList).options]


async def until(pilot, condition):
    for _ in range(500):
        await pilot.pause()
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it does not come")


@pytest.mark.parametrize("key", ["space", "ctrl+p"])
async def test_a_document_is_opened_by_a_key_letters_and_enter(app, key):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        assert app.screen.text.text == FIRST
        await press(pilot, key, *"zw", "enter")
        assert isinstance(app.screen, CodingScreen)
        assert app.screen.text.text == SECOND


async def test_documents_codes_and_commands_stand_in_one_list_literal_hits_first(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "space", *"trans")
        lines = offered(app)
        assert "Transition" in lines[0]
        assert lines[0].startswith("code")
        await press(pilot, "tab")
        assert offered(app) == []
        await press(pilot, "tab")
        assert [line.split()[0] for line in offered(app)] == ["code"]


async def test_what_only_looks_like_it_is_dimmed_called_similar_and_not_taken_by_enter(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "space", *"Diffusoin")
        options = app.screen.query_one(OptionList)
        assert options.highlighted is None
        assert [line.endswith("similar") for line in offered(app)] == [True]
        await press(pilot, "enter")
        assert isinstance(app.screen, Finder)
        await press(pilot, "down", "enter")
        await settle(pilot)
        assert app.screen.__class__.__name__ == "CodebookScreen"


async def test_memos_and_quotations_are_found_by_their_words_and_lead_to_their_passages(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "1", "m", *"Obacht", "ctrl+s")
        await press(pilot, "]", "space", *"obacht")
        await until(pilot, lambda: any("Obacht" in line for line in offered(app)))
        await press(pilot, "enter")
        assert app.screen.text.text == FIRST
        coded = app.screen.text.passage
        await press(pilot, "]", "space", *max(coded.cut(FIRST).split(), key=len).strip("."))
        await until(pilot, lambda: any(line.startswith("quotation") for line in offered(app)))
        for _line in offered(app):
            if not offered(app)[app.screen.query_one(OptionList).highlighted].startswith("quotation"):
                await press(pilot, "down")
        await press(pilot, "enter")
        assert app.screen.text.text == FIRST
        assert app.screen.text.passage == coded


@pytest.mark.parametrize("typed", ["uebergang", "ÜBERGANG", unicodedata.normalize("NFD", "übergang")])
async def test_names_are_found_in_any_spelling(app, typed):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "c", *"Übergang", "enter", "space")
        app.screen.query_one(Input).value = typed
        await settle(pilot)
        assert "Übergang" in offered(app)[0]


async def test_commands_are_found_by_whole_words_and_not_by_letters_strewn_over_them(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", *"finished")
        assert "finished" in offered(app)[0]
        await press(pilot, "backspace", "backspace", "backspace", "d")
        assert not any("finished" in line for line in offered(app))


async def test_with_nothing_typed_each_command_of_the_screen_is_offered(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        labels = {action.label for action in actions("coding", "text", "study") if action.name != "palette"}
        await press(pilot, "space")
        shown = "\n".join(offer.shown.plain for offer in app.screen._offers)
        assert [label for label in labels if label not in shown] == []


# ---- help --------------------------------------------------------------------------------------------


async def test_the_help_begins_with_how_to_code_and_is_searched_by_typing(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark")
        assert "How do I code?" in app.screen.query_one("#rows").render_line(0).text
        await press(pilot, *"weight")
        await until(pilot, lambda: 0 < app.screen.query_one("#rows").size.height < 16)
        await press(pilot, "escape")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, CodingScreen)


async def test_the_help_is_found_in_the_finder(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "space", *"good quotation")
        at = next(number for number, line in enumerate(offered(app)) if line.startswith("help"))
        await press(pilot, *["down"] * at, "enter")
        assert isinstance(app.screen, HelpScreen)


_NO_MARKS = set("„“”‘’…·–—→←↑↓⇧⏎⇥␣⌫¶×«»‹›§|°") | set("ⁿ−‐‑‧\u00a0\u2028\u2029\u200b") | set("▏▎▍▌▋▊▉")


def test_the_legend_holds_every_mark_that_the_screens_draw():
    """What the program's code draws beside letters and signs of writing; frames of boxes are Textual's."""
    legend = "".join(row.mark for row in help_rows(*CODING_SCOPES))
    drawn = {}
    for file in set((PACKAGE / "tui").rglob("*.py")) - {PACKAGE / "tui" / "text" / "cells.py"}:  # ranges of signs
        for _node, text, _shown in literals(tree_of(file)):
            for sign in text:
                if unicodedata.category(sign) in {"So", "Sm", "Sk", "Po", "Sc"} and not sign.isascii():
                    drawn.setdefault(sign, file.name)
    missing = {sign: file for sign, file in drawn.items() if sign not in legend and sign not in _NO_MARKS}
    assert missing == {}


@pytest.mark.parametrize("scope", ["coding", "quotations", "codebook", "compare"])
def test_the_help_of_a_screen_has_all_its_keys_and_then_those_of_the_others(scope):
    scopes = CODING_SCOPES if scope == "coding" else (scope, "study")
    rows = help_rows(*scopes)
    words = [row.words for row in rows]
    own = [action.label for action in actions(*scopes)]
    assert all(label in words for label in own)
    others = [action.label for action in actions("text", "coding", "hits", "quotations", "codebook", "compare")]
    assert all(label in words for label in others)
    assert re.fullmatch(r"\d\.", rows[0].mark)
