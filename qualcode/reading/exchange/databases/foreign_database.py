"""Databases of other programs: opened only to be read, and of what is in them only tables that are known by name.

Such a file is as hostile as any other. Its schema is not trusted: no view, trigger, virtual table or function of it
is ever run, nothing is attached or loaded, and a query that does not end is stopped.
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.reading.source.loading import shown_name

MAGIC = b"SQLite format 3\x00"

_LARGEST_VALUE = 64 * 2**20  # bytes
_STEPS_AT_ONCE = 100_000  # of SQLite's machine, between two looks
_MOST_LOOKS = 20_000  # two thousand million steps, some minutes
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: _LARGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 2**20,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
}
_ALLOWED_PRAGMAS = {"table_xinfo"}
_MOST_TABLES = 1_000
_FAILURES = (sqlite3.Error, OverflowError, UnicodeError)  # its messages may hold bytes of the file that are no UTF-8
_WINDOWS = "cp1252"
_MOST_DIGITS = 18  # of a whole number in 64 bits
_SWITCHES = {"DEFENSIVE": True, "ENABLE_VIEW": False, "ENABLE_TRIGGER": False}  # from Python 3.12 on


class ForeignRow:
    """One row of a table: its values by column, each as the kind of value that is asked for."""

    __slots__ = ("_odd", "_values")

    def __init__(self, values: dict[str, object], odd: Counter[str]) -> None:
        """`odd` counts, by column, the values that are of another kind than they should be."""
        self._values = values
        self._odd = odd

    def text(self, column: str) -> str:
        """The text in a column; empty where there is none."""
        value = self._values.get(column)
        if value is None or isinstance(value, str):
            return value or ""
        if isinstance(value, int | float):
            whole = _whole(value)
            return str(value if whole is None else whole)
        self._tell(column)
        return ""

    def number(self, column: str) -> int | None:
        """The whole number in a column; None where there is none."""
        value = self._values.get(column)
        if value is None:
            return None
        number = None
        if isinstance(value, int | float):
            number = _whole(value)
        elif isinstance(value, str) and len(value) <= _MOST_DIGITS:  # a column without a type holds what was typed
            with suppress(ValueError):
                number = int(value)
        if number is None and value != "":
            self._tell(column)
        return number

    def _tell(self, column: str) -> None:
        """Count a value that is of another kind than it should be, once."""
        self._odd[column] += 1
        self._values[column] = None

    def identity(self, number: int) -> tuple[str, str]:
        """What tells a row from that of the same number in a copy of its project: when it was made, else its name."""
        return str(number), self.text("date") or self.text("name")

    def is_there(self, column: str) -> bool:
        """Whether a column of the table holds something in this row."""
        return self._values.get(column) not in (None, "")


class ForeignDatabase:
    """A database of another program that is open to be read.

    `tables` holds for each table its columns, both in lower case. `windows` counts, by table, the texts that were no
    UTF-8 and were read as Windows-1252, `odd` the values of another kind than they should be.
    """

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        """Raises ReadingError for what SQLite cannot read."""
        self.name = name
        self.windows: Counter[str] = Counter()
        self.odd: dict[str, Counter[str]] = {}
        self._connection = connection
        self._reads = ""
        connection.text_factory = self._decoded
        with self._told():
            self._names = self._table_names()
            self.tables = {table: self._columns(table) for table in self._names}

    def holds(self, *tables: str) -> bool:
        """Whether all these tables are there."""
        return self.tables.keys() >= set(tables)

    def rows(self, table: str) -> Iterator[ForeignRow]:
        """The rows of a table in its order; none where the table is missing. Raises ReadingError."""
        columns = sorted(self.tables.get(table, ()))
        if not columns:
            return
        self._reads = table
        odd = self.odd.setdefault(table, Counter())
        wanted = ", ".join(map(_quoted, columns))
        with self._told(), closing(self._connection.cursor()) as cursor:
            cursor.execute(f"SELECT {wanted} FROM {_quoted(self._names[table])}")  # noqa: S608 - names in quotes
            for values in cursor:
                yield ForeignRow(dict(zip(columns, values, strict=True)), odd)

    def first(self, table: str) -> ForeignRow:
        """The first row of a table; an empty one where there is none."""
        return next(self.rows(table), ForeignRow({}, Counter()))

    def filled(self, table: str, but: Collection[str]) -> dict[str, int]:
        """In how many rows of a table something stands in each column, but for those named and numbers of rows."""
        found: dict[str, int] = {}
        columns = self.tables.get(table, frozenset()).difference(but)
        with self._told():
            for column in sorted(column for column in columns if not column.endswith("id")):
                place = f"{_quoted(self._names[table])} WHERE {_quoted(column)} <> ''"
                ((number,),) = self._connection.execute(f"SELECT count(*) FROM {place}")  # noqa: S608 - names in quotes
                if number:
                    found[column] = number
        return found

    def counts(self, *but: str) -> dict[str, int]:
        """How many rows each table holds that holds some, but for those named and SQLite's own."""
        found: dict[str, int] = {}
        with self._told():
            for table in sorted(self.tables.keys() - set(but)):
                query = f"SELECT count(*) FROM {_quoted(self._names[table])}"  # noqa: S608 - a name in quotes
                ((number,),) = self._connection.execute(query)
                if number:
                    found[table] = number
        return found

    def _table_names(self) -> dict[str, str]:
        """The tables as they are called, by their names in lower case; no views and no virtual ones."""
        rows = self._connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
        if len(rows) > _MOST_TABLES:
            raise ReadingError(
                _("“{name}” holds more tables than any program makes.", name=self.name),
                _("Check which file it is."),
            )
        return {
            name.casefold(): name
            for name, sql in rows
            if isinstance(name, str)
            and not name.casefold().startswith("sqlite_")
            and not str(sql).lstrip().casefold().startswith("create virtual")  # no text: SQL
        }

    def _columns(self, table: str) -> frozenset[str]:
        """A table's columns, without those that are computed."""
        rows = self._connection.execute(f"PRAGMA table_xinfo({_quoted(self._names[table])})").fetchall()
        return frozenset(str(row[1]).casefold() for row in rows if not row[6])

    def _decoded(self, data: bytes) -> str:
        """A text: UTF-8, else Windows-1252 as R left it in some tables."""
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            self.windows[self._reads] += 1
            return data.decode(_WINDOWS, "replace")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except _FAILURES as problem:
            raise _unreadable(self.name, problem) from problem


