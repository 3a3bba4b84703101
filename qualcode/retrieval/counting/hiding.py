"""Which numbers of a table must be hidden so that no small one is told.

A number of 1 to k-1 is hidden, be it a cell, a total or a base. What is left must not tell it: for each small number
that is hidden there is another table that says the same in everything shown, with another number there; where there
is none, more is hidden, the smallest first. All that a reader knows is reckoned with: totals that are sums, totals
that count each case once and so lie between the greatest and the sum of their cells, bases that no cell exceeds, a
code that has at least the cases of those below it, and that what is hidden is not zero.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import chain, count
from typing import NamedTuple

_TURNS = 4
_TRIES = 80
_MORE_CIRCLES = 3
_AT_ONCE = 8
_STEPS = 5_000_000
"""After so many, which are some seconds, no more is looked for: all is hidden. Common tables take a hundredth."""
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
        hiding.hide(place for place, number in known.numbers.items() if number)
        return hiding.hidden, all(map(hiding.is_safe, small))
    is_safe = True
    for place in sorted(small, key=lambda place: (known.numbers[place], place)):
        while not (found := hiding.is_safe(place)) and hiding.hide_more(place):
            pass  # whatever is hidden more leaves what was safe before as safe
        is_safe = is_safe and found
        if hiding.is_too_long:
            hiding.hide(place for place, number in known.numbers.items() if number)
            return hiding.hidden, not told_apart
        if told_apart and not is_safe:
            break  # it must be told otherwise
    return hiding.hidden, is_safe


Moves = dict[TablePlace, int]
"""By how much hidden numbers are others."""


class _Bound:
    """A total that lies between the greatest of its parts and their sum."""

    def __init__(self, total: TablePlace, parts: Sequence[TablePlace], numbers: Mapping[TablePlace, int]) -> None:
        self.total = total
        self.parts = sorted(parts, key=lambda part: -numbers[part])
        self.sum = sum(numbers[part] for part in parts)


class _Hiding:
    """What is hidden so far, and whether it tells a number.

    A number is safe where others fit as well: it changes by one, and along a circle of lines (rows and columns that
    are sums) others change with it, so that all sums stay. Where that breaks a bound, circles through what the bound
    is of are added, a few at most. So what is found to be safe is; more may be hidden than had to be.
    """

    def __init__(self, known: PublishedNumbers, hidden: set[TablePlace], least: int) -> None:
        self.known = known
        self.hidden: set[TablePlace] = set()
        self._small = frozenset(hidden)
        self._least = least
        """From it on a number is not small, where that is told of what is hidden; else 0."""
        self._ends: dict[TablePlace, list[int]] = {place: [FREE, FREE] for place in known.numbers}
        places: dict[int, list[TablePlace]] = {}
        for line, (total, parts) in enumerate(known.sums):
            by_row = total.row == parts[0].row
            places[line] = [total, *parts]
            for place in (total, *parts):
                self._ends[place][0 if by_row else 1] = line
        places[FREE] = [place for place, ends in self._ends.items() if FREE in ends and ends != [FREE, FREE]]
        self._by_size = {line: sorted(of_line, key=self._size) for line, of_line in places.items()}
        self._hidden_of: dict[int, list[TablePlace]] = {line: [] for line in places}
        self._bounds_of: dict[TablePlace, list[_Bound]] = {}
        for total, parts in known.bounds:
            bound = _Bound(total, parts, known.numbers)
            for place in (total, *parts):
                self._bounds_of.setdefault(place, []).append(bound)
        self._within_of: dict[TablePlace, list[tuple[TablePlace, ...]]] = {}
        for relation in known.within:
            for place in relation:
                self._within_of.setdefault(place, []).append(relation)
        self._tries = 0
        self._steps = _STEPS
        self._would_help: set[TablePlace] = set()
        self.hide(sorted(hidden))

    @property
    def is_too_long(self) -> bool:
        """Whether it was looked for what is safe for so long that no more is said."""
        return self._steps <= 0

    def hide(self, places: Iterable[TablePlace]) -> None:
        """Hide these, too."""
        for place in places:
            if place not in self.hidden:
                self.hidden.add(place)
                for line in set(self._ends[place]) if self._ends[place] != [FREE, FREE] else ():
                    self._hidden_of[line].append(place)

    def _size(self, place: TablePlace) -> tuple[int, TablePlace]:
        return self.known.numbers[place], place

    # ---- is a number told? -----------------------------------------------------------------------

    def is_safe(self, place: TablePlace) -> bool:
        """Whether there are numbers that say the same in all that is shown, with another one at a hidden place."""
        self._tries = _TRIES
        self._would_help = set()
        return any(self._holds(moves, place) for change in (1, -1) for moves in self._circles(place, change, _TURNS))

    def _circles(self, place: TablePlace, change: int, most: int) -> Iterator[Moves]:
        """Some changes of hidden numbers with that one that keep all sums."""
        if not self._is_possible(place, self.known.numbers[place] + change):
            return
        for turn in range(most):
            moves = self._circle(place, change * _side(place), turn)
            if moves is None:
                return
            yield moves
            if self._ends[place] == [FREE, FREE]:
                return

    def _circle(self, place: TablePlace, first: int, turn: int) -> Moves | None:
        """Changes of hidden numbers that keep all sums, in which that of a place begins; None where there are none.

        Another `turn` looks at the places of a line in another order.
        """
        begin, end = self._from_where(place)
        if begin == end == FREE:
            return {place: first * _side(place)}
        reached: dict[tuple[int, int], tuple[tuple[int, int], TablePlace] | None] = {
            (end, sign): None for sign in ((1, -1) if end == FREE else (first,))
        }
        waiting = deque((state, 0) for state in reached)  # each with how many places of its line were looked at
        while waiting and self._steps > 0:
            self._steps -= 1
            state, at = waiting.popleft()
            line, excess = state
            hidden = self._hidden_of[line]
            if at >= len(hidden):
                continue
            waiting.append((state, at + 1))  # one of each line in turn: some have thousands
            other = hidden[(at + 7 * turn) % len(hidden)]
            if other == place or not self._is_possible(other, self.known.numbers[other] - excess * _side(other)):
                continue
            ends = self._ends[other]
            following = ends[1] if ends[0] == line else ends[0]
            if following == begin and (begin == FREE or -excess == -first):
                return self._along(reached, state, {place: first * _side(place), other: -excess * _side(other)})
            for after in (1, -1) if following == FREE else (-excess,):
                if (following, after) not in reached:
                    reached[following, after] = state, other
                    waiting.append(((following, after), 0))
        return None

    def _from_where(self, place: TablePlace) -> tuple[int, int]:
        """The lines of a place, the one with less to look through last: there a circle is begun."""
        by_row, by_column = self._ends[place]
        if by_row == by_column or len(self._hidden_of[by_row]) >= len(self._hidden_of[by_column]):
            return by_row, by_column
        return by_column, by_row

    def _along(
        self,
        reached: Mapping[tuple[int, int], tuple[tuple[int, int], TablePlace] | None],
        state: tuple[int, int],
        moves: Moves,
    ) -> Moves:
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

    def _holds(self, moves: Moves, place: TablePlace, more: int = _MORE_CIRCLES) -> bool:
        """Whether the changed numbers fit all that is known with another one at the place, if need be by so many
        `more` circles.
        """
        self._tries -= 1
        if not all(self._is_possible(at, self.known.numbers[at] + change) for at, change in moves.items()):
            return False
        helping = self._helping(moves)
        if helping is None:
            return bool(moves.get(place))
        tried = 0
        for other, change in helping:
            if other not in self.hidden:
                self._would_help.add(other)
            elif other != place and more:
                for others in self._circles(other, change, _TURNS):
                    if self._tries <= 0:
                        return False
                    if self._holds(_together(moves, others), place, more - 1):
                        return True
                tried += 1
                if tried == _TURNS:
                    break
        return False

    def _helping(self, moves: Moves) -> Iterator[tuple[TablePlace, int]] | None:
        """What would mend a relation that does not hold, each a place and its change; None where all hold."""
        numbers = self.known.numbers

        def at(place: TablePlace) -> int:
            return numbers[place] + moves.get(place, 0)

        for bound in {id(bound): bound for place in moves for bound in self._bounds_of.get(place, ())}.values():
            total = at(bound.total)
            moved = [part for part in moves if part != bound.total and bound in self._bounds_of.get(part, ())]
            if total > bound.sum + sum(moves[part] for part in moved):
                return chain([(bound.total, -1)], ((part, 1) for part in bound.parts))
            first = next((part for part in bound.parts if part not in moves), None)
            greatest = max((*moved, first) if first else moved, key=at)
            if total < at(greatest):
                return iter([(bound.total, 1), (greatest, -1)])
        for place in moves:
            for greater, *less in self._within_of.get(place, ()):
                if at(greater) < sum(map(at, less)):
                    return chain([(greater, 1)], ((other, -1) for other in less))
        return None

    # ---- what else is hidden ---------------------------------------------------------------------

    def hide_more(self, place: TablePlace) -> bool:
        """Hide what closes the cheapest circle through the place, else what would help, else what is near.

        False at the end: where it is told apart what is small, nothing else would help; else all is hidden.
        """
        some = 1 + len(self.hidden) // _AT_ONCE  # one after the other would take long in a large table
        new = [at for at in self._cheapest(place) if at not in self.hidden]
        if not new:
            new = sorted(filter(self._can_be_hidden, self._would_help), key=self._size)[:1]
        if not new:
            lines = [self._by_size[line] for line in self._ends[place] if line != FREE]
            lines += [[bound.total, *bound.parts] for bound in self._bounds_of.get(place, ())]
            lines += map(list, self._within_of.get(place, ()))
            near = set(filter(self._can_be_hidden, (at for line in lines for at in line)))
            new = sorted(near, key=self._size)[:some]
        if not new and not self._least:
            new = sorted(filter(self._can_be_hidden, self.known.numbers), key=self._size)[:some]
        self.hide(new)
        return bool(new)

    def _can_be_hidden(self, place: TablePlace) -> bool:
        return place not in self.hidden and place not in self.known.fixed and self.known.numbers[place] > 0

    def _cheapest(self, place: TablePlace) -> list[TablePlace]:
        """The places that close a circle with the least hidden anew; nothing where there is none."""
        begin, end = self._from_where(place)
        if begin == end == FREE:
            return []
        order = count()
        waiting: list[tuple[int, int, int, TablePlace, Iterator[TablePlace]]] = []
        reached: dict[int, tuple[int, tuple[int, TablePlace] | None]] = {}
        """By line what is hidden anew up to it, and whence by which place."""

        def wait(line: int, others: Iterator[TablePlace]) -> None:
            other = next(others, None)
            if other is not None:
                price = 0 if other in self.hidden else self.known.numbers[other]
                heappush(waiting, (reached[line][0] + price, next(order), line, other, others))

        def reach(line: int, cost: int, whence: tuple[int, TablePlace] | None) -> None:
            reached[line] = cost, whence
            shown = filter(self._can_be_hidden, self._by_size[line])
            wait(line, (other for other in chain(self._hidden_of[line], shown) if other != place))

        reach(end, 0, None)
        while waiting:
            cost, _order, line, other, others = heappop(waiting)
            wait(line, others)
            ends = self._ends[other]
            following = ends[1] if ends[0] == line else ends[0]
            if following == begin:
                path = [other]
                while (whence := reached[line][1]) is not None:
                    line, other = whence
                    path.append(other)
                return path
            if following not in reached:
                reach(following, cost, (line, other))
        return []


def _together(some: Moves, others: Moves) -> Moves:
    """Both changes at once."""
    found = {place: some.get(place, 0) + others.get(place, 0) for place in {**some, **others}}
    return {place: change for place, change in found.items() if change}


def _side(place: TablePlace) -> int:
    """-1 for a total, which stands on the other side of its sum; the total of all is one twice."""
    return -1 if (place.row == TOTAL) != (place.column == TOTAL) else 1
