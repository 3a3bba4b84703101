"""Of a new picture only what differs is sent, and the terminal then shows the whole of it."""

from __future__ import annotations

import random

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from qualcode.tui.layout.last_frame import LastFrame, RowsUpdate, _cells
from tests.tui.conftest import press, settle

WIDTH, HEIGHT = 9, 3
STYLES = [Style(), Style(bold=True), Style(color="red", bgcolor="blue"), Style(meta={"place": 1})]


def row(luck, width=WIDTH):
    words = ["a", "b", " ", "ü", "┃", "  ", "abc"]
    segments = [Segment(luck.choice(words), luck.choice(STYLES)) for _ in range(luck.randrange(1, width + 1))]
    return Strip(segments).adjust_cell_length(width)


def picture(luck):
    """A whole picture, now and then with characters that take two cells, or none of their own."""
    wide = Strip([Segment("👩🏽 a中"), Segment(" " * 4)]).adjust_cell_length(WIDTH)
    rows = [wide if luck.random() < 0.1 else row(luck) for _ in range(HEIGHT)]
    return LayoutUpdate([[strip] for strip in rows], Region(0, 0, WIDTH, HEIGHT))


def partial_update(luck):
    """A stretch of a row drawn anew, cut where another widget begins."""
    y, cut = luck.randrange(HEIGHT), luck.randrange(1, WIDTH)
    first = luck.randrange(WIDTH)
    last = luck.randrange(first + 1, WIDTH + 1)
    chops = [dict.fromkeys((0, cut)) for _ in range(HEIGHT)]
    if first < cut:
        chops[y][0] = row(luck, cut)
    if last > cut:
        chops[y][cut] = row(luck, WIDTH - cut)
    return ChopsUpdate(chops, [(y, first, last)], [[cut, WIDTH] for _ in range(HEIGHT)])


class Terminal:
    """The cells of a terminal; a wide character fills two."""

    def __init__(self, width=WIDTH, height=HEIGHT):
        self.width = width
        self.rows = [Strip.blank(width) for _ in range(height)]

    def put(self, x, y, strip):
        row = self.rows[y]
        self.rows[y] = Strip.join([row.crop(0, x), strip, row.crop(x + strip.cell_length, self.width)])

    def show(self, update):
        if isinstance(update, RowsUpdate):
            for piece in update.pieces:
                self.put(*piece)
        elif isinstance(update, LayoutUpdate):
            for y, line in enumerate(update.strips):
                self.put(0, y, Strip.join(line))
        else:
            for y, first, last in update.spans:
                for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=True):
                    if strip is not None and x <= last and end > first:
                        self.put(x, y, strip if end <= last else strip.crop(0, min(end, last) - x))

    def seen(self):
        """What each cell looks like; of a blank its ground."""
        return [_cells(strip) or strip.discard_meta().simplify() for strip in self.rows]


@pytest.mark.parametrize("seed", range(40))
def test_the_terminal_shows_what_it_would_if_all_were_sent(seed):
    luck = random.Random(seed)
    frame, full, spared = LastFrame(), Terminal(), Terminal()
    for _ in range(luck.randrange(1, 12)):
        update = luck.choice([picture, partial_update])(luck)
        full.show(update)
        spared.show(frame.changes(update))
        assert spared.seen() == full.seen()


async def test_opening_the_picker_sends_its_own_rectangle(app):
    def picture():
        return app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)

    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        frame, console = LastFrame(), Console(color_system="truecolor")
        whole = len(frame.changes(picture()).render_segments(console))
        await press(pilot, "c")
        sent = frame.changes(picture())
        box = app.screen.query_one(".box").region
        outside = [
            piece
            for piece in sent.pieces
            if not box.contains_region(Region(piece[0], piece[1], piece[2].cell_length, 1))
        ]
        assert len(outside) <= 1, "the mark of the cursor in the text, which has no focus any more"
        assert len(sent.render_segments(console)) < whole / 2
        await press(pilot, "escape")
        assert sum(strip.cell_length for _, _, strip in frame.changes(picture()).pieces) <= box.area + 4
