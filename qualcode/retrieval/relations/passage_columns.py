"""Coded passages in arrays, for what looks at all of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[Any]

AT_ONCE = 1 << 19  # pairs that are in memory at a time


@dataclass(frozen=True, slots=True, eq=False)
class StretchColumns:
    """Passages, one entry each: places of their document, case and code in the lists that they are of, and where.

    `starts` and `ends` are code points, or whatever else places are counted in.
    """

    documents: Numbers
    starts: Numbers
    ends: Numbers
    codes: Numbers
    cases: Numbers

    def __len__(self) -> int:
        return len(self.starts)

    def chosen(self, places: Any) -> StretchColumns:  # noqa: ANN401 - whatever numpy takes as an index
        """Those at these places, or where a mask is true."""
        return StretchColumns(*(column[places] for column in self.columns))

    def by_place(self) -> Numbers:
        """Their places in the order of documents and starts."""
        import numpy as np

        width = int(self.ends.max(initial=0)) + 1
        return np.asarray(np.argsort(self.documents * width + self.starts))

    @property
    def columns(self) -> tuple[Numbers, ...]:
        """All arrays in the order of the fields."""
        return self.documents, self.starts, self.ends, self.codes, self.cases


def later_overlapping(passages: StretchColumns) -> Numbers:
    """For each passage, which are by document and start, how many of those behind it overlap with it."""
    import numpy as np

    width = int(passages.ends.max(initial=0)) + 1
    base = passages.documents * width
    behind = np.searchsorted(base + passages.starts, base + passages.ends)
    return np.asarray(behind - np.arange(len(passages)) - 1)


def pairs(later: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Places (earlier, later) of all pairs of something with so many of those behind it, some at a time."""
    import numpy as np

    ends = np.cumsum(later)
    begin = 0
    while begin < len(later):
        done = int(ends[begin - 1]) if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, done + AT_ONCE, side="right")))
        numbers = later[begin:end]
        earlier = np.repeat(np.arange(begin, end), numbers)
        offsets = np.arange(done, done + len(earlier)) - np.repeat(ends[begin:end] - numbers, numbers)
        if len(earlier):
            yield earlier, earlier + 1 + offsets
        begin = end
