"""A sum over the digests of all rows of a project, by which damage is found that breaks no rule.

For each logged table the file keeps the sum, modulo 2**256, of the SHA-256 of its rows, and one over the entries of
the history with the row images of each. Sums have no order, so each entry takes the digests of the rows' old images
off and adds those of the rows as it leaves them. Texts and structures carry hashes of their own.

The bytes of a row, which stay as they are from schema 2 on: the table's name and the values in the order of the
columns, integers in decimal, text as it is, NULL as “None”, with a U+001F between each two; all in UTF-8 (lone
surrogates as three bytes each). An entry's are those of its columns in `_ENTRY`, followed by table, key and old image
(the JSON as it stands) of each of its changes in their order, as if each were a row. A version that adds a column to
a logged table counts the sums anew in its migration.

Not in the sum, since they are no content of the study and are written outside of entries: *file_state* (which holds
the sum), *backups*, *begun*, *forgotten*, and the search index. `check` tests the form of their values, and the index
against the texts; a digit changed in *forgotten* passes, and lets one forgotten thing come back unrecognised.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from hashlib import sha256

from qualcode.project.file import schema

Sums = Mapping[str, int]  # table -> sum of the digests of its rows

_MODULUS = 1 << 256
_AT_ONCE = 1000  # changes that are read at once
# the columns by name: what later versions add to the log must not change the digests of old entries
_ENTRY = "id, uuid, coder_uuid, coder_name, created, kind, reason, schema_version, undoes"  # no text: SQL


def added(sums: Sums, more: Sums) -> dict[str, int]:
    """Both, table by table; sums of zero are left out."""
    totals = {table: (sums.get(table, 0) + more.get(table, 0)) % _MODULUS for table in sums.keys() | more.keys()}
    return {table: total for table, total in totals.items() if total}


def written(sums: Sums) -> str:
    """As the file holds them: a line for each table."""
    return "\n".join(f"{table} {total:064x}" for table, total in sorted(sums.items()))


def read(column: str) -> dict[str, int]:
    """What `written` wrote. Raises ValueError where it did not."""
    return {table: int(total, 16) for table, total in (line.split(" ") for line in column.split("\n") if line)}


def written_anew(before: str, sums: Sums) -> str:
    """The line of each table that is in the sums with what they add; what `written` gives for both, but quicker.

    Raises ValueError where `before` is not what `written` wrote.
    """
    lines = dict(line.split(" ") for line in before.split("\n") if line)
    for table, more in sums.items():
        total = (int(lines.get(table, "0"), 16) + more) % _MODULUS
        lines[table] = f"{total:064x}"
        if not total:
            del lines[table]
    return "\n".join([f"{table} {lines[table]}" for table in sorted(lines)])


def of_entry(connection: sqlite3.Connection, head: tuple[object, ...]) -> dict[str, int]:
    """What an entry, about to be committed, adds to the sums; empty where it touched nothing.

    `head` are its values in the order of `_ENTRY`, its key first.
    """
    entry = head[0]
    whole = sha256(_bytes("entries", head))
    sums: dict[str, int] = {}
    touched: dict[str, set[int]] = {}
    changes = connection.execute(
        "SELECT table_name, row_id, old FROM changes WHERE entry_id = ? ORDER BY id", (entry,)
    )
    while part := changes.fetchmany(_AT_ONCE):
        whole.update(b"".join([_bytes(table, (row, old)) for table, row, old in part]))
        for table, row, old in part:
            rows = touched.setdefault(table, set())
            if row not in rows:  # its later images are of this entry itself
                rows.add(row)
                if old is not None:
                    sums[table] = sums.get(table, 0) - _digest(table, json.loads(old).values())
    if not touched:
        return {}
    for table, rows in touched.items():
        if len(rows) == 1:
            live = connection.execute(f'SELECT * FROM "{table}" WHERE id = ?', tuple(rows))
            more = sum([_digest(table, row) for row in live])
        else:  # the sign keeps SQLite from looking through all changes of the table
            chosen = "WHERE id IN (SELECT row_id FROM changes WHERE entry_id = ? AND +table_name = ?)"  # no text: SQL
            more = _sum(connection, table, chosen, (entry, table))
        sums[table] = sums.get(table, 0) + more
    sums["entries"] = int.from_bytes(whole.digest(), "big")
    return sums


def of_entries(connection: sqlite3.Connection, first: int) -> dict[str, int]:
    """What all entries from that key on, about to be committed together, add to the sums; in one pass over them."""
    sums: dict[str, int] = {}
    touched: dict[str, set[int]] = {}
    for table, row, old in connection.execute(
        "SELECT table_name, row_id, old FROM changes WHERE entry_id >= ? ORDER BY id", (first,)
    ):
        rows = touched.setdefault(table, set())
        if row not in rows:  # its later images are of these entries themselves
            rows.add(row)
            if old is not None:
                sums[table] = sums.get(table, 0) - _digest(table, json.loads(old).values())
    for table in touched:
        chosen = "WHERE id IN (SELECT row_id FROM changes WHERE entry_id >= ? AND +table_name = ?)"  # no text: SQL
        sums[table] = sums.get(table, 0) + _sum(connection, table, chosen, (first, table))
    sums["entries"] = _of_history(connection, first)
    return sums


def counted_anew(connection: sqlite3.Connection) -> dict[str, int]:
    """The sums over all rows as they are."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    tables = [table for table in schema.LOGGED if table in there]  # a file of an older version has not all
    sums = {table: _sum(connection, table) for table in tables}
    sums["entries"] = _of_history(connection)
    return added(sums, {})


