"""Dialogs that stand above or below what they are about, and never over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple, Protocol, TypeVar, runtime_checkable

from textual.geometry import Region
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList, Tree

from qualcode.tui.keys.staying_up import stays_up
from qualcode.tui.layout.drawing import draws_apart

R = TypeVar("R")

_LEAST = 8  # rows; with fewer a list of choices is no help
_HEAD = 1  # rows at the top of the screen, which stay in sight
_KEYS = 1  # and at its bottom


class BoxPlace(NamedTuple):
    """Where a box stands: below what it is about or above it, how far from that edge of the screen, how high at most.

    All in rows; `gap` counts from the top of the screen for a box below, from its bottom for one above.
    """

    is_below: bool
    gap: int
    rows: int


def beside(top: int, bottom: int, height: int, wanted: int, least: int = _LEAST) -> BoxPlace:
    """The place of a box of `wanted` rows on a screen of `height` rows, beside what stands in rows [top, bottom).

    Below, if that has room for all of it, else above, else where there is more room, with as many rows as there are.
    Only where neither side has the `least` that a box needs does it stand over the end of what it is about.
    """
    below, above = height - _KEYS - bottom, top - _HEAD
    is_below = below >= wanted or (above < wanted and below >= above)
    rows = min(max(below if is_below else above, min(least, wanted)), height - _HEAD - _KEYS)
    gap = min(bottom if is_below else height - top, height - rows - (_KEYS if is_below else _HEAD))
    return BoxPlace(is_below, gap, rows)


class About(Protocol):
    """What dialogs in front of a screen are about: something that stands in some of its rows."""

    def region(self) -> Region | None:
        """Where it stands on the screen, as far as it is in sight; None if nothing is."""

    def make_room(self, rows: int) -> None:
        """Scroll so that as many rows are free below it, if that can be."""


@runtime_checkable
class HasCursorLines(Protocol):
    """A widget of lines, some of which are current."""

    def cursor_lines(self) -> tuple[int, int]:
        """The first of them, and how many there are."""


class CurrentLines:
    """The current lines of a widget: those under the cursor of a list or tree, those of the selection in the text."""

    def __init__(self, widget: Callable[[], Widget | None]) -> None:
        """`widget` gives the widget when it is asked, as the one that has the focus."""
        self._widget = widget

    def region(self) -> Region | None:
        """Where they stand."""
        widget = self._widget()
        return _region_of(widget, *_lines_of(widget)) if widget is not None else None

    def make_room(self, rows: int) -> None:
        """Scroll so that they stand at the top, if a box of so many rows has some room below."""
        widget = self._widget()
        if widget is not None and widget.content_region.height > rows // 2:
            widget.scroll_to(y=_lines_of(widget)[0], animate=False, immediate=True)


def _lines_of(widget: Widget | None) -> tuple[int, int]:
    """The first current line of a widget, and how many there are."""
    if isinstance(widget, HasCursorLines):
        return widget.cursor_lines()
    if isinstance(widget, Tree):
        return max(0, widget.cursor_line), 1
    if isinstance(widget, OptionList) and widget.highlighted is not None:
        lines = [number for number, (index, _) in enumerate(widget._lines) if index == widget.highlighted]
        return (lines[0], len(lines)) if lines else (0, 0)
    return 0, 0


def _region_of(widget: Widget, line: int, count: int) -> Region | None:
    """The place on the screen of some lines of a widget that scrolls; None where none of them is in sight."""
    content = widget.content_region
    top = content.y + line - round(widget.scroll_offset.y)
    seen = Region(content.x, top, content.width, count).intersection(content)
    return seen if seen.height else None


@draws_apart
@stays_up
class BesideScreen(ModalScreen[R]):
    """A dialog whose box stands beside what the screen behind it is `about`.

    That screen stays as bright as it was, so that nothing but the box has to be drawn.
    """

    DEFAULT_CSS = """
    BesideScreen { align: center middle; background: $background 0%; }
    """
    BOX: ClassVar[str] = ".box"
    WANTED: ClassVar[int] = 16
    """Rows that the box would like to have at most."""
    LEAST: ClassVar[int] = _LEAST
    """Rows without which it is no help: with fewer beside what it is about it stands over a part of that."""
    AROUND: ClassVar[int] = 5
    """Rows of the box that are no list: border, input, explanation, keys."""
    IS_BESIDE: ClassVar[bool] = True
    """Whether it is about something in the text or list, and not about a whole document or project."""

    def on_mount(self) -> None:
        """Stand in the right place before anything is drawn."""
        self._stand()

    def on_resize(self) -> None:
        """Find the place anew, once the text behind is wrapped anew."""
        self.call_after_refresh(self._stand)

    def _stand(self) -> None:
        abouts = [getattr(screen, "about", None) for screen in reversed(self.app.screen_stack[:-1])]
        about: About | None = next(filter(None, abouts), None)
        if not self.IS_BESIDE or about is None or (region := about.region()) is None:
            return
        height = self.app.size.height
        place = beside(region.y, region.bottom, height, self.WANTED, self.LEAST)
        if place.rows < min(self.WANTED, height // 3):
            about.make_room(self.WANTED)
            region = about.region() or region
            place = beside(region.y, region.bottom, height, self.WANTED, self.LEAST)
        self.styles.align_vertical = "top" if place.is_below else "bottom"
        box = self.query_one(self.BOX)
        box.styles.margin = (place.gap, 0, 0, 0) if place.is_below else (0, 0, place.gap, 0)
        box.styles.max_height = place.rows
        for part in box.query("OptionList, VerticalScroll, TextArea"):  # no text: a selector
            part.styles.max_height = max(1, place.rows - self.AROUND)