@contextmanager
def foreign_database(path: Path) -> Iterator[ForeignDatabase]:
    """A database, open to be read as it lies there; nothing is written, beside it either.

    Raises ReadingError for a file that is none, is damaged, or is open in its program.
    """
    name = shown_name(path.name)
    if not is_database(path):
        raise ReadingError(_("“{name}” is no database.", name=name), _("Check which file it is."))
    for suffix in ("-wal", "-journal"):
        rest = path.with_name(path.name + suffix)
        if rest.is_file() and rest.stat().st_size:
            raise ReadingError(
                _("“{name}” is open in its program, or was not closed properly.", name=name),
                _("Close the project there, or open it there once and close it, and try again."),
            )
    try:
        connection = sqlite3.connect(path.resolve().as_uri() + "?mode=ro&immutable=1", uri=True)
    except _FAILURES as problem:
        raise _unreadable(name, problem) from problem
    with closing(connection):
        try:
            _secure(connection)
        except _FAILURES as problem:
            raise _unreadable(name, problem) from problem
        yield ForeignDatabase(connection, name)


def is_database(path: Path) -> bool:
    """Whether a file begins as SQLite's do. Raises ReadingError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError as problem:
        raise ReadingError(
            _("“{name}” cannot be read: {reason}.", name=shown_name(path.name), reason=problem.strerror),
            _("Check the path and the disk."),
        ) from problem


def one_line(text: str) -> str:
    """A name as one line without blanks at its edges."""
    return " ".join(text.split())


def _secure(connection: sqlite3.Connection) -> None:
    """Trust nothing of the file."""
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, most)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute("PRAGMA query_only = ON")
    for name, is_on in _SWITCHES.items():
        switch = getattr(sqlite3, f"SQLITE_DBCONFIG_{name}", None)
        if switch is not None:
            connection.setconfig(switch, is_on)  # type: ignore[attr-defined,unused-ignore]
    connection.set_authorizer(_authorize)
    looks = 0

    def look() -> bool:
        nonlocal looks
        looks += 1
        return looks > _MOST_LOOKS

    connection.set_progress_handler(look, _STEPS_AT_ONCE)


def _authorize(action: int, first: str | None, second: str | None, _database: str | None, _by: str | None) -> int:
    """Reading and counting only."""
    if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and second == "count":
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first in _ALLOWED_PRAGMAS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _whole(value: float) -> int | None:
    """The whole number that a value is; None where it is none."""
    if isinstance(value, int):
        return value
    return int(value) if math.isfinite(value) and value.is_integer() and abs(value) < 2**53 else None


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _unreadable(name: str, problem: Exception) -> ReadingError:
    return ReadingError(
        _("“{name}” cannot be read as a database: {cause}.", name=name, cause=" ".join(str(problem).split())[:200]),
        _("It may have been copied incompletely: open it in the program that made it, and save or copy it again."),
    )
