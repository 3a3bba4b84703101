"""Numbered steps from an empty file to the present schema; a step is never edited after a release.

A step says which values the new columns of old rows get, and what else is to be filled; the tables themselves are
made from the statements of its version. A step that changes a logged table also brings an upcaster in `UPCASTERS`,
which turns a row image of an older schema version into the present form, so that undo works across it. The sums over
the rows are counted anew where the tables of rows changed; a step that only gives them other values renews them.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from typing import NamedTuple

from qualcode.progress import begin_commit, stopped_by
from qualcode.project.file import digests, file_state, schema
from qualcode.project.file.lean_import import Database, Migrations
from qualcode.project.file.structures import digest
from qualcode.project.watch.identity import new_uuid, new_uuids

Image = dict[str, object]
# table -> column -> SQL of what its value is in rows that did not have it
NewColumns = Mapping[str, Mapping[str, str]]

MIGRATIONS = Migrations("qualcode")
_MOST = 1 << 62  # no entry has that key


@MIGRATIONS()
def first_schema(database: Database) -> None:
    """Cases, documents, codebook, codings, memos, coders, and the history of all."""
    bring_to(database, 1, {})


@MIGRATIONS()
def second_schema(database: Database) -> None:
    """Marks and sums against damage, what was forgotten and begun, descriptions of codebooks, invented examples."""
    bring_to(database, 2, {"anchors": {"invented": "0"}, "structures": {"sha256": "''"}})
    connection = database.conn
    of_one = "SELECT text_id, segmenter, paragraphs, turns, sentences, marks FROM structures WHERE id = ?"
    for (key,) in connection.execute("SELECT id FROM structures").fetchall():  # one in memory at a time
        sha256 = digest(*connection.execute(of_one, (key,)).fetchone())
        connection.execute("UPDATE structures SET sha256 = ? WHERE id = ?", (sha256, key))


@MIGRATIONS()
def third_schema(database: Database) -> None:
    """Where the disclosure check found something in passages, so that it reads new ones only."""
    bring_to(database, 3, {})


@MIGRATIONS()
def fourth_schema(database: Database) -> None:
    """Marks of good quotations as rows of whoever set them; work on documents by rounds."""
    connection = database.conn
    marked = list(_pasts(connection, "codings", _once_good(connection)))
    bring_to(database, 4, {"assignments": {"round": "1"}})
    _give_marks(connection, marked)
    orphans = connection.execute("SELECT id, coding, attached FROM orphans").fetchall()
    for key, coding, attached in orphans:
        orphan = _with_mark({"coding": coding, "attached": attached})
        connection.execute(
            "UPDATE orphans SET coding = ?, attached = ? WHERE id = ?", (orphan["coding"], orphan["attached"], key)
        )
    round_at = _rounds(connection)
    if round_at is not None:
        _part_by_rounds(connection, round_at)


@MIGRATIONS()
def fifth_schema(database: Database) -> None:
    """Wave and kind of source, topics of the guide, summaries, groups of documents, research questions."""
    bring_to(database, 5, {"labels": {"wave": "''", "source_kind": "''"}})


@MIGRATIONS()
def sixth_schema(database: Database) -> None:
    """How documents were read and what is doubted of it, turns within turns, numbers of the source's lines.

    A structure without the latter two has the hash that it had: what was damaged before is still told.
    """
    bring_to(database, 6, {"documents": {"how_read": "''"}, "structures": {"inner": "''", "lines": "''"}})


@MIGRATIONS()
def seventh_schema(database: Database) -> None:
    """What people agreed to, the register of what left, rules of transcription.

    That a case may be quoted was the default, which nobody had to say: it is known where somebody said otherwise,
    or set it back.
    """
    connection = database.conn
    of_old = "CASE WHEN json_valid(old) THEN json_extract(old, '$.quotable') END"  # no text: SQL
    said = connection.execute(
        "SELECT id, quotable FROM cases WHERE quotable <> 'yes' OR id IN (SELECT row_id FROM changes "
        f"WHERE table_name = 'cases' AND {of_old} IN ('paraphrase', 'no')) ORDER BY id"
    ).fetchall()
    bring_to(database, 7, {"documents": {"transcription": "''"}})
    connection.executemany(
        "INSERT INTO consents (uuid, case_id, analyse, quote, teach, archive, secondary, services, given, form, "
        "withdrawn, delete_by) VALUES (?, ?, '', ?, '', '', '', '', '', '', '', '')",
        [(new_uuid(), case, quote) for case, quote in said],
    )


@MIGRATIONS()
def eighth_schema(database: Database) -> None:
    """Work in several copies: what came from others, passages fixed beforehand, decisions, shared folders."""
    bring_to(database, 8, {"codes": {"short_key": "''"}})


@MIGRATIONS()
def ninth_schema(database: Database) -> None:
    """Roles of coders, model solutions, decisions of a consensus, norming sessions, own passages coded again."""
    bring_to(database, 9, {"coders": {"role": "'coder'"}, "fixed_segments": {"repeats": "NULL"}})


@MIGRATIONS()
def tenth_schema(database: Database) -> None:
    """Versions of the codebook, edits that change no rule, verdicts on codings, inductive work, levels and types.

    That a living anchor example was taken from a coding is known of those that still are.
    """
    values = {
        "codes": {"ordered": "0"},
        "code_rules": {"change": "'rule'", "note": "''"},
        "anchors": {"coding_uuid": "COALESCE((SELECT uuid FROM codings WHERE id = coding_id), '')"},
        "related_codes": {"kind": "'related'"},
        "codebooks": {"layout": "''"},
    }
    bring_to(database, 10, values)


@MIGRATIONS()
def eleventh_schema(database: Database) -> None:
    """Pools that the project was added to, and documents that were drawn from one."""
    bring_to(database, 11, {})


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the present schema and write its triggers anew, in one transaction.

    The connection is in autocommit mode. Does nothing where another process did it meanwhile.
    """
    with _tables_may_change(connection):
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if version < schema.VERSION:
                _take_steps(connection, version)
            begin_commit()
            connection.execute("COMMIT")
        except BaseException:
            with stopped_by(None):
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
            raise


