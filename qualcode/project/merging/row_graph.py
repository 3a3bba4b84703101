"""What a row is after all that several copies did to it: its entries form a graph, each after those it rests on.

An entry supersedes what it rests on. Who is superseded by nobody is a head: one head, or several of one value, give
the value of a field; heads of different values are a conflict, where that of the smallest UUID holds meanwhile.
Everything here is a function of the set of entries, whatever their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from qualcode.model.sharing.merges import EXISTENCE, KEPT, REMOVED
from qualcode.model.sharing.portable import PortableImage, PortableRow, PortableValue
from qualcode.project.merging.places import PLACES
from qualcode.project.merging.tables import MECHANICAL, QUIET, is_quiet, unit_of

Value = tuple[PortableValue, ...]
"""The values of the columns of a field, in their order: a place has two."""
NEEDED, ALONG = "needed", "along"
"""Why a row stays that was removed: others refer to it, or it belongs to a row that stays."""
Placing = Callable[[str, Sequence[str], Value], Value | None]


class RowEvent(NamedTuple):
    """What one entry did to a row; `undoes` is the UUID of what it takes back or restores."""

    entry: str
    kind: str
    undoes: str | None
    row: PortableRow


@dataclass(slots=True)
class RowState:
    """What a row is. `conflicts` has the heads (UUIDs) of each field that differs, EXISTENCE among them.

    `over` has for each of these all entries that a decision supersedes.
    """

    alive: bool
    values: dict[str, PortableValue] = field(default_factory=dict)
    conflicts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    over: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sides: dict[str, dict[str, Value]] = field(default_factory=dict)
    revoked: tuple[str, ...] = ()
    """UUIDs of the entries that removed the row although it is there: what they removed with it is, too."""
    removed: tuple[PortableImage, ...] = ()
    """What the row was when somebody removed it."""
    moved: bool = False
    """Whether its place was chosen on another text."""
    lost: tuple[str, str, Value] | None = None
    """The entry, text (SHA-256) and place of a row whose place is not in the present text any more."""


class RowGraph:
    """The events of one row, or of several rows that are one thing."""

    def __init__(
        self,
        table: str,
        events: Iterable[RowEvent],
        placed: Placing | None = None,
    ) -> None:
        """`placed` gives values that were set on a text (SHA-256) as they are on the present one, if they are."""
        self._table = table
        self._placed = placed
        self._events = _in_order(_as_meant(list(events)))
        self._numbers: dict[str, list[int]] = {}
        for number, event in enumerate(self._events):
            self._numbers.setdefault(event.entry, []).append(number)
        self._before: list[int] = []  # of each event, as bits: those that it supersedes
        for event in self._events:
            bits = 0
            for parent in event.row.parents:
                for number in self._numbers.get(parent, ()):
                    if number < len(self._before):
                        bits |= self._before[number] | 1 << number
            self._before.append(bits)
        for numbers in self._numbers.values():  # one entry did all of it at once
            if len(numbers) > 1:
                bits = 0
                for number in numbers:
                    bits |= self._before[number]
                for number in numbers:
                    self._before[number] |= bits

    @property
    def events(self) -> Sequence[RowEvent]:
        """The events, each after those that it rests on."""
        return self._events

    def is_alive(self) -> bool:
        """Whether the row is there: somebody went on with it without knowing that it was removed."""
        return self._alive_heads() != []

    def _knowing_removal(self) -> int:
        """Those that were superseded by a removal, as bits."""
        bits = 0
        for number, event in enumerate(self._events):
            if event.row.new is None:
                bits |= self._before[number] | 1 << number
        return bits

    def _alive_heads(self) -> list[int]:
        gone = self._knowing_removal()
        alive = [number for number in range(len(self._events)) if not gone >> number & 1 and self._counts(number)]
        return self._heads(alive)

    def _counts(self, number: int) -> bool:
        """Whether an event says that somebody wants the row: what goes along with others does not."""
        event = self._events[number]
        if event.row.new is None:
            return False
        if event.row.old is None or event.kind == "conflict.decide":
            return True
        return event.kind not in MECHANICAL and any(not is_quiet(self._table, name) for name in event.row.new)

    def state(self, *, keep: str = "") -> RowState:
        """What the row is; it stays although it was removed where `keep` says why: what stays ALONG tells nothing."""
        heads = self._alive_heads()
        removals = self._open_removals()
        state = RowState(bool(heads) or bool(keep))
        if state.alive:
            state.revoked = self._revoked()
            state.removed = tuple(e.row.old for e in self._events if e.row.new is None and e.row.old)
        if removals and (heads or keep == NEEDED):
            heads = heads or self._heads([n for n, event in enumerate(self._events) if event.row.new is not None])
            kept = [self._events[number].entry for number in heads]
            gone = [self._events[number].entry for number in removals]
            state.conflicts[EXISTENCE] = tuple(sorted({*kept, *gone}))
            state.over[EXISTENCE] = state.conflicts[EXISTENCE]
            state.sides[EXISTENCE] = {**dict.fromkeys(kept, (KEPT,)), **dict.fromkeys(gone, (REMOVED,))}
        self._fill(state)
        return state

    def _revoked(self) -> tuple[str, ...]:
        made_again = 0
        for number, event in enumerate(self._events):
            if event.row.old is None:
                made_again |= self._before[number]
        return tuple(
            event.entry
            for number, event in enumerate(self._events)
            if event.row.new is None and not made_again >> number & 1
        )

    def _open_removals(self) -> list[int]:
        """Removals that nobody who went on with the row knew of."""
        known = 0
        for number in range(len(self._events)):
            if self._counts(number):
                known |= self._before[number]
        removals = [number for number, event in enumerate(self._events) if event.row.new is None]
        return [number for number in self._heads(removals) if not known >> number & 1]

    # ---- fields ----------------------------------------------------------------------------------

    def _fill(self, state: RowState) -> None:
        names = dict.fromkeys(name for event in self._events for name in event.row.new or event.row.old or ())
        units: dict[str, list[str]] = {}
        for name in names:
            units.setdefault(unit_of(self._table, name), []).append(name)
        for unit, columns in units.items():
            heads = self._expanded(self._heads(self._writers(columns)), columns)
            if not heads:  # only removals tell what it was
                self._fill_from_removal(state, columns)
                continue
            values = {number: self._value(number, columns) for number in heads}
            chosen = self._chosen(unit, columns, heads, values, state)
            value = values[chosen]
            if self._placed and self._events[chosen].row.text:
                there = self._placed(self._events[chosen].row.text, columns, value)
                state.moved |= there not in (None, value)
                if there is None:
                    place = tuple(value[columns.index(name)] for name in PLACES[self._table])
                    state.lost = (self._events[chosen].entry, self._events[chosen].row.text, place)
                value = there or value
            state.values.update(zip(columns, value, strict=True))

    def _fill_from_removal(self, state: RowState, columns: Sequence[str]) -> None:
        for event in self._events:
            image = event.row.old if event.row.new is None else None
            if image and all(name in image for name in columns):
                state.values.update({name: image[name] for name in columns})
                return

    def _chosen(
        self, unit: str, columns: Sequence[str], heads: list[int], values: dict[int, Value], state: RowState
    ) -> int:
        """The head whose value holds; what differs becomes a conflict."""
        by_uuid = sorted(heads, key=lambda number: self._events[number].entry)
        if len(heads) == 1:
            return heads[0]
        compared = dict(values)
        if self._placed:
            for number in heads:
                text = self._events[number].row.text
                there = self._placed(text, columns, values[number]) if text else None
                compared[number] = there or values[number]
        if len(set(compared.values())) == 1:
            return by_uuid[0]
        is_place = self._table in PLACES and unit == unit_of(self._table, PLACES[self._table][0])
        meant = [number for number in by_uuid if not is_place or self._events[number].kind not in MECHANICAL]
        if meant and len(meant) < len(by_uuid):
            by_uuid = meant
            if len({compared[number] for number in by_uuid}) == 1:
                return by_uuid[0]
        quiet = QUIET.get((self._table, unit), QUIET.get(("", unit)))
        if quiet or not meant:
            ordered = sorted(
                by_uuid, key=lambda number: tuple((value is not None, str(value)) for value in values[number])
            )
            return ordered[-1 if quiet == "last" else 0]
        state.conflicts[unit] = tuple(self._events[number].entry for number in by_uuid)
        state.sides[unit] = {self._events[number].entry: compared[number] for number in by_uuid}
        state.over[unit] = tuple(
            sorted({self._events[number].entry for number in self._heads(self._writers(columns))})
        )
        return by_uuid[0]

    def _writers(self, columns: Sequence[str]) -> list[int]:
        return [
            number
            for number, event in enumerate(self._events)
            if event.row.new is not None and any(name in event.row.new for name in columns)
        ]

    def _heads(self, numbers: Sequence[int]) -> list[int]:
        """Those of the events that no other one of them supersedes."""
        bits = 0
        for number in numbers:
            bits |= self._before[number]
        return [number for number in numbers if not bits >> number & 1]

    def _expanded(self, heads: list[int], columns: Sequence[str]) -> list[int]:
        """The heads, where what takes back the last change stands for what was before that."""
        if all(self._events[number].undoes is None for number in heads):
            return heads
        found: list[int] = []
        for number in heads:
            found += self._stands_for(number, columns)
        return self._heads(sorted(set(found)))

    def _stands_for(self, number: int, columns: Sequence[str]) -> list[int]:
        event = self._events[number]
        if event.undoes is None or event.undoes not in self._numbers:
            return [number]
        taken = self._numbers[event.undoes]
        bits = 0
        for back in taken:
            bits |= self._before[back] | 1 << back
        if bits != self._before[number]:
            return [number]  # something else came between
        before = [
            writer for writer in self._writers(columns) if any(self._before[back] >> writer & 1 for back in taken)
        ]
        heads = self._heads(before)
        return [found for head in heads for found in self._stands_for(head, columns)] or [number]

    def _value(self, number: int, columns: Sequence[str]) -> Value:
        new = self._events[number].row.new or {}
        return tuple(new[name] if name in new else self._value_before(number, name) for name in columns)

    def _value_before(self, number: int, name: str) -> PortableValue:
        """What a column was that an event left as it was."""
        writers = [
            before
            for before in range(number)
            if self._before[number] >> before & 1 and name in (self._events[before].row.new or ())
        ]
        heads = sorted(self._heads(writers), key=lambda head: self._events[head].entry)
        if not heads:
            return (self._events[number].row.old or {}).get(name)
        return (self._events[heads[0]].row.new or {})[name]


def _as_meant(events: list[RowEvent]) -> list[RowEvent]:
    """The events, where taking back that a row was placed again is no removal, if no entry had removed it before.

    A merge had, which is an entry of one copy alone: so the row is what it was before it was placed.
    """
    by_place = {(event.entry, event.row.uuid): event for event in events}
    found = []
    for event in events:
        placed = by_place.get((event.undoes or "", event.row.uuid)) if event.row.new is None else None
        parents = placed.row.parents if placed is not None and placed.row.old is None else ()
        before = [by_place.get((parent, event.row.uuid)) for parent in parents]
        if placed is not None and any(known is not None and known.row.new is not None for known in before):
            found.append(event._replace(row=replace(event.row, old={}, new=placed.row.new)))
        else:
            found.append(event)
    return found


def _rank(value: Value) -> tuple[tuple[bool, str], ...]:
    return tuple((part is not None, str(part)) for part in value)


def _in_order(events: list[RowEvent]) -> list[RowEvent]:
    """The events, each after those that it rests on, else by UUID."""
    if len(events) < 2:
        return events
    by_entry: dict[str, list[RowEvent]] = {}
    for event in sorted(events, key=lambda event: (event.entry, event.row.uuid)):
        by_entry.setdefault(event.entry, []).append(event)
    done: dict[str, None] = {}
    opened: set[str] = set()
    stack = list(reversed(by_entry))
    while stack:
        entry = stack[-1]
        parents = sorted({parent for event in by_entry[entry] for parent in event.row.parents}, reverse=True)
        open_ones = [
            parent for parent in parents if parent in by_entry and parent not in done and parent not in opened
        ]
        if entry in done or not open_ones:
            done[stack.pop()] = None
        else:
            opened.add(entry)
            stack += open_ones
    return [event for entry in done for event in by_entry[entry]]


def chain(events: Sequence[RowEvent], last: Sequence[str]) -> bool:
    """Whether each event rests on the one before it, and the first on those entries: nobody else touched the row."""
    before = tuple(last)
    for event in events:
        if event.row.parents != before and set(event.row.parents) != set(before):
            return False
        before = (event.entry,)
    return True
