"""The coding screen as it looks: narrow and wide, dark and light, without colours, and with what slides over it."""

from __future__ import annotations

import pytest
from rich.console import ColorSystem

import qualcode
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding import document_tree
from qualcode.tui.shared import key_line, passage_card
from tests.tui.conftest import settle
from tests.tui.pictures import compare, picture
from tests.tui.test_coding_screen import NARROW, WIDE

TALK = (
    "I: Wie hat das mit den Terminen angefangen?\n\n"
    "B: Zuerst gab es gar keine. (lacht) Jede Stelle hat ihre eigenen Listen geführt, und wenn jemand krank war, "
    "stand alles still. Das ging ein halbes Jahr so. Dann haben wir uns einfach jeden zweiten Dienstag an einen "
    "Tisch gesetzt, mit Kaffee, ohne Tagesordnung.\n\n"
    "I: Und heute?\n\n"
    "B: Heute ist das eine feste Runde. Ich würde sie nicht mehr hergeben, auch wenn sie manchmal zwei Stunden "
    "dauert und am Ende nur eine einzige Frage geklärt ist."
)
CODINGS = (
    ("Jede Stelle hat ihre eigenen Listen geführt", "Formen / nebeneinander", "clara", "present", ""),
    ("Jede Stelle hat ihre eigenen Listen geführt, und wenn jemand krank war, stand alles still.",
     "Formen / nebeneinander", "ben", "present", "Grenzfall?"),
    ("einfach jeden zweiten Dienstag an einen Tisch gesetzt", "Formen / miteinander", "clara", "present", ""),
    ("ohne Tagesordnung", "Regeln", "clara", "absent", "bewusst"),
)  # fmt: skip


@pytest.fixture
def study(tmp_path, monkeypatch):
    for name in ("NO_COLOR", "TEXTUAL_COLOR_SYSTEM"):
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / "p.qualcode"
    with qualcode.create(file, "Probe", coder="me") as made:
        made.documents.add("rg-01", TALK, label="RG 2021", attributes={"wave": 2021})
        made.documents.add("rg-02", "B: Kurz und gut.", label="RG 2022", attributes={"wave": 2022})
        for path in ("Formen", "Formen / nebeneinander", "Formen / miteinander", "Regeln"):
            made.codes.add(path, definition="das ist gemeint")
    for words, path, coder, polarity, memo in CODINGS:
        with qualcode.open(file, coder=coder, new_coder=True) as opened:
            opened.code("rg-01", words, path, polarity=polarity, memo=memo)
    monkeypatch.setattr(passage_card, "clock_time", lambda _: "14:02")
    monkeypatch.setattr(key_line.KeyLine, "saved_now", lambda self: None)
    monkeypatch.setattr(document_tree, "_REST", 0.01)
    return file


async def show(path, size, *keys, theme=None):
    """The picture after some keys."""
    app = QualcodeApp(path, "clara")
    app.console._color_system = ColorSystem.TRUECOLOR  # whatever terminal the tests are run in
    async with app.run_test(size=size) as pilot:
        if theme:
            app.theme = theme
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        app.screen_stack[1].keys.flash("")
        await pilot.pause(0.1)
        await settle(pilot)
        return picture(app)


@pytest.mark.parametrize("theme", ["qualcode-dark", "qualcode-light"])
@pytest.mark.parametrize(("name", "size"), [("80x24", NARROW), ("160x50", WIDE)])
async def test_the_screen_with_a_passage_of_several_codings(study, name, size, theme):
    seen = await show(study, size, "down", "down", "shift+down", theme=theme)
    compare(f"coding-{name}-{theme.removeprefix('qualcode-')}", seen)


async def test_without_colours_attributes_carry_what_colours_did(study, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    compare("coding-80x24-no-color", await show(study, NARROW, "down", "down", "shift+down"))


async def test_the_picker_fits_on_a_narrow_screen(study):
    compare("picker-80x24-dark", await show(study, NARROW, "down", "down", "c", "e", "i"))


async def test_the_picture_is_the_same_twice(study):
    with Project.open(study) as project:
        assert len(project.codings.all()) == len(CODINGS)
    assert await show(study, NARROW, "tab") == await show(study, NARROW, "g", "g", "tab")