def make(connection: sqlite3.Connection) -> None:
    """Fill an empty file, in autocommit mode: what the steps come to, taken once per process, and its own row."""
    with closing(sqlite3.connect(":memory:")) as tables:
        tables.deserialize(_empty_tables())
        tables.backup(connection)
    connection.execute("BEGIN IMMEDIATE")
    file_state.fill(connection)
    digests.renew(connection, {})
    connection.execute("COMMIT")


@cache
def _empty_tables() -> bytes:
    """A file of the present schema without the row that is each file's own."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        with _tables_may_change(connection):
            _apply_steps(connection)
        return connection.serialize()


def _take_steps(connection: sqlite3.Connection, version: int) -> None:
    schema.drop_triggers(connection)
    renews = not _sums_hold(version)
    off = digests.off(connection) if renews and "file_state" in schema.statements(version) else {}
    _apply_steps(connection)
    file_state.fill(connection)
    if renews:
        digests.renew(connection, off)


def _apply_steps(connection: sqlite3.Connection) -> None:
    """Bring the tables to the present schema, and write their triggers anew."""
    MIGRATIONS.apply(Database(connection))
    schema.rebuild_triggers(connection)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {schema.VERSION}")


def _sums_hold(version: int) -> bool:
    """Whether the sums that a file of that version came with are those of its rows in the present schema.

    Then they stay. Else they are counted before and after: what was damaged before must go on to be told.
    """
    before, after = schema.statements(version), schema.statements(schema.VERSION)
    return all(before.get(table) == after[table] for table in (*schema.LOGGED, "entries", "changes", "file_state"))


@contextmanager
def _tables_may_change(connection: sqlite3.Connection) -> Iterator[None]:
    """Let a table be renamed away and made anew without a word of it in the tables that refer to it."""
    (before,) = connection.execute("PRAGMA foreign_keys").fetchone()
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA legacy_alter_table = ON")
    try:
        yield
    finally:
        with stopped_by(None):
            connection.execute("PRAGMA legacy_alter_table = OFF")
            connection.execute(f"PRAGMA foreign_keys = {before}")


def bring_to(database: Database, version: int, values: NewColumns) -> None:
    """Make the tables and indexes of a version from those of the one before; triggers are off.

    A changed table is made anew and takes over its rows with their ids, and the highest id that it ever gave:
    renaming or altering the new one would leave other letters in its statement. `values` are of columns that the
    version before did not have.
    """
    connection = database.conn
    before, after = schema.statements(version - 1), schema.statements(version)
    for name in before.keys() - after.keys():
        connection.execute(f'DROP {schema.kind_of(before[name])} IF EXISTS "{name}"')
    for name, sql in after.items():
        if schema.kind_of(sql) != "table" or before.get(name) == sql:
            continue
        if name in before:
            _make_anew(connection, name, sql, values.get(name, {}))
        else:
            connection.execute(sql)
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    for name, sql in after.items():
        if schema.kind_of(sql) == "index":
            if name in there and before.get(name) != sql:
                connection.execute(f'DROP INDEX "{name}"')
            if name not in there or before.get(name) != sql:
                connection.execute(sql)


def _make_anew(connection: sqlite3.Connection, name: str, sql: str, values: Mapping[str, str]) -> None:
    old = f"{name}_before"
    highest = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,)).fetchone()
    connection.execute(f'ALTER TABLE "{name}" RENAME TO "{old}"')
    connection.execute(sql)
    kept = set(schema.column_names(connection, old))
    columns = schema.column_names(connection, name)
    taken = ", ".join(f'"{column}"' if column in kept else values[column] for column in columns)
    into = ", ".join(f'"{column}"' for column in columns)
    connection.execute(f'INSERT INTO "{name}" ({into}) SELECT {taken} FROM "{old}" ORDER BY id')
    connection.execute(f'DROP TABLE "{old}"')
    if highest:
        connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, highest[0]))


# ---- the fourth version ----------------------------------------------------------------------------------


class _Change(NamedTuple):
    """A change of a row in the history: its key, its entry and that entry's time, whether the entry takes back."""

    key: int
    entry: int
    created: str
    takes_back: bool


