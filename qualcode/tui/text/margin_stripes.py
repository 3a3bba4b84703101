"""The margin stripes beside the text: the lane and the glyph of each passage, the names of codes, paragraph numbers.

Colour is never the only carrier: stripes have their own glyphs for begin, course and end, for own and for others'
codings and for polarity; the name, or where there is no room its first letter, stands where a stripe begins. The
stripe of the current coding alone is thick (double, where it is another's) and bold, its name underlined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from qualcode.model.codings import Polarity
from qualcode.tui.text.cells import fitted, visible
from qualcode.tui.text.columns import Columns
from qualcode.tui.text.geometry import TextGeometry
from qualcode.tui.text.passages import OverlapIndex, Passage
from qualcode.tui.text.picture import CodeColours, CodeLook, Inks, Picture
from qualcode.tui.text.units import TextUnits

_UNKNOWN_NAME = "?"
_SIGNS = {Polarity.PRESENT: "", Polarity.ABSENT: "−", Polarity.MIXED: "±"}
# begin, course, end, all in one line; for own and for others' codings
_STRIPES = {True: ("┏", "┃", "┗", "■"), False: ("┌", "│", "└", "□")}
_DENIED_COURSE = {True: "┇", False: "┆"}
_CURRENT_STRIPES = {True: ("▛", "▌", "▙", "█"), False: ("╓", "║", "╙", "▣")}
_CURRENT_DENIED_COURSE = {True: "▞", False: "╫"}
# at both sides of the text, as alike as left and right
_MIRRORED = str.maketrans("┏┗▛▌▙▞", "┓┛▜▐▟▚")
_STRONG = Style(bold=True)


class Lanes:
    """The margin lane of each passage, such that no two in one lane share a line.

    A passage takes the lowest free lane when it is first asked for and keeps it, so a new coding never moves
    the stripes of others. With another geometry the lanes begin anew. On two sides of the text one's own and others'
    have lanes apart.
    """

    def __init__(self, geometry: TextGeometry, *, two_sided: bool = False) -> None:
        self._geometry = geometry
        self._two_sided = two_sided
        self._placed: OverlapIndex[Passage] = OverlapIndex()
        self._lanes: dict[Passage, int] = {}

    def of(self, passages: Sequence[Passage]) -> list[int]:
        """The lane of each, counted from 0; those that are new take theirs in the given order."""
        return [self._lanes[p] if p in self._lanes else self._place(p) for p in passages]

    def forget(self, passage: Passage) -> None:
        """Free the lane of a passage that is gone."""
        if self._lanes.pop(passage, None) is not None:
            self._placed.remove(passage)

    def _place(self, passage: Passage) -> int:
        geometry = self._geometry
        first, _ = geometry.bounds(geometry.line_of(passage.start))
        _, last = geometry.bounds(geometry.line_of(passage.end - 1))
        beside = self._placed.overlapping(first, last)
        taken = {self._lanes[other] for other in beside if not self._two_sided or other.own == passage.own}
        lane = next(n for n in range(len(taken) + 1) if n not in taken)
        self._lanes[passage] = lane
        self._placed.add(passage)
        return lane


_NAME_REACH = 6  # lines in which the names of passages that begin together may be spread


def names_at(line: int, opening: Callable[[int], Sequence[Passage]], geometry: TextGeometry) -> list[Passage]:
    """The passages whose names stand beside a line; `opening` gives those that begin in a line.

    Names of passages that begin together are spread over the lines below as long as their passages reach
    there and nothing else begins; what finds no line of its own shares the last.
    """
    for back in range(min(_NAME_REACH, line + 1)):
        together = opening(line - back)
        if together:
            break
    else:
        return []
    first = line - back
    free = 1
    while free < min(_NAME_REACH, len(together)) and not opening(first + free):
        free += 1
    return [
        passage
        for index, passage in enumerate(together)
        if min(index, free - 1, geometry.line_of(passage.end - 1) - first) == back
    ]


class MarginPainter:
    """Draws what stands at the left of the lines of one text at one width in one set of styles."""

    def __init__(
        self,
        geometry: TextGeometry,
        units: TextUnits,
        columns: Columns,
        looks: Mapping[int, CodeLook],
        inks: Inks,
        colours: CodeColours,
    ) -> None:
        self._geometry = geometry
        self._units = units
        self._columns = columns
        self._looks = looks
        self._inks = inks
        self._colours = colours
        self._stripes: dict[int, Style] = {}

    def paint(self, picture: Picture) -> Iterator[Segment]:
        """Number, names and stripes beside a line, and one blank."""
        columns, inks = self._columns, self._inks
        start, end = self._geometry.bounds(picture.line)
        left = " " * columns.left
        if columns.numbers:
            yield Segment(f"{left}{self._number(start, end):>{columns.numbers}} ", inks.number)
        elif left:
            yield Segment(left, inks.text)
        lit = set(picture.lit)
        if columns.names:
            opening = _of_side(picture.names, own=True) if columns.beyond else picture.names
            yield from self._names(opening, lit, picture.current)
        passages = picture.passages
        if columns.beyond:
            passages = tuple((passage, lane) for passage, lane in passages if passage.own)
        yield from self._lanes(picture, passages, start, end)
        yield Segment(" ", inks.text)

    def paint_beyond(self, picture: Picture) -> Iterator[Segment]:
        """Stripes and names at the right of a line: those of the other side."""
        start, end = self._geometry.bounds(picture.line)
        passages = tuple((passage, lane) for passage, lane in picture.passages if not passage.own)
        cells = [*self._lanes(picture, passages, start, end)]
        yield from (segment._replace(text=segment.text.translate(_MIRRORED)) for segment in reversed(cells))
        if self._columns.names:
            names = self._names(_of_side(picture.names, own=False), set(picture.lit), picture.current)
            _blanks, *shown = names  # which put them to the right of their column
            yield Segment(" ", self._inks.text)
            yield from shown

    def _number(self, start: int, end: int) -> str:
        """The number of the paragraph that begins in [start, end), if one does."""
        structure = self._units.structure
        number = structure.paragraph_number(end - 1) if end > start else 0
        return f"{self._columns.sign}{number}" if number and structure.paragraphs[number - 1].start >= start else ""

    def _names(
        self, opening: tuple[Passage, ...], lit: set[Passage], current: frozenset[Passage]
    ) -> Iterator[Segment]:
        """The names beside a line, at the right of their column, the current first; “+2” for those without room."""
        width, inks = self._columns.names, self._inks
        room = max(1, (width + 1) // 6)  # names, of at least five cells each
        opening = tuple(sorted(opening, key=lambda passage: passage not in current))
        shown = opening if len(opening) <= room else opening[: max(1, room - 1)]
        rest = f" +{len(opening) - len(shown)}" if len(shown) < len(opening) else ""
        each = (width - len(rest) + 1) // max(1, len(shown)) - 1
        names = [fitted(self._name(passage), each) for passage in shown]
        taken = sum(map(cell_len, names)) + max(0, len(names) - 1) + len(rest)
        yield Segment(" " * (width - taken), inks.text)
        for index, (passage, name) in enumerate(zip(shown, names, strict=True)):
            if index:
                yield Segment(" ", inks.text)
            is_current = passage in current
            others = not passage.own and not self._columns.beyond
            strong = Style(bold=passage in lit, italic=others, underline=is_current)
            yield Segment(name, inks.name + strong)
        yield Segment(f"{rest} ", inks.name)

    def _name(self, passage: Passage) -> str:
        look = self._looks.get(passage.code)
        return _SIGNS[passage.polarity] + (look.name if look else _UNKNOWN_NAME)

    def _lanes(
        self, picture: Picture, passages: tuple[tuple[Passage, int], ...], start: int, end: int
    ) -> Iterator[Segment]:
        """The stripes, lane 0 next to the text; a number in the outermost lane counts those without room."""
        lanes, inks = self._columns.lanes, self._inks
        cells = [Segment(" ", inks.text)] * lanes
        seen = lanes
        if any(lane >= lanes for _, lane in passages):
            seen = lanes - 1
            hidden = [passage for passage, lane in passages if lane >= seen]
            is_current = not picture.current.isdisjoint(hidden)
            style = inks.number + Style(bold=True, reverse=True) if is_current else inks.number
            cells[0] = Segment(str(len(hidden)) if len(hidden) < 10 else "+", style)
        for passage, lane in passages:
            if lane < seen:
                current = passage in picture.current
                opens, closes = passage.start >= start, passage.end <= end
                style = self._stripe(passage.code) + (_STRONG if current else Style.null())
                if opens and not self._columns.names:
                    cells[lanes - 1 - lane] = Segment(self._initial(passage), style + Style(reverse=current))
                else:
                    own = passage.own or bool(self._columns.beyond)
                    glyph = _glyph(passage, own=own, opens=opens, closes=closes, current=current)
                    cells[lanes - 1 - lane] = Segment(glyph, style)
        yield from cells

    def _initial(self, passage: Passage) -> str:
        """The first character of the code's name, if it takes one cell; for others' codings in small."""
        look = self._looks.get(passage.code)
        name = visible(look.name if look else _UNKNOWN_NAME)[:1]
        own = passage.own or bool(self._columns.beyond)
        return (name.upper() if own else name.lower())[:1] if cell_len(name) == 1 else _STRIPES[own][3]

    def _stripe(self, code: int) -> Style:
        style = self._stripes.get(code)
        if style is None:
            colour = self._colours.readable(code)
            style = self._stripes[code] = self._inks.text + Style(color=colour.rich_color)
        return style


def _of_side(passages: tuple[Passage, ...], *, own: bool) -> tuple[Passage, ...]:
    return tuple(passage for passage in passages if passage.own is own)


def _glyph(passage: Passage, *, own: bool, opens: bool, closes: bool, current: bool) -> str:
    begin, course, end, single = (_CURRENT_STRIPES if current else _STRIPES)[own]
    denied = (_CURRENT_DENIED_COURSE if current else _DENIED_COURSE)[own]
    if opens:
        return single if closes else begin
    if closes:
        return end
    return course if passage.polarity is Polarity.PRESENT else denied
