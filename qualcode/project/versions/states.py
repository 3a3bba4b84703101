"""The codebook at any time: its rows as they are, and walked backwards along the history."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from qualcode.model.codebooks.versions import Descent, FrozenCode, LineageKind
from qualcode.model.codes import CodeKind, Origin, Rules
from qualcode.project.file.history import image_of
from qualcode.project.file.store import Row, Store

_TABLES = ("codes", "code_rules", "code_levels", "related_codes")
_Image = dict[str, Any]
DESCENT = "SELECT kind, old_uuid, old_path, new_uuid, new_path, codings, created FROM code_lineage"


@dataclass(frozen=True, slots=True)
class CodebookStep:
    """What an entry (key) did to the codebook: it before and after, and what became of codes by it."""

    entry: int
    before: tuple[FrozenCode, ...]
    after: tuple[FrozenCode, ...]
    descents: tuple[Descent, ...]


@dataclass
class _Rows:
    """The rows of the codebook at a moment, by table and key, each with all its columns."""

    tables: dict[str, dict[int, _Image]]
    uuids: dict[int, str] = field(default_factory=dict)
    """Those of all codes that were met: what a row refers to may be gone already, or not be there yet."""
    _made: dict[int, FrozenCode] = field(default_factory=dict)
    _of_code: dict[str, dict[int, set[int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, rows in self.tables.items():
            for key, image in rows.items():
                self._enter(name, key, image)

    def _enter(self, table: str, key: int, image: _Image) -> None:
        if table == "codes":
            self.uuids[key] = str(image["uuid"])
        else:
            self._of_code.setdefault(table, {}).setdefault(int(image["code_id"]), set()).add(key)

    def put(self, table: str, key: int, image: _Image | None) -> None:
        """Give a row another image, None where it is not there."""
        rows = self.tables[table]
        former = rows.pop(key, None)
        for held in (former, image):
            if held is not None:
                self._made.pop(key if table == "codes" else int(held["code_id"]), None)
        if former is not None and table != "codes":
            self._of_code[table][int(former["code_id"])].discard(key)
        if image is not None:
            rows[key] = image
            self._enter(table, key, image)

    def _rows_of(self, table: str, code: int) -> list[_Image]:
        rows = self.tables[table]
        return [rows[key] for key in sorted(self._of_code.get(table, {}).get(code, ()))]

    def _frozen(self, key: int) -> FrozenCode:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(key)
        return made

    def _make(self, key: int) -> FrozenCode:
        code = self.tables["codes"][key]
        rules = max(self._rows_of("code_rules", key), key=itemgetter("version"), default=None)
        said = rules or {"version": 1, "definition": "", "include": "", "exclude": "", "borders": ""}
        levels = sorted(self._rows_of("code_levels", key), key=itemgetter("position", "uuid"))
        related = sorted(self._rows_of("related_codes", key), key=itemgetter("position"))
        return FrozenCode(
            uuid=str(code["uuid"]),
            name=str(code["name"]),
            parent=self.uuids.get(code["parent_id"], ""),
            position=int(code["position"]),
            rule_version=int(said["version"]),
            rules=Rules(*(str(said[name]) for name in ("definition", "include", "exclude", "borders"))),
            colour=str(code["colour"]),
            kind=CodeKind(code["kind"]),
            origin=Origin(code["origin"]),
            source=str(code["source"]),
            weight_meaning=str(code["weight_meaning"]),
            exclusive=bool(code["exclusive"]),
            short_key=str(code["short_key"]),
            ordered=bool(code["ordered"]),
            levels=tuple((str(level["name"]), str(level["definition"])) for level in levels),
            related=tuple(
                (str(held["kind"]), self.uuids.get(held["related_id"], "") or str(held["name"])) for held in related
            ),
        )

    def frozen(self) -> tuple[FrozenCode, ...]:
        """The codes in reading order. Those that stand below what is not there are left out."""
        children: dict[int | None, list[int]] = {}
        codes = self.tables["codes"]
        for key in sorted(codes, key=lambda key: (codes[key]["position"], key)):
            children.setdefault(codes[key]["parent_id"], []).append(key)
        found: list[FrozenCode] = []
        waiting = children.get(None, [])[::-1]
        while waiting:
            key = waiting.pop()
            found.append(self._frozen(key))
            waiting.extend(reversed(children.get(key, [])))
        return tuple(found)


def present(store: Store) -> tuple[FrozenCode, ...]:
    """The codebook as it is now."""
    return _present(store).frozen()


def after_entry(store: Store, entry: int) -> tuple[FrozenCode, ...]:
    """The codebook as it was right after the entry of that key."""
    rows = _present(store)
    for _entry, changes in _changes(store, entry):
        _take_back(rows, changes)
    return rows.frozen()


def steps(store: Store, since: int = 0) -> Iterator[CodebookStep]:
    """What each entry behind that key did to the codebook, the last one first; also those that were taken back.

    One that froze it did nothing to it.
    """
    rows = _present(store)
    after = rows.frozen()
    lineage = _lineage(store)
    for entry, changes in _changes(store, since):
        _take_back(rows, changes)
        before = rows.frozen()
        descents = tuple(
            lineage[key] for table, key, old, *_ in reversed(changes) if table == "code_lineage" and old is None
            if key in lineage
        )  # fmt: skip
        yield CodebookStep(entry, before, after, descents)
        after = before


def _present(store: Store) -> _Rows:
    tables: dict[str, dict[int, _Image]] = {}
    for table in _TABLES:
        cursor = store.connection.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in cursor.description]
        tables[table] = {row[0]: dict(zip(names, row, strict=True)) for row in cursor}
    rows = _Rows(tables)
    # what was removed is needed for the rows that once referred to it
    for key, uuid in store.rows(
        "SELECT DISTINCT row_id, json_extract(old, '$.uuid') FROM changes "
        "WHERE table_name = 'codes' AND old IS NOT NULL"
    ):
        rows.uuids.setdefault(key, str(uuid))
    return rows


def _changes(store: Store, after: int) -> Iterator[tuple[int, list[Row]]]:
    """(entry, its changes of the codebook), the last first: each (table, row, old image, version of the schema)."""
    found = store.rows(
        "SELECT c.entry_id, c.table_name, c.row_id, c.old, e.schema_version FROM changes c "
        "JOIN entries e ON e.id = c.entry_id WHERE c.table_name IN "
        "('codes', 'code_rules', 'code_levels', 'related_codes', 'code_lineage', 'codebook_versions') "
        "AND c.entry_id > ? ORDER BY c.entry_id DESC, c.id DESC",
        (after,),
    )
    for entry, changes in groupby(found, key=itemgetter(0)):
        yield entry, [row[1:] for row in changes]


def _take_back(rows: _Rows, changes: list[Row]) -> None:
    for table, key, old, version in changes:
        if table in _TABLES:
            rows.put(table, key, None if old is None else {**image_of(table, old, version), "id": key})


def _lineage(store: Store) -> dict[int, Descent]:
    """All rows about what became of codes, by key; also those that were taken back."""
    found = {row[0]: descent_of(row[1:]) for row in store.all(DESCENT.replace("SELECT", "SELECT id,", 1))}
    for key, old in store.rows(
        "SELECT row_id, old FROM changes WHERE table_name = 'code_lineage' AND old IS NOT NULL ORDER BY id"
    ):
        image = json.loads(old)
        names = ("kind", "old_uuid", "old_path", "new_uuid", "new_path", "codings", "created")
        found.setdefault(key, descent_of(tuple(image[name] for name in names)))
    return found


def descent_of(row: Row) -> Descent:
    """A row of `DESCENT` as what became of a code."""
    kind, *values = row
    return Descent(LineageKind(kind), *values)