class _RowPast(NamedTuple):
    """What a row was before each of its changes, oldest first, and what it is now; None where it was not there."""

    changes: list[_Change]
    states: list[Image | None]  # one more than changes


def _pasts(connection: sqlite3.Connection, table: str, rows: Iterable[int]) -> Iterator[tuple[int, _RowPast]]:
    """Rows of a table (keys) with all that the history knows of them."""
    keys = json.dumps(sorted(rows))
    columns = schema.column_names(connection, table)
    live = {
        row[0]: dict(zip(columns, row, strict=True))
        for row in connection.execute(
            f'SELECT * FROM "{table}" WHERE id IN (SELECT value FROM json_each(?))', (keys,)
        )
    }
    found: dict[int, _RowPast] = {key: _RowPast([], []) for key in live}
    for row, old, key, entry, created, undoes in connection.execute(
        "SELECT c.row_id, c.old, c.id, e.id, e.created, e.undoes FROM changes c JOIN entries e ON e.id = c.entry_id "
        "WHERE c.table_name = ? AND c.row_id IN (SELECT value FROM json_each(?)) ORDER BY c.row_id, c.id",
        (table, keys),
    ).fetchall():
        past = found.setdefault(row, _RowPast([], []))
        past.changes.append(_Change(key, entry, created, undoes is not None))
        past.states.append(_image_of(old))
    for row, past in sorted(found.items()):
        yield row, _RowPast(past.changes, [*past.states, live.get(row)])


def _image_of(old: str | None) -> Image | None:
    """A row's image; None also where it is damaged, which the check of the file tells."""
    try:
        image = json.loads(old) if old else None
    except ValueError:
        return None
    return image if isinstance(image, dict) else None


def _compact(image: Image | None) -> str | None:
    """An image as the triggers write it."""
    return json.dumps(image, ensure_ascii=False, separators=(",", ":")) if image else None


def _once_good(connection: sqlite3.Connection) -> set[int]:
    """The keys of all codings that are marked as good quotations, or were at some time."""
    of_old = "CASE WHEN json_valid(old) THEN json_extract(old, '$.good') END"  # no text: SQL
    rows = connection.execute(
        "SELECT id FROM codings WHERE good = 1 UNION "
        f"SELECT row_id FROM changes WHERE table_name = 'codings' AND old IS NOT NULL AND {of_old} = 1"
    )
    return {int(key) for (key,) in rows}


