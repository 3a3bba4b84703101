"""One transaction, one entry: the audit trail, undo and redo.

Triggers write the old image of each touched row; this module opens and closes entries, tells which of them
stand (live), and takes them back by replaying old images in reverse.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from qualcode.catalogue import _
from qualcode.errors import UndoRefused
from qualcode.model.codings import Coder
from qualcode.model.history import ALL_CHANGES, ChangeChoice, Entry, in_words
from qualcode.model.team.roles import Right, right_of_kind
from qualcode.project.file import digests, file_state, schema, standing
from qualcode.project.file.entry_log import EntryLog, came_in, coders_in, entry_called, length_of, page_of
from qualcode.project.file.failures import translated
from qualcode.project.file.guarded import Guard
from qualcode.project.file.many_rows import delete_rows, insert_rows, restore_rows
from qualcode.project.file.rights import permission
from qualcode.project.file.row_rules import broken_rule, said_tables, vote_out_of_turn
from qualcode.project.file.standing import EntryRow
from qualcode.project.watch.identity import new_uuid, now
from qualcode.times import local_time

# Kinds of entries that nobody wants taken back: what was forgotten cannot be, ids of quotations are to stay, and with
# that a package begins.
_PASSED_OVER = ("forget", "quotation.id", "package.cut")


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes a change: a coder of the project, or somebody whose name stands in no list."""

    name: str
    uuid: str | None = None

    @classmethod
    def of(cls, coder: Coder) -> Author:
        """The author that a coder of the project is."""
        return cls(coder.name, coder.uuid)


class Arrival:
    """Writes entries of other copies, inside of an open transaction; `first` is the key of the first of them."""

    def __init__(self, connection: sqlite3.Connection, first: int, open_own: Callable[[], None]) -> None:
        self._connection = connection
        self._open_own = open_own
        self.first = first
        self.kept = True

    def add(self, entries: Sequence[tuple[str, str | None, str, str, str, str, str | None]]) -> list[int]:
        """Add entries (UUID, coder's UUID and name, time, kind, reason, what it takes back); gives their keys."""
        columns = ("id", "uuid", "coder_uuid", "coder_name", "created", "kind", "reason", "undoes", "schema_version")
        keys = list(range(self.first, self.first + len(entries)))
        rows = [(key, *entry, schema.VERSION) for key, entry in zip(keys, entries, strict=True)]
        insert_rows(self._connection, "entries", columns, rows)
        return keys

    def write_as(self, entry: int) -> None:
        """What is written next is of the entry of that key."""
        self._connection.execute("INSERT OR REPLACE INTO open_entry VALUES (1, ?, 0)", (entry,))

    def insert(
        self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], entries: Sequence[int]
    ) -> None:
        """Insert rows, whose keys come first, each as of an entry (key), in few statements whatever the entries.

        A trigger of this connection alone opens the entry of a row before the log is written.
        """
        self.write_as(entries[0])
        if len(set(entries)) == 1:
            insert_rows(self._connection, table, columns, rows)
            return
        execute = self._connection.execute
        execute("CREATE TEMP TABLE IF NOT EXISTS entry_of_row (id INTEGER PRIMARY KEY, entry INTEGER NOT NULL)")
        pairs = [(row[0], entry) for row, entry in zip(rows, entries, strict=True)]
        self._connection.executemany("INSERT INTO entry_of_row VALUES (?, ?)", pairs)
        execute(
            f'CREATE TEMP TRIGGER open_entry_of_row BEFORE INSERT ON main."{table}" BEGIN UPDATE open_entry '
            "SET entry_id = (SELECT entry FROM entry_of_row WHERE id = NEW.id); END"
        )
        try:
            insert_rows(self._connection, table, columns, rows)
        finally:
            execute("DROP TRIGGER temp.open_entry_of_row")
            execute("DELETE FROM entry_of_row")

    def open_own(self) -> None:
        """What is written next is of the entry that ties all together."""
        self._connection.execute("DELETE FROM open_entry")
        self._open_own()


