"""A scroll bar that draws only those of its lines again that look different after a movement."""

from __future__ import annotations

from typing import Self

from rich.segment import Segment
from textual.geometry import Region
from textual.reactive import var
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget


class LineScrollBar(ScrollBar):
    """Looks and answers as Textual's own vertical one, which draws all of its lines anew for each step."""

    position = var(0.0)  # Textual's own refreshes the whole widget

    def __init__(self, *, thickness: int) -> None:
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._lines: list[Segment] | None = None  # as they are to be drawn, None until that is worked out
        self._drawn: dict[int, Segment] = {}

    def watch_position(self) -> None:
        """Have the lines drawn again that the thumb has left or entered."""
        self.refresh()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Have the lines drawn again that look different: Textual asks for all of them after each step and layout."""
        self._lines = None
        if regions or layout or recompose or not self.size:
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        changed = [y for y, segment in enumerate(self._bar()) if self._drawn.get(y) != segment]
        if changed:
            super().refresh(Region(0, changed[0], self.size.width, changed[-1] - changed[0] + 1))
        return self

    def render_line(self, y: int) -> Strip:
        """One line of the bar, `y` from its top."""
        segment = self._drawn[y] = self._bar()[y]
        return Strip([segment], self.thickness)

    def _bar(self) -> list[Segment]:
        """All lines, from the top."""
        if self._lines is None or len(self._lines) != self.size.height:
            bar = self.render()
            assert isinstance(bar, ScrollBarRender)  # noqa: S101 - what the base class renders
            style = self.app.console.get_style(bar.style)
            assert style.color is not None  # noqa: S101 - it gives both
            assert style.bgcolor is not None  # noqa: S101
            self._lines = list(
                bar.render_bar(
                    size=self.size.height,
                    virtual_size=bar.virtual_size,
                    window_size=bar.window_size,
                    position=bar.position,
                    thickness=bar.thickness,
                    vertical=True,
                    back_color=style.bgcolor,
                    bar_color=style.color,
                ).segments
            )
        return self._lines


class LineScrolled:
    """For a widget that scrolls, put before Textual's class: its vertical bar is a `LineScrollBar`.

    It is no widget itself, since Textual looks for the styles of a widget along its first bases.
    """

    _vertical_scrollbar: ScrollBar | None

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar at the right, made when it is wanted first."""
        if self._vertical_scrollbar is None:
            assert isinstance(self, Widget)  # noqa: S101 - as this class is used
            self._vertical_scrollbar = bar = LineScrollBar(thickness=self.scrollbar_size_vertical)
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar
