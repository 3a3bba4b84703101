"""What stands in the terminal, so that of a whole new picture only what differs has to be sent.

Textual draws all of the screen whenever another one comes to the front, be it a small dialog: over a slow line that
is tens of kilobytes for a box of a few rows. A widget that changed it draws with all of its rows, and a new list
several times until it is filled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.control import Control
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate  # there is no public way to a picture
from textual.screen import Screen
from textual.strip import Strip


class RowsUpdate(CompositorUpdate):
    """Pieces of rows, each with the place where it begins."""

    def __init__(self, pieces: Sequence[tuple[int, int, Strip]]) -> None:
        """Of each piece column, row and content."""
        self.pieces = pieces

    def render_segments(self, console: Console) -> str:
        """What is written to the terminal."""
        return "".join(
            text
            for column, y, strip in self.pieces
            for text in (Control.move_to(column, y).segment.text, strip.render(console))
        )


class LastFrame:
    """The picture that was sent last."""

    def __init__(self) -> None:
        self._rows: list[Strip] = []

    def forget(self) -> None:
        """Have the next picture sent whole: nobody knows what the terminal shows."""
        self._rows = []

    def changes(self, update: CompositorUpdate) -> CompositorUpdate:
        """What has to be sent of an update that is about to be sent."""
        if isinstance(update, LayoutUpdate):
            return self._changes(update)
        if isinstance(update, ChopsUpdate):
            return RowsUpdate(list(self._changed_pieces(update))) if self._rows else update
        self.forget()
        return update

    def _changes(self, update: LayoutUpdate) -> CompositorUpdate:
        strips = [Strip.join(line) for line in update.strips]
        rows = [strip.discard_meta().simplify() for strip in strips]
        before, self._rows = self._rows, rows
        if [row.cell_length for row in before] != [row.cell_length for row in rows] or update.region.offset != (0, 0):
            return LayoutUpdate([[strip] for strip in strips], update.region)
        pieces = []
        for y, (old, new) in enumerate(zip(before, rows, strict=True)):
            first, last = differing_cells(old, new)
            if first < last:
                pieces.append((first, y, strips[y].crop(first, last)))
        return RowsUpdate(pieces)

    def _changed_pieces(self, update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
        """Of the pieces of rows that Textual would write what differs from what stands there."""
        for y, first, last in update.spans:
            for end, (column, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                if strip is not None and column <= last and end > first and y < len(self._rows):
                    yield from self._put(column, y, strip if end <= last else strip.crop(0, min(end, last) - column))

    def _put(self, column: int, y: int, strip: Strip) -> Iterator[tuple[int, int, Strip]]:
        row, bare = self._rows[y], strip.discard_meta().simplify()
        first, last = differing_cells(row.crop(column, column + bare.cell_length).simplify(), bare)
        if _cells(row) is None:  # half of a wide character may stand there
            first, last = 0, bare.cell_length
        if first < last:
            behind = row.crop(column + bare.cell_length, row.cell_length)
            self._rows[y] = Strip.join([row.crop(0, column), bare, behind]).simplify()
            yield column + first, y, strip.crop(first, last)


class Redrawing:
    """What a key does after another program wrote over the screen."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen

    def action_draw_anew(self) -> None:
        """Draw the whole screen."""
        self._screen.app.frame.forget()  # type: ignore[attr-defined]  # QualcodeApp's
        self._screen.refresh()


def differing_cells(old: Strip, new: Strip) -> tuple[int, int]:
    """The cells [first, last) in which two rows of the same width differ; the whole row where some are wide."""
    if old == new:
        return 0, 0
    before, after = _cells(old), _cells(new)
    if before is None or after is None:
        return 0, new.cell_length
    differing = [column for column, (was, now) in enumerate(zip(before, after, strict=True)) if was != now]
    return (differing[0], differing[-1] + 1) if differing else (0, 0)


def _cells(row: Strip) -> list[tuple[str, object]] | None:
    """Character and look of each cell; None where a character takes more or less than one."""
    cells: list[tuple[str, object]] = []
    for text, style, _ in row:
        look: object = None if style is None else _look(style)
        is_drawn = style is not None and (style.reverse or style.underline or style.strike)
        ground = look if is_drawn or style is None else style.bgcolor  # all that is seen of a blank
        cells += [(character, ground if character == " " else look) for character in text]
    return cells if all(cell_len(character) == 1 for character in {character for character, _ in cells}) else None


@lru_cache(4096)
def _look(style: Style) -> str:
    """What a style makes of a character in the terminal: two that are not equal may look the same."""
    return style.render("column", color_system=ColorSystem.TRUECOLOR)
