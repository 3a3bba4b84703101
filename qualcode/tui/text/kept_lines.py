"""Scrolling over lines that are kept: what a key costs is the lines that changed, not all that are on the screen."""

from __future__ import annotations

from typing import Self

from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qualcode.tui.text.line_scroll_bar import LineScrolled


class KeptLines(LineScrolled, ScrollView):
    """A view whose `render_line` gives the same strip for the same line, wherever on the screen it stands."""

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._drawn: dict[int, Strip] = {}  # as wide as the widget, for as long as a line is not to be drawn again

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """As Textual's own; the lines of the regions, or all, are drawn again, but never the scroll bar with them."""
        if not regions:
            self._drawn.clear()
        for region in regions:
            for y in region.line_range:
                self._drawn.pop(y, None)
        width = self.scrollable_content_region.width
        beside_the_bar = [Region(0, region.y, width, region.height) for region in regions]
        return super().refresh(*beside_the_bar, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they are kept.

        Textual asks for all lines whenever one of them changes, and puts border, padding and colours around each line
        anew when it has moved by a step. Here is nothing to put around, so a line that is kept is drawn at once.
        """
        if self.gutter.width or self.gutter.height or self.opacity != 1:
            return super().render_lines(crop)
        strips = [self._drawn.get(y) or self._draw(y) for y in crop.line_range]
        if crop.column_span != (0, self.outer_size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _draw(self, y: int) -> Strip:
        strip = self.render_line(y).adjust_cell_length(self.outer_size.width, self.rich_style)
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        self._drawn[y] = strip
        return strip
