"""`Project`: the face of a project file, for the command line, the interface and Python users alike."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
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

if TYPE_CHECKING:
    from qualcode.catalogue import Catalogue
    from qualcode.project.checking.check import CheckResult
    from qualcode.project.codebook.codes import Codes
    from qualcode.project.codebook.research_questions import ResearchQuestions
    from qualcode.project.coding.coded_rows import CodedRows
    from qualcode.project.coding.segments import Segments
    from qualcode.project.coding.summaries import Summaries
    from qualcode.project.entry_words import EntryTeller, EntryWords
    from qualcode.project.exchange.exchange import Exchange
    from qualcode.project.exchange.staying_rows import StayingRows
    from qualcode.project.forgetting.forget import Forgetting
    from qualcode.project.inductive.card_groups import CardGroups
    from qualcode.project.inductive.inductions import Inductions
    from qualcode.project.inductive.summary_tables import SummaryTables
    from qualcode.project.material.doubts import Doubts
    from qualcode.project.material.groups import Groups
    from qualcode.project.material.labels import Labels
    from qualcode.project.material.origins import Origins
    from qualcode.project.material.search import Search
    from qualcode.project.material.topics import Topics
    from qualcode.project.material.transcription import Transcription
    from qualcode.project.merging.merge import Merging
    from qualcode.project.quoting.accepted_findings import AcceptedFindings
    from qualcode.project.quoting.begun import Begun
    from qualcode.project.quoting.checked_passages import CheckedPassages
    from qualcode.project.quoting.given import GivenOut
    from qualcode.project.quoting.publications import Publications
    from qualcode.project.quoting.quotation_edits import QuotationEdits
    from qualcode.project.quoting.quotation_ids import QuotationIds
    from qualcode.project.rescuing.rescue import Rescues
    from qualcode.project.revising.orphans import Orphans
    from qualcode.project.revising.revision import Revisions
    from qualcode.project.sharing.cutting import Cutting
    from qualcode.project.sharing.sharing import Sharing
    from qualcode.project.team.decisions import ConsensusDecisions
    from qualcode.project.team.exercises import Exercises
    from qualcode.project.team.norming import Norming
    from qualcode.project.team.roles import Roles
    from qualcode.project.versions.rule_checks import RuleChecks
    from qualcode.project.versions.versions import Versions


_BEFORE_CONSENTS = 6  # the last schema in which a case could be quoted by default


class Project:
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

    # Parts that most commands and the first screen do not need: what they import costs more than opening the file.

    @cached_property
    def codes(self) -> Codes:
        """The codebook."""
        from qualcode.project.codebook.codes import Codes

        return Codes(self._store)

    @cached_property
    def coded(self) -> CodedRows:
        """The codings in an order of their own, in plain values."""
        from qualcode.project.coding.coded_rows import CodedRows

        return CodedRows(self._store, self.memos, self.good_marks)

    @cached_property
    def exchange(self) -> Exchange:
        """What comes in from other programs."""
        from qualcode.project.exchange.exchange import Exchange

        return Exchange(self._store, self.documents, self.codes)

    @cached_property
    def labels(self) -> Labels:
        """The source labels."""
        from qualcode.project.material.labels import Labels

        return Labels(self._store)

    @cached_property
    def groups(self) -> Groups:
        """The groups of documents."""
        from qualcode.project.material.groups import Groups

        return Groups(self._store)

    @cached_property
    def research_questions(self) -> ResearchQuestions:
        """The research questions."""
        from qualcode.project.codebook.research_questions import ResearchQuestions

        return ResearchQuestions(self._store)

    @cached_property
    def topics(self) -> Topics:
        """The topics of the guide, and the questions that are theirs."""
        from qualcode.project.material.topics import Topics

        return Topics(self._store)

    @cached_property
    def transcription(self) -> Transcription:
        """The rules by which talk was written down."""
        from qualcode.project.material.transcription import Transcription

        return Transcription(self._store)

    @cached_property
    def doubts(self) -> Doubts:
        """What the reader is not sure of."""
        from qualcode.project.material.doubts import Doubts

        return Doubts(self._store)

    @cached_property
    def origins(self) -> Origins:
        """Waves and kinds of source of documents."""
        from qualcode.project.material.origins import Origins

        return Origins(self._store)

    @cached_property
    def accepted(self) -> AcceptedFindings:
        """Findings of the disclosure check that somebody accepted."""
        from qualcode.project.quoting.accepted_findings import AcceptedFindings

        return AcceptedFindings(self._store)

    @cached_property
    def checked_passages(self) -> CheckedPassages:
        """Where the disclosure check found something in passages."""
        from qualcode.project.quoting.checked_passages import CheckedPassages

        return CheckedPassages(self._store)

    @cached_property
    def search(self) -> Search:
        """Finding words and texts in the documents."""
        from qualcode.project.material.search import Search

        return Search(self._store, self.documents, read_only=self.read_only)

    @cached_property
    def publications(self) -> Publications:
        """What was published, and which quotations."""
        from qualcode.project.quoting.publications import Publications

        return Publications(self._store)

    @cached_property
    def quotation_edits(self) -> QuotationEdits:
        """How quotations read."""
        from qualcode.project.quoting.quotation_edits import QuotationEdits

        return QuotationEdits(self._store)

    @cached_property
    def quotation_ids(self) -> QuotationIds:
        """The short names of quotations."""
        from qualcode.project.quoting.quotation_ids import QuotationIds

        return QuotationIds(self._store)

    @cached_property
    def segments(self) -> Segments:
        """Passages that are fixed for a coder before the coding."""
        from qualcode.project.coding.segments import Segments

        return Segments(self._store)

    @cached_property
    def exercises(self) -> Exercises:
        """What learners code beside a model solution."""
        from qualcode.project.team.exercises import Exercises

        return Exercises(self._store)

    @cached_property
    def norming(self) -> Norming:
        """Norming sessions with their votes."""
        from qualcode.project.team.norming import Norming

        return Norming(self._store)

    @cached_property
    def rule_checks(self) -> RuleChecks:
        """The rules of codes in all versions, and verdicts on codings under old ones."""
        from qualcode.project.versions.rule_checks import RuleChecks

        return RuleChecks(self._store)

    @cached_property
    def inductions(self) -> Inductions:
        """Inductive work: what was stated, its material, the passages that formed categories."""
        from qualcode.project.inductive.inductions import Inductions

        return Inductions(self._store)

    @cached_property
    def summary_tables(self) -> SummaryTables:
        """Rows and statements of summaries after Mayring."""
        from qualcode.project.inductive.summary_tables import SummaryTables

        return SummaryTables(self._store, self.inductions)

    @cached_property
    def card_groups(self) -> CardGroups:
        """Passages of one code as cards in groups."""
        from qualcode.project.inductive.card_groups import CardGroups

        return CardGroups(self._store, self.inductions)

    @cached_property
    def versions(self) -> Versions:
        """The codebook as it was frozen, and as it was at any time."""
        from qualcode.project.versions.versions import Versions

        return Versions(self._store)

    @cached_property
    def summaries(self) -> Summaries:
        """The summaries of the grid."""
        from qualcode.project.coding.summaries import Summaries

        return Summaries(self._store)

    @cached_property
    def revisions(self) -> Revisions:
        """Corrected texts."""
        from qualcode.project.revising.revision import Revisions

        return Revisions(self._store, self.documents)

    @cached_property
    def orphans(self) -> Orphans:
        """What lost its place in a corrected text."""
        from qualcode.project.revising.orphans import Orphans

        return Orphans(self._store, self.memos)

    @cached_property
    def forgetting(self) -> Forgetting:
        """Removing for good."""
        from qualcode.project.forgetting.forget import Forgetting

        return Forgetting(self._store)

    @cached_property
    def rescues(self) -> Rescues:
        """Work of sessions whose file was replaced."""
        from qualcode.project.rescuing.rescue import Rescues

        return Rescues(self._store, self.documents)

    @cached_property
    def merging(self) -> Merging:
        """What other copies of the project bring."""
        from qualcode.project.merging.merge import Merging

        return Merging(self._store)

    @cached_property
    def sharing(self) -> Sharing:
        """What goes into shared folders."""
        from qualcode.project.sharing.sharing import Sharing

        return Sharing(self._store)

    @cached_property
    def consensus(self) -> ConsensusDecisions:
        """What a consensus decided."""
        from qualcode.project.team.decisions import ConsensusDecisions

        return ConsensusDecisions(self._store, self.coders, self.codings)

    @cached_property
    def cutting(self) -> Cutting:
        """Packages for single coders."""
        from qualcode.project.sharing.cutting import Cutting

        return Cutting(self._store)

    @cached_property
    def staying(self) -> StayingRows:
        """What no other program has a place for."""
        from qualcode.project.exchange.staying_rows import StayingRows

        return StayingRows(self._store)

    @cached_property
    def given(self) -> GivenOut:
        """The register of what left."""
        from qualcode.project.quoting.given import GivenOut

        return GivenOut(self._store)

    @cached_property
    def begun(self) -> Begun:
        """What was begun outside of the file and is not finished."""
        from qualcode.project.quoting.begun import Begun

        return Begun(self._store)

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

    @cached_property
    def roles(self) -> Roles:
        """What coders are in the project, and what that allows."""
        from qualcode.project.team.roles import Roles

        return Roles(self._store)

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
