"""How programs are known to count: how likely each way is before the passages of a text are looked at.

The numbers are weights beside each other, from what was measured on files of the program; a program of which nothing
was measured gets those of `UNKNOWN`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit


@dataclass(frozen=True, slots=True)
class CountingHabits:
    """How likely each way of counting is in one program, from 0 to 1.

    The three units; that CR LF counts as two, that a byte order mark counts, that the first number is 1, that the end
    is the last character itself; and that the positions belong to another text altogether, so that none of it holds.
    """

    code_points: float = 0.5
    utf16: float = 0.45
    bytes: float = 0.05
    two: float = 0.5
    mark: float = 0.1
    from_one: float = 0.01
    end_in: float = 0.02
    none: float = 0.02

    def weight(self, model: CoordinateModel) -> float:
        """The logarithm of how likely a model is."""
        units = {
            CountedUnit.CODE_POINTS: self.code_points,
            CountedUnit.UTF16: self.utf16,
            CountedUnit.BYTES: self.bytes,
        }
        chances = (
            units[model.unit],
            self.two if model.newline == 2 else 1 - self.two,
            self.mark if model.counts_mark else 1 - self.mark,
            self.from_one if model.first else 1 - self.from_one,
            self.end_in if model.end_in else 1 - self.end_in,
            1 - self.none,
        )
        return sum(math.log(chance) for chance in chances)


UNKNOWN = CountingHabits()
_SURE = 0.001
# Beginnings of what programs call themselves, the longer name of two that begin alike first.
_HABITS: tuple[tuple[str, CountingHabits], ...] = (
    # Windows: UTF-16, CR LF is two, the mark is not counted; Mac: the same with LF and no mark.
    ("nvivo", CountingHabits(0.02, 0.975, 0.005, 0.97, 0.005, _SURE, _SURE, 0.01)),
    # Ends are exclusive, CR LF counts as one; whether a sign beyond U+FFFF is one or two nobody measured.
    ("atlas", CountingHabits(0.5, 0.49, 0.01, 0.05, 0.02, _SURE, _SURE, 0.01)),
    # Writes LF and no mark, reads CR LF as one; no file with codings was seen.
    ("maxqda", CountingHabits(0.5, 0.48, 0.02, 0.1, 0.05, 0.005, 0.01, 0.01)),
    # Python: code points; writes a mark that it does not count, and CR LF for others that it counts as one.
    ("qualcoder", CountingHabits(0.97, 0.02, 0.01, 0.2, 0.01, _SURE, _SURE, 0.01)),
    ("requal", CountingHabits(0.9, 0.05, 0.05, 0.5, 0.05, 0.3, 0.3, 0.02)),
    ("qc", CountingHabits(0.97, 0.02, 0.01, 0.5, 0.05, _SURE, _SURE, 0.01)),
    # Ours: as the standard has it, or as NVivo counts where it was written for that.
    ("qualcode", CountingHabits(0.9, 0.0999, 0.0001, 0.5, 0.0001, 0.0001, 0.0001, 0.0001)),
)


def habits_of(origin: str) -> CountingHabits:
    """The habits of the program that calls itself so."""
    name = origin.casefold().strip()
    return next((habits for beginning, habits in _HABITS if name.startswith(beginning)), UNKNOWN)
