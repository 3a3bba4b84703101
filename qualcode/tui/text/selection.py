"""How a selection moves, grows and shrinks by units: pure functions, no state.

A selection is an anchor and a cursor; the cursor is the edge that `extended` moves. Functions that move
return None where there is nowhere to go, so that a caller can say so.
"""

from __future__ import annotations

from typing import NamedTuple

from qualcode.model.spans import Span, trimmed
from qualcode.tui.text.cells import boundary_after, boundary_before
from qualcode.tui.text.units import TextUnits, Unit


class Selection(NamedTuple):
    """Two offsets; the cursor is the active edge and may stand before the anchor."""

    anchor: int
    cursor: int

    @property
    def start(self) -> int:
        """The lesser offset."""
        return min(self)

    @property
    def end(self) -> int:
        """The greater offset."""
        return max(self)

    @property
    def is_empty(self) -> bool:
        """Whether it is only a place between two characters."""
        return self.anchor == self.cursor

    def swapped(self) -> Selection:
        """The same stretch with the other edge active."""
        return Selection(self.cursor, self.anchor)


def selected(span: Span) -> Selection:
    """The span as a selection with its end active."""
    return Selection(span.start, span.end)


def snapped(text: str, selection: Selection) -> Selection:
    """The selection within the text and widened so that it cuts no grapheme cluster."""
    anchor, cursor = selection
    if anchor <= cursor:
        start = boundary_before(text, anchor)
        return Selection(start, boundary_after(text, cursor) if cursor > anchor else start)
    return Selection(boundary_after(text, anchor), boundary_before(text, cursor))


def passage_of(text: str, selection: Selection) -> Span | None:
    """What would be coded: the selection without stray blanks at its edges; None if nothing is left."""
    span = trimmed(text, Span(selection.start, selection.end))
    if not span.length:
        return None
    return Span(boundary_before(text, span.start), boundary_after(text, span.end))


def moved(units: TextUnits, unit: Unit, direction: int, selection: Selection) -> Selection | None:
    """The next (`direction` 1) or previous (-1) unit after or before the whole selection.

    From an empty selection it is the unit that stands there. By word or character out of a whole sentence,
    turn or paragraph it is the first or last one inside.
    """
    series = units.series(unit)
    start, end = selection.start, selection.end
    if selection.is_empty:
        here = series.holding(start)
        if here is not None:
            return selected(here)
    elif _is_inside_unit(unit) and _is_whole(units, Span(start, end)):
        inner = series.starting(start) if direction > 0 else series.ending(end)
        if inner is not None and start <= inner.start and inner.end <= end and inner != Span(start, end):
            return selected(inner)
    span = series.starting(end) if direction > 0 else series.ending(start)
    return selected(span) if span else None


def _is_inside_unit(unit: Unit) -> bool:
    return unit in (Unit.WORD, Unit.CHARACTER)


def _is_whole(units: TextUnits, span: Span) -> bool:
    larger = (Unit.SENTENCE, Unit.TURN, Unit.PARAGRAPH)
    return any(units.series(unit).holding(span.start) == span for unit in larger)


def extended(units: TextUnits, unit: Unit, direction: int, selection: Selection) -> Selection | None:
    """The selection with its cursor moved by one unit forwards (1) or backwards (-1).

    Where the cursor would come to the anchor, the selection is kept and grows at the other edge.
    """
    anchor, cursor = selection
    if direction > 0:
        if cursor < anchor:
            inside = units.next_start(unit, cursor)
            if inside is not None and inside < anchor:
                return Selection(anchor, inside)
        target = units.next_end(unit, max(anchor, cursor))
        return None if target is None else Selection(min(anchor, cursor), target)
    if cursor > anchor:
        inside = units.previous_end(unit, cursor)
        if inside is not None and inside > anchor:
            return Selection(anchor, inside)
    target = units.previous_start(unit, min(anchor, cursor))
    return None if target is None else Selection(max(anchor, cursor), target)


def shrunk(units: TextUnits, unit: Unit, direction: int, selection: Selection) -> Selection | None:
    """The selection with its end taken back (-1) or its start brought forward (1) by one unit.

    That edge becomes the active one. Something always stays selected.
    """
    start, end = selection.start, selection.end
    if direction < 0:
        edge = units.previous_end(unit, end)
        return Selection(start, edge) if edge is not None and edge > start else None
    edge = units.next_start(unit, start)
    return Selection(end, edge) if edge is not None and edge < end else None
