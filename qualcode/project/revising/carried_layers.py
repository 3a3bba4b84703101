"""The numbers of lines and the times of a text on their way to another one: they stay on the words that stay.

Of what a layer says each place of the text has the last one at or before it: the number of its line, the time from
which on it was said. What was not changed says the same afterwards, wherever it stands; a number or time goes only
where all words are gone that had it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.language.alignment.mapping import Mapping
from qualcode.model.documents import DocumentDraft, LineMark, Structure, TimeMark
from qualcode.model.spans import Span


@dataclass(frozen=True, slots=True)
class LostNumbers:
    """How many numbers of lines and how many times had no place in another text any more."""

    lines: int = 0
    times: int = 0


def with_carried_layers(
    draft: DocumentDraft, before: str, structure: Structure, mapping: Mapping, *, same_source: bool
) -> tuple[DocumentDraft, LostNumbers]:
    """The draft with the numbers of lines and the times of the text `before`, where it has none of its own.

    `structure` is that of the text before. With the `same_source`, a text that was edited or read anew in the
    project, it cannot have what no sign in it tells: numbers of lines and times without a stamp are carried beside
    the stamps that it has.
    """
    lost = LostNumbers()
    own = draft.structure
    if structure.lines and not own.lines:
        placed = list(carried([line.offset for line in structure.lines], mapping))
        lines = tuple(LineMark(offset, structure.lines[index].number) for offset, index in placed)
        own = replace(own, lines=lines)
        lost = replace(lost, lines=_gone(len(structure.lines), placed))
    unseen = not own.marks
    if structure.marks and (unseen or same_source):
        starts = [_behind(before, mark) for mark in structure.marks]
        placed = [
            (offset, index)
            for offset, index in carried(starts, mapping)
            if unseen or not structure.marks[index].span.length
        ]
        times = (TimeMark(Span(offset, offset), structure.marks[index].milliseconds) for offset, index in placed)
        kept = [index for index, mark in enumerate(structure.marks) if unseen or not mark.span.length]
        own = replace(own, marks=_joined(own.marks, times))
        lost = replace(lost, times=len(set(kept) - {index for _offset, index in placed}))
    return (draft if own is draft.structure else replace(draft, structure=own)), lost


def carried(starts: Sequence[int], mapping: Mapping) -> Iterator[tuple[int, int]]:
    """Where what begins at `starts` in the old text (sorted) begins in the new one: (offset there, its index).

    It begins with the first words that stayed of those up to the next start, and once more wherever words of it stand
    behind others than before. Offsets are in order.
    """
    present = -1
    for piece in sorted(mapping.pieces, key=lambda piece: (piece.new.start, piece.old.start)):
        if not piece.new.length:
            continue
        index = bisect_right(starts, piece.old.start) - 1
        if index >= 0 and index != present:
            yield piece.new.start, index
            present = index
        while index + 1 < len(starts) and starts[index + 1] < piece.old.end:
            index += 1
            if not piece.equal:
                continue  # where in it is not known: what follows begins it
            if index + 1 == len(starts) or starts[index + 1] > starts[index]:
                yield piece.new.start + starts[index] - piece.old.start, index
                present = index


def _gone(number: int, placed: Sequence[tuple[int, int]]) -> int:
    return number - len({index for _offset, index in placed})


def _behind(text: str, mark: TimeMark) -> int:
    """Where the words begin that were said at the time of a mark, or at the end of the text."""
    position = mark.span.end
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _joined(own: Sequence[TimeMark], carried_times: Iterator[TimeMark]) -> tuple[TimeMark, ...]:
    """The marks in order; of those at one place the text's own, of two that are carried the last."""
    found = {mark.span.start: mark for mark in carried_times}
    inside = [mark.span for mark in own]
    starts = [span.start for span in inside]
    for place in list(found):
        index = bisect_right(starts, place) - 1
        if index >= 0 and (inside[index].start == place or inside[index].end > place):
            del found[place]
    return tuple(sorted((*own, *found.values()), key=lambda mark: mark.span.start))
