"""Where the passages of an old text stand in a new one.

A mapping holds positions only, no words: it can be kept where the old text must not be kept.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any

from qualcode.model.spans import Span, union

SURE = 0.6  # similarity from which a passage is attached
LIKELY = 0.3  # similarity from which a place is proposed
_CUT = 0.3  # share of a passage that may be missing at its borders before the borders are in doubt
_ELSEWHERE = 0.25  # share of a passage that may go to another place before the place is in doubt
_PROOF = 20  # code points in a row that are no chance
_OWN_PROOF = 12  # the same within a passage
_BESIDE = 2  # code points between pieces between which nothing stands
_NEAR = 20  # code points between pieces that are near each other
_SURE_ALONE = 0.8  # similarity from which the neighbours need not be looked at
_FORMAT = 1


class PlacedKind(StrEnum):
    """What became of a passage.

    *Same*: the very same characters, in the same order of things. *Changed*: found, with other characters in
    it. *Moved*: found, at another place among the rest. *Uncertain*: the place is a proposal that a person must
    look at. *Orphan*: not found.
    """

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    UNCERTAIN = "uncertain"
    ORPHAN = "orphan"


_ATTACHED = (PlacedKind.SAME, PlacedKind.CHANGED, PlacedKind.MOVED)


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage of the old text and its place in the new one; `span` is None for an orphan.

    `similarity` is the share (0 to 1) of the characters of both passages that are the same. `before` and
    `after` are the words where the mapping knows the texts, else empty.
    """

    span: Span | None
    kind: PlacedKind
    similarity: float
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the old text and the stretch of the new one that it became.

    With `similarity` 1 both have the same length and hold the same characters. `block` counts the stretches
    that stand outside the order of the rest, 0 being the rest. `lead` and `trail` are the numbers of new
    characters just before and behind that belong to a passage which begins or ends exactly with the piece, if
    they are little beside it.
    """

    old: Span
    new: Span
    similarity: float = 1.0
    block: int = 0
    lead: int = 0
    trail: int = 0

    @property
    def equal(self) -> bool:
        """Whether both stretches hold the same characters."""
        return self.similarity == 1.0


@dataclass(frozen=True)
class Mapping:
    """Pieces in the order of the old text, which they do not share; `old_length` and `new_length` in code points.

    `doubtful` are stretches of the old text that stand several times in a row, so that it is not known which of
    them stayed: a passage inside one has no certain place. `steps` are the mappings that a joined one was made
    of, in their order. The texts are needed for nothing but the words of `Placed`.
    """

    old_length: int
    new_length: int
    pieces: tuple[Piece, ...]
    doubtful: tuple[Span, ...] = ()
    old_text: str | None = field(default=None, repr=False, compare=False)
    new_text: str | None = field(default=None, repr=False, compare=False)
    steps: tuple[Mapping, ...] = field(default=(), repr=False)

    @classmethod
    def identity(cls, length: int) -> Mapping:
        """The mapping of a text that stayed as it is."""
        whole = Span(0, length)
        return cls(length, length, (Piece(whole, whole),) if length else ())

    @property
    def similarity(self) -> float:
        """The share (0 to 1) of the characters of both texts that are the same."""
        same = sum(piece.similarity * (piece.old.length + piece.new.length) for piece in self.pieces)
        both = self.old_length + self.new_length
        return min(1.0, same / both) if both else 1.0

    @property
    def fits(self) -> bool:
        """Whether all pieces lie inside the texts, in order, and equal ones are of one length."""
        end = 0
        for piece in self.pieces:
            if not (end <= piece.old.start < piece.old.end and 0 <= piece.new.start <= piece.new.end):
                return False
            if piece.new.end > self.new_length or (piece.equal and piece.old.length != piece.new.length):
                return False
            end = piece.old.end
        return end <= self.old_length and all(step.fits for step in self.steps)

    def map(self, span: Span) -> Placed:
        """What became of a passage. Raises ValueError where it is empty or not inside the old text."""
        if not 0 <= span.start < span.end <= self.old_length:
            outside = f"{span.start}:{span.end} is no passage of a text of {self.old_length}"  # no text: for Python
            raise ValueError(outside)
        placed = self._placed(span)
        if self.steps and placed.kind in _ATTACHED and not self._attached_in_steps(span, placed):
            placed = replace(placed, kind=PlacedKind.UNCERTAIN)
        before = span.cut(self.old_text) if self.old_text is not None else ""
        after = placed.span.cut(self.new_text) if placed.span and self.new_text is not None else ""
        return Placed(placed.span, placed.kind, placed.similarity, before, after)

    def _placed(self, span: Span) -> Placed:
        touched = self._touched(span)
        if not touched:
            return Placed(None, PlacedKind.ORPHAN, 0.0)
        agreement: dict[int, float] = {}
        for piece in touched:
            agreement[piece.block] = agreement.get(piece.block, 0.0) + _agreement(piece, span)
        block = max(agreement, key=lambda number: agreement[number])
        pieces = [piece for piece in touched if piece.block == block]
        found = _place(pieces[0], pieces[-1], span)
        similarity = min(1.0, agreement[block] / (span.length + found.length))
        kind = self._kind(span, found, pieces, similarity)
        proven = agreement[block] / 2 >= _OWN_PROOF and similarity >= _SURE_ALONE
        if kind in _ATTACHED and not proven and not self._in_company(pieces):
            kind = PlacedKind.UNCERTAIN
        elsewhere = sum(share for number, share in agreement.items() if number != block) / 2
        if elsewhere > _ELSEWHERE * span.length and kind is not PlacedKind.ORPHAN:
            kind = PlacedKind.UNCERTAIN
        return Placed(None if kind is PlacedKind.ORPHAN else found, kind, similarity)

    def _attached_in_steps(self, span: Span, placed: Placed) -> bool:
        """Whether each step alone attaches a passage, and all of them where the whole does.

        Pieces that a text between tore apart, and that came together again, look whole from end to end.
        """
        for step in self.steps:
            here = step.map(span)
            if here.span is None or here.kind not in _ATTACHED:
                return False
            span = here.span
        return placed.span is not None and 2 * placed.span.overlap(span) >= min(placed.span.length, span.length)

    def _kind(self, span: Span, found: Span, pieces: Sequence[Piece], similarity: float) -> PlacedKind:
        if not found.length:
            return PlacedKind.ORPHAN
        if similarity < SURE:
            # a word that was replaced by another, with its neighbours in place, is worth a proposal
            replaced = sum(piece.old.overlap(span) for piece in pieces) >= 0.9 * span.length
            return PlacedKind.UNCERTAIN if similarity >= LIKELY or replaced else PlacedKind.ORPHAN
        if self._in_doubt(span) or _missing_at_borders(pieces[0], pieces[-1], span) > _CUT * span.length:
            return PlacedKind.UNCERTAIN
        if pieces[0].block:
            return PlacedKind.MOVED
        same = len(pieces) == 1 and pieces[0].equal and found.length == span.length
        return PlacedKind.SAME if same else PlacedKind.CHANGED

    def _touched(self, span: Span) -> Sequence[Piece]:
        first = bisect_right(self.pieces, span.start, key=lambda piece: piece.old.end)
        last = bisect_left(self.pieces, span.end, key=lambda piece: piece.old.start)
        return self.pieces[first:last]

    def _in_company(self, pieces: Sequence[Piece]) -> bool:
        """Whether what stands beside went the same way: right beside on one side, or near by on both."""
        first = bisect_left(self.pieces, pieces[0].old, key=lambda piece: piece.old)
        last = bisect_left(self.pieces, pieces[-1].old, key=lambda piece: piece.old)
        before, behind = range(first, -1, -1), range(last, len(self.pieces))
        if self._company(before, beside=True) or self._company(behind, beside=True):
            return True
        return self._company(before, beside=False) and self._company(behind, beside=False)

    def _company(self, indexes: Sequence[int], *, beside: bool) -> bool:
        """Whether there is proof enough in the pieces that follow each other near by.

        Beside means that in one of the texts nothing stands between them.
        """
        company = 0
        for before, index in pairwise([indexes[0], *indexes]):
            last, piece = self.pieces[before], self.pieces[index]
            if piece.block != last.block or piece.similarity < LIKELY:
                return False
            distances = _distance(last.old, piece.old), _distance(last.new, piece.new)
            if max(distances) > _NEAR or (beside and min(distances) > _BESIDE):
                return False
            company += piece.old.length if piece.equal else 0
            if company >= _PROOF:
                return True
        return self._at_edge(self.pieces[indexes[-1]])

    def _at_edge(self, piece: Piece) -> bool:
        """Whether a piece begins, or ends, both texts."""
        first = max(piece.old.start, piece.new.start)
        last = max(self.old_length - piece.old.end, self.new_length - piece.new.end)
        return piece.equal and min(first, last) <= _BESIDE

    def _in_doubt(self, span: Span) -> bool:
        index = bisect_right(self.doubtful, span.start, key=lambda doubt: doubt.start) - 1
        return index >= 0 and span.end <= self.doubtful[index].end

    # ---- keeping and joining -----------------------------------------------------------------------

    def to_json(self) -> str:
        """The mapping without the texts, as compact JSON, a joined one with its steps.

        A piece is [old distance, new distance, old length], for other than equal ones with [new length,
        similarity in thousandths] more, where there are any with [lead, trail] more. Distances are counted from
        the end of the piece before in the same block.
        """
        return json.dumps(self._value(), separators=(",", ":"))

    def _value(self) -> dict[str, Any]:
        blocks: dict[int, list[list[int]]] = {}
        last: dict[int, Piece] = {}
        for piece in self.pieces:
            before = last.get(piece.block)
            blocks.setdefault(piece.block, []).append(_packed(piece, before))
            last[piece.block] = piece
        value: dict[str, Any] = {
            "format": _FORMAT,
            "lengths": [self.old_length, self.new_length],
            "blocks": [[number, pieces] for number, pieces in blocks.items()],
            "doubtful": [[span.start, span.end] for span in self.doubtful],
        }
        return value | ({"steps": [step._value() for step in self.steps]} if self.steps else {})

    @classmethod
    def from_json(cls, text: str, old_text: str | None = None, new_text: str | None = None) -> Mapping:
        """The mapping that `to_json` wrote, with the texts where they are known.

        Raises ValueError for anything else.
        """
        try:
            made = cls._of(json.loads(text))
        except (KeyError, TypeError) as error:
            raise ValueError(f"no mapping: {error}") from error  # no text: for Python
        return replace(made, old_text=old_text, new_text=new_text)

    @classmethod
    def _of(cls, value: dict[str, Any]) -> Mapping:
        if value["format"] != _FORMAT:
            raise ValueError(f"a mapping of format {value['format']}")  # no text: for Python
        old_length, new_length = value["lengths"]
        pieces = [piece for number, packed in value["blocks"] for piece in _unpacked(number, packed)]
        doubtful = tuple(Span(start, end) for start, end in value["doubtful"])
        steps = tuple(cls._of(step) for step in value.get("steps", ()))
        return cls(old_length, new_length, tuple(sorted(pieces, key=lambda piece: piece.old)), doubtful, steps=steps)

    def then(self, later: Mapping) -> Mapping:
        """This mapping and a later one, which begins with our new text, as one.

        It attaches only what every step attaches; what it finds in spite of that is uncertain. Raises ValueError
        where the lengths show that the later one does not begin there.
        """
        if self.new_length != later.old_length:
            other = f"a text of {self.new_length} characters is none of {later.old_length}"  # no text: for Python
            raise ValueError(other)
        pieces = [made for piece in self.pieces for made in _through(piece, later)]
        numbers = {pair: number for number, pair in enumerate(sorted({pair for pair, _ in pieces} | {(0, 0)}))}
        return Mapping(
            self.old_length,
            later.new_length,
            tuple(
                Piece(made.old, made.new, made.similarity, numbers[pair], made.lead, made.trail)
                for pair, made in pieces
            ),
            tuple(union([*self.doubtful, *_doubts_before(self, later)])),
            self.old_text,
            later.new_text,
            (*(self.steps or (self,)), *(later.steps or (later,))),
        )


def share(similarity: float) -> float:
    """A similarity below 1 as it is kept: in whole thousandths, rounded down."""
    return min(999, int(similarity * 1000)) / 1000


def _agreement(piece: Piece, span: Span) -> float:
    """How many characters of both texts agree in the part of a piece that a span holds."""
    overlap = piece.old.overlap(span)
    if piece.equal:
        return 2.0 * overlap
    return piece.similarity * overlap * (1 + piece.new.length / piece.old.length)


def _distance(first: Span, second: Span) -> int:
    return max(first.start, second.start) - min(first.end, second.end)


def _place(first: Piece, last: Piece, span: Span) -> Span:
    """From the beginning in the first piece to the end in the last, with little of what was put in beside."""
    lead = first.lead if span.start == first.old.start and 2 * first.lead <= span.length else 0
    trail = last.trail if span.end == last.old.end and 2 * last.trail <= span.length else 0
    return Span(_start(first, span.start) - lead, _end(last, span.end) + trail)


def _missing_at_borders(first: Piece, last: Piece, span: Span) -> int:
    """How many characters of a passage stand before the first and behind the last of what was found of it."""
    return max(0, first.old.start - span.start) + max(0, span.end - last.old.end)


def _start(piece: Piece, position: int) -> int:
    if position <= piece.old.start:
        return piece.new.start
    return piece.new.start + (position - piece.old.start if piece.equal else 0)


def _end(piece: Piece, position: int) -> int:
    if position >= piece.old.end:
        return piece.new.end
    return piece.new.end - (piece.old.end - position if piece.equal else 0)


def _packed(piece: Piece, before: Piece | None) -> list[int]:
    old, new = (before.old.end, before.new.end) if before else (0, 0)
    packed = [piece.old.start - old, piece.new.start - new, piece.old.length]
    if not piece.equal or piece.lead or piece.trail:
        packed += [piece.new.length, round(piece.similarity * 1000)]
    if piece.lead or piece.trail:
        packed += [piece.lead, piece.trail]
    return packed


def _unpacked(block: int, packed: Sequence[Sequence[int]]) -> Iterator[Piece]:
    old = new = 0
    for old_distance, new_distance, length, *more in packed:
        new_length, similarity, lead, trail = (*more, *(length, 1000, 0, 0)[len(more) :])
        start, new_start = old + old_distance, new + new_distance
        old, new = start + length, new_start + new_length
        yield Piece(Span(start, old), Span(new_start, new), similarity / 1000, block, lead, trail)


def _through(piece: Piece, later: Mapping) -> Iterator[tuple[tuple[int, int], Piece]]:
    """What a later mapping makes of a piece, with the two blocks."""
    if not piece.equal:
        placed = later._placed(piece.new) if piece.new.length else None
        if placed is not None and placed.span is not None:
            block = later._touched(piece.new)[0].block
            yield (piece.block, block), Piece(piece.old, placed.span, share(piece.similarity * placed.similarity))
        return
    shift = piece.old.start - piece.new.start
    for other in later._touched(piece.new):
        start, end = max(piece.new.start, other.old.start), min(piece.new.end, other.old.end)
        new = other.new
        if other.equal:
            new = Span(new.start + start - other.old.start, new.end - other.old.end + end)
        lead = other.lead if start == other.old.start else 0
        trail = other.trail if end == other.old.end else 0
        if start == piece.new.start and piece.lead:
            lead = _lead(later, other, start - piece.lead, new.start)
        if end == piece.new.end and piece.trail:
            trail = _trail(later, other, end + piece.trail, new.end)
        made = Piece(Span(start + shift, end + shift), new, other.similarity, 0, lead, trail)
        yield (piece.block, other.block), made


def _lead(later: Mapping, to: Piece, position: int, start: int) -> int:
    """How far before `start` a later mapping puts a beginning at `position`."""
    first = later.pieces[bisect_right(later.pieces, position, key=lambda piece: piece.old.end)]
    return max(0, start - _start(first, position)) if first.block == to.block else 0


def _trail(later: Mapping, to: Piece, position: int, end: int) -> int:
    """How far behind `end` a later mapping puts an end at `position`."""
    last = later.pieces[bisect_left(later.pieces, position, key=lambda piece: piece.old.start) - 1]
    return max(0, _end(last, position) - end) if last.block == to.block else 0


def _doubts_before(first: Mapping, later: Mapping) -> Iterator[Span]:
    """Stretches of the first text that became something doubtful in the text between."""
    for piece in first.pieces:
        for doubt in later.doubtful:
            if piece.new.overlap(doubt) and piece.equal:
                start = max(piece.new.start, doubt.start) - piece.new.start
                end = min(piece.new.end, doubt.end) - piece.new.start
                yield Span(piece.old.start + start, piece.old.start + end)
