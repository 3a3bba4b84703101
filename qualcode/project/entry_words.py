"""What entries of the history were about, in words: the kind of change, and the documents and codes that it touched.

A row that an entry made has no old image: what it held is the next old image of the same row, else the row itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from qualcode.model.history import Entry, in_words
from qualcode.project.file import schema
from qualcode.project.file.store import Store

_SHOWN = 2  # names of one sort; the others are counted
_NAMED = ("cases", "codebooks", "coders", "labels", "publications", "settings")
_REFERENCES = ("document_id", "code_id", "coding_id", "coder_id", "author_id", "case_id", "publication_id", "start")
# what belongs to the coder who made it, and would tell where that coder gave which code
_OF_CODERS = (
    "codings", "orphans", "memos", "quotation_edits", "quotation_ids", "anchors", "published_quotations",
    "accepted_findings",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EntryWords:
    """An entry in words; `rows` counts the touched rows by table. `hidden` says that none of them may be seen."""

    words: str
    rows: dict[str, int]
    hidden: bool = False


@dataclass(slots=True)
class _Subjects:
    rows: dict[str, int] = field(default_factory=dict)
    unseen: int = 0
    documents: dict[int, None] = field(default_factory=dict)
    codes: dict[int, None] = field(default_factory=dict)
    others: dict[str, None] = field(default_factory=dict)


class EntryTeller:
    """Tells entries in words, page by page; what names are is asked once.

    For a coder (key) who works blind, others' codings are neither named nor counted.
    """

    def __init__(self, store: Store, seen_by: int | None = None) -> None:
        self._store = store
        self._seen_by = seen_by
        self._codings: dict[int, tuple[int, int, int] | None] = {}  # key -> document, code, coder; of one page
        self._names: dict[tuple[str, int], str] = {}

    def words(self, entries: Sequence[Entry]) -> list[EntryWords]:
        """The entries in words."""
        self._codings.clear()
        subjects = self._subjects(entries)
        return [
            EntryWords(
                self._told(self._root_kind(entry), entry.kind, subjects[entry.key]),
                subjects[entry.key].rows,
                hidden=bool(subjects[entry.key].unseen) and not subjects[entry.key].rows,
            )
            for entry in entries
        ]

    def _root_kind(self, entry: Entry) -> str:
        """The kind of change that an undo or redo takes back or restores in the end; that of another entry."""
        kind, undoes = entry.kind, entry.undoes
        while undoes is not None:
            row = self._store.one("SELECT kind, undoes FROM entries WHERE uuid = ?", (undoes,))
            if row is None:
                break
            kind, undoes = row
        return kind

    def _subjects(self, entries: Sequence[Entry]) -> dict[int, _Subjects]:
        """The subjects of entries by their keys."""
        found = {entry.key: _Subjects() for entry in entries}
        # last, since codings touch them on their way: named only where nothing else was touched
        for table, columns in sorted(schema.LOGGED.items(), key=lambda pair: pair[0] == "assignments"):
            touching = [entry.key for entry in entries if table in entry.rows]
            if touching:
                held = [name for name in _REFERENCES if f"{name} " in f" {' '.join(columns.split())}"]
                if table != "memos":  # of these alone it is asked whether they have a place
                    held = [name for name in held if name != "start"]
                for entry, row_id, *values, number in self._rows(table, held, touching):
                    self._take(found[entry], table, row_id, dict(zip(held, values, strict=True)), number)
        return found

    def _rows(self, table: str, columns: Sequence[str], entries: Sequence[int]) -> list[tuple[int, ...]]:
        """(entry, row, the columns of its image …, number of rows); the row only where it has a name of its own."""
        own = "c.row_id" if table in (*_NAMED, "documents", "codes") else "0"
        images = ", ".join(
            f"CASE WHEN image IS NULL THEN t.{name} ELSE json_extract(image, '$.{name}') END" for name in columns
        )
        images = f", {images}" if images else ""
        groups = ", ".join(str(place) for place in range(1, len(columns) + 3))
        first = ", MIN(c.row_id)" if table == "codings" else ""  # named in the order in which they were given
        sql = (
            f"SELECT c.entry_id, {own}{images}, COUNT(DISTINCT c.row_id) FROM ("
            "SELECT entry_id, row_id, COALESCE(old, (SELECT later.old FROM changes later WHERE "
            "later.table_name = made.table_name AND later.row_id = made.row_id AND later.id > made.id "
            "AND later.old IS NOT NULL ORDER BY later.id LIMIT 1)) AS image FROM changes made "
            # the sign “+” lets SQLite look by entries, which it takes for dearer than by tables
            f"WHERE +table_name = '{table}' AND entry_id IN (SELECT value FROM json_each(?))) c "
            f'LEFT JOIN "{table}" t ON t.id = c.row_id GROUP BY {groups} ORDER BY c.entry_id{first}'
        )
        return self._store.all(sql, (json.dumps(entries),))

    def _take(self, subjects: _Subjects, table: str, row: int, held: dict[str, int | None], number: int) -> None:
        coding = self._coding(held.get("coding_id"))
        if self._is_hidden(table, held, coding):
            subjects.unseen += number
            return
        beside = table == "assignments" and (subjects.rows.keys() - {table} or subjects.unseen)
        if beside and subjects.unseen:
            return
        subjects.rows[table] = subjects.rows.get(table, 0) + number
        if beside:
            return
        document = row if table == "documents" else held.get("document_id")
        code = row if table == "codes" else held.get("code_id")
        if coding is not None:
            document, code = document or coding[0], code or coding[1]
        if document:
            subjects.documents[document] = None
        if code:
            subjects.codes[code] = None
        named = {"assignments": ("coders", "coder_id"), "published_quotations": ("publications", "publication_id")}
        of_case = ("cases", "case_id") if table in ("attributes", "memos") else None
        other, column = named.get(table) or of_case or (table if table in _NAMED else "", "")
        key = held.get(column) if column else row
        if other and key:
            subjects.others[self._name(other, key)] = None

    def _is_hidden(self, table: str, held: dict[str, int | None], coding: tuple[int, int, int] | None) -> bool:
        if self._seen_by is None or table not in _OF_CODERS:
            return False
        if table == "memos":
            placed = held.get("coding_id") or held.get("start") is not None
            return bool(placed) and held.get("author_id") != self._seen_by
        if table in ("codings", "orphans", "accepted_findings"):
            return held.get("coder_id") != self._seen_by
        return coding is not None and coding[2] != self._seen_by

    def _coding(self, key: int | None) -> tuple[int, int, int] | None:
        """Document, code and coder of a coding, be it gone or not; None where nothing is left of it."""
        if key is None:
            return None
        if key not in self._codings:
            row = self._store.one("SELECT document_id, code_id, coder_id FROM codings WHERE id = ?", (key,))
            if row is None:
                image = self._last_image("codings", key)
                row = (image["document_id"], image["code_id"], image["coder_id"]) if image else None
            self._codings[key] = row
        return self._codings[key]

    def _last_image(self, table: str, key: int) -> dict[str, int | str] | None:
        row = self._store.one(
            "SELECT old FROM changes WHERE table_name = ? AND row_id = ? AND old IS NOT NULL "
            "ORDER BY id DESC LIMIT 1",
            (table, key),
        )
        return json.loads(row[0]) if row else None

    def _name(self, table: str, key: int) -> str:
        """The present name of a row, else the last that it had; empty where it was forgotten."""
        if (table, key) not in self._names:
            self._names[table, key] = self._found_name(table, key)
        return self._names[table, key]

    def _found_name(self, table: str, key: int) -> str:
        above = ", parent_id" if table == "codes" else ", NULL"
        row = self._store.one(f'SELECT name{above} FROM "{table}" WHERE id = ?', (key,))
        if row is None:
            image = self._last_image(table, key)
            row = (image["name"], image.get("parent_id")) if image else ("", None)
        name, parent = row
        return f"{self._name(table, parent)} / {name}" if parent else str(name)

    def _told(self, root: str, kind: str, subjects: _Subjects) -> str:
        """The words of one entry: coding “Transition” in “Interview 1”."""
        words = in_words(root) if root == kind else f"{in_words(kind)}: {in_words(root)}"
        codes = _listed([self._name("codes", key) for key in subjects.codes], "codes")
        documents = _listed([self._name("documents", key) for key in subjects.documents], "documents")
        others = _listed(list(subjects.others))
        coded = f"{codes} in {documents}" if codes and documents else codes or documents
        thing = root.partition(".")[0]
        parts = (documents, codes, others) if thing == "document" else (coded, others)
        if thing in ("case", "coder", "codebook"):  # what else was touched came along with it
            parts = parts[::-1]
        first, *beside = [part for part in parts if part] or [""]
        return f"{words} {first} ({'; '.join(beside)})" if beside else f"{words} {first}".rstrip()


def _listed(names: Sequence[str], what: str = "") -> str:
    if len(names) == 1 and names[0]:
        return f"“{names[0]}”"
    known = [name for name in names if name]
    shown = ", ".join(f"“{name}”" for name in known[:_SHOWN])
    more = len(known) - _SHOWN
    of_what = what if more > 1 else what.removesuffix("s")
    return f"{shown} and {more} more {of_what}".rstrip() if more > 0 else shown
