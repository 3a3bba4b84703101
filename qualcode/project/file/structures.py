"""Structures of texts as compact rows: lists of numbers in JSON, no row for each sentence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from qualcode.model.documents import CitedPlaces, LineMark, Structure, TimeMark, Turn, said_in_turns
from qualcode.model.spans import Span

# start, end, where the speech begins, speaker
PackedTurn = tuple[int, int, int, str]
COLUMNS = ("segmenter", "paragraphs", "turns", "sentences", "marks", "inner", "lines")
"""The columns that `packed` gives and `unpacked` takes; the last two are empty where a text has none of these."""

_ALWAYS = 5  # so many of the columns every structure has


@dataclass(frozen=True, slots=True)
class PackedStructure:
    """A structure as its row holds it, for work on many documents: only what is asked for is unpacked."""

    segmenter: str
    paragraphs: str
    turns: str
    sentences: str
    inner: str

    @property
    def has_turns(self) -> bool:
        """Whether the text has speakers."""
        return self.turns != "[]"

    def edges(self, kind: Literal["paragraphs", "sentences"]) -> list[int]:
        """The start and end of each paragraph or sentence, one after the other."""
        return list(accumulate(json.loads(self.paragraphs if kind == "paragraphs" else self.sentences)))

    def packed_turns(self) -> list[PackedTurn]:
        """The turns in plain values."""
        return packed_turns(self.turns)

    def pieces(self) -> list[PackedTurn]:
        """Who says what in plain values: the turns, cut where another one says something within them."""
        if not self.inner:
            return self.packed_turns()
        pieces = said_in_turns(_turns(self.turns), _turns(self.inner))
        return [(piece.span.start, piece.span.end, piece.speech, piece.speaker) for piece in pieces]


@dataclass(frozen=True, slots=True)
class PackedPlaces:
    """What passages are cited by, as the row of a structure holds it."""

    paragraphs: str
    marks: str
    lines: str

    def unpacked(self, text: str, turns: Sequence[PackedTurn]) -> CitedPlaces:
        """The places in the text, whose turns are these."""
        labels = [(start, speech) for start, _end, speech, _speaker in turns]
        return CitedPlaces(
            text, packed_starts(self.paragraphs), _line_marks(self.lines), _time_marks(self.marks), labels
        )


def columns_of(table: str) -> str:
    """The columns of structures in a statement; `table` is what the table is called there."""
    return ", ".join(f'{table}."{column}"' for column in COLUMNS)


def packed(structure: Structure) -> tuple[str, str, str, str, str, str, str]:
    """The columns of a structure, see COLUMNS."""
    marks = [[mark.span.start, mark.span.end, mark.milliseconds] for mark in structure.marks]
    return (
        structure.segmenter,
        _packed_spans(structure.paragraphs),
        _dump(_plain(structure.turns)) if structure.turns else "[]",
        _packed_spans(structure.sentences),
        _dump(marks) if marks else "[]",
        _dump(_plain(structure.inner)) if structure.inner else "",
        _dump(_steps(structure.lines)) if structure.lines else "",
    )


def digest(text_id: int, *columns: str) -> str:
    """The hash that a row of structures carries, over its text's key and the columns that `packed` gives.

    Those that a text may lack count only where one of them is filled.
    """
    if not any(columns[_ALWAYS:]):
        columns = columns[:_ALWAYS]
    return hashlib.sha256(_dump([text_id, *columns]).encode("utf-8")).hexdigest()


def unpacked(
    segmenter: str, paragraphs: str, turns: str, sentences: str, marks: str, inner: str = "", lines: str = ""
) -> Structure:
    """The structure that `packed` wrote, maybe by a version that knew five columns only."""
    return Structure(
        segmenter=segmenter,
        paragraphs=_spans(paragraphs),
        turns=_turns(turns),
        sentences=_spans(sentences),
        marks=_time_marks(marks),
        inner=_turns(inner),
        lines=_line_marks(lines),
    )


def reaches_outside(structure: Structure, length: int) -> bool:
    """Whether something in a structure lies outside of a text of that length (code points)."""
    spans = [*structure.paragraphs, *structure.sentences]
    spans += [turn.span for turn in (*structure.turns, *structure.inner)]
    spans += [mark.span for mark in structure.marks]
    return any(not 0 <= span.start <= span.end <= length for span in spans) or any(
        not 0 <= line.offset <= length for line in structure.lines
    )


def packed_turns(column: str) -> list[PackedTurn]:
    """The turns of the packed column `turns` or `inner` as they stand there: quick, for many documents."""
    return [tuple(turn) for turn in json.loads(column)] if column else []


_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once: there are many


def _plain(turns: tuple[Turn, ...]) -> list[list[int | str]]:
    return [[turn.span.start, turn.span.end, turn.speech, turn.speaker] for turn in turns]


def _turns(column: str) -> tuple[Turn, ...]:
    if column == "[]":
        return ()
    return tuple(Turn(Span(a, b), speaker, speech) for a, b, speech, speaker in packed_turns(column))


def _steps(lines: tuple[LineMark, ...]) -> list[int]:
    """From one line to the next: the code points between them, and by how much its number is higher."""
    first = (LineMark(0, 0), *lines)
    return [
        step
        for before, line in pairwise(first)
        for step in (line.offset - before.offset, line.number - before.number)
    ]


def _line_marks(column: str) -> tuple[LineMark, ...]:
    steps = json.loads(column) if column else []
    places = zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True)
    return tuple(LineMark(offset, number) for offset, number in places)


def _time_marks(column: str) -> tuple[TimeMark, ...]:
    return () if column == "[]" else tuple(TimeMark(Span(a, b), at) for a, b, at in json.loads(column))


def _packed_spans(spans: tuple[Span, ...]) -> str:
    """Distances from one boundary to the next: short numbers, whatever the length of the text."""
    edges = [0, *(edge for span in spans for edge in (span.start, span.end))]
    return f"[{','.join([str(after - before) for before, after in pairwise(edges)])}]"  # as JSON, in half the time


def packed_starts(column: str) -> list[int]:
    """Where the spans of the packed column `paragraphs` or `sentences` begin."""
    return list(accumulate(json.loads(column)))[::2]


def _spans(column: str) -> tuple[Span, ...]:
    edges = list(accumulate(json.loads(column)))
    return tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True))
