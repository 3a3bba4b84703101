"""A damaged project, repaired in a copy as far as it can be: the original is never touched."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import ProjectDamaged, ProjectFileError, ProjectReadOnly
from qualcode.plural import counted
from qualcode.project.checking.check import CheckResult, check
from qualcode.project.file import digests, file_state, schema
from qualcode.project.file.connection import connect
from qualcode.project.file.failures import translated
from qualcode.project.file.store import Store
from qualcode.project.material import search_index
from qualcode.project.quoting import checked_passages
from qualcode.project.watch.new_files import NoNewFile, new_file
from qualcode.safe_text import unwritable


@dataclass(slots=True)
class Repaired:
    """What was done in the copy, what could not be saved, what nobody knows, and what `check` still finds there."""

    done: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    doubted: list[str] = field(default_factory=list)
    left: list[CheckResult] = field(default_factory=list)


def repair(path: Path, target: Path) -> Repaired:
    """Copy what can be read of a project into a new file and mend there what can be mended.

    Indexes and the search index are made anew, codes in a circle or below a missing code go to the top, the sums are
    renewed. A value that was changed is not brought back: nothing in the file knows what it was. Raises
    ProjectFileError where the target exists, cannot be written, or nothing can be read.
    """
    done = Repaired()
    try:
        with new_file(target) as unfinished:
            kept = _copy_rows(path, unfinished, done)
            _mend(unfinished, target, done, kept)
    except NoNewFile as refused:
        if isinstance(refused.error, FileExistsError):
            raise ProjectFileError(
                _("“{target}” exists already.", target=target), _("Choose another name for the copy.")
            ) from refused
        raise ProjectReadOnly(unwritable(target, refused.error), _("Choose another folder.")) from refused
    return done


def _copy_rows(path: Path, target: Path, done: Repaired) -> str:
    """Row by row into the tables of a new file: a page that cannot be read costs its rows and no others.

    Gives the sums that came with them; empty where there are none, as in a file of an older version.
    """
    source = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        with translated(path):
            for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON"):
                source.execute(f"PRAGMA {pragma}")
            version = int(source.execute("PRAGMA user_version").fetchone()[0])
            expected = schema.expected(source, version)
            if not expected:
                raise ProjectDamaged(
                    _("“{path}” has no schema that qualcode knows.", path=path.name), _("Open a backup instead.")
                )
            copy.execute("PRAGMA foreign_keys = OFF")
            copy.execute("PRAGMA ignore_check_constraints = ON")
            copy.execute("BEGIN")
            tables = [name for kind, name in expected if kind == "table"]
            for name in tables:
                copy.execute(expected["table", name])
            for name in tables:
                _copy_table(source, copy, name, done)
            _copy_others(source, copy, done)
            for kind in ("index", "trigger"):
                for (of, _name), sql in expected.items():
                    if of == kind:
                        copy.execute(sql)
            copy.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            copy.execute(f"PRAGMA user_version = {version}")
            copy.execute("COMMIT")
            if ("table", "file_state") not in expected:
                return ""
            facts = copy.execute("SELECT digest FROM file_state").fetchone()
            return str(facts[0]) if facts else ""
    finally:
        source.close()
        copy.close()


def _copy_table(source: sqlite3.Connection, copy: sqlite3.Connection, name: str, done: Repaired) -> None:
    if name in schema.DERIVED or name == "open_entry":
        return  # these are made anew, and that is of no use
    marks = ", ".join("?" * len(schema.column_names(copy, name)))
    refused = unread = 0
    after = -1
    while True:
        row = None
        try:
            for row in source.execute(f'SELECT * FROM "{name}" WHERE rowid > ? ORDER BY rowid', (after,)):
                after = row[0]
                try:
                    copy.execute(f'INSERT INTO "{name}" VALUES ({marks})', row)
                except sqlite3.Error:
                    refused += 1
            break
        except sqlite3.Error:
            unread += 1
            if unread > 1000:
                break
            after += 1  # the row after the last that could be read, or the next that can be
    if refused:
        done.lost.append(
            _(
                "{rows} of {name}: what they say twice or of a wrong sort has no place",
                rows=counted(refused, "row"),
                name=name,
            )
        )
    if unread:
        done.lost.append(_("rows of {name} that lie on pages which cannot be read", name=name))


def _copy_others(source: sqlite3.Connection, copy: sqlite3.Connection, done: Repaired) -> None:
    try:
        for name, highest in source.execute("SELECT name, seq FROM sqlite_sequence").fetchall():
            copy.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
            copy.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, highest))
    except sqlite3.Error:
        done.lost.append(_("the highest numbers that the tables gave: those of the rows that are left hold now"))
    for kind, name in (("table", "_sqlite_migrations"), ("index", "idx__sqlite_migrations_migration_set_name")):
        row = source.execute("SELECT sql FROM sqlite_master WHERE type = ? AND name = ?", (kind, name)).fetchone()
        if row:
            copy.execute(row[0])
            if kind == "table":
                for applied in source.execute(f'SELECT * FROM "{name}"').fetchall():
                    copy.execute(f'INSERT INTO "{name}" VALUES (?, ?, ?, ?)', applied)


def _mend(unfinished: Path, target: Path, done: Repaired, kept: str) -> None:
    connection, _told = connect(unfinished, backup_first=False)
    try:
        store = Store(connection, target)
        with translated(target):
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN IMMEDIATE")
            schema.drop_triggers(connection)
            search_index.empty(connection)
            checked_passages.empty(connection)
            file_state.fill(connection)
            _compare_sums(connection, done, kept)
            for key in _not_below_the_top(connection):
                connection.execute("UPDATE codes SET parent_id = NULL WHERE id = ?", (key,))
                done.done.append(
                    _("code {key} stood below itself or below a missing code: it stands at the top now", key=key)
                )
            digests.renew(connection)
            file_state.renew(connection)
            schema.rebuild_triggers(connection)
            connection.execute("COMMIT")
        done.left = check(store)
    finally:
        connection.close()


def _compare_sums(connection: sqlite3.Connection, done: Repaired, kept: str) -> None:
    """Say what the sums that came with the rows tell of them, before anything is mended and the sums are renewed."""
    try:
        before = digests.read(kept)
    except ValueError:
        before = {}
    if not before:
        done.doubted.append(
            _("there are no sums over the rows: whether some were changed or are missing, nothing tells")
        )
        return
    found = digests.counted_anew(connection)
    for table in sorted(before.keys() | found.keys()):
        if before.get(table) != found.get(table):
            name = _("the history") if table == "entries" else table
            done.doubted.append(
                _(
                    "rows of {name} are not those that qualcode left: some were changed, added or are missing; "
                    "which, the sums do not tell. The copy takes them as they are",
                    name=name,
                )
            )


def _not_below_the_top(connection: sqlite3.Connection) -> list[int]:
    """Codes to lift, so that every code stands below the top: one of each circle, and those of missing parents."""
    parents: dict[int, int | None] = dict(connection.execute("SELECT id, parent_id FROM codes ORDER BY id"))
    lifted: list[int] = []
    for key in parents:
        seen: set[int] = set()
        at: int = key
        while at not in seen:
            seen.add(at)
            above = parents[at]
            if above is None:
                break
            if above not in parents:
                parents[at] = None
                lifted.append(at)
                break
            at = above
        else:
            parents[at] = None
            lifted.append(at)
    return lifted
