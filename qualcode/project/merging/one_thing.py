"""Which rows of several copies are one thing, and what was done to one of them after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from qualcode.project.merging.row_graph import RowEvent


class SameThings:
    """Which rows are one thing."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def _root(self, uuid: str) -> str:
        while (above := self._above.get(uuid, uuid)) != uuid:
            uuid = above
        return uuid

    def join(self, one: str, other: str) -> None:
        """Both are one thing."""
        first, second = sorted((self._root(one), self._root(other)))
        self._above.setdefault(one, one)
        self._above.setdefault(other, other)
        self._above[second] = first

    def groups(self) -> dict[str, tuple[str, ...]]:
        """Each row of more than one -> all of them, the smallest first."""
        found: dict[str, list[str]] = defaultdict(list)
        for uuid in sorted(self._above):
            found[self._root(uuid)].append(uuid)
        return {uuid: tuple(uuids) for uuids in found.values() for uuid in uuids}


def resting_on(mine: Sequence[RowEvent], others: Sequence[RowEvent]) -> list[RowEvent]:
    """Those of the other events that rest on mine, whichever way."""
    known = {event.entry for event in mine}
    found: list[RowEvent] = []
    rest = list(others)
    while True:
        more = [event for event in rest if known.intersection(event.row.parents)]
        if not more:
            return found
        found += more
        known |= {event.entry for event in more}
        rest = [event for event in rest if event not in more]