def renew(connection: sqlite3.Connection, off: Sums | None = None) -> None:
    """Write the sums over all rows as they are: after a migration, after forgetting; inside the transaction.

    `off` is by how much they were off before, which stays so.
    """
    sums = added(counted_anew(connection), off or {})
    connection.execute("UPDATE file_state SET digest = ?", (written(sums),))


def off(connection: sqlite3.Connection) -> dict[str, int]:
    """By how much the sums of the file differ from those of its rows; empty where no row was damaged.

    Sums that cannot be read count as those of no row.
    """
    (kept,) = connection.execute("SELECT digest FROM file_state").fetchone()
    try:
        sums = read(kept)
    except ValueError:
        sums = {}
    return added(sums, {table: -total for table, total in counted_anew(connection).items()})


def _of_history(connection: sqlite3.Connection, first: int = 0) -> int:
    total = 0
    line = _joined("table_name", ("row_id", "old"))
    changes = connection.execute(
        f"SELECT entry_id, {line} FROM changes WHERE entry_id >= ? ORDER BY entry_id, id", (first,)
    )
    change = next(changes, None)
    line = _joined("'entries'", _ENTRY.split(", "))
    for entry, head in connection.execute(f"SELECT id, {line} FROM entries WHERE id >= ? ORDER BY id", (first,)):
        whole = sha256(head.encode("utf-8", "surrogatepass"))
        while change is not None and change[0] <= entry:
            if change[0] == entry:
                whole.update(change[1].encode("utf-8", "surrogatepass"))
            change = next(changes, None)
        total += int.from_bytes(whole.digest(), "big")
    return total


def _sum(connection: sqlite3.Connection, table: str, chosen: str = "", values: tuple[object, ...] = ()) -> int:
    """The sum over the rows of a table; SQLite puts together what `_bytes` would, in a fraction of the time."""
    line = _joined(f"'{table}'", schema.column_names(connection, table))
    total = 0
    for (row,) in connection.execute(f'SELECT {line} FROM "{table}" {chosen}', values):
        total += int.from_bytes(sha256(row.encode("utf-8", "surrogatepass")).digest(), "big")
    return total


def _joined(table: str, columns: Iterable[str]) -> str:
    """SQL for the text of a row of which `_bytes` gives the bytes."""
    return " || char(31) || ".join([table, *(f"""ifnull("{column}", 'None')""" for column in columns)])


def _digest(table: str, row: Iterable[object]) -> int:
    return int.from_bytes(sha256(_bytes(table, row)).digest(), "big")


def _bytes(table: str, row: Iterable[object]) -> bytes:
    """The row as bytes that no version of SQLite or Python writes otherwise; no column of text may be NULL."""
    return "\x1f".join((table, *map(str, row))).encode("utf-8", "surrogatepass")