def _give_marks(connection: sqlite3.Connection, codings: Iterable[tuple[int, _RowPast]]) -> None:
    """Make each mark on a coding a row of whoever owned the coding, with a past of its own.

    So an entry that set or withdrew a mark can be undone as before.
    """
    codings = list(codings)
    for key, (uuid, (coding, past)) in enumerate(zip(new_uuids(len(codings)), codings, strict=True), start=1):
        first = next((state for state in past.states if state and state["good"]), None)
        if first is None:
            continue
        created = str(first["created"])
        marks: list[Image | None] = []
        for at, state in enumerate(past.states):
            if not state or not state["good"]:
                marks.append(None)
                continue
            made = past.changes[at - 1] if at else None
            if made and marks[-1] is None and not made.takes_back:
                created = made.created
            owner = state["coder_id"]
            marks.append({"id": key, "uuid": uuid, "coding_id": coding, "coder_id": owner, "created": created})
        for change, before, after in zip(past.changes, marks, marks[1:], strict=False):
            if before != after:
                connection.execute(
                    "INSERT INTO changes (entry_id, table_name, row_id, old) VALUES (?, 'good_marks', ?, ?)",
                    (change.entry, key, _compact(before)),
                )
        last = next(mark for mark in reversed(marks) if mark)
        connection.execute("INSERT INTO good_marks VALUES (:id, :uuid, :coding_id, :coder_id, :created)", last)
        if not marks[-1]:
            connection.execute("DELETE FROM good_marks WHERE id = ?", (key,))  # its key is never given again


def _with_mark(orphan: Image) -> Image:
    """An orphan's row of which a mark waits as its memos do; the mark of its own coder is without a name."""
    coding, attached = json.loads(str(orphan["coding"])), json.loads(str(orphan["attached"]))
    if coding.pop("good", 0):
        attached["good"] = [["", coding["created"]]]
    waiting = {
        name: json.dumps(value, ensure_ascii=False) for name, value in (("coding", coding), ("attached", attached))
    }
    return orphan | waiting


# (table, schema version that changed it) -> function
UPCASTERS: Mapping[tuple[str, int], Callable[[Image], Image]] = {
    ("anchors", 2): lambda image: image | {"invented": 0},
    ("codings", 4): lambda image: {name: value for name, value in image.items() if name != "good"},
    ("orphans", 4): _with_mark,
    ("assignments", 4): lambda image: {"round": 1} | image,
    ("labels", 5): lambda image: {"wave": "", "source_kind": ""} | image,
    ("documents", 6): lambda image: {"how_read": ""} | image,
    ("documents", 7): lambda image: {"transcription": ""} | image,
    ("codes", 8): lambda image: image | {"short_key": ""},
    ("coders", 9): lambda image: image | {"role": "coder"},
    ("codes", 10): lambda image: image | {"ordered": 0},
    ("code_rules", 10): lambda image: image | {"change": "rule", "note": ""},
    ("anchors", 10): lambda image: image | {"coding_uuid": ""},
    ("related_codes", 10): lambda image: image | {"kind": "related"},
    ("codebooks", 10): lambda image: image | {"layout": ""},
    ("fixed_segments", 9): lambda image: image | {"repeats": None},
    ("cases", 7): lambda image: {name: value for name, value in image.items() if name != "quotable"},
}


def _rounds(connection: sqlite3.Connection) -> Callable[[int], int] | None:
    """In which round the project was when an entry (key) was made; None where it never left the first."""
    of_old = "CASE WHEN json_valid(old) THEN json_extract(old, '$.name') END"  # no text: SQL
    rows = connection.execute(
        "SELECT id FROM settings WHERE name = 'round' UNION "
        f"SELECT row_id FROM changes WHERE table_name = 'settings' AND {of_old} = 'round'"
    )
    since: list[tuple[int, int]] = []
    first = 1
    for _row, past in _pasts(connection, "settings", [int(key) for (key,) in rows]):
        first = _round_of(past.states[0]) or first
        since += [
            (change.entry, _round_of(state) or 1) for change, state in zip(past.changes, past.states[1:], strict=True)
        ]
    since.sort()
    if first == 1 and all(round_ == 1 for _entry, round_ in since):
        return None

    def round_at(entry: int) -> int:
        at = bisect_right(since, (entry, _MOST))
        return since[at - 1][1] if at else first

    return round_at


def _round_of(setting: Image | None) -> int:
    value = str(setting["value"]) if setting else ""
    return int(value) if value.isdecimal() else 0


