"""Paints one line of coded text: number, names, stripes and text in their styles.

What a line shows is a `Picture`: lines with equal pictures look the same, so pictures are what is compared to
find the lines that must be drawn anew, and what drawn lines are kept by. Colour is never the only carrier:
stripes have their own glyphs for begin, course and end, for own and others' codings and for polarity; the
name, or where there is no room its first letter, stands where a stripe begins; terminals with few or no
colours get underline, reverse and bold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color, ColorParseError
from textual.strip import Strip

from qualcode.model.codings import Polarity
from qualcode.tui.text.cells import (
    boundary_after,
    boundary_before,
    fitted,
    is_boundary,
    is_narrow,
    visible,
)
from qualcode.tui.text.columns import Columns
from qualcode.tui.text.geometry import TextGeometry
from qualcode.tui.text.passages import Passage, Stretch
from qualcode.tui.text.units import Units

_UNKNOWN_NAME = "?"
_SIGNS = {Polarity.PRESENT: "", Polarity.ABSENT: "−", Polarity.MIXED: "±"}
# begin, course, end, all in one line; for own and for others' codings
_STRIPES = {True: ("┏", "┃", "┗", "■"), False: ("┌", "│", "└", "□")}
_DENIED_COURSE = {True: "┇", False: "┆"}
_TINT = 0.30  # share of a code's colour in the background under the cursor
_LEAST_CONTRAST = 3.0  # WCAG 2.1, success criterion 1.4.11: graphical objects


class CodeLook(NamedTuple):
    """How a code is drawn: its colour (“#0072b2”) and its short name."""

    colour: str
    name: str


class Inks(NamedTuple):
    """The styles of the parts, and whether the terminal has too few colours to rely on them."""

    text: Style
    asked: Style
    selection: Style
    edge: Style
    hit: Style
    number: Style
    name: Style
    background: Color
    plain: bool


class Picture(NamedTuple):
    """All that can change about a line while text and width stay.

    `selected` and `edge` are offsets [start, end); each passage comes with its lane; `names` are passages
    whose names stand here; `lit` are those of both that the selection touches.
    """

    line: int
    selected: tuple[int, int] | None
    edge: tuple[int, int] | None
    passages: tuple[tuple[Passage, int], ...]
    names: tuple[Passage, ...]
    lit: tuple[Passage, ...]
    hits: tuple[Stretch, ...]


class _Layer(NamedTuple):
    """A stretch of a line that is drawn in its own way; `code` only for passages."""

    start: int
    end: int
    kind: str
    code: int = 0


_EDGE = ("edge", 0)
_SELECTED = ("selected", 0)


def _over(layers: list[_Layer], offset: int) -> frozenset[tuple[str, int]]:
    """Kind and code of the layers over the character at an offset."""
    return frozenset((layer.kind, layer.code) for layer in layers if layer.start <= offset < layer.end)


class Painter:
    """Draws pictures of the lines of one text at one width in one set of styles."""

    def __init__(
        self, geometry: TextGeometry, units: Units, columns: Columns, looks: Mapping[int, CodeLook], inks: Inks
    ) -> None:
        self._geometry = geometry
        self._units = units
        self._columns = columns
        self._looks = looks
        self._inks = inks
        self._styles: dict[frozenset[tuple[str, int]], Style] = {}
        self._colours: dict[int, Color] = {}
        self._stripes: dict[int, Style] = {}

    def paint(self, picture: Picture) -> Strip:
        """The line as Textual draws it; exactly as wide as the columns say."""
        columns, base = self._columns, self._inks.text
        segments = [*self._margin(picture)]
        used = columns.text_at
        for segment in self._text(picture):
            segments.append(segment)
            used += cell_len(segment.text)
        if used < columns.width:
            segments.append(Segment(" " * (columns.width - used), base))
        return Strip(segments, max(used, columns.width))

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
        structure = self._units.structure
        for index in range(max(0, structure.turn_index(start)), len(structure.turns)):
            turn = structure.turns[index]
            if turn.span.start >= end:
                return
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
                tint = tint.blend(self._colour(code), _TINT)
            style += Style(bgcolor=tint.rich_color, underline=inks.plain or len(codes) > 1 or None)
        if "hit" in kinds:
            style += inks.hit
        if "selected" in kinds:
            style += inks.selection
        if "edge" in kinds:
            style += inks.edge
        return style

    # the margin

    def _margin(self, picture: Picture) -> Iterator[Segment]:
        columns, inks = self._columns, self._inks
        start, end = self._geometry.bounds(picture.line)
        left = " " * columns.left
        if columns.numbers:
            yield Segment(f"{left}{self._number(start, end):>{columns.numbers}} ", inks.number)
        elif left:
            yield Segment(left, inks.text)
        lit = set(picture.lit)
        if columns.names:
            yield from self._names(picture.names, lit)
        yield from self._lanes(picture, lit, start, end)
        yield Segment(" ", inks.text)

    def _number(self, start: int, end: int) -> str:
        """The number of the paragraph that begins in [start, end), if one does."""
        structure = self._units.structure
        number = structure.paragraph_number(end - 1) if end > start else 0
        return f"¶{number}" if number and structure.paragraphs[number - 1].start >= start else ""

    def _names(self, opening: tuple[Passage, ...], lit: set[Passage]) -> Iterator[Segment]:
        """The names beside a line, at the right of their column; “+2” for those without room."""
        width, inks = self._columns.names, self._inks
        room = max(1, (width + 1) // 6)  # names, of at least five cells each
        shown = opening if len(opening) <= room else opening[: max(1, room - 1)]
        rest = f" +{len(opening) - len(shown)}" if len(shown) < len(opening) else ""
        each = (width - len(rest) + 1) // max(1, len(shown)) - 1
        names = [fitted(self._name(passage), each) for passage in shown]
        taken = sum(map(cell_len, names)) + max(0, len(names) - 1) + len(rest)
        yield Segment(" " * (width - taken), inks.text)
        for index, (passage, name) in enumerate(zip(shown, names, strict=True)):
            if index:
                yield Segment(" ", inks.text)
            strong = Style(bold=passage in lit, italic=not passage.own)
            yield Segment(name, inks.name + strong)
        yield Segment(f"{rest} ", inks.name)

    def _name(self, passage: Passage) -> str:
        look = self._looks.get(passage.code)
        return _SIGNS[passage.polarity] + (look.name if look else _UNKNOWN_NAME)

    def _lanes(self, picture: Picture, lit: set[Passage], start: int, end: int) -> Iterator[Segment]:
        """The stripes, lane 0 next to the text; a number in the outermost lane counts those without room."""
        lanes, inks = self._columns.lanes, self._inks
        cells = [Segment(" ", inks.text)] * lanes
        seen = lanes
        if any(lane >= lanes for _, lane in picture.passages):
            seen = lanes - 1
            hidden = sum(lane >= seen for _, lane in picture.passages)
            cells[0] = Segment(str(hidden) if hidden < 10 else "+", inks.number)
        for passage, lane in picture.passages:
            if lane < seen:
                glyph = self._glyph(passage, opens=passage.start >= start, closes=passage.end <= end)
                style = self._stripe(passage.code)
                cells[lanes - 1 - lane] = Segment(glyph, style + Style(bold=True) if passage in lit else style)
        yield from cells

    def _glyph(self, passage: Passage, *, opens: bool, closes: bool) -> str:
        begin, course, end, single = _STRIPES[passage.own]
        if opens and not self._columns.names:
            return self._initial(passage)
        if opens:
            return single if closes else begin
        if closes:
            return end
        return course if passage.polarity is Polarity.PRESENT else _DENIED_COURSE[passage.own]

    def _initial(self, passage: Passage) -> str:
        """The first character of the code's name, if it takes one cell; for others' codings in small."""
        look = self._looks.get(passage.code)
        name = visible(look.name if look else _UNKNOWN_NAME)[:1]
        single = _STRIPES[passage.own][3]
        return (name.upper() if passage.own else name.lower())[:1] if cell_len(name) == 1 else single

    def _stripe(self, code: int) -> Style:
        style = self._stripes.get(code)
        if style is None:
            colour = _readable(self._colour(code), self._inks.background)
            style = self._stripes[code] = self._inks.text + Style(color=colour.rich_color)
        return style

    def _colour(self, code: int) -> Color:
        """The colour of a code; that of the text for a code without one, which its name then tells."""
        colour = self._colours.get(code)
        if colour is None:
            colour = self._colours[code] = self._parsed(code)
        return colour

    def _parsed(self, code: int) -> Color:
        look = self._looks.get(code)
        ink = self._inks.text.color
        neutral = Color.from_rich_color(ink) if ink else Color(128, 128, 128)
        try:
            return Color.parse(look.colour) if look and look.colour else neutral
        except ColorParseError:
            return neutral


def _luminance(colour: Color) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.1)."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: Color, other: Color) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.1)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _readable(colour: Color, background: Color) -> Color:
    """The colour, made darker or lighter until it stands out from the background."""
    toward = Color(0, 0, 0) if _luminance(background) > 0.18 else Color(255, 255, 255)
    for _ in range(10):
        if _contrast(colour, background) >= _LEAST_CONTRAST:
            break
        colour = colour.blend(toward, 0.15)
    return colour
