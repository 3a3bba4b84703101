"""`Project`: the face of a project file, for the command line, the interface and Python users alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from qualcode.model.codings import Coder
from qualcode.model.history import Entry
from qualcode.project import storage
from qualcode.project.accepted import AcceptedFindings
from qualcode.project.cases import Cases
from qualcode.project.check import Finding, check
from qualcode.project.coded_rows import CodedRows
from qualcode.project.coders import Coders
from qualcode.project.codes import Codes
from qualcode.project.codings import Codings
from qualcode.project.documents import Documents
from qualcode.project.forget import Forgetting
from qualcode.project.history import Author
from qualcode.project.labels import Labels
from qualcode.project.memos import Memos
from qualcode.project.orphans import Orphans
from qualcode.project.publications import Publications
from qualcode.project.quotation_edits import QuotationEdits
from qualcode.project.quotation_ids import QuotationIds
from qualcode.project.revision import Revisions
from qualcode.project.search import Search
from qualcode.project.settings import Settings
from qualcode.project.store import Store


class Project:
    """An open project file. One thread uses one Project; several processes may have the same file open.

    Use it as a context manager, so that closing leaves one whole file:

        with Project.open(Path("study.qualcode")) as project:
            for document in project.documents.all(): ...
    """

    def __init__(self, path: Path, store: Store, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._store = store
        self.settings = Settings(store)
        self.cases = Cases(store)
        self.documents = Documents(store, self.cases)
        self.codes = Codes(store)
        self.coders = Coders(store)
        self.memos = Memos(store)
        self.codings = Codings(store, self.coders, self.memos)
        self.labels = Labels(store)
        self.accepted = AcceptedFindings(store)
        self.search = Search(store, self.documents, read_only=read_only)
        self.publications = Publications(store)
        self.coded = CodedRows(store)
        self.quotation_edits = QuotationEdits(store)
        self.quotation_ids = QuotationIds(store)
        self.revisions = Revisions(store, self.documents)
        self.orphans = Orphans(store)
        self.forgetting = Forgetting(store)

    @classmethod
    def create(cls, path: Path, title: str, author: Author) -> Project:
        """Make a project file and open it. Raises ProjectFileError where that cannot be done."""
        storage.create(path)
        try:
            project = cls.open(path)
            try:
                project.settings.set("title", title, author)
            except BaseException:
                project.close()
                raise
        except BaseException:
            path.unlink()  # ours: storage.create refuses a file that exists
            raise
        return project

    @classmethod
    def open(cls, path: Path) -> Project:
        """Open a project file. Raises the ProjectFileErrors of `storage.connect`."""
        connection, read_only = storage.connect(path)
        return cls(path, Store(connection, path), read_only=read_only)

    def close(self) -> None:
        """Close the file; a copy of it is whole afterwards, unless another process still has it open."""
        storage.close(self._store.connection)

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

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

    def log(self) -> list[Entry]:
        """All entries of the history, oldest first."""
        return self._store.history.entries()

    def author(self, name: str) -> Author:
        """The author of that name: the coder where there is one, else the bare name."""
        coder: Coder | None = self.coders.exact(name)
        return Author.of(coder) if coder else Author(name)

    def check(self) -> list[Finding]:
        """Whether the file is whole; changes nothing."""
        return check(self._store)

    def backup(self, target: Path | None = None) -> Path:
        """Copy the project into a new file, verified and listed; gives its path."""
        path = target or storage.backup_path(self.path)
        with storage.translated(self.path):
            storage.backup(self._store.connection, path, reason="asked for")
        return path

    def data_version(self) -> int:
        """A number that changes whenever another connection has written to the file."""
        row = self._store.one("PRAGMA data_version")
        return int(row[0]) if row else 0