def _part_by_rounds(connection: sqlite3.Connection, round_at: Callable[[int], int]) -> None:
    """Put what is known of coders' work on documents into the rounds in which it was said.

    What was said in several rounds becomes a row for each, with the part of the past that belongs to it.
    """
    rows = {int(key) for (key,) in connection.execute("SELECT id FROM assignments")}
    rows |= {int(key) for (key,) in connection.execute("SELECT row_id FROM changes WHERE table_name = 'assignments'")}
    for row, past in list(_pasts(connection, "assignments", rows)):
        for state in past.states:
            (state or {}).pop("round", None)  # the present rows have one by now
        uuid = next((str(state["uuid"]) for state in past.states if state), "")
        live = {} if past.changes else {round_at(_MOST): past.states[-1]}
        work = _WorkByRounds(connection, (row, uuid), live)
        for change, before, after in zip(past.changes, past.states, past.states[1:], strict=False):
            work.take(change, before, after, round_at)
        work.write()


class _WorkByRounds:
    """One row of what is known of a coder's work on a document, and the rows by rounds that it becomes."""

    def __init__(self, connection: sqlite3.Connection, row: tuple[int, str], live: dict[int, Image | None]) -> None:
        """`row` is its key and UUID, `live` what is known by rounds before its past begins."""
        self._connection = connection
        self._row = row
        self._live = live
        self._rows: dict[int, tuple[int, str]] = {}  # round -> key and UUID
        self._done: dict[int, tuple[dict[int, Image | None], dict[int, Image | None]]] = {}  # entry -> before, after

    def take(
        self, change: _Change, before: Image | None, after: Image | None, round_at: Callable[[int], int]
    ) -> None:
        """Go on with the next change, which found the row like that and left it so.

        In its round it counts for what it changed only; what removes the row removes it in all rounds.
        """
        root, depth = self._root(change.entry)
        if depth and root in self._done:
            wanted = self._done[root][depth % 2 == 0]
        elif after is None:
            wanted = dict.fromkeys(self._live)
        else:
            nothing: Image = after | {"assigned": 0, "state": "open"}
            changed = {name: value for name, value in after.items() if before is None or before[name] != value}
            wanted = {round_at(root): (self._live.get(round_at(root)) or nothing) | changed}
        found = {round_: self._live.get(round_) for round_ in wanted}
        self._done.setdefault(change.entry, (found, wanted))
        self._connection.execute("DELETE FROM changes WHERE id = ?", (change.key,))
        key: int | None = change.key
        for round_, state in wanted.items():
            if state != self._live.get(round_):
                self._connection.execute(
                    "INSERT INTO changes (id, entry_id, table_name, row_id, old) VALUES (?, ?, 'assignments', ?, ?)",
                    (key, change.entry, self._key(round_)[0], _compact(self._image(round_, self._live.get(round_)))),
                )
                key = None  # the next one comes behind all
            self._live[round_] = state

    def _root(self, entry: int) -> tuple[int, int]:
        """The entry that this one takes back or restores in the end, and over how many steps."""
        depth = 0
        while found := self._connection.execute(
            "SELECT u.id FROM entries e JOIN entries u ON u.uuid = e.undoes WHERE e.id = ?", (entry,)
        ).fetchone():
            entry, depth = int(found[0]), depth + 1
        return entry, depth

    def _key(self, round_: int) -> tuple[int, str]:
        """Key and UUID of the row of a round: the first keeps those that it had."""
        if not self._rows:
            self._rows[round_] = self._row
        if round_ not in self._rows:
            self._connection.execute("UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'assignments'")
            (key,) = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'assignments'").fetchone()
            self._rows[round_] = (int(key), new_uuid())
        return self._rows[round_]

    def _image(self, round_: int, state: Image | None) -> Image | None:
        key, uuid = self._key(round_)
        return state | {"id": key, "uuid": uuid, "round": round_} if state else None

    def write(self) -> None:
        """Write the rows as they are now."""
        self._connection.execute("DELETE FROM assignments WHERE id = ?", self._row[:1])
        columns = schema.column_names(self._connection, "assignments")
        marks = ", ".join("?" * len(columns))
        for round_, state in sorted(self._live.items()):
            image = self._image(round_, state)
            if image:
                self._connection.execute(
                    f"INSERT INTO assignments VALUES ({marks})", [image[name] for name in columns]
                )
