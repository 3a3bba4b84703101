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

    The three units; that CR LF counts as two, and that a byte order mark counts; that it counts from 1 with the end
    in, from 0 with the end in, from 1 with the end out. `none` is that the positions belong to another text, so that
    no way holds.
    """

    code_points: float = 0.53
    utf16: float = 0.45
    bytes: float = 0.02
    two: float = 0.5
    mark: float = 0.1
    from_one_in: float = 0.004  # of the programs that were looked at none counts so in this format, but databases do
    end_in: float = 0.004
    from_one: float = 0.002
    none: float = 0.015

    def weight(self, model: CoordinateModel) -> float:
        """The logarithm of how likely a model is."""
        units = {
            CountedUnit.CODE_POINTS: self.code_points,
            CountedUnit.UTF16: self.utf16,
            CountedUnit.BYTES: self.bytes,
        }
        edges = {
            (0, False): 1 - self.from_one_in - self.end_in - self.from_one,
            (1, True): self.from_one_in,
            (0, True): self.end_in,
            (1, False): self.from_one,
        }
        chances = (
            units[model.unit],
            self.two if model.newline == 2 else 1 - self.two,
            self.mark if model.counts_mark else 1 - self.mark,
            edges[model.first, model.end_in],
            1 - self.none,
        )
        return sum(math.log(chance) for chance in chances)


UNKNOWN = CountingHabits()
_SELDOM = (0.001, 0.001, 0.001)
# Beginnings of what programs call themselves, the longer name of two that begin alike first.
_HABITS: tuple[tuple[str, CountingHabits], ...] = (
    # Windows: UTF-16, CR LF is two, the mark is not counted; Mac: the same with LF and no mark.
    ("nvivo", CountingHabits(0.02, 0.975, 0.005, 0.97, 0.005, *_SELDOM, 0.01)),
    # Ends are exclusive, CR LF counts as one; whether a sign beyond U+FFFF is one or two nobody measured.
    ("atlas", CountingHabits(0.5, 0.495, 0.005, 0.05, 0.02, *_SELDOM, 0.01)),
    # Writes LF and no mark, reads CR LF as one; no file with codings was seen.
    ("maxqda", CountingHabits(0.5, 0.49, 0.01, 0.1, 0.05, 0.003, 0.005, 0.002, 0.01)),
    # Python: code points; writes a mark that it does not count, and CR LF for others that it counts as one.
    ("qualcoder", CountingHabits(0.97, 0.025, 0.005, 0.2, 0.01, *_SELDOM, 0.01)),
    # R counts from 1, and the end is in.
    ("requal", CountingHabits(0.9, 0.05, 0.05, 0.5, 0.05, 0.4, 0.05, 0.05, 0.02)),
    ("rqda", CountingHabits(0.9, 0.05, 0.05, 0.5, 0.05, 0.05, 0.05, 0.05, 0.02)),
    ("qc", CountingHabits(0.97, 0.025, 0.005, 0.5, 0.05, *_SELDOM, 0.01)),
)


def is_own(origin: str) -> bool:
    """Whether this program wrote a file."""
    return origin.casefold().partition(" ")[0] == "qualcode"


def own_model(origin: str, *, has_mark: bool) -> CoordinateModel | None:
    """How this program counted in a file of its own; None where another one wrote it.

    It writes a byte order mark only for NVivo, which counts UTF-16 and CR LF as two; else it keeps to the standard.
    """
    if not is_own(origin):
        return None
    return CoordinateModel(CountedUnit.UTF16, 2) if has_mark else CoordinateModel()


def habits_of(origin: str) -> CountingHabits:
    """The habits of the program that calls itself so."""
    name = origin.casefold().strip()
    return next((habits for beginning, habits in _HABITS if name.startswith(beginning)), UNKNOWN)
