"""Entries and texts from another copy, field by field: what fits the tables is taken, anything else refused."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, NoReturn

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.sharing.portable import EntryBundle, PortableEntry, PortableImage, PortableRow, PortableText
from qualcode.project.file import schema
from qualcode.project.file.structures import COLUMNS, digest, reaches_outside
from qualcode.project.file.structures import unpacked as unpacked_structure
from qualcode.project.merging.places import PLACES
from qualcode.project.merging.value_forms import HASH, TIME, UUID, form_of, reader_of

FIRST_SCHEMA = 8  # older programs wrote no entries for other copies
_KIND = re.compile(r"[a-z][a-z_.]{0,63}")
_MOST = 1 << 63  # integers of SQLite are below
_MOST_PARENTS = 10_000
_KNOWN_BY_HASH = ("texts", "structures")  # empty where what a document had was erased
_SHORT = 24
_MOST_SOURCE = 1_000
FORMAT = 1
ENTRY, TEXT = "entry", "text"
"""What a line of a file of entries begins with, but those of rows."""


def refuse(why: str, hint: str = "") -> NoReturn:
    """Raise the ReadingError that says why entries from another copy are not read."""
    raise ReadingError(
        _("Entries from another copy cannot be read: {why}", why=why), hint or _("Nothing was changed.")
    )


def not_ours(error: Exception) -> str:
    """Why a file is refused that is not as qualcode writes it."""
    return _("what is in the file is not as qualcode writes it ({error}).", error=type(error).__name__)


def structure_sha256(columns: Sequence[str]) -> str:
    """What a structure is known by in all copies: the SHA-256 of its packed columns."""
    return digest(0, *columns)


@dataclass(frozen=True, slots=True)
class _Column:
    is_number: bool
    may_lack: bool
    target: str  # the table that it refers to
    form: Callable[[str], object] | None  # what tells whether a text is one that may stand there


@lru_cache
def _tables() -> dict[str, dict[str, _Column]]:
    """The columns of each logged table, without those that are the row's identity."""
    found: dict[str, dict[str, _Column]] = {}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for table, statement in _statements().items():
            connection.execute(statement)
            targets = {row[3]: row[2] for row in connection.execute(f'PRAGMA foreign_key_list("{table}")')}
            found[table] = {
                name: _Column(kind == "INTEGER", not needed, targets.get(name, ""), _fits(table, name))
                for _at, name, kind, needed, *_more in connection.execute(f'PRAGMA table_info("{table}")')
                if name not in ("id", "uuid")
            }
    return found


def _fits(table: str, column: str) -> Callable[[str], object] | None:
    form = form_of(table, column)
    return form.fits if form else reader_of(table, column)


