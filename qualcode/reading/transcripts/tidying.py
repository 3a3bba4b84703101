"""Take out of a text what is none of it (numbers of lines, heads of programs, wrapped ends), and move places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from qualcode.model.documents import LineMark, TimeMark, Turn
from qualcode.model.readings.doubts import ReadingDoubt
from qualcode.model.spans import Span
from qualcode.reading.source.edge_signs import EdgeSigns
from qualcode.reading.source.extract import CellRow, Extract, Heading
from qualcode.reading.source.text_builder import TextBuilder


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch that goes, and what stands in its place."""

    span: Span
    instead: str = ""


class TidiedText:
    """A text without its cuts; places of the text before are moved into it."""

    def __init__(self, text: str, cuts: Iterable[Cut]) -> None:
        """Cuts may come in any order; of those that overlap the first one counts."""
        self._cuts = list(_apart(sorted(cuts, key=lambda cut: (cut.span.start, cut.span.end))))
        self._starts = [cut.span.start for cut in self._cuts]
        gains = (len(cut.instead) - cut.span.length for cut in self._cuts)
        self._shifts = list(accumulate(gains, initial=0))
        self.text = _without(text, self._cuts)

    def place(self, offset: int) -> int:
        """Where an offset of the text before is now; one within a cut is behind what stands in its place."""
        index = bisect_right(self._starts, offset)
        if index and offset < self._cuts[index - 1].span.end:
            cut = self._cuts[index - 1]
            return cut.span.start + self._shifts[index - 1] + (len(cut.instead) if offset > cut.span.start else 0)
        return offset + self._shifts[index]

    def span(self, span: Span) -> Span:
        """Where a span of the text before is now; empty where all of it was cut."""
        start, end = self.place(span.start), self.place(span.end)
        return Span(start, max(start, end))


def _apart(cuts: Sequence[Cut]) -> Iterable[Cut]:
    end = 0
    for cut in cuts:
        if cut.span.start >= end:
            end = cut.span.end
            yield cut


def _without(text: str, cuts: Sequence[Cut]) -> str:
    parts: list[str] = []
    position = 0
    for cut in cuts:
        parts += (text[position : cut.span.start], cut.instead)
        position = cut.span.end
    return "".join((*parts, text[position:]))


def within(extract: Extract, span: Span) -> Extract:
    """What an extract holds of a stretch of its text, by places from the stretch's beginning."""

    def move(place: Span) -> Span | None:
        inside = span.start <= place.start and place.end <= span.end
        return Span(place.start - span.start, place.end - span.start) if inside else None

    return _moved(extract, span.cut(extract.text), move)


def tidied(extract: Extract, cuts: Iterable[Cut]) -> tuple[Extract, TidiedText]:
    """An extract without what is cut; what lay within a cut only is gone."""
    text = TidiedText(extract.text, cuts)

    def move(place: Span) -> Span | None:
        moved = text.span(place)
        return moved if moved.length or not place.length else None

    return _moved(extract, text.text, move), text


def built_extract(builder: TextBuilder, signs: EdgeSigns) -> Extract:
    """What was built, without the signs of edges, and the markings that they tell; the rest is for the reader."""
    cuts = map(Cut, signs.places(builder.text))
    built = Extract(
        builder.text,
        headings=tuple(builder.headings),
        bold=tuple(builder.bold),
        italic=tuple(builder.italic),
        items=tuple(builder.items),
        rows=tuple(builder.rows),
    )
    return replace(tidied(built, cuts)[0], markings=signs.found(builder.text))


def _moved(extract: Extract, text: str, move: Callable[[Span], Span | None]) -> Extract:
    """An extract with another text, and each place in it moved; what has no place any more goes."""

    def places(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(place for span in spans if (place := move(span)))

    def of_row(row: CellRow) -> CellRow:
        return CellRow(tuple(move(cell) or Span(0, 0) for cell in row.cells))

    def of_turn(turn: Turn) -> Turn | None:
        span = move(turn.span)
        speech = move(Span(turn.speech, turn.span.end))
        return Turn(span, turn.speaker, speech.start if speech else span.end) if span else None

    def of_doubt(doubt: ReadingDoubt) -> ReadingDoubt:
        return replace(doubt, span=move(doubt.span)) if doubt.span else doubt

    def of_line(mark: LineMark) -> LineMark | None:
        place = move(Span(mark.offset, mark.offset + 1))
        return LineMark(place.start, mark.number) if place else None

    def of_time(mark: TimeMark) -> TimeMark | None:
        place = move(Span(mark.span.start, mark.span.start + 1))
        return TimeMark(Span(place.start, place.start), mark.milliseconds) if place else None

    turns = extract.turns
    return replace(
        extract,
        text=text,
        headings=tuple(Heading(span, each.level) for each in extract.headings if (span := move(each.span))),
        bold=places(extract.bold),
        italic=places(extract.italic),
        items=places(extract.items),
        rows=tuple(row for row in map(of_row, extract.rows) if any(cell.length for cell in row.cells)),
        markings=tuple(replace(each, span=span) for each in extract.markings if (span := move(each.span))),
        lines=tuple(line for mark in extract.lines if (line := of_line(mark))),
        times=tuple(time for mark in extract.times if (time := of_time(mark))),
        doubts=tuple(map(of_doubt, extract.doubts)),
        turns=None if turns is None else tuple(moved for turn in turns if (moved := of_turn(turn))),
    )