class History:
    """The entries of one project file, over its one writing connection."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._depth = 0  # of changes inside of changes
        self._together = False  # whether several entries share the open transaction
        self._is_owed = False  # whether nobody is asked what roles allow
        self._sums: digests.Sums = {}  # what the entries of the open transaction add to those of the file
        self._entry_id = 0
        self._head: tuple[object, ...] = ()  # the open entry, as it was written
        self._made: list[int] = []  # keys of the entries of the open transaction
        self._time = ""
        self.guard = Guard(connection, path)

    # ---- writing ---------------------------------------------------------------------------------

    @contextmanager
    def change(self, kind: str, author: Author, reason: str = "") -> Iterator[None]:
        """Everything inside is one transaction and one entry; an inner change joins the outer one.

        An entry that touched nothing is not kept. Raises RoleRefused where the author's role does not allow such a
        change, and the ProjectFileErrors of `failures.translated`; after any exception nothing of this change, be it
        an inner or the outer one, was done.
        """
        if self._depth:
            with self._inner():
                self.require(right_of_kind(kind), author)
                yield
            return
        with self._inner() if self._together else self._transaction():
            self.require(right_of_kind(kind), author)
            self._open(kind, author, reason)
            yield
            self._commit()

    def require(self, right: Right, author: Author) -> None:
        """Raise RoleRefused where the author's role does not allow what needs that right.

        Each change asks it by its kind; whoever writes what needs more, such as the work of others, asks once more.
        """
        if not self._is_owed:
            with translated(self._path):
                permission.refuse_without(self._connection, author.name, author.uuid, right)

    @contextmanager
    def owed(self) -> Iterator[None]:
        """What is done inside has to be done whoever acts: it left already, was erased elsewhere or keeps in step."""
        was, self._is_owed = self._is_owed, True
        try:
            yield
        finally:
            self._is_owed = was

    @contextmanager
    def taking_in(self, author: Author, *, dry_run: bool = False) -> Iterator[Arrival]:
        """Entries of other copies and the one that ties them together, which is made last: one transaction.

        Nothing stays of a `dry_run`, or where the arrival is not `kept`. Raises RoleRefused as `change` does, and the
        ProjectFileErrors of `failures.translated`.
        """
        with self._transaction():
            if not dry_run:
                self.require(right_of_kind("merge"), author)
            (last,) = self._connection.execute(
                "SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'entries'"
            )
            arrival = Arrival(self._connection, last[0] + 1, lambda: self._open("merge", author))
            yield arrival
            self._connection.execute("DELETE FROM open_entry")
            if dry_run or not arrival.kept:
                self._connection.execute("ROLLBACK")
                return
            self._sums = digests.of_entries(self._connection, arrival.first)
            self._end_transaction()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Several changes as one transaction, each with an entry of its own: all are done, or none.

        Raises the ProjectFileErrors of `failures.translated`.
        """
        with self._transaction():
            self._depth, self._together = 0, True
            try:
                yield
            finally:
                self._together = False
            self._end_transaction()

    def is_inside(self, things: str) -> bool:
        """Whether an entry about such things is open: the first part of its kind."""
        return self._depth > 0 and str(self._head[5]).partition(".")[0] == things

    @property
    def entry_id(self) -> int:
        """The key of the open entry."""
        return self._entry_id

    @property
    def time(self) -> str:
        """The time of the open entry; the present where none is open."""
        return self._time if self._depth else now()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with translated(self._path):
            self.guard.begin()
            self._depth, self._sums, self._made = 1, {}, []
            try:
                yield
            except BaseException as error:
                self.guard.take_back(error)
                raise
            finally:
                self._depth = 0

    @contextmanager
    def _inner(self) -> Iterator[None]:
        self._connection.execute("SAVEPOINT inner_change")
        self._depth += 1
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK TO inner_change")
            raise
        finally:
            self._depth -= 1
            if self._connection.in_transaction:
                self._connection.execute("RELEASE inner_change")

    def _open(self, kind: str, author: Author, reason: str = "", undoes: str | None = None) -> None:
        self._time = now()
        values = (new_uuid(), author.uuid, author.name, self._time, kind, reason, schema.VERSION, undoes)
        cursor = self._connection.execute(
            "INSERT INTO entries "
            "(uuid, coder_uuid, coder_name, created, kind, reason, schema_version, undoes) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
        self._entry_id = cursor.lastrowid or 0
        self._head = (self._entry_id, *values)
        self._made.append(self._entry_id)
        self._connection.execute("INSERT INTO open_entry VALUES (1, ?, 0)", (self._entry_id,))

    def _commit(self, *, keeps: bool = False) -> None:
        """End the open entry; one that touched nothing goes, unless it `keeps`."""
        sums = digests.of_entry(self._connection, self._head)
        if not sums and keeps:
            sums = digests.of_entries(self._connection, self._entry_id)
        self._sums = digests.added(self._sums, sums)
        self._connection.execute("DELETE FROM open_entry")
        if not sums:
            self._connection.execute("ROLLBACK TO inner_change" if self._together else "ROLLBACK")
        elif not self._together:
            self._end_transaction()

    def _end_transaction(self, *, working: bool = True) -> None:
        """The one place where a transaction with entries is committed, and the row about the file written."""
        if working:
            file_state.add(self._connection, self._sums)
        self.guard.commit(self._made)

    def _touched(self, row: EntryRow) -> bool:
        """Whether something is left that an entry did."""
        sql = "SELECT 1 FROM changes WHERE entry_id = ? LIMIT 1"
        if row.kind == "merge":
            return len(standing.group_of(self._connection, row)) > 1
        return self._connection.execute(sql, (row.id,)).fetchone() is not None

    @contextmanager
    def forgetting(self, author: Author) -> Iterator[None]:
        """A transaction that may take rows out of the log; its entry stays, without content.

        Raises RoleRefused as `change` does.
        """
        with self._transaction():
            self.require(right_of_kind("forget"), author)
            self._open("forget", author)
            self._connection.execute("UPDATE open_entry SET forgetting = 1")
            yield
            self._connection.execute("DELETE FROM changes WHERE entry_id = ?", (self._entry_id,))
            self._connection.execute("DELETE FROM open_entry")
            digests.renew(self._connection)
            self._end_transaction(working=False)

    # ---- reading ---------------------------------------------------------------------------------

    def entries(self) -> list[Entry]:
        """All entries, oldest first."""
        with translated(self._path):
            return [entry for page in EntryLog(self._connection).pages(1_000) for entry in page]

    def pages(
        self, size: int, *, from_end: bool = False, choice: ChangeChoice = ALL_CHANGES
    ) -> Iterator[list[Entry]]:
        """The entries by pages of that size, on each the oldest first; `from_end` begins with the last page."""
        with translated(self._path):
            log = EntryLog(self._connection, choice)
            yield from log.pages_from_end(size) if from_end else log.pages(size)

    def page(
        self,
        size: int,
        *,
        before: int | None = None,
        after: int | None = None,
        choice: ChangeChoice = ALL_CHANGES,
    ) -> list[Entry]:
        """So many entries before or after the one of a key, the last ones without either; the oldest first."""
        with translated(self._path):
            return page_of(self._connection, size, before=before, after=after, choice=choice)

    def entry_called(self, identity: str) -> Entry | None:
        """The entry of that id or UUID; None where there is none."""
        with translated(self._path):
            return entry_called(self._connection, identity)

    def length(self, choice: ChangeChoice = ALL_CHANGES) -> int:
        """The number of entries."""
        with translated(self._path):
            return length_of(self._connection, choice)

    def coders(self) -> list[str]:
        """The names of all coders who are there or made an entry, in alphabetical order."""
        with translated(self._path):
            return coders_in(self._connection)

    # ---- undo and redo ---------------------------------------------------------------------------

    def undo(self, author: Author) -> Entry:
        """Take back the author's last change that stands; gives the entry that was taken back.

        Raises UndoRefused where nothing is left or a later change rests on it.
        """
        return self._take_back("undo", author)

    def redo(self, author: Author) -> Entry:
        """Restore what the author undid last, if nothing was done since; gives the restored entry.

        Raises UndoRefused where that is not so, or where others changed the same since.
        """
        return self._take_back("redo", author)

    def turn(self, author: Author, uuid: str, along: Sequence[str] = ()) -> list[Entry]:
        """Take back a change of the author's that stands, or restore one that was taken back; gives what was turned.

        `along` are the UUIDs of changes of the author's that rest on it, as `resting_on` gives them: all are taken
        back, the last first, in one transaction. Raises UndoRefused where a change is somebody else's, cannot be
        taken back at all, or something else stands in its way.
        """
        self._refuse_inside(_("An undo cannot be a part of another change."))
        connection = self._connection
        with self.together() if along else self._transaction():
            roots = sorted({standing.root_of(connection, change) for change in (uuid, *along)}, reverse=True)
            for root in roots:
                self._refuse_of_others(root, author)
                taker = standing.taker_of(connection, root.uuid)
                with self._inner() if along else nullcontext():
                    self._replay(author, "redo" if taker else "undo", taker or root, root)
            if along and connection.execute("PRAGMA foreign_key_check").fetchone():
                raise self._refusal(roots[-1], sqlite3.IntegrityError())
        with translated(self._path):
            return [self._one_entry(root, living=standing.taker_of(connection, root.uuid) is None) for root in roots]

    def is_own(self, uuid: str, author: Author) -> bool:
        """Whether the change that an entry makes, takes back or restores is the author's."""
        root = standing.root_of(self._connection, uuid)
        return standing.is_own(self._connection, root, author.uuid, author.name)

    def resting_on(self, uuid: str) -> list[Entry]:
        """The changes that stand and touched the same since, or rest on such ones, the last first.

        They stand in the way of taking the change of that UUID back, where it stands; those of others too.
        """
        with translated(self._path):
            root = standing.root_of(self._connection, uuid)
            if standing.taker_of(self._connection, root.uuid):
                return []
            return [self._one_entry(row, living=True) for row in standing.resting_on(self._connection, root)]

    def _take_back(self, kind: str, author: Author) -> Entry:
        self._refuse_inside(
            _("An undo cannot be a part of another change.")
            if kind == "undo"
            else _("A redo cannot be a part of another change.")
        )
        with self._transaction():
            row = (self._to_undo if kind == "undo" else self._to_redo)(author)
            root = standing.root_of(self._connection, row.uuid)
            self._replay(author, kind, row, root)
        with translated(self._path):
            return self._one_entry(root, living=kind == "redo")

    def _refuse_inside(self, why: str) -> None:
        if self._depth or self._together:
            raise UndoRefused(why, _("Do it before or after."))

    def _refuse_of_others(self, row: EntryRow, author: Author) -> None:
        if not standing.is_own(self._connection, row, author.uuid, author.name):
            raise UndoRefused(
                _cannot(row, _("“{coder}” made it", coder=row.coder_name)), _("Only who made a change can undo it.")
            )
        if row.kind in _PASSED_OVER or not self._touched(row):
            raise UndoRefused(_cannot(row, _("such a change stays")), _("Nothing was changed."))

    def _replay(self, author: Author, kind: str, row: EntryRow, root: EntryRow) -> None:
        """Undo or redo an entry, as an entry of its own, inside an open transaction."""
        self._refuse_if_built_upon(row, root)
        group = standing.group_of(self._connection, row)
        for right in permission.rights_to_take_back(self._connection, group, root.kind, author.uuid):
            self.require(right, author)
        self._refuse_if_sent_on(row)
        self._open(kind, author, undoes=row.uuid)
        try:
            replay_backwards(self._connection, group)
            self._let_ids_go(group)
            self._refuse_if_against_a_rule(row)
            self._commit(keeps=root.kind == "merge")
        except sqlite3.IntegrityError as error:
            raise self._refusal(row, error) from error

    def _one_entry(self, row: EntryRow, *, living: bool) -> Entry:
        name = self._connection.execute("SELECT name FROM coders WHERE uuid = ?", (row.coder_uuid,)).fetchone()
        counts: dict[str, int] = dict(
            self._connection.execute(
                "SELECT table_name, COUNT(DISTINCT row_id) FROM changes WHERE entry_id = ? GROUP BY table_name",
                (row.id,),
            )
        )
        came = came_in(self._connection, [row.uuid]).get(row.uuid, "")
        return _entry(row, name[0] if name else row.coder_name, living, counts, came)

    def _to_undo(self, author: Author) -> EntryRow:
        for row in self._own(author):
            if row.undoes is None and self._stands(row):
                return row
        raise UndoRefused(
            _("There is nothing of “{author}” to undo.", author=author.name), _("“qualcode log” shows what was done.")
        )

    def _to_redo(self, author: Author) -> EntryRow:
        for row in self._own(author):
            if row.undoes is None:
                break  # something new was done since
            if row.kind == "undo" and self._stands(row):
                return row
        raise UndoRefused(
            _("There is nothing of “{author}” to redo.", author=author.name), _("Redo works right after an undo.")
        )

    def _own(self, author: Author) -> Iterator[EntryRow]:
        rows = standing.own_entries(self._connection, author.uuid, author.name)
        return (row for row in rows if row.kind not in _PASSED_OVER and not self._came_by_folder(row))

    def _came_by_folder(self, row: EntryRow) -> bool:
        """Whether an entry ties together what a shared folder brought, which is no act that somebody undoes."""
        known = "SELECT 1 FROM shared_entries WHERE entry_uuid = ?"
        return row.kind == "merge" and self._connection.execute(known, (row.uuid,)).fetchone() is not None

    def _stands(self, row: EntryRow) -> bool:
        """Whether its effect stands, and not all that it touched was forgotten."""
        return standing.is_living(self._connection, row.uuid) and self._touched(row)

    def _refuse_if_built_upon(self, row: EntryRow, root: EntryRow) -> None:
        for other, _root in standing.in_the_way(self._connection, row, root):
            raise UndoRefused(
                _cannot(
                    row,
                    _(
                        "“{coder}” changed the same since ({change}, {time})",
                        coder=other.coder_name,
                        change=in_words(other.kind),
                        time=local_time(other.created),
                    ),
                ),
                _("That later change must be undone first, by whoever made it."),
            )

    def _refuse_if_sent_on(self, row: EntryRow) -> None:
        """What came in with a merge may be in other copies by now, which would bring it back."""
        sent = "SELECT 1 FROM arrived WHERE merge_uuid = ? AND entry_uuid IN (SELECT entry_uuid FROM shared_entries)"
        if row.kind == "merge" and self._connection.execute(sent, (row.uuid,)).fetchone():
            raise UndoRefused(
                _cannot(row, _("what came in with it was sent on since")),
                _("Others have it by now. Change what is wrong instead."),
            )

    def _let_ids_go(self, group: Sequence[int]) -> None:
        """The ids of quotations whose coding was just taken back go with it, and come back with it."""
        self._connection.execute(
            "DELETE FROM quotation_ids WHERE coding_id NOT IN (SELECT id FROM codings) "
            "AND coding_id IN (SELECT row_id FROM changes WHERE entry_id IN (SELECT value FROM json_each(?)) "
            "AND +table_name = 'codings')",
            (json.dumps(group),),
        )

    def _refuse_if_against_a_rule(self, row: EntryRow) -> None:
        if broken := broken_rule(self._connection, self._entry_id):
            hint = _("Something that was made later has taken its place or name; change that first.")
            raise UndoRefused(_cannot(row, broken), hint)
        if broken := vote_out_of_turn(self._connection, self._entry_id):
            raise UndoRefused(
                _cannot(row, broken), _("What was voted stays; “qualcode norming show” tells the state.")
            )

    def _refusal(self, row: EntryRow, error: sqlite3.IntegrityError) -> UndoRefused:
        """Why the replayed rows do not fit, told before the transaction is rolled back."""
        broken = {tuple(found) for found in self._connection.execute("PRAGMA foreign_key_check")}
        if not broken:
            return UndoRefused(
                _cannot(row, str(error)),
                _("Something that was made later has taken its place or name; change that first."),
            )
        mine = set(
            self._connection.execute("SELECT table_name, row_id FROM changes WHERE entry_id = ?", (self._entry_id,))
        )
        gone = sorted({str(target) for table, key, target, _number in broken if (table, key) in mine})
        if gone:
            return UndoRefused(
                _cannot(row, _("it needs {things} that are not there any more", things=said_tables(gone))),
                _("They were erased, or undone by somebody else."),
            )
        later = said_tables(sorted({str(table) for table, *_others in broken}))
        return UndoRefused(
            _cannot(row, _("later {things} rest on it", things=later)),  # how many would tell of others while blind
            _("Undo or remove those first."),
        )


def _cannot(row: EntryRow, why: str) -> str:
    return _(
        "The {change} of {time} cannot be taken back: {why}.",
        change=in_words(row.kind),
        time=local_time(row.created),
        why=why,
    )


def _entry(row: EntryRow, coder: str, living: bool, rows: dict[str, int], came: str) -> Entry:  # noqa: FBT001 - a field
    return Entry(
        key=row.id,
        uuid=row.uuid,
        coder=coder,
        created=row.created,
        kind=row.kind,
        reason=row.reason,
        undoes=row.undoes,
        living=living,
        rows=rows,
        came=came,
    )


def replay_backwards(connection: sqlite3.Connection, group: Sequence[int]) -> None:
    """Give the rows that entries (keys) touched the images that they had before them, the last touched first."""
    listed = json.dumps(list(group))
    among = "SELECT value FROM json_each(?)"  # no text: SQL
    versions = dict(
        connection.execute(
            f"SELECT id, schema_version FROM entries WHERE id IN ({among}) AND schema_version < ?",
            (listed, schema.VERSION),
        )
    )
    changes = connection.execute(
        f"SELECT table_name, row_id, old, entry_id FROM changes WHERE entry_id IN ({among}) ORDER BY id DESC",
        (listed,),
    ).fetchall()
    for (table, made), run in groupby(changes, key=lambda change: (change[0], change[2] is None)):
        if made:
            delete_rows(connection, table, [row for _table, row, _old, _entry in run])
        else:
            images = [
                (row, image_of(table, old, versions.get(entry, schema.VERSION))) for _table, row, old, entry in run
            ]
            restore_rows(connection, table, images)


def image_of(table: str, old: str, version: int) -> dict[str, object]:
    """An old image of the log, written by that version of the schema, as a row of the present one would be."""
    image: dict[str, object] = json.loads(old)
    if version < schema.VERSION:
        from qualcode.project.file.migrations import UPCASTERS

        for number in range(version + 1, schema.VERSION + 1):
            upcast = UPCASTERS.get((table, number))
            image = upcast(image) if upcast else image
    return image
