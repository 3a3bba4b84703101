"""Which numbers of a table must be hidden so that no small one is told.

A number of 1 to k-1 is hidden, be it a cell, a total or a base. What is left must not tell it: for each small number
that is hidden there is another table that says the same in everything shown, with another number there; where there
is none, more is hidden, the smallest first. All that a reader knows is reckoned with: totals that are sums, totals
that count each case once and so lie between the greatest and the sum of their cells, bases that no cell exceeds, a
code that has at least the cases of those below it, and that what is hidden is not zero.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

_TURNS = 4
FREE = -1
"""Where a number is part of no sum."""
TOTAL = -1
"""The place of a total among rows, or columns."""
BASE = -2
"""The place of the bases: a row of those of the columns, a column of those of the rows."""
Lines = list[tuple["TablePlace", Sequence["TablePlace"]]]


class TablePlace(NamedTuple):
    """Where a number stands: row and column, TOTAL or BASE."""

    row: int
    column: int


@dataclass(frozen=True)
class PublishedNumbers:
    """The numbers of a table, and what is known of them.

    `sums` are totals with their parts, of which they are the sum, `bounds` those with parts between whose greatest
    and whose sum they lie. `within` are places of which the first has at least all others together. Those in `fixed`
    are shown whatever happens.
    """

    numbers: Mapping[TablePlace, int]
    sums: Sequence[tuple[TablePlace, Sequence[TablePlace]]] = ()
    bounds: Sequence[tuple[TablePlace, Sequence[TablePlace]]] = ()
    within: Sequence[tuple[TablePlace, ...]] = ()
    fixed: frozenset[TablePlace] = frozenset()


def known_lines(numbers: Mapping[TablePlace, int], *, of_units: bool) -> tuple[Lines, Lines]:
    """Totals with their parts: those that are sums, as far as anybody can know, and those that lie in bounds.

    Rows, columns and bases are judged each as a whole: what adds up everywhere may do so by its nature.
    """
    by_row: dict[int, list[TablePlace]] = {}
    by_column: dict[int, list[TablePlace]] = {}
    for place in numbers:
        if place.column >= 0:
            by_row.setdefault(place.row, []).append(place)
        if place.row >= 0:
            by_column.setdefault(place.column, []).append(place)
    kinds: dict[tuple[bool, bool], Lines] = {}
    for row, parts in by_row.items():
        if (total := TablePlace(row, TOTAL)) in numbers:
            kinds.setdefault((True, row == BASE), []).append((total, parts))
    for column, parts in by_column.items():
        if (total := TablePlace(TOTAL, column)) in numbers:
            kinds.setdefault((False, column == BASE), []).append((total, parts))
    sums: Lines = []
    bounds: Lines = []
    for lines in kinds.values():
        if all(numbers[total] == sum(numbers[part] for part in parts) for total, parts in lines):
            sums += lines
        elif of_units:
            bounds += lines
    return sums, bounds


def hidden_places(known: PublishedNumbers, least: int, *, told_apart: bool = False) -> set[TablePlace]:
    """The places of all numbers that must be hidden, where those of 1 to `least` - 1 are small.

    `told_apart` says that a reader will see which of them are small (“< 5”) and which are hidden beside them.
    """
    return _hidden_places(known, least, told_apart=told_apart)[0]


def hidden_with_signs(known: PublishedNumbers, least: int) -> tuple[set[TablePlace], bool]:
    """The places of all numbers that must be hidden, and whether a reader may see which of them are small.

    It may not be seen where it would tell one: four hidden numbers whose sum is said to be below five are one each.
    Where that is not enough, what is `fixed` is hidden, too.
    """
    hidden, is_safe = _hidden_places(known, least, told_apart=True)
    if is_safe:
        return hidden, True
    hidden, is_safe = _hidden_places(known, least, told_apart=False)
    return hidden if is_safe else hidden_places(replace(known, fixed=frozenset()), least), False


def _hidden_places(known: PublishedNumbers, least: int, *, told_apart: bool) -> tuple[set[TablePlace], bool]:
    """The places of all numbers that must be hidden, and whether no small one is told then."""
    small = {place for place, number in known.numbers.items() if 0 < number < least}
    hiding = _Hiding(known, small, least if told_apart else 0)
    if small & known.fixed:
        hiding.hidden = {place for place, number in known.numbers.items() if number}
        return hiding.hidden, all(map(hiding.is_safe, small))
    is_safe = True
    for place in sorted(small, key=lambda place: (known.numbers[place], place)):
        while not (found := hiding.is_safe(place)) and hiding.hide_more(place):
            pass  # whatever is hidden more leaves what was safe before as safe
        is_safe = is_safe and found
    return hiding.hidden, is_safe


class _Hiding:
    """What is hidden so far, and whether it tells a number.

    A number is safe where others fit as well: it changes by one, and along a circle of lines (rows and columns that
    are sums) others change with it, so that all sums stay.
    """

    def __init__(self, known: PublishedNumbers, hidden: set[TablePlace], least: int) -> None:
        self.known = known
        self.hidden = set(hidden)
        self._small = frozenset(hidden)
        self._least = least
        """From it on a number is not small, where that is told of what is hidden; else 0."""
        self._ends: dict[TablePlace, list[int]] = {place: [FREE, FREE] for place in known.numbers}
        self._places: dict[int, list[TablePlace]] = {FREE: []}
        for line, (total, parts) in enumerate(known.sums):
            by_row = total.row == parts[0].row
            self._places[line] = [total, *parts]
            for place in (total, *parts):
                self._ends[place][0 if by_row else 1] = line
        self._places[FREE] = [place for place, ends in self._ends.items() if FREE in ends and ends != [FREE, FREE]]
        self._bounds_of: dict[TablePlace, list[tuple[TablePlace, Sequence[TablePlace]]]] = {}
        for total, parts in known.bounds:
            for place in (total, *parts):
                self._bounds_of.setdefault(place, []).append((total, parts))
        self._within_of: dict[TablePlace, list[tuple[TablePlace, ...]]] = {}
        for places in known.within:
            for place in places:
                self._within_of.setdefault(place, []).append(places)

    # ---- is a number told? -----------------------------------------------------------------------

    def is_safe(self, place: TablePlace) -> bool:
        """Whether there are numbers that say the same in all that is shown, with another one at a hidden place."""
        for turn in range(_TURNS):
            for first in (1, -1):
                moves = self._moves(place, first, turn)
                if moves is not None and moves[place] and self._holds(moves):
                    return True
        return False

    def _moves(self, place: TablePlace, first: int, turn: int) -> dict[TablePlace, int] | None:
        """Changes of hidden numbers that keep all sums, in which that of a place begins; None where there are none.

        Another `turn` looks at the places of a line in another order.
        """
        begin, end = self._ends[place]
        if begin == end == FREE:
            return {place: first * _side(place)}
        reached: dict[tuple[int, int], tuple[tuple[int, int], TablePlace] | None] = {
            (end, sign): None for sign in ((1, -1) if end == FREE else (first,))
        }
        waiting = deque(reached)
        while waiting:
            state = waiting.popleft()
            line, excess = state
            hidden = [other for other in self._places[line] if other in self.hidden and other != place]
            for at in range(len(hidden)):
                other = hidden[(at + 7 * turn) % len(hidden)]
                if not self._is_possible(other, self.known.numbers[other] - excess * _side(other)):
                    continue
                ends = self._ends[other]
                following = ends[1] if ends[0] == line else ends[0]
                if following == begin and (begin == FREE or -excess == -first):
                    return self._along(reached, state, {place: first * _side(place), other: -excess * _side(other)})
                for after in (1, -1) if following == FREE else (-excess,):
                    if (following, after) not in reached:
                        reached[following, after] = state, other
                        waiting.append((following, after))
        return None

    def _along(
        self,
        reached: Mapping[tuple[int, int], tuple[tuple[int, int], TablePlace] | None],
        state: tuple[int, int],
        moves: dict[TablePlace, int],
    ) -> dict[TablePlace, int]:
        """The changes on the way to a line, with those at its end."""
        while (step := reached[state]) is not None:
            state, other = step
            moves[other] = moves.get(other, 0) - state[1] * _side(other)
        return moves

    def _is_possible(self, place: TablePlace, number: int) -> bool:
        """Whether a hidden number may be that one by what is told of the place itself."""
        if self._least:
            return 0 < number < self._least if place in self._small else number >= self._least
        return number >= min(1, self.known.numbers[place])

    def _holds(self, moves: Mapping[TablePlace, int]) -> bool:
        """Whether the changed numbers fit all that is known."""
        numbers = self.known.numbers

        def at(place: TablePlace) -> int:
            return numbers[place] + moves.get(place, 0)

        if not all(self._is_possible(place, at(place)) for place in moves):
            return False
        for line in {line for place in moves for line in self._ends[place]} - {FREE}:
            total, parts = self.known.sums[line]
            if at(total) != sum(map(at, parts)):
                return False
        for total, parts in (bound for place in moves for bound in self._bounds_of.get(place, ())):
            if not max(map(at, parts)) <= at(total) <= sum(map(at, parts)):
                return False
        return all(
            at(greater) >= sum(map(at, less)) for place in moves for greater, *less in self._within_of.get(place, ())
        )

    # ---- what else is hidden ---------------------------------------------------------------------

    def hide_more(self, place: TablePlace) -> bool:
        """Hide what closes the cheapest circle through the place, else the smallest number near; False at the end."""
        new = [at for at in self._cheapest(place) if at not in self.hidden]
        if not new:
            lines = [self._places[line] for line in self._ends[place] if line != FREE]
            lines += [[total, *parts] for total, parts in self._bounds_of.get(place, ())]
            lines += map(list, self._within_of.get(place, ()))
            for among in ([at for line in lines for at in line], list(self.known.numbers)):
                shown = [at for at in among if self._can_be_hidden(at)]
                if shown:
                    new = [min(shown, key=lambda at: (self.known.numbers[at], at))]
                    break
        self.hidden.update(new)
        return bool(new)

    def _can_be_hidden(self, place: TablePlace) -> bool:
        return place not in self.hidden and place not in self.known.fixed and self.known.numbers[place] > 0

    def _cheapest(self, place: TablePlace) -> list[TablePlace]:
        """The places that close a circle with the least hidden anew; nothing where there is none."""
        begin, end = self._ends[place]
        if begin == end == FREE:
            return []
        order = count()
        waiting: list[tuple[int, int, int, list[TablePlace]]] = [(0, next(order), end, [])]
        seen: set[int] = set()
        while waiting:
            cost, _order, line, path = heappop(waiting)
            if line == begin and path:
                return path
            if line in seen:
                continue
            seen.add(line)
            for other in self._places[line]:
                if other != place and (other in self.hidden or self._can_be_hidden(other)):
                    ends = self._ends[other]
                    following = ends[1] if ends[0] == line else ends[0]
                    price = 0 if other in self.hidden else self.known.numbers[other]
                    heappush(waiting, (cost + price, next(order), following, [*path, other]))
        return []


def _side(place: TablePlace) -> int:
    """-1 for a total, which stands on the other side of its sum; the total of all is one twice."""
    return -1 if (place.row == TOTAL) != (place.column == TOTAL) else 1
