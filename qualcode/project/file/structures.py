"""Structures of texts as compact rows: lists of numbers in JSON, no row for each sentence."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from qualcode.model.documents import Structure, TimeMark, Turn
from qualcode.model.spans import Span

# start, end, where the speech begins, speaker
PackedTurn = tuple[int, int, int, str]


@dataclass(frozen=True, slots=True)
class PackedStructure:
    """A structure as its row holds it, for work on many documents: only what is asked for is unpacked."""

    segmenter: str
    paragraphs: str
    turns: str
    sentences: str

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


def packed(structure: Structure) -> tuple[str, str, str, str, str]:
    """The columns segmenter, paragraphs, turns, sentences, marks."""
    turns = [[turn.span.start, turn.span.end, turn.speech, turn.speaker] for turn in structure.turns]
    marks = [[mark.span.start, mark.span.end, mark.milliseconds] for mark in structure.marks]
    return (
        structure.segmenter,
        _dump(_flat(structure.paragraphs)),
        _dump(turns),
        _dump(_flat(structure.sentences)),
        _dump(marks),
    )


def digest(text_id: int, *columns: str) -> str:
    """The hash that a row of structures carries, over its text's key and the columns that `packed` gives."""
    return hashlib.sha256(_dump([text_id, *columns]).encode("utf-8")).hexdigest()


def unpacked(segmenter: str, paragraphs: str, turns: str, sentences: str, marks: str) -> Structure:
    """The structure that `packed` wrote."""
    return Structure(
        segmenter=segmenter,
        paragraphs=_spans(paragraphs),
        turns=tuple(Turn(Span(a, b), speaker, speech) for a, b, speech, speaker in json.loads(turns)),
        sentences=_spans(sentences),
        marks=tuple(TimeMark(Span(a, b), at) for a, b, at in json.loads(marks)),
    )


def packed_turns(column: str) -> list[PackedTurn]:
    """The turns of the packed column `turns` as they stand there: quick, for many documents."""
    return [tuple(turn) for turn in json.loads(column)]


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _flat(spans: tuple[Span, ...]) -> list[int]:
    """Distances from one boundary to the next: short numbers, whatever the length of the text."""
    edges = [0, *(edge for span in spans for edge in (span.start, span.end))]
    return [after - before for before, after in pairwise(edges)]


def packed_starts(column: str) -> list[int]:
    """Where the spans of the packed column `paragraphs` or `sentences` begin."""
    return list(accumulate(json.loads(column)))[::2]


def _spans(column: str) -> tuple[Span, ...]:
    edges = list(accumulate(json.loads(column)))
    return tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True))