class CheckedEntries:
    """Reads the contents of a file of entries; every method raises ReadingError for what does not fit.

    Several files may share the `rules` that their rows are held against.
    """

    def __init__(self, rules: RowRules | None = None) -> None:
        self._rules = rules or RowRules()
        self._made: dict[str, list[tuple[object, ...]]] = {}  # table -> whole rows, to be held against its rules
        self._ends: dict[str, int] = {}  # SHA-256 of a text -> the highest place in it that a row names
        self._references: dict[tuple[str, str], tuple[str, str]] = {}  # those that were looked at, each once
        self._strings: dict[str, str] = {}  # short ones: they come again and again

    def bundle(self, lines: Iterator[Any]) -> EntryBundle:
        """What `entry_file.packed` wrote, of this version or an older one."""
        head = next(lines)
        _refuse_newer(head)
        project, source = head["project"], head["source"]
        if not (_is(UUID, project) and isinstance(source, str) and len(source) < _MOST_SOURCE):
            refuse(_("it does not say of which project it is."))
        entries: dict[str, PortableEntry] = {}
        texts: dict[str, PortableText] = {}
        for kind, *value in lines:
            if kind == ENTRY:
                *of_entry, count = value
                entry = self.entry([*of_entry, islice(lines, count)])
                if len(entry.rows) != count or entries.setdefault(entry.uuid, entry) is not entry:
                    refuse(_("it holds two entries of one identity."))
                self._rules.hold(self._made)
                self._made.clear()
            elif kind == TEXT:
                sha256, count, structures = value
                text = _joined(lines, count)
                columns = {name: [_joined(lines, part) for part in counts] for name, counts in structures.items()}
                texts[sha256] = _checked_text(sha256, text, columns)
            else:
                raise ValueError(kind)
        for sha256, checked in texts.items():
            if self._ends.get(sha256, 0) > len(checked.text):
                refuse(_("a place lies outside of its text."))
        return EntryBundle(project, source, tuple(entries.values()), texts)

    def entry(self, value: Sequence[Any]) -> PortableEntry:
        """An entry with its rows, brought to the form of this version."""
        uuid, coder, name, created, kind, reason, version, undoes, package, rows = value
        if not (_is(UUID, uuid) and (coder is None or _is(UUID, coder)) and (undoes is None or _is(UUID, undoes))):
            refuse(_("the identity of an entry is none."))
        if package != "" and not _is(UUID, package):
            refuse(_("the identity of a package is none."))
        if not (_is(_KIND, kind) and _is(TIME, created)) or (undoes is None) == (kind in ("undo", "redo")):
            refuse(_("an entry has no kind or no time."))
        if type(version) is not int or version < FIRST_SCHEMA:
            refuse(_("an entry has no version."))
        if version > schema.VERSION:
            _refuse_as_newer()
        if not (isinstance(name, str) and isinstance(reason, str)):
            raise TypeError(name, reason)
        made = tuple([self.row(row, version) for row in rows])
        if len({(row.table, row.uuid) for row in made}) < len(made):
            refuse(_("an entry touches a row twice."))
        return PortableEntry(uuid, coder, name, created, kind, reason, schema.VERSION, undoes, made, package)

    def row(self, value: Sequence[Any], version: int) -> PortableRow:
        """A row of an entry, brought to the form of this version."""
        table, uuid, parents, old, new, text = value
        columns = _tables().get(table)
        if columns is None:
            refuse(_("this version has no {table}", table=ascii(table)))
        if not _is(UUID, uuid) or len(parents) > _MOST_PARENTS or not all(_is(UUID, parent) for parent in parents):
            refuse(_("the identity of a row is none."))
        if text != "" and not _is(HASH, text):
            refuse(_("a checksum is none."))
        if version < schema.VERSION:
            old, new = _brought_here(table, version, old, new)
        if (old is None and new is None) or (
            old.keys() != new.keys() if old is not None and new is not None else (new or old).keys() != columns.keys()
        ):
            refuse(_("a row of {table} has other columns than it must.", table=table))
        before = None if old is None else self._image(columns, table, old)
        after = None if new is None else self._image(columns, table, new)
        if (before is None or after is None) and (whole := after or before) is not None:
            numbers = [1 if isinstance(value, tuple) else value for value in whole.values()]
            self._made.setdefault(table, []).append((1, uuid, *(numbers)))
        if text:
            self._note_place(table, after or before or {}, text)
        return PortableRow(table, uuid, tuple(parents), before, after, text)

    def _image(self, columns: Mapping[str, _Column], table: str, image: Mapping[str, Any]) -> PortableImage:
        checked: dict[str, Any] = {}
        for name, column in columns.items():  # in the order of the table
            if name not in image:
                continue
            value = image[name]
            if value is None:
                fine = column.may_lack
            elif column.target:
                target, identity = value
                value = self._references.get((target, identity)) or self._reference(target, identity)
                fine = value[0] == column.target
            elif column.is_number:
                fine = type(value) is int and -_MOST <= value < _MOST
            else:
                if len(value) < _SHORT:
                    value = self._strings.setdefault(value, value)
                fine = isinstance(value, str) and (column.form is None or bool(column.form(value)))
            if not fine:
                refuse(_("{table}: {column} holds something else than it must.", table=table, column=name))
            checked[name] = value
        if len(checked) < len(image):  # none at all of a row that was changed and changed back
            refuse(_("a row of {table} has other columns than it must.", table=table))
        return checked

    def _reference(self, target: str, identity: str) -> tuple[str, str]:
        known = _is(HASH, identity) or identity == "" if target in _KNOWN_BY_HASH else _is(UUID, identity)
        if not known:
            refuse(_("the identity of a row is none."))
        return self._references.setdefault((target, identity), (target, identity))

    def _note_place(self, table: str, image: PortableImage, sha256: str) -> None:
        first, second = PLACES.get(table, ("", ""))
        end = image.get(second)
        if table != "quotation_edits" and isinstance(end, int):
            self._ends[sha256] = max(self._ends.get(sha256, 0), end)
        start = image.get(first)
        if isinstance(start, int) and (start < 0 or (isinstance(end, int) and second == "end" and end <= start)):
            refuse(_("a place lies outside of its text."))


