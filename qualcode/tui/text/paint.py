"""Paints one line of coded text: number, names, stripes and text in their styles.

What a line shows is a `Picture`; what stands at its left is painted by `margin_stripes`. Colour is never the only
carrier: terminals with few or no colours get underline, reverse and bold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from qualcode.tui.text.cells import (
    boundary_after,
    boundary_before,
    is_boundary,
    is_narrow,
    visible,
)
from qualcode.tui.text.columns import Columns
from qualcode.tui.text.geometry import TextGeometry
from qualcode.tui.text.margin_stripes import MarginPainter
from qualcode.tui.text.picture import CodeColours, CodeLook, Inks, Picture
from qualcode.tui.text.units import TextUnits

_TINT = 0.30  # share of a code's colour in the background under the cursor


class _Layer(NamedTuple):
    """A stretch of a line that is drawn in its own way; `code` only for passages."""

    start: int
    end: int
    kind: str
    code: int = 0


_EDGE = ("edge", 0)
_SELECTED = ("selected", 0)
_FIXED = Style(underline=True)


def _over(layers: list[_Layer], offset: int) -> frozenset[tuple[str, int]]:
    """Kind and code of the layers over the character at an offset."""
    return frozenset((layer.kind, layer.code) for layer in layers if layer.start <= offset < layer.end)


class Painter:
    """Draws pictures of the lines of one text at one width in one set of styles."""

    def __init__(
        self, geometry: TextGeometry, units: TextUnits, columns: Columns, looks: Mapping[int, CodeLook], inks: Inks
    ) -> None:
        self._geometry = geometry
        self._units = units
        self._columns = columns
        self._inks = inks
        self._styles: dict[frozenset[tuple[str, int]], Style] = {}
        self._colours = CodeColours(looks, inks)
        self._margin = MarginPainter(geometry, units, columns, looks, inks, self._colours)

    def paint(self, picture: Picture) -> Strip:
        """The line as Textual draws it; exactly as wide as the columns say."""
        columns, base = self._columns, self._inks.text
        segments = [*self._margin.paint(picture)]
        used = columns.text_at
        for segment in self._text(picture):
            segments.append(segment)
            used += cell_len(segment.text)
        if columns.beyond:
            segments.append(Segment(" " * (columns.beyond_at - used), base))
            used = columns.beyond_at
            for segment in self._margin.paint_beyond(picture):
                segments.append(segment)
                used += cell_len(segment.text)
        if used < columns.width:
            segments.append(Segment(" " * (columns.width - used), base))
        return Strip(Segment.simplify(segments), max(used, columns.width))  # each segment names its colours anew

    # the text

    def _text(self, picture: Picture) -> Iterator[Segment]:
        geometry = self._geometry
        start, end = geometry.content(picture.line)
        shown = visible(geometry.text[start:end], lines=True)
        layers = self._layers(picture, start, end)
        blank = end - 1 if self._hangs(picture.line) else end
        edges = {edge for layer in layers for edge in layer[:2] if start < edge < end}
        for first, last in pairwise(sorted({start, blank, end, *edges})):
            over = _over(layers, first)
            if first == blank and _EDGE not in over:
                over = frozenset()  # where the line goes on below, a strip of colour would only be ragged
            yield Segment(shown[first - start : last - start], self._style(over))
        behind = _over(layers, end)
        if _EDGE in behind or (start == end and _SELECTED in behind):
            yield Segment(" ", self._style(behind))

    def _hangs(self, line: int) -> bool:
        """Whether a line ends with a blank only because the next word stands in the line below."""
        start, end = self._geometry.bounds(line)
        text = self._geometry.text
        return start < end < len(text) and text[end - 1] in " \t" and is_boundary(text, end - 1)

    def _layers(self, picture: Picture, start: int, end: int) -> list[_Layer]:
        """What lies over the text of a line, in no order; no edge of it cuts a grapheme cluster."""
        layers = [_Layer(p.start, p.end, "lit", p.code) for p in picture.lit]
        layers += [_Layer(hit.start, hit.end, "hit") for hit in picture.hits]
        layers += [_Layer(fixed.start, fixed.end, "fixed") for fixed in picture.fixed]
        layers += [_Layer(*stretch, "first") for stretch in picture.first]
        layers += [_Layer(*stretch, "second") for stretch in picture.second]
        if picture.selected:
            layers.append(_Layer(*picture.selected, "selected"))
        if picture.edge:
            layers.append(_Layer(*picture.edge, "edge"))
        layers += self._asked(start, end)
        if is_narrow(self._geometry.text, start, end):
            return layers
        text = self._geometry.text
        return [
            layer._replace(start=boundary_before(text, layer.start), end=boundary_after(text, layer.end))
            for layer in layers
        ]

    def _asked(self, start: int, end: int) -> Iterator[_Layer]:
        """The turns of those who ask that reach into [start, end)."""
        for turn in self._units.said(start, end):
            if self._units.asks(turn):
                yield _Layer(turn.span.start, turn.span.end, "asked")

    def _style(self, over: frozenset[tuple[str, int]]) -> Style:
        style = self._styles.get(over)
        if style is None:
            style = self._styles[over] = self._mixed(over)
        return style

    def _mixed(self, over: frozenset[tuple[str, int]]) -> Style:
        """The style of text under those layers; later ones win."""
        inks = self._inks
        kinds = {kind for kind, _ in over}
        style = inks.asked if "asked" in kinds else inks.text
        codes = sorted(code for kind, code in over if kind == "lit")
        if codes:
            tint = inks.background
            for code in codes:
                tint = tint.blend(self._colours.of(code), _TINT)
            style += Style(bgcolor=tint.rich_color, underline=inks.plain or len(codes) > 1 or None)
        if "fixed" in kinds:
            style += _FIXED
        if "hit" in kinds:
            style += inks.hit
        if {"first", "second"} & kinds:
            style += inks.both if {"first", "second"} <= kinds else inks.first if "first" in kinds else inks.second
        if "selected" in kinds:
            style += inks.selection
        if "edge" in kinds:
            style += inks.edge
        return style
