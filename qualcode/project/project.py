"""`Project`: the face of a project file, for the command line, the interface and Python users alike."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from qualcode.errors import ProjectReplaced
from qualcode.model.codings import Coder
from qualcode.model.history import ALL_CHANGES, ChangeChoice, Entry
from qualcode.progress import stopped_by
from qualcode.project import changed_rows
from qualcode.project.changed_rows import ChangedRows, HistoryMark
from qualcode.project.coding.coders import Coders
from qualcode.project.coding.codings import Codings
from qualcode.project.coding.good_marks import GoodMarks
from qualcode.project.coding.hidden_work import NOTHING_HIDDEN, HiddenWork
from qualcode.project.coding.memos import Memos
from qualcode.project.coding.settings import Settings
from qualcode.project.file import connection as storage
from qualcode.project.file import file_state
from qualcode.project.file.door import UNFIT, damaged
from qualcode.project.file.failures import translated, translation
from qualcode.project.file.history import Author
from qualcode.project.file.store import Store
from qualcode.project.material.cases import Cases
from qualcode.project.material.consents import Consents
from qualcode.project.material.documents import Documents
from qualcode.project.parts import ProjectParts

if TYPE_CHECKING:
    from qualcode.catalogue import Catalogue
    from qualcode.project.checking.check import CheckResult
    from qualcode.project.entry_words import EntryTeller, EntryWords


_BEFORE_CONSENTS = 6  # the last schema in which a case could be quoted by default


class Project(ProjectParts):
    """An open project file. One thread uses one Project; several processes may have the same file open.

    Use it as a context manager, so that closing leaves one whole file:

        with Project.open(Path("study.qualcode")) as project:
            for document in project.documents.all(): ...
    """

    def __init__(self, path: Path, store: Store, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self.tell: Callable[[str], object] = lambda _: None  # gets what a person should know of the file
        self.told: tuple[str, ...] = ()
        self._store = store
        self.settings = Settings(store)
        self.cases = Cases(store)
        self.consents = Consents(store)
        self.documents = Documents(store, self.cases)
        self.coders = Coders(store)
        self.memos = Memos(store)
        self.good_marks = GoodMarks(store)
        self.codings = Codings(store, self.coders, self.memos, self.good_marks)

    @classmethod
    def create(cls, path: Path, title: str, author: Author, fill: Callable[[Project], None] | None = None) -> Project:
        """Make a project file and open it, with what `fill` writes into it: it has its name when all is in it.

        Raises ProjectFileError where that cannot be done.
        """

        def begin(unfinished: Path) -> None:
            with cls.open(unfinished) as project:
                project.settings.set("title", title, author)
                if fill:
                    fill(project)

        storage.create(path, begin)
        return cls.open(path)

    @classmethod
    def create_copy(cls, path: Path, uuid: str, fill: Callable[[Project], None]) -> Project:
        """Make a file of the project of that UUID, which other files hold, and open it.

        `fill` takes in what they know: it has its name when all is in it, and no entry of its own before. Raises as
        `create` does.
        """

        def begin(unfinished: Path) -> None:
            with cls.open(unfinished) as project:
                with project._store.history.guard.marked():
                    file_state.set_project(project._store.connection, uuid)
                fill(project)

        storage.create(path, begin)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Project:
        """Open a project file; `told` then says what a person should know of it.

        Raises the ProjectFileErrors of `connection.connect`.
        """
        from qualcode.project.rescuing.where_it_lies import told_of_where_it_lies

        connection, read_only = storage.connect(path)
        project = cls(path, Store(connection, path), read_only=read_only)
        swept = project.begun.sweep() if not read_only and project._store.one("SELECT 1 FROM begun") else []
        told = project.consents.now_unknown() if connection.brought_from in range(1, _BEFORE_CONSENTS + 1) else []
        project.told = (*connection.told, *told_of_where_it_lies(project._store), *swept, *told)
        return project

    def close(self) -> None:
        """Close the file; a copy of it is whole afterwards, unless `tell` got a sentence that says otherwise.

        Raises ProjectReplaced where another file lies there and work of this session is in it no more.
        """
        said = self._store.history.guard.close()
        if said:
            self.tell(said)

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if isinstance(value, sqlite3.Error):
                raise translation(self.path, value) from value
            if isinstance(value, UNFIT):
                self._refuse_if_damaged(value)
        finally:
            self._close_after(kind)

    def _close_after(self, kind: type[BaseException] | None) -> None:
        try:
            self.close()
        except ProjectReplaced:
            if kind is None:  # else it was told already, or something else is
                raise

    def _refuse_if_damaged(self, error: BaseException) -> None:
        """Say that the file is damaged where that explains a failure that nobody foresaw."""
        problems = [problem for finding in self.check() for problem in finding.problems]
        if problems:
            raise damaged(self.path, problems[0]) from error

    @property
    def uuid(self) -> str:
        """The UUID that the project has in all its copies and backups."""
        row = self._store.one("SELECT project_uuid FROM file_state")
        return str(row[0]) if row else ""

    @property
    def title(self) -> str:
        """The study's title, else the file's name."""
        return self.settings.get("title") or self.path.stem

    @contextmanager
    def change(self, kind: str, author: Author, reason: str = "") -> Iterator[None]:
        """Several changes as one transaction and one entry of the history."""
        with self._store.history.change(kind, author, reason):
            yield

    @contextmanager
    def together(self) -> Iterator[None]:
        """Several changes as one transaction, each with an entry of its own: all are done, or none."""
        with self._store.history.together():
            yield

    def undo(self, author: Author) -> Entry:
        """Take back the author's last change that stands. Raises UndoRefused."""
        return self._store.history.undo(author)

    def redo(self, author: Author) -> Entry:
        """Restore what the author undid last. Raises UndoRefused."""
        return self._store.history.redo(author)

    def turn(self, author: Author, uuid: str, along: Sequence[str] = ()) -> list[Entry]:
        """Take back or restore one change of the author's, see `History.turn`. Raises UndoRefused."""
        return self._store.history.turn(author, uuid, along)

    def is_own_entry(self, entry: Entry, author: Author) -> bool:
        """Whether an entry is the author's, see `History.is_own`."""
        return self._store.history.is_own(entry.uuid, author)

    def resting_on(self, uuid: str) -> list[Entry]:
        """What stands in the way of taking a change back, see `History.resting_on`."""
        return self._store.history.resting_on(uuid)

    def in_words(self, entries: Sequence[Entry], hidden: HiddenWork = NOTHING_HIDDEN) -> list[EntryWords]:
        """What entries were about; codings of those whose work is hidden are not named."""
        return self.entry_teller(hidden).words(entries)

    def entry_teller(self, hidden: HiddenWork = NOTHING_HIDDEN, words: Catalogue | None = None) -> EntryTeller:
        """Tells what entries were about, page by page, in the program's language or that of `words`.

        `hidden` as for `in_words`.
        """
        from qualcode.project.entry_words import EntryTeller

        return EntryTeller(self._store, hidden, words)

    def log(self) -> list[Entry]:
        """All entries of the history, oldest first."""
        return self._store.history.entries()

    def log_pages(
        self, *, from_end: bool = False, size: int = 1_000, choice: ChangeChoice = ALL_CHANGES
    ) -> Iterator[list[Entry]]:
        """The history by pages of that size, on each the oldest entry first; `from_end` begins with the last page."""
        return self._store.history.pages(size, from_end=from_end, choice=choice)

    def log_page(
        self,
        size: int,
        *,
        before: int | None = None,
        after: int | None = None,
        choice: ChangeChoice = ALL_CHANGES,
    ) -> list[Entry]:
        """So many entries before or after the one of a key, the last ones without either; the oldest first."""
        return self._store.history.page(size, before=before, after=after, choice=choice)

    def log_entry(self, identity: str) -> Entry | None:
        """The entry of that id or UUID; None where there is none."""
        return self._store.history.entry_called(identity)

    def log_length(self, choice: ChangeChoice = ALL_CHANGES) -> int:
        """The number of entries of the history."""
        return self._store.history.length(choice)

    def log_coders(self) -> list[str]:
        """The names of all coders who are there or made an entry, in alphabetical order."""
        return self._store.history.coders()

    def history_mark(self) -> HistoryMark:
        """The present, for `changed_since`."""
        with translated(self.path):
            return changed_rows.mark_of(self._store.connection)

    def changed_since(self, mark: HistoryMark) -> ChangedRows:
        """Which rows changed since then, whoever changed them."""
        with translated(self.path):
            return changed_rows.changed_since(self._store.connection, mark)

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """What is read inside is of one moment, whatever others write meanwhile."""
        connection = self._store.connection
        if connection.in_transaction:
            yield
            return
        with translated(self.path):
            connection.execute("BEGIN")
            try:
                yield
            finally:
                with stopped_by(None):  # who stops the reading does not leave the moment open
                    connection.execute("COMMIT")

    def author(self, name: str) -> Author:
        """The author of that name: the coder where there is one, else the bare name."""
        coder: Coder | None = self.coders.exact(name)
        return Author.of(coder) if coder else Author(name)

    def check(self) -> list[CheckResult]:
        """Whether the file is whole; changes nothing."""
        from qualcode.project.checking.check import check

        return check(self._store)

    def backup(self, target: Path | None = None) -> Path:
        """Copy the project into a new file, verified and listed; gives its path."""
        path = target or storage.backup_path(self.path)
        begun = partial(self.begun.temporary, backup=path)
        with translated(self.path):
            storage.backup(self._store.connection, path, "asked for", begun)  # no text: kept in the file
        return path

    def data_version(self) -> int:
        """A number that changes whenever another connection has written to the file."""
        row = self._store.one("PRAGMA data_version")
        return int(row[0]) if row else 0

    def wait_at_most(self, milliseconds: int) -> None:
        """Wait only so long for another process that has the file locked, before ProjectBusy is raised."""
        self._store.connection.execute(f"PRAGMA busy_timeout = {milliseconds}")

    @property
    def writes(self) -> int:
        """How many transactions were committed since the file was opened."""
        return self._store.history.guard.writes

    def look_after_file(self) -> None:
        """Raise ProjectReplaced where another file lies there by now; what was done is kept in a rescue file then."""
        with translated(self.path):
            self._store.history.guard.look()
