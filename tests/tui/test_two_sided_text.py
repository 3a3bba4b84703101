"""The coded text with the codings of two coders beside it: one at the left, one at the right, alike in all else."""

from __future__ import annotations

from contextlib import asynccontextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from textual.app import App

from qualcode.model.codings import Polarity
from qualcode.model.documents import Structure
from qualcode.model.spans import Span
from qualcode.tui.text.coded_text import CodedText, CodeLook, Passage
from qualcode.tui.text.columns import two_sided_columns

TEXT = (
    "B: Das war am Anfang schwierig. Jeder hat für sich entschieden, und das war gar nicht gut. Jetzt geht es. " * 3
)
LOOKS = {1: CodeLook("#0072b2", "Interferenz"), 2: CodeLook("#d55e00", "Austausch")}
PASSAGES = (
    Passage(32, 90, 1, 1),
    Passage(60, 130, 1, 2, own=False),
    Passage(100, 200, 2, 3, own=False, polarity=Polarity.ABSENT),
    Passage(210, 216, 2, 4),
)


class TwoSided(CodedText):
    TWO_SIDED = True


class Host(App[None]):
    def __init__(self):
        super().__init__()
        self.view, self.clicked = TwoSided(), []

    def compose(self):
        yield self.view

    def on_coded_text_passage_clicked(self, message):
        self.clicked.append([passage.coding for passage in message.passages])


@asynccontextmanager
async def shown(width, *, colours=ColorSystem.TRUECOLOR):
    app = Host()
    app.console._color_system = colours
    async with app.run_test(size=(width, 12)) as pilot:
        app.view.load(TEXT, Structure("", (Span(0, len(TEXT)),)), {})
        app.view.set_palette(LOOKS)
        app.view.set_passages(PASSAGES)
        app.view.compare([1], [2])
        await pilot.pause()
        yield pilot


def rows(app):
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def style_of(app, words):
    """The style of the first segment that begins with these words."""
    return next(
        segment.style for y in range(12) for segment in app.view.render_line(y) if segment.text.startswith(words)
    )


async def test_the_first_has_stripes_and_names_at_the_left_and_the_second_at_the_right():
    async with shown(120) as pilot:
        first, second, third, *_ = rows(pilot.app)
        assert first.lstrip().startswith("¶1")
        assert "Interferenz   ▛ B: Das war am Anfang" in first
        assert first.endswith("▜   Interferenz")
        assert second.endswith("┓  −Austausch")
        assert "▙ war gar nicht gut." in second
        assert third.endswith("┛")


async def test_narrow_the_first_letter_of_a_code_stands_where_its_stripe_begins():
    async with shown(60) as pilot:
        first, second, *_ = rows(pilot.app)
        assert first.startswith("¶1  I B: Das war")
        assert second.endswith(" I")


async def test_what_one_has_the_other_has_and_both_looks_different_with_and_without_colours():
    for colours in (ColorSystem.TRUECOLOR, ColorSystem.STANDARD):
        async with shown(120, colours=colours) as pilot:
            pilot.app.view.select(0, 0)
            first, both, second = (style_of(pilot.app, TEXT[start : start + 3]) for start in (32, 60, 90))
            plain = style_of(pilot.app, ": Das war")
            assert first.underline
            assert not both.underline
            assert both.bold
            assert second.italic
            assert plain.bgcolor == second.bgcolor or colours is ColorSystem.TRUECOLOR
            pilot.app.view.compare((), ())
            assert style_of(pilot.app, ": Das war") == plain


async def test_a_click_on_a_stripe_or_name_at_either_side_is_one_on_its_passage():
    async with shown(120) as pilot:
        app = pilot.app
        columns = app.view._columns
        await pilot.click(app.view, offset=(columns.lanes_at + 2, 0))
        await pilot.click(app.view, offset=(columns.beyond_at, 0))
        await pilot.click(app.view, offset=(columns.beyond_at + 1, 1))
        await pilot.click(app.view, offset=(columns.beyond_at + columns.beyond + 5, 0))
        assert app.clicked == [[1], [2], [3], [2]]


@given(st.integers(24, 260), st.integers(0, 20_000))
@settings(max_examples=40)
def test_columns_at_both_sides_fit_and_leave_the_text_its_room(width, paragraphs):
    columns = two_sided_columns(width, paragraphs)
    assert columns.beyond_at + columns.beyond + (columns.names + 1 if columns.names else 0) <= max(width, 28)
    assert columns.text <= 90
    assert columns.text >= 54 or not columns.names


@pytest.mark.parametrize("width", [24, 80, 84, 120])
async def test_every_line_is_as_wide_as_the_view(width):
    async with shown(width) as pilot:
        view = pilot.app.view
        lines = range(min(12, view._geometry.height))
        assert {view.render_line(y).cell_length for y in lines} == {view.scrollable_content_region.width}
