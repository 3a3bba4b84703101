"""Agreement by characters, by interval arithmetic: no character is ever looked at.

The units are the code points that count. They are not independent, and text that nobody coded fills the
table, so these figures are for comparison with programs that use them; no standard error of them means
anything. What comes out are ordinary binary `Ratings`, so every coefficient can be computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qualcode.agreement.kernel.ratings import MISSING, Pattern, Ratings
from qualcode.agreement.passages.continuum import Continuum
from qualcode.catalogue import _
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.integer[Any]]

_MOST = 12
"""More coders than this are not counted in one table of all their combinations."""


def character_ratings(continua: Iterable[Continuum], value: Hashable, coders: Sequence[str]) -> Ratings:
    """Binary ratings of one code with every code point as a unit; coders without the document are missing.

    Sorts the passages' ends; linear in them after that.
    """
    patterns: Counter[Pattern] = Counter()
    for continuum in continua:
        _sweep(continuum, value, coders, patterns)
    return Ratings(
        tuple(coders), (0, 1), {pattern: count for pattern, count in patterns.items() if count}, positive=1
    )


def _sweep(continuum: Continuum, value: Hashable, coders: Sequence[str], patterns: Counter[Pattern]) -> None:
    depth = [0 if coder in continuum.segments else MISSING for coder in coders]
    ends = sorted(
        (offset, step, place)
        for place, coder in enumerate(coders)
        for segment in continuum.segments.get(coder, ())
        if segment.value == value
        for offset, step in ((segment.start, 1), (segment.end, -1))
    )
    last = 0
    for offset, step, place in ends:
        if offset > last:
            patterns[tuple(min(level, 1) for level in depth)] += offset - last
            last = offset
        depth[place] += step
    patterns[tuple(depth)] += continuum.length - last


@dataclass(frozen=True)
class PassageTable:
    """The passages of many codes as integer arrays of one length, a row per passage, in any order.

    `code`, `coder` and `document` are indices from 0; `start` and `end` are half-open offsets in the text
    that counts of the document (`Axis.place` leads there).
    """

    code: Integers
    coder: Integers
    document: Integers
    start: Integers
    end: Integers


def character_ratings_of_codes(
    table: PassageTable, codes: int, coders: Sequence[str], lengths: Integers, finished: Integers
) -> list[Ratings]:
    """The same as `character_ratings`, for many codes at once: one `Ratings` per code.

    `lengths` has the shape (documents,): their code points that count; `finished` the shape (documents,
    coders): not zero where the coder's work on the document counts. Raises `UsageProblem` for a passage
    that leaves its document or belongs to a coder who did not finish it, and for more than twelve coders.
    """
    import numpy as np

    if len(coders) > _MOST:
        raise UsageProblem(
            _("Characters of many codes are compared for at most {most} coders.", most=_MOST), _("Name fewer coders.")
        )
    if not len(lengths):
        return [Ratings(tuple(coders), (0, 1), {}, positive=1) for _other in range(codes)]
    _check(table, lengths, finished)
    # one empty place between two documents, so that passages at their borders do not touch
    borders = np.concatenate([[0], np.cumsum(lengths + 1, dtype=np.int64)])
    kinds, kind_of = np.unique(finished != 0, axis=0, return_inverse=True)
    kind_of = kind_of.ravel()
    counts = _combinations(table, borders, kind_of, (codes, len(kinds), len(coders)))
    totals = np.bincount(kind_of, weights=lengths, minlength=len(kinds)).astype(np.int64)
    # what lies between the passages belongs to nobody, and so do the gaps between codes and documents
    counts[:, :, 0] = totals - counts[:, :, 1:].sum(axis=2)
    return [_ratings(table_of_code, kinds.tolist(), coders) for table_of_code in counts.tolist()]


def _combinations(
    table: PassageTable, borders: NDArray[np.int64], kind_of: NDArray[np.int64], shape: tuple[int, int, int]
) -> NDArray[np.int64]:
    """Code points by code, kind of document and set of coders (a bit each) who gave the code.

    All texts are laid end to end, once per code: then a sorted list of the ends of all passages has the
    sets of coders between them as running sums.
    """
    import numpy as np

    codes, kinds, coders = shape
    width = int(borders[-1]) + 1
    coder, low, high = _united(table, borders, coders, width)
    # the end and whose it is in one number, so that it is sorted without an index
    room = (2 * _MOST).bit_length()
    ends = np.concatenate([low << room | coder << 1, high << room | coder << 1 | 1])
    ends.sort(kind="stable")  # both halves are made of sorted runs
    steps = np.array([bit * sign for bit in (1 << place for place in range(coders)) for sign in (1, -1)])
    members = np.cumsum(steps[ends & (1 << room) - 1])[:-1]
    offsets = ends >> room
    key, spans = offsets[:-1] // width * kinds, np.diff(offsets)
    if kinds > 1:
        at = np.minimum(offsets[:-1] % width, borders[-1] - 1)
        key += kind_of[np.searchsorted(borders, at, side="right") - 1]
    counts = np.bincount((key << coders) + members, weights=spans, minlength=codes * kinds << coders)
    return counts.astype(np.int64).reshape(codes, kinds, 1 << coders)


def _united(
    table: PassageTable, borders: NDArray[np.int64], coders: int, width: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The union of each coder's passages of each code: the coder, and both ends on the code's own line.

    Overlapping and touching passages are joined. The line of code c begins at c · `width`.
    """
    import numpy as np

    code, coder = table.code.astype(np.int64), table.coder.astype(np.int64)
    before = borders[table.document]
    shift = (code * coders + coder) * width + before
    low, high = shift + table.start, shift + table.end
    if np.any(low[1:] < low[:-1]):
        order = np.argsort(low, kind="stable")
        low, high, code, coder = low[order], high[order], code[order], coder[order]
    reached = np.maximum.accumulate(high)
    first = np.ones(len(low), dtype=bool)
    np.greater(low[1:], reached[:-1], out=first[1:])
    last = np.ones(len(low), dtype=bool)
    last[:-1] = first[1:]
    code, coder = code[first], coder[first]
    back = (code * coders + coder - code) * width
    return coder, low[first] - back, reached[last] - back


def _check(table: PassageTable, lengths: Integers, finished: Integers) -> None:
    import numpy as np

    if np.any(table.start < 0) or np.any(table.end > lengths[table.document]) or np.any(table.end < table.start):
        raise UsageProblem(_("A passage does not lie inside its document."), _("Check the offsets of the passages."))
    if not np.all(finished[table.document, table.coder]):
        raise UsageProblem(_("A coder has a passage in a document that does not count for the coder."))


def _ratings(counts: list[list[int]], kinds: list[list[bool]], coders: Sequence[str]) -> Ratings:
    patterns: Counter[Pattern] = Counter()
    for there, by_set in zip(kinds, counts, strict=True):
        for members, count in enumerate(by_set):
            if count:
                pattern = tuple((members >> place) & 1 if here else MISSING for place, here in enumerate(there))
                patterns[pattern] += count
    return Ratings(tuple(coders), (0, 1), patterns, positive=1)
