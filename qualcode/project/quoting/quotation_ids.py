"""Short ids of quotations, kept from the first export on, so that they stay good whatever is coded later."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import Store

SHORTEST = 6
_AT_ONCE = 10_000  # codings that get their ids together: all at once would be held several times over
_IDS = "SELECT id, substr(uuid, -12) FROM codings WHERE id IN (SELECT value FROM json_each(?))"
# the codings whose ids begin as one of these does
_RIVALS = (
    f"SELECT substr(uuid, -12) FROM codings WHERE substr(uuid, -12, {SHORTEST}) IN (SELECT value FROM json_each(?))"
)


class QuotationIds:
    """The ids that quotations have in working exports: the first digits of the coding's id, at least six."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[int, str]:
        """Coding key -> the id that is kept."""
        return dict(self._store.all("SELECT coding_id, name FROM quotation_ids"))

    def coding(self, name: str) -> int | None:
        """The key of the coding whose quotation has that id."""
        row = self._store.one("SELECT coding_id FROM quotation_ids WHERE name = ?", (folded(name),))
        return int(row[0]) if row else None

    def keep(self, codings: Iterable[int], author: Author) -> int:
        """Give the codings (keys) that have none an id, for good; gives how many were new.

        An id is lengthened until no other coding's id begins with it and none was ever given to another.
        """
        keys = set(codings)
        if keys <= self.all().keys():
            return 0
        with self._store.history.change("quotation.id", author):
            return self._keep(keys)

    def _keep(self, codings: set[int]) -> int:
        """Inside the change: another process may have given ids meanwhile."""
        known = self.all()
        wanted = sorted(codings - known.keys())
        taken = set(known.values())
        return sum(self._give(wanted[start : start + _AT_ONCE], taken) for start in range(0, len(wanted), _AT_ONCE))

    def _give(self, codings: list[int], taken: set[str]) -> int:
        """Give ids to codings that have none; they are `taken` after that."""
        ids: dict[int, str] = dict(self._store.all(_IDS, (json.dumps(codings),)))
        beginnings = {whole[:SHORTEST] for whole in ids.values()}
        rivals = [whole for (whole,) in self._store.all(_RIVALS, (json.dumps(list(beginnings)),))]
        begins = {SHORTEST: Counter(whole[:SHORTEST] for whole in rivals)}
        given: list[tuple[int, str]] = []
        for key in sorted(ids):
            name = _free(ids[key], taken, begins, rivals)
            taken.add(name)
            given.append((key, name))
        self._store.insert_all("quotation_ids", ("coding_id", "name"), given)
        return len(given)


def _free(full: str, taken: set[str], begins: dict[int, Counter[str]], rivals: Iterable[str]) -> str:
    for length in range(SHORTEST, len(full)):
        if length not in begins:
            begins[length] = Counter(whole[:length] for whole in rivals)
        name = full[:length]
        if begins[length][name] == 1 and name not in taken:
            return name
    return full
