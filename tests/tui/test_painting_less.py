"""A key has only that drawn again which it changed, and what is not drawn again stands there as it should."""

from __future__ import annotations

import random

import pytest
from rich.text import Text
from textual._compositor import Compositor
from textual.app import App
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.widget import Widget

from qualcode.tui.coding import document_tree
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.text.units import Unit
from tests.tui.coded_app import at_desk
from tests.tui.coded_material import coded, span_of, talk
from tests.tui.conftest import settle

TEXT, STRUCTURE = talk(6)
POST, RUNDE = coded(TEXT, "die Post", 1, 1), coded(TEXT, "am großen Tisch", 2, 2)


def cells(strip):
    """What stands in each cell, and how it looks."""
    return [(character, segment.style) for segment in strip for character in segment.text]


def looks(segment):
    """How a cell of the scroll bar looks, and what a click there does; the ink of a blank is not seen."""
    text, style, _ = segment
    ink = style.color if text.strip() or style.reverse else None
    return text, ink, style.bgcolor if text.strip() or not style.reverse else None, bool(style.reverse), style.meta


def acts(view, luck):
    """What may be done with the view."""
    hit = span_of(TEXT, luck.choice(["Runde", "krank"]))
    unit, step = luck.choice([Unit.WORD, Unit.SENTENCE, Unit.TURN]), luck.choice([1, 1, -1])
    return [
        lambda: view.move_by(unit, step),
        lambda: view.move_by(Unit.TURN, 1),
        lambda: view.extend_by(unit, step),
        lambda: view.go_to_passage(step),
        lambda: view.go_to(luck.randrange(len(TEXT))),
        lambda: view.scroll_to(y=luck.randrange(40), animate=False),
        lambda: view.add_passage(luck.choice([POST, RUNDE])),
        lambda: view.remove_passage(luck.choice([1, 2])),
        lambda: view.set_hits([(hit.start, hit.end)]),
        lambda: view.blur() if luck.random() < 0.5 else view.focus(),
    ]


@pytest.mark.parametrize(("size", "seed"), [((60, 7), 1), ((60, 7), 2), ((110, 12), 3)])
async def test_lines_that_are_kept_and_the_scroll_bar_look_as_if_all_were_drawn_anew(size, seed):
    luck = random.Random(seed)
    async with at_desk(TEXT, STRUCTURE, [POST, RUNDE], size=size) as desk:
        view, bar = desk.view, desk.view.vertical_scrollbar
        places = set()
        for _ in range(40):
            luck.choice(acts(view, luck))()
            await desk.settle()
            region = Region(0, 0, *view.outer_size)
            kept = [cells(strip) for strip in view.render_lines(region)]
            view._styles_cache.clear()
            assert kept == [cells(strip) for strip in ScrollView.render_lines(view, region)]
            drawn = dict(bar._drawn)
            Widget._render_content(bar)
            assert [looks(drawn[y]) for y in range(bar.size.height)] == [
                looks(*line) for line in bar._render_cache.lines
            ]
            places.add(view.scroll_offset.y)
        assert len(places) > 5


async def test_a_step_in_the_text_draws_few_of_its_lines_and_of_the_scroll_bar(monkeypatch):
    async with at_desk(TEXT, STRUCTURE, size=(60, 12)) as desk:
        bar, drawn = desk.view.vertical_scrollbar, []
        plain = type(bar).render_line
        monkeypatch.setattr(type(bar), "render_line", lambda self, y: drawn.append(y) or plain(self, y))
        desk.view.move_by(Unit.SENTENCE, 1)
        await desk.settle()
        assert 0 < len(desk.view.drawn) <= 4
        assert not drawn
        desk.view.scroll_to(y=desk.view.scroll_offset.y + 2, animate=False)
        await desk.settle()
        assert len(drawn) <= 3
        drawn.clear()
        bar.refresh()
        desk.view.refresh(layout=True)
        await desk.settle()
        assert not drawn


@pytest.fixture
def painted(monkeypatch):
    """The widgets that were drawn again, by their names."""
    names = []
    plain = Compositor.update_widgets

    def update(self, widgets):
        names.extend(widget.id or type(widget).__name__ for widget in widgets)
        plain(self, widgets)

    monkeypatch.setattr(Compositor, "update_widgets", update)
    return names


async def test_a_key_has_only_that_drawn_again_which_it_changed(app, painted, monkeypatch):
    monkeypatch.setattr(document_tree, "_REST", 0.01)

    async def after(key):
        painted.clear()
        await pilot.press(key)
        await settle(pilot)
        return set(painted) - {"documents"}  # where shares are filled in, whenever there is time

    async with app.run_test(size=(160, 40)) as pilot:
        await settle(pilot)
        await pilot.pause(0.1)
        await settle(pilot)
        assert await after("f20") == set()
        assert await after("down") == {"text", "passage"}
        assert await after("shift+down") == {"text", "passage"}
        assert "CodingScreen" not in await after("b")
        assert await after("down") <= {"codebook", "card", "definition", "right"}
        assert "CodingScreen" not in await after("escape")
        app.screen.show_place()
        app.screen.keys.show(app.screen.keys._hints)
        assert await after("f20") == set()


@pytest.mark.parametrize("lines", [1, 3])
async def test_the_cursor_of_a_list_is_drawn_where_it_went_however_far_the_list_is_scrolled(lines):
    class Lists(App[None]):
        def compose(self):
            yield PassageList(lines=lines)

    app, luck = Lists(), random.Random(lines)
    async with app.run_test(size=(30, 12)) as pilot:
        shown = app.query_one(PassageList)
        shown.show(40, lambda index, _width, lines: [Text(f"{index} {line}") for line in range(lines)], cursor=20)
        await pilot.pause()
        for _ in range(30):
            before = [cells(shown.render_line(y)) for y in range(shown.size.height)]
            shown._repaint_regions.clear()
            shown._dirty_regions.clear()
            shown.go_to(shown.cursor + luck.choice([-3, -2, -1, 1, 2, 3]))
            drawn = {y for region in shown._dirty_regions for y in range(region.y, region.bottom)}
            after = [cells(shown.render_line(y)) for y in range(shown.size.height)]
            assert {y for y, line in enumerate(before) if line != after[y]} <= drawn
            await pilot.pause()
