"""Whose words a row of an entry may hold: those of a document, of a case, or nobody's, which are the team's.

A document keeps its key when it is given to another case, so rows of a document are its own, also where it has a
case: forgetting a case means its documents, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from qualcode.model.sharing.portable import PortableEntry, PortableRow
from qualcode.project.file import schema
from qualcode.project.file.store import Store

_OWNERS = ("documents", "cases")
# columns that lead to an owner, the nearest first; a memo on a code, with its code_id alone, is the team's
_LEADING = (
    ("coding_id", "codings"),
    ("memo_id", "memos"),
    ("speaker_id", "speakers"),
    ("passage_id", "norming_passages"),
    ("document_id", "documents"),
    ("case_id", "cases"),
)
_Place = tuple[str, str]  # table and UUID
_NOBODYS = ("", "")


class Owners:
    """Tells the owners (UUIDs) of rows; `team` stands for what is nobody's."""

    def __init__(self, store: Store, team: str) -> None:
        self._store = store
        self._team = team
        self._above: dict[_Place, _Place] = {}  # what a row belongs to; _NOBODYS where that is nobody

    def learn(self, entries: Iterable[PortableEntry]) -> None:
        """Take from the rows of entries what belongs to what; quicker than looking for each row in the project."""
        for entry in entries:
            for row in entry.rows:
                above = _named(row)
                if above is not None:
                    self._above.setdefault((row.table, row.uuid), above)

    def __call__(self, row: PortableRow) -> str:
        """The UUID of the document or case whose words the row may hold, else `team`."""
        if row.table == "decisions":  # of a row of another table
            image = row.new or row.old or {}
            return self._of((str(image.get("table_name")), str(image.get("row_uuid"))))
        return self._of((row.table, row.uuid))

    def above(self, table: str, uuid: str) -> tuple[str, str]:
        """Table and UUID of what a row belongs to, such as the coding of a memo; two empty words for nobody's."""
        place = (table, uuid)
        if place not in self._above:
            self._above[place] = self._looked_up(place)
        return self._above[place]

    def _of(self, place: _Place) -> str:
        seen = set[_Place]()
        while place[0] not in _OWNERS:
            if place == _NOBODYS or place in seen:
                return self._team
            seen.add(place)
            place = self.above(*place)
        return place[1]

    def _looked_up(self, place: _Place) -> _Place:
        """What a row belongs to by what the project says: as it is, as it was last, or as another copy had it."""
        table, uuid = place
        if table not in schema.LOGGED:
            return _NOBODYS
        columns = schema.column_names(self._store.connection, table)
        leading = [(column, to) for column, to in _LEADING if column in columns]
        if not leading:
            return _NOBODYS
        target = self._store.one("SELECT target FROM aliases WHERE table_name = ? AND uuid = ?", (table, uuid))
        values = self._living(table, str(target[0]) if target else uuid, leading)
        for (_column, to), key in zip(leading, values, strict=False):
            if key is not None:
                return to, self._uuid(to, key)
        return _NOBODYS if values else self._carried(table, uuid, leading)

    def _living(self, table: str, uuid: str, leading: list[tuple[str, str]]) -> list[int | None]:
        """The keys in those columns of a row that is or was there; empty where it never was."""
        names = ", ".join(column for column, _ in leading)
        row = self._store.one(f"SELECT {names} FROM {table} WHERE uuid = ?", (uuid,))
        if row is None:
            images = ", ".join(f"json_extract(old, '$.{column}')" for column, _ in leading)
            row = self._store.one(
                f"SELECT {images} FROM changes WHERE table_name = ? AND old IS NOT NULL "
                "AND json_extract(old, '$.uuid') = ? ORDER BY id DESC LIMIT 1",
                (table, uuid),
            )
        return list(row) if row else []

    def _uuid(self, table: str, key: int) -> str:
        row = self._store.one(f"SELECT uuid FROM {table} WHERE id = ?", (key,)) or self._store.one(
            "SELECT json_extract(old, '$.uuid') FROM changes WHERE table_name = ? AND row_id = ? "
            "AND old IS NOT NULL LIMIT 1",
            (table, key),
        )
        return str(row[0]) if row else ""

    def _carried(self, table: str, uuid: str, leading: list[tuple[str, str]]) -> _Place:
        for images in self._store.all(
            "SELECT new, old FROM carried WHERE table_name = ? AND row_uuid = ?", (table, uuid)
        ):
            for image in images:
                values = json.loads(image) if image else {}
                for column, to in leading:
                    value = values.get(column)
                    if isinstance(value, list) and len(value) == 2:
                        return to, str(value[1])
        return _NOBODYS


def _named(row: PortableRow) -> _Place | None:
    """What a row belongs to by its own images; None where they do not say it."""
    if row.table in _OWNERS:
        return row.table, row.uuid
    whole = row.new if row.old is None else row.old if row.new is None else None
    images = (whole,) if whole else (row.new, row.old)
    for image in images:
        for column, _to in _LEADING:
            value = image.get(column) if image else None
            if isinstance(value, tuple):
                return value
    return _NOBODYS if whole else None
