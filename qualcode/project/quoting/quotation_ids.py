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
_GIVEN = "SELECT coding_id, name FROM quotation_ids WHERE coding_id IN (SELECT value FROM json_each(?))"
_IDS = (
    "SELECT id, substr(uuid, -12) FROM codings WHERE id IN (SELECT value FROM json_each(?)) "
    "AND NOT EXISTS (SELECT 1 FROM quotation_ids WHERE coding_id = codings.id)"
)
# the ids that begin as one of these does
_TAKEN = f"SELECT name FROM quotation_ids WHERE substr(name, 1, {SHORTEST}) IN (SELECT value FROM json_each(?))"
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

    def of(self, codings: Iterable[int]) -> dict[int, str]:
        """Coding key -> the id that is kept, of those of the codings (keys) that have one."""
        return dict(self._store.all(_GIVEN, (json.dumps(list(codings)),)))

    def coding(self, name: str) -> int | None:
        """The key of the coding whose quotation has that id."""
        row = self._store.one("SELECT coding_id FROM quotation_ids WHERE name = ?", (folded(name),))
        return int(row[0]) if row else None

    def keep(self, codings: Iterable[int], author: Author) -> int:
        """Give the codings (keys) that have none an id, for good; gives how many were new.

        An id is lengthened until no other coding's id begins with it and none was ever given to another.
        """
        keys = sorted(set(codings))
        portions = [keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE)]
        if not any(self._store.one(f"{_IDS} LIMIT 1", (json.dumps(portion),)) for portion in portions):
            return 0
        with self._store.history.change("quotation.id", author):
            return sum(map(self._give, portions))

    def _give(self, codings: list[int]) -> int:
        """Give ids to those of the codings that have none, inside the change; gives how many these were."""
        ids: dict[int, str] = dict(self._store.all(_IDS, (json.dumps(codings),)))
        if not ids:
            return 0
        beginnings = {whole[:SHORTEST] for whole in ids.values()}
        alike = json.dumps(list(beginnings))
        rivals = [whole for (whole,) in self._store.all(_RIVALS, (alike,))]
        taken = {name for (name,) in self._store.all(_TAKEN, (alike,))}
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
