"""The confusions of two coders as a table: a row for each code of the first, a column for each code of the second."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from qualcode.agreement.study.results import Confusion

LEVELS = 4
"""Steps from the fewest to the most units of a cell."""


@dataclass(frozen=True)
class ConfusionTable:
    """`given` are the codes of the first coder, `other` those of the second; only codes that were confused."""

    first: str
    second: str
    given: tuple[str, ...]
    other: tuple[str, ...]
    cells: Mapping[tuple[str, str], Confusion]

    @classmethod
    def of(cls, confusions: Sequence[Confusion], pair: tuple[str, str], order: Sequence[str] = ()) -> ConfusionTable:
        """Of two coders; codes stand in an order, or without one those with most units first."""
        cells = {
            (confusion.given, confusion.other): confusion
            for confusion in confusions
            if (confusion.first, confusion.second) == pair
        }
        rows: Counter[str] = Counter()
        columns: Counter[str] = Counter()
        for confusion in cells.values():
            rows[confusion.given] += confusion.units
            columns[confusion.other] += confusion.units
        places = {name: place for place, name in enumerate(order)}

        def ordered(units: Counter[str]) -> tuple[str, ...]:
            by_size = sorted(units, key=lambda name: (-units[name], name))
            return tuple(sorted(by_size, key=lambda name: places.get(name, len(places))) if places else by_size)

        return cls(*pair, ordered(rows), ordered(columns), cells)

    def at(self, row: int, column: int) -> Confusion | None:
        """The confusion of the codes of a row and a column (places); None where there is none."""
        return self.cells.get((self.given[row], self.other[column]))

    @property
    def units(self) -> int:
        """The units of all cells; a unit on which several codes were confused counts in each of them."""
        return sum(confusion.units for confusion in self.cells.values())

    @property
    def largest(self) -> tuple[int, int]:
        """The row and column (places) of the cell with most units, the first of several."""
        given, other = max(self.cells, key=lambda codes: (self.cells[codes].units, -self.given.index(codes[0])))
        return self.given.index(given), self.other.index(other)

    @cached_property
    def _most(self) -> int:
        return max((confusion.units for confusion in self.cells.values()), default=1)

    def level(self, row: int, column: int) -> int:
        """How many of the `LEVELS` steps a cell reaches of the largest one; 0 where it is empty."""
        confusion = self.at(row, column)
        if confusion is None:
            return 0
        return -(-LEVELS * confusion.units // self._most)


def pairs_of_coders(confusions: Sequence[Confusion]) -> list[tuple[str, str]]:
    """Every two coders who confused codes, those with most units first."""
    units: Counter[tuple[str, str]] = Counter()
    for confusion in confusions:
        units[confusion.first, confusion.second] += confusion.units
    return sorted(units, key=lambda pair: -units[pair])
