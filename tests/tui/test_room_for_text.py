"""The text has its seventy columns wherever the screen has them; what does not fit beside it slides over it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Size

from qualcode.tui.layout.widths import Wish, panel_widths
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.text.columns import columns_for, width_with_names
from tests.tui.conftest import press, settle

wishes = st.builds(
    lambda least, more, shown: Wish(least, least + more, shown),
    st.integers(20, 30),
    st.integers(0, 30),
    st.booleans(),
)


@given(st.integers(40, 260), st.integers(0, 20_000), wishes, wishes)
def test_panels_leave_the_text_its_room(columns, paragraphs, documents, codebook):
    needs = width_with_names(paragraphs) + 1
    widths = panel_widths(columns, needs, documents, codebook)
    text = columns_for(columns - sum(widths) - 1, paragraphs)
    if columns >= 80 and paragraphs < 10_000:
        assert text.text >= 70
    elif paragraphs < 10_000:
        assert text.text >= columns - 12
    if sum(widths):
        assert text.names, "names stand beside the text before a panel does"
    for width, wish in zip(widths, (documents, codebook), strict=True):
        assert not width or (wish.shown and wish.least <= width <= wish.wished)
    if widths.documents and codebook.shown:
        assert widths.codebook == codebook.wished or widths.documents == documents.least
    if codebook.shown and not widths.codebook:
        assert columns - needs < codebook.least
        assert not widths.documents


def test_a_wider_screen_never_shows_less():
    wish = Wish(24, 30)
    shown = [panel_widths(columns, 92, wish, wish) for columns in range(40, 260)]
    for before, after in pairwise(shown):
        assert bool(after.codebook) >= bool(before.codebook)
        assert bool(after.documents) >= bool(before.documents)


def text_columns(app):
    return app.screen_stack[1].text._columns.text


@pytest.mark.parametrize("keys", [[], ["d"], ["b", "b"], ["Z"]])
async def test_the_text_has_its_columns_at_every_width_whatever_panel_is_wanted(app, keys):
    async with app.run_test(size=(200, 30)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        for columns in (160, 141, 119, 100, 80, 60, 40):
            await pilot.resize_terminal(columns, 30)
            await settle(pilot)
            assert text_columns(app) >= (70 if columns >= 80 else columns - 10), columns
            assert text_columns(app) <= 90


async def test_panels_toggle_at_every_width_and_one_key_shows_the_text_alone(app):
    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        screen = app.screen
        for columns in (160, 100):
            await pilot.resize_terminal(columns, 50)
            await settle(pilot)
            for key, panel in (("d", screen.documents), ("b", screen.codebook)):
                is_beside = columns == 160
                assert bool(panel.display) is is_beside
                await press(pilot, key)
                assert panel.display
                assert panel.has_class("over") is not is_beside
                wide = text_columns(app)
                await press(pilot, key)
                assert not panel.display
                assert app.focused is screen.text
                assert text_columns(app) >= wide
                await press(pilot, key, "escape")
                assert bool(panel.display) is is_beside
        await pilot.resize_terminal(160, 50)
        await settle(pilot)
        await press(pilot, "Z")
        assert not any(part.display for part in (screen.documents, screen.codebook, screen.passage))
        await press(pilot, "b")
        assert screen.codebook.display
        assert screen.codebook.has_class("over")
        await press(pilot, "escape", "Z")
        assert all(part.display for part in (screen.documents, screen.codebook, screen.passage))


async def test_a_panel_that_was_put_away_stays_away_the_next_time(app, project_file):
    from qualcode.tui.app import QualcodeApp

    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "d")
    again = QualcodeApp(project_file, "clara")
    async with again.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        assert not again.screen.documents.display
        await press(pilot, "d")
        assert again.screen.documents.display
        assert not again.screen.documents.has_class("over")


async def test_a_panel_narrows_before_it_goes_and_says_so(app):
    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        screen, seen = app.screen, set()
        for _ in range(5):
            await press(pilot, "L")
            seen.add(screen.codebook.size.width)
            assert text_columns(app) >= 70
        assert min(seen) <= 20
        assert max(seen) >= 40
        await pilot.resize_terminal(100, 50)
        await settle(pilot)
        await press(pilot, "L")
        assert "no room" in screen.keys.said


async def test_the_card_follows_the_code_that_was_given_last(app):
    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        card = app.screen.codebook.card
        for digit in ("2", "4", "2"):
            await press(pilot, digit)
            assert card.border_title == app.bench.quick.by_digit(app.bench.book)[digit].name
        await press(pilot, "c", *"Neu / ganz neu"[6:], "enter")
        assert card.border_title == "ganz neu"


@given(
    st.lists(st.text("abc¶🙂é", max_size=8), min_size=1, max_size=3),
    st.lists(st.text("xyz 中", max_size=8), max_size=6),
)
def test_the_head_line_gives_up_its_last_pieces_first(left, right):
    left = [f"L{number}{piece.strip()}" for number, piece in enumerate(left)]
    right = [f"R{number}{piece.strip()}" for number, piece in enumerate(right)]
    before = [*left, *right]
    for width in range(90, 0, -1):
        line = _Line(width)
        line.show(left, right)
        text = line.render()
        assert text.cell_len <= width
        shown = [piece for piece in (*left, *right) if piece in text.plain]
        assert shown == [*left, *right][: len(shown)]
        assert len(shown) <= len(before), "a narrower line never says more"
        before = shown
    assert left[0][:2] == "L0"


class _Line(HeadLine):
    """A line that stands on no screen."""

    def __init__(self, width):
        super().__init__()
        self._room = Size(width, 1)

    size = property(lambda self: self._room)

    def refresh(self, *_regions, **_how):
        return self
