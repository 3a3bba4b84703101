"""What is drawn can be told from its ground in every theme, and nothing is told by colour alone."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color

import qualcode
from qualcode.cli.shared import start_tui
from qualcode.model.codes import CodeDraft
from qualcode.model.codings import CoderKind
from qualcode.project.project import Project
from qualcode.tui import app as app_module
from qualcode.tui.app import QualcodeApp
from qualcode.tui.shared.themes import NAMES, least_contrast
from qualcode.tui.text.picture import contrast, readable
from tests.tui.conftest import FIRST, SECOND, press, settle

SIZE = (150, 40)
SCREENS = {
    "text": ["down", "down"],
    "hits": ["slash", *"schwierig", "enter", "h"],
    "documents": ["escape", "escape", "d"],
    "codebook": ["b"],
    "picker": ["escape", "c"],
    "memo": ["escape", "m"],
    "weight": ["escape", "tab", "w"],
    "codings": ["escape", "l"],
    "help": ["escape", "question_mark"],
    "quotations": ["escape", "f2"],
    "code form": ["f3", "e"],
    "comparison": ["escape", "f5"],
}


@pytest.fixture
def study(tmp_path):
    """Codes in colours that are hard to see, coded by two, in every polarity."""
    path = tmp_path / "p.qualcode"
    with qualcode.create(path, "Probe", coder="me") as made:
        made.documents.add("eins", FIRST, label="RG 2021", attributes={"wave": 2021})
        made.documents.add("zwei", SECOND, label="RG 2022", attributes={"wave": 2022})
    with Project.open(path) as project:
        author = project.coders.add("me", CoderKind.PERSON)
        for name, colour in (("Schwarz", "#000000"), ("Weiß", "#ffffff"), ("Gelb", "#f0e442"), ("Grau", "#808080")):
            project.codes.add(CodeDraft(name, colour=colour), None, author)
    for coder in ("clara", "ben"):
        with qualcode.open(path, coder=coder, new_coder=True) as opened:
            opened.code("eins", "Das war am Anfang schwierig.", "Schwarz", polarity="absent", memo="unsicher")
            opened.code("eins", "Das war am Anfang schwierig.", "Weiß", polarity="mixed")
            opened.code("eins", "Jetzt geht es.", "Grau" if coder == "ben" else "Gelb")
            if coder == "clara":
                opened.code("eins", "Jeder hat für sich entschieden.", "Schwarz")
    return path


def drawn(app):
    """Each piece of the screen that can be seen, with its style."""
    for strip in app.screen._compositor.render_strips():
        for text, style, _ in strip:
            if text.strip():
                yield text, style


def ratio_of(style):
    ink, ground = style.color, style.bgcolor
    assert ink is not None
    assert ground is not None
    return contrast(Color.from_rich_color(ink), Color.from_rich_color(ground))


@pytest.mark.parametrize("every_theme", [False, pytest.param(True, marks=pytest.mark.stress)])
async def test_words_and_marks_stand_out_in_the_themes_on_every_screen(study, monkeypatch, every_theme):
    """On each screen in high contrast and in one more in turn, in all of them under stress."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for number, (screen, keys) in enumerate(SCREENS.items()):
            await press(pilot, *keys)
            for theme in NAMES if every_theme else {"qualcode-contrast", NAMES[number % len(NAMES)]}:
                app.theme = theme
                await settle(pilot)
                least, seen = least_contrast(theme), 0
                for text, style in drawn(app):
                    asked = least.words if any(map(str.isalnum, text)) else least.marks
                    assert ratio_of(style) >= asked - 0.05, (screen, theme, text, style)
                    seen += 1
                assert seen > 20


def test_the_theme_of_high_contrast_asks_for_seven_and_three():
    assert least_contrast("qualcode-contrast").words >= 7
    assert least_contrast("qualcode-contrast").marks >= 3


colours = st.builds(Color, *[st.integers(0, 255)] * 3)


@given(colours, colours, st.sampled_from([3.0, 4.5]))
def test_every_colour_is_made_to_stand_out_from_every_ground(colour, ground, least):
    assert contrast(readable(colour, ground, least), ground) >= least


def looks(app, region):
    """Signs and attributes of the cells of a region: all that is left without colours."""
    return [
        (text, style.bold, style.italic, style.underline, style.reverse, style.strike)
        for strip in app.screen._compositor.render_strips()[region.y : region.bottom]
        for text, style, _ in strip.crop(region.x, region.right).simplify()
    ]


@pytest.mark.parametrize(
    ("keys", "part"),
    [
        (["d"], "#documents"),
        (["b"], "#codebook"),
        (["c"], "OptionList"),
        (["f2"], "PassageList"),
        (["f2", "b"], "CodeOutline"),
        (["f3"], "CodeOutline"),
        (["f5"], "PassageList"),
    ],
)
async def test_the_cursor_of_a_list_is_seen_without_colours(study, keys, part, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        region = app.screen.query(part).first().content_region
        before = looks(app, region)
        await press(pilot, "down")
        assert looks(app, region) != before


async def test_focus_selection_owner_and_polarity_are_seen_without_colours(study, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        screen = app.screen
        for key, panel in (("d", screen.documents), ("b", screen.codebook.code_tree)):
            before = looks(app, panel.region)[:1]
            await press(pilot, key)
            assert looks(app, panel.region)[:1] != before, "the border of what has the focus"
            await press(pilot, "escape")
        text = screen.text
        before = looks(app, text.region)
        await press(pilot, "shift+down")
        assert looks(app, text.region) != before, "what is selected"


async def test_nothing_glides_or_blinks_where_less_motion_is_wanted(study):
    app = QualcodeApp(study, "clara", less_motion=True)
    assert app.animation_level == "none"
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        assert not app.focused.cursor_blink
        await press(pilot, "escape", "m")
        assert not app.focused.cursor_blink


@pytest.mark.parametrize(
    ("environment", "settings", "wanted"),
    [("", {}, False), ("1", {}, True), ("", {"reduced_motion": True}, True), ("0", {"reduced_motion": True}, False)],
)
def test_less_motion_is_asked_for_by_the_environment_or_the_configuration(environment, settings, wanted, monkeypatch):
    monkeypatch.setenv("QUALCODE_REDUCED_MOTION", environment)
    monkeypatch.setattr(start_tui, "configuration", lambda: settings)
    monkeypatch.setattr(app_module.QualcodeApp, "run_to_exit_code", lambda self, *, mouse: self.animation_level)
    monkeypatch.setattr(app_module.QualcodeApp, "__init__", _remember)
    assert (start_tui.start("p.qualcode", "clara") == "none") is wanted


def _remember(self, *_, less_motion=False, **__):
    self.animation_level = "none" if less_motion else "full"
    self.farewell = []
    self.bench = SimpleNamespace(project=SimpleNamespace(path=Path("p.qualcode")))
    self.switching = SimpleNamespace(next=None)


async def test_the_first_f1_tells_where_the_help_is(study):
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f1")
        assert app.screen.keys.said == "? Help"
        app.screen.keys.flash("")
        await press(pilot, "f2", "f1")
        assert app.screen.keys.said != "? Help"
