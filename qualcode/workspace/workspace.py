"""`Workspace`: a project opened as one coder, who sees what that coder may see and acts under that name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codings import CoderKind
from qualcode.model.history import ALL_CHANGES, ChangeChoice
from qualcode.model.team.roles import Right
from qualcode.plural import counted, noun_of_rows
from qualcode.project.coding.conditions import among
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.project import Project
from qualcode.times import clock_time
from qualcode.workspace.sight import NO_MODELS, NOBODY, Sight

if TYPE_CHECKING:
    from collections import Counter

    from qualcode.catalogue import Catalogue
    from qualcode.errors import RoleRefused
    from qualcode.model.codes import Codebook
    from qualcode.model.codings import Coder, Coding
    from qualcode.model.documents import Document
    from qualcode.model.history import Entry
    from qualcode.model.memos import Memo
    from qualcode.project.entry_places import EntryPlace
    from qualcode.project.entry_words import EntryTeller, EntryWords
    from qualcode.project.revising.orphans import Orphan
    from qualcode.retrieval.compiled_query import CompiledQuery
    from qualcode.retrieval.filter import CodedPassage, PassageChoice


_LAST = 100  # entries of the history that are read at once at least


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """An entry of the history with what it was about in words, as far as that may be told."""

    entry: Entry
    words: EntryWords
    place: EntryPlace | None = None
    """Where to look at it, of what was undone or restored."""

    @property
    def and_where(self) -> str:
        """What it was about, and where that stands: “coding “Transition” in “eins”, ¶2”."""
        if self.place is None or not self.place.paragraph:
            return self.words.words
        return _("{change}, ¶{paragraph}", change=self.words.words, paragraph=self.place.paragraph)

    @property
    def touched(self) -> str:
        """What was touched: “1 coding, 2 code rules”."""
        rows = self.words.rows.items()
        return ", ".join(counted(count, noun_of_rows(table)) for table, count in rows)

    @property
    def at_clock(self) -> str:
        """What it was about, and when it was made: “coding “Transition” in “eins”, ¶2, of 12:30”."""
        return _("{change}, of {time}", change=self.and_where, time=clock_time(self.entry.created))


class UnknownCoder(QualcodeError):
    """The project does not know the coder who acts, and nobody said that it shall."""


class Workspace:
    """A project as one coder has it: what may be seen of it, and what is done under that coder's name.

        with Workspace.open(Path("study.qualcode"), coder="anna") as space:
            for passage in space.passages(): ...

    Whatever it gives out leaves out what the coder must not see, while the project is blind or with `blind`; with
    `round_` new codings belong to that round, and one's own of other rounds are not given out. `project` is the bare
    project, which hides nothing: it is for what is done, and for what belongs to nobody (texts, labels, settings).

    What is done stands in modules of this room, as functions that take a Workspace, such as `coding.codings.give` or
    `export`, by which quotations leave. Whoever has no name (`coder` is empty) may look and change nothing; with
    `new_coder` one whom the project does not know is added with the first thing done.
    """

    def __init__(
        self,
        project: Project,
        coder: str,
        *,
        blind: bool = False,
        round_: int | None = None,
        new_coder: bool = False,
    ) -> None:
        self.project = project
        self.coder_name = coder
        self.works_blind = blind
        self.round = round_
        self.new_coder = new_coder
        self.to_whom: Callable[[Path | None], str | None] = lambda _file: None
        """Says to whom a file goes, or what is no file; None where nobody says it. A face may ask."""
        project.codings.round = project.coders.round = round_
        project.memos.hidden = project.good_marks.hidden = lambda: self.sight.hidden

    @classmethod
    def open(
        cls, path: Path, *, coder: str, blind: bool = False, round_: int | None = None, new_coder: bool = False
    ) -> Workspace:
        """Open a project file as a coder, who need not be known to the project yet. Raises as `Project.open` does."""
        return cls(Project.open(path), coder, blind=blind, round_=round_, new_coder=new_coder)

    def beside(self, project: Project) -> Workspace:
        """The same coder with the same sight over another connection, such as that of another thread."""
        return Workspace(
            project, self.coder_name, blind=self.works_blind, round_=self.round, new_coder=self.new_coder
        )

    def close(self) -> None:
        """Close the file; see `Project.close`."""
        self.project.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.project.__exit__(kind, value, trace)

    # ---- who acts --------------------------------------------------------------------------------

    @property
    def coder(self) -> Coder | None:
        """The coder who acts; None where the project does not know that coder yet."""
        return self.project.coders.exact(self.coder_name)

    @property
    def author(self) -> Author:
        """Who stands behind a change in the history. Raises UsageProblem for who has no name."""
        if not self.coder_name:
            raise UsageProblem(_("Nobody is named who acts."), _("Give the coder's name with --coder NAME."))
        return self.project.author(self.coder_name)

    @contextmanager
    def acting(self) -> Iterator[Coder]:
        """The coder for what is done inside; with `new_coder` one whom the project does not know is added.

        A new coder is made in one transaction with what is done inside: where that is refused, nobody was made.
        Raises UnknownCoder, and UsageProblem for who has no name.
        """
        author, coder = self.author, self.coder
        if coder is not None:
            yield coder
            return
        self.refuse_unknown_coder()
        with self.project.together():
            yield self.project.coders.add(author.name, CoderKind.PERSON)

    def refuse_unknown_coder(self) -> None:
        """Raise UnknownCoder where the project does not know who acts, and nobody said that it shall."""
        if self.new_coder or self.coder is not None:
            return
        known = ", ".join(program().quoted(other.name) for other in self.project.coders.all())
        raise UnknownCoder(
            _("The project knows no coder “{coder}”.", coder=self.coder_name),
            _("Say --new-coder to add it, or --coder NAME for one that it knows ({names}).", names=known)
            if known
            else _("Say --new-coder to add it; the project knows nobody yet."),
        )

    def may(self, right: Right) -> bool:
        """Whether the role of who acts allows what needs that right; whoever is not named may do nothing."""
        return bool(self.coder_name) and self.project.roles.allow(self.coder_name, right)

    def refusal(self, right: Right) -> RoleRefused | None:
        """Why the role of who acts does not allow what needs that right, and who can change that; None where it does.

        Who has no name is refused by whatever is tried.
        """
        if not self.coder_name or self.may(right):
            return None
        roles = self.project.roles
        return roles.rights.refusal(self.coder_name, roles.role_of(self.coder_name), right)

    @property
    def keeps_ids(self) -> bool:
        """Whether quotations that are shown or exported can get ids that stay."""
        return not self.project.read_only and self.refusal(Right.QUOTING) is None

    # ---- what may be seen ------------------------------------------------------------------------

    @property
    def sight(self) -> Sight:
        """What may be seen at this moment: somebody may end or begin blindness meanwhile."""
        coders = self.project.coders.all()
        coder = next((other for other in coders if folded(other.name) == folded(self.coder_name)), None)
        models = frozenset(other.key for other in coders if other.kind is CoderKind.MODEL)
        return Sight(
            own=coder.key if coder else NOBODY,
            coders={other.key: other.name for other in coders},
            models=models,
            project_is_blind=self.project.settings.blind,
            works_blind=self.works_blind,
            round=self.round,
            repeats=bool(coder and self.round and self.project.segments.is_repetition(coder.key, self.round)),
            hidden_models=self.project.exercises.hidden_from(coder, coders) if models else NO_MODELS,
        )

    def narrowed(self, wanted: PassageChoice) -> PassageChoice:
        """The filter for what may be seen of it."""
        return self.sight.narrowed(wanted)

    @property
    def book(self) -> Codebook:
        """The codebook, without anchor examples that are codings which must not be seen."""
        return self.project.codes.book(hidden=self.sight.hidden_past)

    def passages(self, wanted: PassageChoice | None = None) -> Iterator[CodedPassage]:
        """The coded passages that may be seen, in order of documents (label, name) and position."""
        from qualcode.retrieval.filter import PassageChoice, coded_passages

        return coded_passages(self.project, self.narrowed(wanted or PassageChoice()))

    def numbers_of_passages(self, wanted: PassageChoice | None = None) -> Counter[str]:
        """The number of `passages` by polarity."""
        from qualcode.retrieval.filter import PassageChoice, chosen_numbers

        return chosen_numbers(self.project, self.narrowed(wanted or PassageChoice()))

    def codings(self, document: Document | None = None) -> list[Coding]:
        """The codings that may be seen, in the project or in one document."""
        return self.sight.seen(self.project.codings.all(document=document.key if document else None))

    def iter_codings(self) -> Iterator[Coding]:
        """The codings that may be seen, in the order of `codings`; those of one document are in memory at a time."""
        for document in sorted(self.project.documents.all(), key=attrgetter("key")):
            yield from self.codings(document)

    def documents(self, query: CompiledQuery | None = None) -> list[Document]:
        """The documents by label and name, or those that a query chooses by what may be seen of their codings."""
        if query is None:
            return self.project.documents.all()
        from qualcode.retrieval.compiled_query import chosen_documents

        codings, counted = self.project.codings, self.sight.counted(query.coders)
        return chosen_documents(self.project, query, lambda needed: codings.where(needed & counted))

    def numbers(self, column: Literal["document_id", "code_id"]) -> dict[int, int]:
        """Key of a document or code -> number of codings that may be seen and count, for those that have any."""
        sight = self.sight
        hidden = sight.hidden_coders | (sight.models - {sight.own})
        numbers: dict[int, int] = {}
        for key, coder, round_, number in self.project.codings.tally(column):
            of_other_round = coder == sight.own and sight.round is not None and round_ != sight.round
            if coder not in hidden and not of_other_round:
                numbers[key] = numbers.get(key, 0) + number
        return numbers

    def numbers_of_coders(self) -> dict[int, int | None]:
        """Key of a coder -> number of codings that may be seen; None for coders whose codings must not be."""
        sight = self.sight
        numbers: dict[int, int | None] = {key: None if key in sight.hidden_coders else 0 for key in sight.coders}
        for _code, coder, round_, number in self.project.codings.tally("code_id"):
            before = numbers.get(coder)
            of_other_round = coder == sight.own and sight.round is not None and round_ != sight.round
            if before is not None and not of_other_round:
                numbers[coder] = before + number
        return numbers

    def hides_codings(self, wanted: PassageChoice | None = None) -> bool:
        """Whether there are codings of others, of those that are wanted, that must not be seen.

        Of a blind project nobody is told where they are: all are meant, whatever is wanted. A model solution is no
        part of a whole.
        """
        sight = self.sight
        if not sight.is_blind:
            return False
        hidden = sight.hidden_coders
        if not hidden:
            return False
        if sight.project_is_blind or wanted is None:
            return any(coder in hidden for _, coder, _, _ in self.project.codings.tally("code_id"))
        documents = {document.key for document in self.project.documents.all() if wanted.takes_document(document)}
        others = wanted.needed(self.project) & among("coder_id", hidden) & among("document_id", documents)
        return any(wanted.takes_coding(coding) for coding in self.project.codings.where(others))

    def refuse_part(self, wanted: PassageChoice | None = None) -> None:
        """Raise QualcodeError where a result that speaks for the whole study would lack codings of others.

        So it does where a model solution is wanted that must not be seen.
        """
        if wanted is not None:
            self.sight.narrowed(wanted)
        if self.hides_codings(wanted):
            self.sight.refuse_part()

    def memos(self) -> list[Memo]:
        """The memos that may be seen, oldest first."""
        sight = self.sight
        seen = [memo for memo in self.project.memos.all() if sight.sees_memo(memo)]
        if not sight.repeats:
            return seen
        again = {coding.key for coding in self.codings()}
        return [memo for memo in seen if memo.target.coding is None or memo.target.coding in again]

    def orphans(self, document: Document | None = None) -> list[Orphan]:
        """What lost its place in a corrected text, as far as it may be seen."""
        sight = self.sight
        return [orphan for orphan in self.project.orphans.all(document) if sight.sees_orphan(orphan)]

    # ---- history ---------------------------------------------------------------------------------

    def log(
        self, last: int | None = None, words: Catalogue | None = None, choice: ChangeChoice = ALL_CHANGES
    ) -> list[ToldEntry]:
        """The history or so many last entries of it, oldest first, without what others coded while that is hidden.

        It is told in the program's language, or in that of `words`.
        """
        if last is None:
            return list(self.iter_log(words, choice))
        teller, seen = self.project.entry_teller(self.sight.hidden_past, words), list[ToldEntry]()
        for page in self.project.log_pages(from_end=True, size=max(last, _LAST), choice=choice):
            seen[:0] = _seen(page, teller)
            if len(seen) >= last:
                break
        return seen[-last:]

    def log_length(self, choice: ChangeChoice = ALL_CHANGES) -> int | None:
        """The number of entries of the history; None while some are hidden: it would tell of them."""
        return self.project.log_length(choice) if not self.sight.hidden else None

    def iter_log(self, words: Catalogue | None = None, choice: ChangeChoice = ALL_CHANGES) -> Iterator[ToldEntry]:
        """The history as `log` gives it, entry by entry: memory does not grow with it."""
        teller = self.project.entry_teller(self.sight.hidden_past, words)
        for page in self.project.log_pages(choice=choice):
            yield from _seen(page, teller)

    def undo(self) -> ToldEntry:
        """Take back the last change of who acts that stands; gives what it was about. Raises UndoRefused."""
        return self._told(self.project.undo(self.author))

    def redo(self) -> ToldEntry:
        """Restore what who acts undid last; gives what it was about. Raises UndoRefused."""
        return self._told(self.project.redo(self.author))

    def _told(self, entry: Entry) -> ToldEntry:
        from qualcode.project.entry_places import place_of

        hidden = self.sight.hidden
        (words,) = self.project.in_words([entry], hidden)
        return ToldEntry(entry, words, place_of(self.project, entry, hidden))


def _seen(page: Sequence[Entry], teller: EntryTeller) -> Iterator[ToldEntry]:
    """The entries of a page that may be seen."""
    for entry, words in zip(page, teller.words(page), strict=True):
        if not words.hidden:
            yield ToldEntry(entry, words)
