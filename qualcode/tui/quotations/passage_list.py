"""A list of passages of any length: only the lines that are seen are made."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

_KEPT = 400  # items whose lines are kept

Draw = Callable[[int, int, int], Sequence[Text]]
"""(index, width in cells, number of lines) -> the lines of an item."""


class PassageList(ScrollView, can_focus=True):
    """Items of equal height, one of them under the cursor; several can be marked where that is wanted."""

    DEFAULT_CSS = """
    PassageList { background: $background; scrollbar-size: 1 1; }
    PassageList > .passage-list--cursor { background: $boost; }
    PassageList:focus > .passage-list--cursor { background: $primary 25%; }
    PassageList > .passage-list--mark { color: $success; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"passage-list--cursor", "passage-list--mark"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "go('first')", show=False),
        Binding("end", "go('last')", show=False),
    ]

    class CursorMoved(Message):
        """The cursor is on an item, or on none."""

        def __init__(self, index: int | None) -> None:
            super().__init__()
            self.index = index

        def can_replace(self, message: Message) -> bool:
            """Only the last of several matters."""
            return isinstance(message, PassageList.CursorMoved)

    class PassageWanted(Message):
        """An item was clicked twice."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class MarksChanged(Message):
        """The marks have changed."""

    def __init__(self, *, lines: int = 3, marking: bool = False, **options: str) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # id and classes only
        self._lines = lines
        self._marking = marking
        self._count = 0
        self._draw: Draw = _nothing
        self._empty = Text()
        self._cursor: int | None = None
        self._marks: set[int] = set()
        self._made: OrderedDict[tuple[int, int], list[Strip]] = OrderedDict()

    # ---- what is shown ---------------------------------------------------------------------------

    def show(self, count: int, draw: Draw, *, cursor: int | None = 0, empty: str = "") -> None:
        """Show `count` items; where there is none, the words that say why."""
        self._count, self._draw, self._empty = count, draw, Text(empty)
        self._marks = set()
        self._cursor = None if count == 0 else max(0, min(cursor or 0, count - 1))
        self._made.clear()
        self._measure()
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.CursorMoved(self._cursor))

    def renew(self, index: int) -> None:
        """Draw one item anew."""
        for key in [key for key in self._made if key[0] == index]:
            del self._made[key]
        self.refresh()

    @property
    def count(self) -> int:
        """Number of items."""
        return self._count

    @property
    def cursor(self) -> int | None:
        """The item under the cursor."""
        return self._cursor

    @property
    def marks(self) -> list[int]:
        """The marked items in order."""
        return sorted(self._marks)

    @property
    def empty_words(self) -> str:
        """What is said where there is no item."""
        return self._empty.plain if self._count == 0 else ""

    def mark(self, indices: Iterable[int]) -> None:
        """Mark exactly these items."""
        self._marks = {index for index in indices if 0 <= index < self._count}
        self.refresh()
        self.post_message(self.MarksChanged())

    def toggle_mark(self) -> None:
        """Mark the item under the cursor, or take the mark away, and go on to the next."""
        if self._cursor is not None:
            self._marks ^= {self._cursor}
            self.post_message(self.MarksChanged())
            self.action_step(1)
            self.refresh()

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._count * self._lines)

    def on_resize(self) -> None:
        """Lines have another width."""
        self._made.clear()
        self._measure()
        self._keep_in_sight()

    # ---- moving ----------------------------------------------------------------------------------

    def go_to(self, index: int) -> None:
        """Put the cursor on an item."""
        if self._count:
            index = max(0, min(index, self._count - 1))
            if index != self._cursor:
                before, self._cursor = self._cursor, index
                self._refresh_item(before)
                self._refresh_item(index)
                self.post_message(self.CursorMoved(index))
            self._keep_in_sight()

    def cursor_lines(self) -> tuple[int, int]:
        """The first line of the item under the cursor, and how many it has."""
        return (0, 0) if self._cursor is None else (self._cursor * self._lines, self._lines)

    def _refresh_item(self, index: int | None) -> None:
        if index is not None:
            self.refresh_lines(
                index * self._lines, self._lines
            )  # counted from the first item, wherever it is scrolled

    def _keep_in_sight(self) -> None:
        if self._cursor is None or not self.size.height:
            return
        top, height = self._cursor * self._lines, self.scrollable_content_region.height
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)
        elif top + self._lines > self.scroll_offset.y + height:
            self.scroll_to(y=top + self._lines - height, animate=False, force=True)

    def action_step(self, by: int) -> None:
        """Go to the previous or next item."""
        self.go_to((self._cursor or 0) + by)

    def action_page(self, by: int) -> None:
        """Go on by what the screen holds."""
        self.go_to((self._cursor or 0) + by * max(1, self.size.height // self._lines))

    def action_go(self, where: str) -> None:
        """Go to the first or last item."""
        self.go_to(0 if where == "first" else self._count - 1)

    def on_click(self, event: events.Click) -> None:
        """A click goes there (and marks where that is wanted); two choose."""
        index = (event.y + self.scroll_offset.y) // self._lines
        if not 0 <= index < self._count:
            return
        self.go_to(index)
        if event.chain == 2 and not self._marking:
            self.post_message(self.PassageWanted(index))
        elif self._marking:
            self._marks ^= {index}
            self.post_message(self.MarksChanged())
            self.refresh()

    # ---- drawing ---------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the list."""
        width = self.scrollable_content_region.width
        if self._count == 0:
            return self._empty_line(y, width)
        index, line = divmod(y + self.scroll_offset.y, self._lines)
        if index >= self._count:
            return Strip.blank(width, self.rich_style)
        strip = self._item(index, width)[line]
        here = index == self._cursor
        style = self.rich_style
        if here:
            style += self.get_component_rich_style("passage-list--cursor")
        return Strip.join([self._gutter(index, line, here=here), strip]).apply_style(style)

    def _gutter(self, index: int, line: int, *, here: bool) -> Strip:
        """The cells that show cursor and mark, without colour too."""
        bar = "▌" if here else " "
        if self._marking and line:
            return Strip([Segment(f"{bar}  ")], 3)
        if self._marking:
            marked = index in self._marks
            style = self.get_component_rich_style("passage-list--mark") if marked else Style()
            return Strip([Segment(bar), Segment("✓ " if marked else "· ", style)], 3)
        return Strip([Segment(f"{bar} ")], 2)

    def _item(self, index: int, width: int) -> list[Strip]:
        known = self._made.get((index, width))
        if known is None:
            room = max(1, width - (3 if self._marking else 2))
            drawn = [*self._draw(index, room, self._lines)][: self._lines]
            known = [self._strip(text, room) for text in [*drawn, *[Text()] * (self._lines - len(drawn))]]
            self._made[(index, width)] = known
            if len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return known

    def _strip(self, text: Text, width: int) -> Strip:
        text = text.copy()
        text.no_wrap, text.end = True, ""
        text.truncate(width, overflow="ellipsis")
        return Strip(list(text.render(self.app.console))).adjust_cell_length(width)

    def _empty_line(self, y: int, width: int) -> Strip:
        lines = self._empty.wrap(self.app.console, max(1, width - 4))
        if not 1 <= y <= len(lines):
            return Strip.blank(width, self.rich_style)
        text = Text("  ").append_text(lines[y - 1])
        return self._strip(text, width).apply_style(self.rich_style)


def _nothing(_index: int, _width: int, _lines: int) -> Sequence[Text]:
    return ()