@lru_cache
def _statements() -> dict[str, str]:
    """What makes the logged tables; a shared file holds parts by the hundred, of few tables each."""
    return {name: statement for name, statement in schema.create_statements().items() if name in schema.LOGGED}


class RowRules:
    """A file in memory for tables without triggers, which take one row each: each new one replaces the last."""

    def __init__(self) -> None:
        self._connection: sqlite3.Connection | None = None
        self._tables: set[str] = set()  # each from its first row on

    def hold(self, made: Mapping[str, Sequence[Sequence[object]]]) -> None:
        """Refuse whole rows by table that the tables would not take, whatever else is in them."""
        try:
            for table, rows in made.items():
                marks = ", ".join("?" * len(rows[0]))
                self._with(table).executemany(f'INSERT OR REPLACE INTO "{table}" VALUES ({marks})', rows)
        except sqlite3.Error as error:
            refuse(_("a row breaks a rule of its table ({error}).", error=error))

    def _with(self, table: str) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = sqlite3.connect(":memory:", isolation_level=None)
        if table not in self._tables:
            self._tables.add(table)
            self._connection.execute(_statements()[table])
        return self._connection

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
            self._tables.clear()


def _refuse_as_newer() -> NoReturn:
    refuse(_("they were written by a newer qualcode."), _("Nothing was changed. Update qualcode to take them in."))


def _refuse_newer(head: Mapping[str, Any]) -> None:
    form, version = head["format"], head["schema"]
    if type(form) is not int or type(version) is not int:
        raise TypeError(form, version)
    if form > FORMAT or version > schema.VERSION:
        _refuse_as_newer()


def _joined(lines: Iterator[Any], count: int) -> str:
    """A long text that stands in so many lines."""
    return "".join([next(lines) for _line in range(count)])


def _checked_text(sha256: str, text: str, structures: Mapping[str, Sequence[str]]) -> PortableText:
    """A text with its structures, each what its checksum says."""
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != sha256:
        refuse(_("a text is not that of its checksum."))
    for name, columns in structures.items():
        if len(columns) != len(COLUMNS) or structure_sha256(columns) != name:
            refuse(_("the structure of a text is not that of its checksum."))
        if reaches_outside(unpacked_structure(*columns), len(text)):
            refuse(_("the structure of a text reaches outside of it."))
    return PortableText(text, {name: tuple(columns) for name, columns in structures.items()})


def _is(form: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and form.fullmatch(value) is not None


def _brought_here(
    table: str, version: int, old: dict[str, Any] | None, new: dict[str, Any] | None
) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """The images of a row of an older version as this one has them."""
    from qualcode.project.file.migrations import UPCASTERS

    for number in range(version + 1, schema.VERSION + 1):
        if upcast := UPCASTERS.get((table, number)):
            old, new = old and upcast(old), new and upcast(new)
    if old and new:  # what came since was not changed
        same = {name for name in old.keys() & new.keys() if old[name] == new[name]}
        return ({n: v for n, v in old.items() if n not in same}, {n: v for n, v in new.items() if n not in same})
    return old, new
