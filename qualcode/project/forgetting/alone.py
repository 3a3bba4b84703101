"""A file for oneself, to erase in it and write it anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from qualcode.catalogue import _
from qualcode.errors import ProjectBusy
from qualcode.project.file import connection as storage
from qualcode.project.file.failures import translated
from qualcode.project.file.history import Author
from qualcode.project.file.store import Store
from qualcode.project.forgetting.outcome import Forgotten
from qualcode.project.material import search_index
from qualcode.project.quoting import checked_passages

Act = Callable[[Store, Forgotten], None]


def demand_alone(store: Store) -> None:
    """Take the file for oneself, with a journal that goes when it is done. Raises ProjectBusy or ProjectReadOnly."""
    with translated(store.path):
        try:
            store.connection.execute("PRAGMA journal_mode = DELETE")
            store.connection.execute("BEGIN IMMEDIATE")
            store.connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            raise ProjectBusy(
                _("“{path}” is open in another qualcode.", path=store.path.name),
                _("Nothing was changed. Close it there first: erasing needs the file for itself."),
            ) from error


def forget_in(store: Store, act: Act, author: Author, done: Forgotten) -> None:
    """Do the act alone on the file, then write the file anew: nothing is left in free pages or journal."""
    connection = store.connection
    demand_alone(store)
    with translated(store.path):
        try:
            with store.history.forgetting(author):
                search_index.empty(connection)  # it holds the words of all texts; the next search makes it anew
                checked_passages.empty(connection)  # hashes of passages could be compared with what one guesses
                act(store, done)
            _write_anew(connection, done)
        finally:
            storage.use_best_journal(connection, store.path)


def _write_anew(connection: sqlite3.Connection, done: Forgotten) -> None:
    try:
        connection.execute("VACUUM")
    except sqlite3.OperationalError as error:  # no room; secure_delete has overwritten the contents already
        done.warnings.append(_("the file could not be made smaller: {error}", error=error))
