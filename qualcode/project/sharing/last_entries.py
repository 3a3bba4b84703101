"""Which entries touched a row last: on them a change rests that is made of it in a package."""

from __future__ import annotations

import json

from qualcode.project.file.standing import is_living
from qualcode.project.file.store import Store

# what concerns this copy alone, and what takes such a change back
_OF_THIS_COPY = """
    WITH RECURSIVE own(uuid) AS (
        SELECT uuid FROM entries WHERE kind IN ('merge', 'forget', 'package.cut')
        UNION SELECT e.uuid FROM own JOIN entries e ON e.undoes = own.uuid)
    SELECT uuid FROM own
"""


class LastEntries:
    """The last entries of the rows of a project: all that came in from other copies since the last one made here."""

    def __init__(self, store: Store) -> None:
        self._store = store
        arrived = store.all("SELECT entry_uuid, merge_uuid FROM arrived")
        undone = {merge for merge in {merge for _entry, merge in arrived} if not is_living(store.connection, merge)}
        self._arrived = {entry for entry, _merge in arrived}
        self._staying = {uuid for (uuid,) in store.all(_OF_THIS_COPY)}
        self._staying |= {entry for entry, merge in arrived if merge in undone}
        self._bases: dict[tuple[str, str], list[str]] = {
            (table, uuid): json.loads(entries)
            for table, uuid, entries in store.all("SELECT table_name, row_uuid, entries FROM bases")
        }

    def of(self, table: str, key: int, uuid: str) -> list[str]:
        """The UUIDs of the last entries of a row, the latest last."""
        rows = self._store.rows(
            "SELECT DISTINCT e.id, e.uuid FROM changes c JOIN entries e ON e.id = c.entry_id "
            "WHERE c.table_name = ? AND c.row_id = ? ORDER BY e.id DESC",
            (table, key),
        )
        last: list[str] = []
        for _id, entry in rows:
            if entry in self._staying:
                continue
            last.append(entry)
            if entry not in self._arrived:
                break
        else:
            last += reversed(self._bases.get((table, uuid), []))
        return last[::-1]
