"""Keys in fields that are typed into: what hands expect of them, and the keys of screens, which lead on."""

from __future__ import annotations

import pytest
from textual.app import App

from qualcode.tui.shared.safe_fields import SafeArea, SafeInput
from tests.tui.conftest import press, settle
from tests.tui.test_coding_screen import NARROW

LINE = "eins zwei drei"
LINES = "eins zwei\ndrei vier\nfünf sechs"


class Fields(App[None]):
    """One field of each kind."""

    def compose(self):
        yield SafeInput(LINE, id="line", select_on_focus=False)
        yield SafeArea(LINES, id="lines")


@pytest.mark.parametrize(
    ("keys", "line", "lines"),
    [
        ("ctrl+home X", "Xeins zwei drei", "Xeins zwei\ndrei vier\nfünf sechs"),
        ("ctrl+end X", "eins zwei dreiX", "eins zwei\ndrei vier\nfünf sechsX"),
        ("ctrl+home ctrl+shift+end X", "X", "X"),
        ("ctrl+end ctrl+shift+home X", "X", "X"),
        ("ctrl+a X", "X", "X"),
        ("ctrl+end ctrl+backspace", "eins zwei ", "eins zwei\ndrei vier\nfünf "),
        ("ctrl+end alt+backspace", "eins zwei ", "eins zwei\ndrei vier\nfünf "),
        ("ctrl+home ctrl+delete", "zwei drei", " zwei\ndrei vier\nfünf sechs"),
        ("ctrl+home alt+delete", "zwei drei", " zwei\ndrei vier\nfünf sechs"),
    ],
)
async def test_fields_do_with_keys_what_hands_expect(keys, line, lines):
    app = Fields()
    async with app.run_test() as pilot:
        for field in ("line", "lines"):
            app.query_one(f"#{field}").focus()
            await pilot.press(*keys.split())
        assert (app.query_one("#line").value, app.query_one("#lines").text) == (line, lines)


@pytest.mark.parametrize("key", ["f2", "f6", "f7", "f8"])
async def test_keys_of_screens_lead_there_from_a_field_of_the_codebook_form(app, key):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f3", "e")
        assert isinstance(app.focused, SafeArea)
        codebook = app.screen
        await press(pilot, key)
        assert app.screen is not codebook
        assert not app.screen.is_modal
