"""Transactions that are looked at before and after: what is called saved is in the file that lies under its name.

Where that is another file by then, nothing is written to it, and what this session has done is kept in a rescue file.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from qualcode.catalogue import _, ngettext
from qualcode.errors import ProjectReplaced
from qualcode.progress import begin_commit, hear, stopped_by
from qualcode.project.file import file_state
from qualcode.project.watch.identity import now
from qualcode.project.watch.kept import Keeper, KeptEntry
from qualcode.project.watch.lookout import FileLoss, Lookout, writes_ahead
from qualcode.project.watch.rescue_file import Rescue, new_file

_LONG_LOG = 4 * 1024 * 1024  # bytes of a write-ahead log from which on it is carried over, as SQLite itself does
_MANY = 100  # transactions after which a log that is long is carried over again
_AT_CLOSING = 100  # milliseconds
_PAUSES = (0.004, 0.020)  # seconds between two tries to write; shorter ones take the processor from who writes


class Guard:
    """Begins and commits the transactions of one connection."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._lookout: Lookout | None = getattr(connection, "lookout", None)
        self._keeper = Keeper(connection)
        self._done: list[KeptEntry] = []  # by this session
        self._rescue: Rescue | None = None
        self._ahead = False  # whether the open transaction goes into a log beside the file; it cannot change in one
        self.writes = 0  # transactions that were committed
        self._carried = self._carried_at = 0  # size of the log, and transactions, when it was carried over last
        self._is_closed = False

    # ---- transactions ----------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin to write. Raises ProjectReplaced where it is no use.

        Where another file lies under the name and the connection still leads to the whole old one, the transaction
        goes on, so that `commit` can keep what it does; not so with a rollback journal, which SQLite then refuses.
        """
        ahead = writes_ahead(self._connection)  # the file says it anew, so another file may say otherwise
        self._refuse_if_hopeless(ahead=ahead)
        try:
            _begin_to_write(self._connection)
            self._ahead = writes_ahead(self._connection)
            if not (ahead and self._ahead):  # only now nobody else writes into the file
                self._refuse_if_hopeless(ahead=self._ahead)
            file_state.renew(self._connection)
        except BaseException as error:
            self.take_back(error)
            raise

    def take_back(self, error: BaseException) -> None:
        """Take the transaction back that failed. Raises ProjectReplaced where that is why.

        SQLite refuses to write with a rollback journal to a file that was moved, as if it were read-only, and finds
        contents of another one malformed.
        """
        with stopped_by(None):
            if self._connection.in_transaction:  # SQLite rolls back by itself on a full disk
                self._connection.execute("ROLLBACK")
        self._keeper.forget_keys()  # they are given anew
        if isinstance(error, sqlite3.DatabaseError):
            if self._lookout and any(sign in str(error) for sign in ("malformed", "not a database", "corrupt")):
                self._lookout.find_damage()
            self.look()

    def commit(self, entries: Sequence[int]) -> None:
        """Commit; `entries` are the keys of those that were made. Raises ProjectReplaced where that is not saved."""
        made = [kept for kept in map(self._keeper.collect, dict.fromkeys(entries)) if kept]  # a key may come again
        loss = self._lookout.look_before_commit(self._connection, ahead=self._ahead) if self._lookout else None
        if loss:
            rescue = self._kept([*self._done, *made])
            self._connection.execute("ROLLBACK")
            raise self._refusal(loss, rescue)
        seen = self._lookout.seen(self._connection) if self._lookout else None
        begin_commit()
        self._connection.execute("COMMIT")
        self.writes += 1
        self._done += made
        if self._lookout and seen:
            self._lookout.know(seen)
            loss = self._lookout.look_after_commit(self._connection, ahead=self._ahead)
            if loss:
                raise self._refusal(loss, self._kept(self._done))
            self._carry_over()

    @contextmanager
    def marked(self) -> Iterator[None]:
        """A transaction on what is not logged. Raises ProjectReplaced."""
        self.look()
        with marked(self._connection):
            yield
        self.look()
        self._carry_over()

    def _refuse_if_hopeless(self, *, ahead: bool) -> None:
        loss = self._lookout.look(self._connection, ahead=ahead) if self._lookout else None
        if loss and not (loss.intact and ahead):
            raise self._refusal(loss, self._kept(self._done), undone=True)

    def look(self) -> None:
        """Look after the file. Raises ProjectReplaced, with all that this session has done in a rescue file."""
        loss = self._lookout.look(self._connection) if self._lookout else None
        if loss:
            raise self._refusal(loss, self._kept(self._done))

    def _carry_over(self) -> None:
        """Carry a long log over into the file; SQLite would do that without looking at the file first.

        A log that was carried over is written anew from its beginning and keeps its size: so again when it has
        grown, or after many transactions.
        """
        size = self._lookout.log_size if self._lookout else 0
        if size > max(_LONG_LOG, self._carried) or (size > _LONG_LOG and self.writes >= self._carried_at + _MANY):
            self._carried, self._carried_at = size, self.writes
            with suppress(sqlite3.Error):  # a later one does it
                self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            if self._lookout:
                self._lookout.know_carried()

    # ---- what is kept ----------------------------------------------------------------------------

    def _kept(self, entries: list[KeptEntry]) -> Rescue | None:
        """Write the rescue file of this session, if there is anything to rescue."""
        if not entries or self._lookout is None or self._lookout.loss is None:
            return self._rescue
        if self._lookout.loss.intact:
            entries = [self._keeper.collect_all(entry) if entry.rows is None else entry for entry in entries]
        rescue = self._rescue or Rescue(
            self._lookout.project, str(self._path.resolve()), "", "", [], file=new_file(self._path)
        )
        rescue.why, rescue.written, rescue.entries = self._lookout.loss.what, now(), entries
        with suppress(sqlite3.Error):  # contents of another file: texts may be unreadable
            rescue.texts |= self._keeper.texts(entries)
        rescue.write()
        self._rescue = rescue
        return rescue

    def _refusal(self, loss: FileLoss, rescue: Rescue | None, *, undone: bool = False) -> ProjectReplaced:
        if rescue is None:
            kept = _("Nothing of this session was lost.")
        else:
            kept = ngettext(
                "{count} change of this session is kept in “{file}”; “qualcode rescue” takes it in.",
                "{count} changes of this session are kept in “{file}”; “qualcode rescue” takes them in.",
                len(rescue.entries),
                file=rescue.file,
            )
        last = [_("What you did last was not done.")] if undone else []
        leave = _("Leave, then look which file you want to go on with.")
        return ProjectReplaced(
            f"{loss.what[0].upper()}{loss.what[1:]}.",
            " ".join([_("Nothing is saved there any more."), *last, kept, leave]),
        )

    # ---- closing ---------------------------------------------------------------------------------

    def close(self) -> str:
        """Close the connection; gives a sentence where the file alone is not the whole project.

        Raises ProjectReplaced, with the connection closed, where another file lies there and this session's work
        is in it no more.
        """
        if self._is_closed:
            return ""
        try:
            return self._close()
        finally:
            self._is_closed = True
            self._connection.close()

    def _close(self) -> str:
        if self._lookout is None or self._lookout.read_only:
            return ""
        try:
            loss = self._lookout.look(self._connection)
        except sqlite3.Error:
            loss = None
        if loss is None:
            return self._carry_over_at_closing()
        if not loss.intact:
            self._lookout.keep_log_from_file(self._connection)
        elif self._lookout.is_moved and self._lookout.is_alone():
            self._carry_over_at_closing()  # into the file where it lies now
        if self._done and self._rescue is None:
            raise self._refusal(loss, self._kept(self._done))
        return ""

    def _carry_over_at_closing(self) -> str:
        try:
            self._connection.execute(f"PRAGMA busy_timeout = {_AT_CLOSING}")
            busy, log, carried = self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        except sqlite3.Error:  # locked by another process: all is in the log, which the next who closes carries over
            busy, log, carried = 1, 1, 0
        if self.writes and (busy or log > carried):
            return _(
                "“{path}” is still open elsewhere, and its last changes lie in “{path}-wal” beside it. Do "
                "not copy the file alone; “qualcode backup” makes a whole copy.",
                path=self._path.name,
            )
        return ""


def _begin_to_write(connection: sqlite3.Connection) -> None:
    """Begin a transaction that writes; another that writes is waited for as long as the connection waits for one.

    SQLite asks again after ever longer pauses, up to a tenth of a second, in which those who came later go first.
    """
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA busy_timeout = 0")
    began = time.monotonic()
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                waited = time.monotonic() - began
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or waited * 1000 >= patience:
                    raise
                time.sleep(random.uniform(*_PAUSES))  # noqa: S311 - so that not all ask at once
            hear()
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")


@contextmanager
def marked(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction on what is not logged, with a mark of its own. Failures of SQLite come as they are."""
    lookout: Lookout | None = getattr(connection, "lookout", None)
    _begin_to_write(connection)
    try:
        file_state.renew(connection)
        yield
        seen = lookout.seen(connection) if lookout else None
        connection.execute("COMMIT")
    except BaseException:
        with stopped_by(None):
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        raise
    if lookout and seen:
        lookout.know(seen)
