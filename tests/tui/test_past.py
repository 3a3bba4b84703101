"""What undo and redo say: what was taken back and where it stands, and that Enter leads there while it is said."""

from __future__ import annotations

import pytest

from qualcode.tui.app import QualcodeApp
from qualcode.tui.shared.key_line import SaidAbove
from tests.tui.conftest import press, settle
from tests.tui.test_coding_screen import WIDE, in_file


@pytest.fixture
async def wide(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        yield pilot


def opened(app):
    """The name of the open document and the selected words."""
    screen = app.screen_stack[1]
    return screen.desk.opened.document.name, screen.text.passage.cut(screen.text.text)


async def test_undo_and_redo_say_what_and_where_and_how_to_go_on(wide):
    keys = wide.app.screen.keys
    await press(wide, "down", "1", "u")
    assert keys.said == "Undone: coding “Typen / Transition” in “eins”, ¶2 · ctrl+r restores · ⏎ shows it"
    await press(wide, "ctrl+r")
    assert keys.said == "Restored: coding “Typen / Transition” in “eins”, ¶2 · u undoes · ⏎ shows it"


async def test_enter_shows_it_in_its_document_while_that_is_said_and_not_later(wide, project_file):
    app = wide.app
    await press(wide, "down", "1", "right_square_bracket", "u", "enter")
    assert opened(app) == ("eins", "Jeder hat für sich entschieden.")
    assert in_file(project_file) == []
    await press(wide, "right_square_bracket", "enter")
    assert opened(app)[0] == "zwei"
    await press(wide, "W")
    assert opened(app) == ("eins", "Jeder hat für sich entschieden.")


async def test_nothing_undone_has_no_place(wide):
    await press(wide, "W")
    assert "can be shown" in wide.app.screen.keys.said


async def test_from_a_list_enter_leads_to_the_text_and_from_the_text_to_the_code(wide):
    app = wide.app
    await press(wide, "1", "f2", "x", "u", "enter")
    assert app.screen is app.screen_stack[1]
    assert opened(app)[1] == "Das war am Anfang schwierig."
    await press(wide, "f3", "greater_than_sign", "f1", "u")
    assert app.screen.keys.said.startswith("Undone: moving of a code “Typen")
    await press(wide, "enter")
    assert type(app.screen).__name__ == "CodebookScreen"


async def test_in_a_field_enter_is_a_writers_key(wide):
    app = wide.app
    await press(wide, "f3", "greater_than_sign", "u", "e", "enter")
    assert app.focused.id == "definition"


async def test_what_has_no_place_offers_none(wide):
    await press(wide, "F", "u", "u")
    assert "⏎" not in wide.app.screen.keys.said


@pytest.mark.parametrize("size", [(100, 24), (80, 24), (60, 24), (54, 24)])
async def test_where_there_is_little_room_what_was_undone_stays(project_file, size):
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "1", "u")
        await settle(pilot)
        above = " ".join(str(line.render()) for line in app.screen.query(SaidAbove))
        said = " ".join(f"{above} {app.screen.keys.render()}".split())
        assert said.startswith("Undone: coding “Typen / Transition” in “eins”, ¶2")
        assert "ctrl+r restores" in said
        assert "⏎ shows it" in said


@pytest.mark.parametrize("width", [60, 80])
async def test_what_does_not_fit_into_the_line_of_keys_begins_above_it(project_file, width):
    app = QualcodeApp(project_file, "clara")
    words = "Undone: removal of the coding “Typen / Interferenz” in “a document of a long name”, ¶2"
    async with app.run_test(size=(width, 24)) as pilot:
        await settle(pilot)
        keys = app.screen.keys
        keys.flash(words, more=("ctrl+r restores", "a" * width))
        await settle(pilot)
        above = app.screen.query_one(SaidAbove)
        said = f"{above.render()} {keys.render()}"
        assert f"{words} · ctrl+r restores" in " ".join(said.split())
        assert "aaa" not in said
        assert above.region.bottom == keys.region.y
        assert above.region.width == width
        keys.flash("Short")
        await settle(pilot)
        assert not above.display
        assert "Short" in str(keys.render())
        keys.flash("a word " * width)
        await settle(pilot)
        assert above.display
        assert str(keys.render()).rstrip().endswith("…")


async def test_what_is_there_to_do_stands_in_the_second_line_where_the_first_has_room_for_words_only(wide):
    keys = wide.app.screen.keys
    keys.flash("a" * (keys.size.width - 12), more=("ctrl+r restores", "⏎ shows it"))
    await settle(wide)
    above = wide.app.screen.query_one(SaidAbove)
    assert set(str(above.render())) == {"a"}
    assert str(keys.render()).startswith("ctrl+r restores · ⏎ shows it ")
