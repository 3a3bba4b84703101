"""A program with nothing but the coded text, which counts what it draws and keeps what it is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rich.color import ColorSystem
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.strip import Strip

from qualcode.model.documents import Structure
from qualcode.tui.text.coded_text import CodedText, Passage
from tests.tui.coded_material import LOOKS, ROLES


class CountingText(CodedText):
    """Knows which of its lines were drawn."""

    drawn: list[int]

    def __init__(self) -> None:
        super().__init__()
        self.drawn = []

    def render_line(self, y: int) -> Strip:
        self.drawn.append(y)
        return super().render_line(y)


class Host(App[None]):
    """Shows one text."""

    def __init__(self) -> None:
        super().__init__()
        self.view = CountingText()
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.view

    def on_coded_text_selection_changed(self, message: CodedText.SelectionChanged) -> None:
        self.heard.append(message)

    def on_coded_text_at_end(self, message: CodedText.AtEnd) -> None:
        self.heard.append(message)

    def on_coded_text_dropped(self, message: CodedText.Dropped) -> None:
        self.heard.append(message)

    def on_coded_text_passage_clicked(self, message: CodedText.PassageClicked) -> None:
        self.heard.append(message)


class Desk:
    """A running program with its view, and what one looks at in tests."""

    def __init__(self, pilot: Pilot[None], host: Host) -> None:
        self.pilot = pilot
        self.host = host
        self.view = host.view

    async def settle(self) -> None:
        """Wait until everything is drawn."""
        await self.pilot.pause()
        await self.pilot.pause()

    @property
    def words(self) -> str:
        """The selected text."""
        selection = self.view.selection
        return self.view.text[selection.start : selection.end]

    @property
    def top(self) -> int:
        """The offset at which the topmost line begins."""
        return self.view._geometry.bounds(self.view.scroll_offset.y)[0]

    def row_of(self, offset: int) -> int:
        """The row of the view in which an offset stands."""
        return self.view._geometry.line_of(offset) - self.view.scroll_offset.y

    def place_of(self, words: str) -> tuple[int, int]:
        """Column and row of the view where these words begin."""
        return self.place_at(self.view.text.index(words))

    def place_at(self, offset: int) -> tuple[int, int]:
        """Column and row of the view where the character at an offset stands."""
        line, cell = self.view._geometry.place_of(offset)
        return self.view._columns.text_at + cell, line - self.view.scroll_offset.y

    def row(self, y: int) -> str:
        """What stands in a row of the view."""
        return self.view.render_line(y).text


@asynccontextmanager
async def at_desk(
    text: str,
    structure: Structure,
    passages: list[Passage] | None = None,
    size: tuple[int, int] = (80, 24),
    colours: ColorSystem | None = ColorSystem.TRUECOLOR,
    *,
    no_color: bool = False,
) -> AsyncIterator[Desk]:
    """The text on the screen, with the focus, on a terminal with those colours, whatever this one has."""
    host = Host()
    host.console._color_system = colours
    host.no_color = no_color
    async with host.run_test(size=size) as pilot:
        desk = Desk(pilot, host)
        host.view.load(text, structure, ROLES)
        host.view.set_palette(LOOKS)
        host.view.set_passages(passages or [])
        host.view.focus()
        await desk.settle()
        host.view.drawn.clear()
        host.heard.clear()
        yield desk
