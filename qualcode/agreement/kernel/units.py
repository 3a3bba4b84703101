"""From passages to given units: which units a coder gave a code.

All offsets are half-open [start, end) in Unicode code points of the stored text of one document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.language.forms.normalised import Composed
from qualcode.model.spans import Span

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Units:
    """The units of analysis of one document, ready to be compared with the passages of many codes.

    A unit is one span or several (a paragraph out of which an interviewer's words are cut). The pieces of
    all units together do not overlap. `within` is the text that counts at all: see `coded`.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    owners: tuple[int, ...]
    lengths: tuple[int, ...]
    within: tuple[Span, ...] | None = None

    @classmethod
    def of(cls, units: Sequence[Span] | Sequence[Sequence[Span]], within: Iterable[Span] | None = None) -> Units:
        """From spans, or from the spans of each unit. Raises `ValueError` for units that overlap."""
        whole = [[unit] if isinstance(unit, Span) else list(unit) for unit in units]
        pieces = sorted(
            (span.start, span.end, number) for number, unit in enumerate(whole) for span in unit if span.length
        )
        if any(pieces[place][0] < pieces[place - 1][1] for place in range(1, len(pieces))):
            raise ValueError("units must not overlap")  # no text: Python alone sees it
        starts, ends, owners = zip(*pieces, strict=True) if pieces else ((), (), ())
        lengths = tuple(sum(span.length for span in unit) for unit in whole)
        counting = None if within is None else tuple(joined(within))
        return cls(starts, ends, owners, lengths, counting)

    def __len__(self) -> int:
        return len(self.lengths)

    def coded(self, passages: Iterable[Span]) -> list[int]:
        """The indices, in order, of the units that count as coded by these passages.

        `passages` are one coder's passages of one code. They are joined first where they overlap *or touch*,
        so that it makes no difference in how many parts somebody marked a stretch; what matters is the text
        that is marked. A unit U then counts as coded if

        * at least half of U is marked: ``2 · |marked ∩ U| >= |U|``, all joined passages taken together; or
        * at least half of some joined passage P lies in U: ``2 · |P ∩ U| >= |P|``, however short P is.

        For a single passage this is “the overlap is at least half of the shorter of the two”. A short passage
        inside a long sentence codes it; a long passage codes every sentence that it covers half of; one that
        ends a few words into the next sentence does not code that; two passages that mark a third of a
        sentence each, from either side, do. Lengths are integers, the comparison is exact, empty units are
        never coded and empty passages mark nothing.

        |P| is the whole passage, or, if `within` was given (the answers without the interviewer and the
        speaker labels), only what of it lies there: then a passage that begins with the question counts as
        if the coder had marked the answer alone.

        A passage can, by being joined with its neighbour, lose a unit of which it had marked little: that
        follows from the rule that parts do not matter. Linear in passages and in the units they touch.
        """
        found: set[int] = set()
        marked: dict[int, int] = {}
        for passage in joined(passages):
            length = passage.length if self.within is None else _common(passage, self.within)
            for unit, overlap in self.shared(passage).items():
                marked[unit] = marked.get(unit, 0) + overlap
                if 2 * overlap >= length:
                    found.add(unit)
        found.update(unit for unit, overlap in marked.items() if 2 * overlap >= self.lengths[unit])
        return sorted(found)

    def rate(self, passages: Iterable[Span]) -> list[bool]:
        """Per unit whether it counts as coded: `coded` as one flag a unit."""
        flags = [False] * len(self)
        for unit in self.coded(passages):
            flags[unit] = True
        return flags

    def shared(self, passage: Span) -> dict[int, int]:
        """Per unit, by its index, that the passage touches: the number of code points that they share."""
        shared: dict[int, int] = {}
        piece = bisect_right(self.ends, passage.start)
        while piece < len(self.starts) and self.starts[piece] < passage.end:
            overlap = min(self.ends[piece], passage.end) - max(self.starts[piece], passage.start)
            owner = self.owners[piece]
            shared[owner] = shared.get(owner, 0) + overlap
            piece += 1
        return shared


def rate(
    units: Sequence[Span] | Sequence[Sequence[Span]],
    passages: Iterable[Span],
    within: Iterable[Span] | None = None,
) -> list[bool]:
    """Per unit whether one coder's passages of one code make it count as coded; the rule is `Units.coded`'s.

    For many codes on the same units make `Units.of(units)` once.

    >>> sentences = [Span(0, 40), Span(41, 100)]
    >>> rate(sentences, [Span(30, 100)])  # a quarter of the first sentence, all of the second
    [False, True]
    """
    return Units.of(units, within).rate(passages)


def joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, overlapping and touching ones joined, empty ones left out."""
    result: list[Span] = []
    for span in sorted(span for span in spans if span.length > 0):
        if result and span.start <= result[-1].end:
            if span.end > result[-1].end:
                result[-1] = Span(result[-1].start, span.end)
        else:
            result.append(span)
    return result


def tokens(text: str, stretches: Iterable[Span] | None = None) -> list[Span]:
    r"""The words, runs of ``\w``, of the text or of its stretches; a run ends at a stretch's border.

    Marks and invisible signs belong to the word that they stand in, as in `count_words`.
    """
    borders = [Span(0, len(text))] if stretches is None else joined(stretches)
    found: list[Span] = []
    for stretch in borders:
        glass = Composed(stretch.cut(text))
        found += [
            Span(stretch.start + word.start, stretch.start + word.end)
            for word in (glass.span(*match.span()) for match in _WORD.finditer(glass.text))
        ]
    return found


def _common(passage: Span, spans: Sequence[Span]) -> int:
    """Number of code points of the passage that lie in the spans (joined, in order)."""
    total = 0
    for place in range(bisect_right(spans, passage.start, key=lambda span: span.end), len(spans)):
        if spans[place].start >= passage.end:
            break
        total += passage.overlap(spans[place])
    return total
