"""Codings out of a table: planned first, then taken in as one change, or nothing of it.

A row says a document, a code and a passage: by start and end, by the quoted words, or, in a table without any such
column, the whole document. Words that stand several times are placed only by what else the row says of their place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from qualcode.catalogue import _, ngettext, program
from qualcode.errors import NotFound, QualcodeError, ReadingError
from qualcode.language.quotations.word_places import SearchedText, plain_words
from qualcode.model.codings import Coder, CoderKind, Coding, CodingDraft
from qualcode.model.spans import Span, trimmed
from qualcode.model.team.roles import Right
from qualcode.plural import counted
from qualcode.project.coding.adding import refuse_values
from qualcode.project.file.row_rules import folded
from qualcode.reporting.writers.whole_files import xml_safe
from qualcode.workspace.coding.coding_table import (
    PLACES,
    CodingTable,
    is_good,
    number_of,
    polarity_of,
    time_of,
)

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.documents import Document, Structure
    from qualcode.workspace.workspace import Workspace

T = TypeVar("T")
_TOLD = 50  # rows that are listed one by one
_PLACES_TOLD = 10  # of words that stand several times


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A row that is not taken in, by its number in the file, and why not."""

    number: int
    why: str


@dataclass(slots=True)
class PlannedImport:
    """What taking in a table would do.

    `new_coders` are names of coders whom the project does not know; in the drafts their keys are negative.
    """

    table: CodingTable
    drafts: list[CodingDraft] = field(default_factory=list)
    left_out: list[LeftOutRow] = field(default_factory=list)
    whole_documents: int = 0
    new_coders: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    """The numbers in the file of the rows that the drafts are made of."""

    def left_out_lines(self) -> list[str]:
        """The rows that cannot be taken in, one a line."""
        return _told_rows(self.left_out)

    def refuse_left_out(self) -> None:
        """Raise ReadingError, which lists them, where there are rows that cannot be taken in."""
        if self.left_out:
            told = ngettext(
                "{count} row of “{table}” cannot be taken in:",
                "{count} rows of “{table}” cannot be taken in:",
                len(self.left_out),
                table=self.table.name,
            )
            raise ReadingError(
                "\n  ".join((told, *self.left_out_lines())),
                _("Nothing was taken in. Correct these rows, or take in the others without them with --leave-out."),
            )


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What taking in a table gives: the drafts that were not given before, and what became of the others.

    `there` rows are codings that the project has, `twice` rows repeat an earlier one; both change nothing.
    `otherwise` are those of them that say something else than what stands.
    """

    given: Sequence[CodingDraft]
    there: int
    twice: int
    otherwise: Sequence[LeftOutRow]

    @property
    def documents(self) -> int:
        """In how many documents codings are given."""
        return len({draft.document.key for draft in self.given})

    @property
    def coders(self) -> Counter[str]:
        """Name of a coder -> number of codings that are given under it."""
        return Counter(draft.coder.name for draft in self.given)

    def otherwise_lines(self) -> list[str]:
        """The rows that say something else than what stands, one a line."""
        return _told_rows(self.otherwise)


def _told_rows(rows: Sequence[LeftOutRow]) -> list[str]:
    lines = [_("row {number}: {why}", number=row.number, why=row.why) for row in rows[:_TOLD]]
    more = len(rows) - _TOLD
    return [*lines, ngettext("and {count} more row", "and {count} more rows", more)] if more > 0 else lines


def planned_import(space: Workspace, table: CodingTable, *, whole_documents: bool = False) -> PlannedImport:
    """What taking in a table would do; nothing is changed.

    `whole_documents` lets rows without a passage mean their whole document, also where others have one; names of
    documents, codes and coders are exact. Raises QualcodeError where codings of others must not be seen and rows
    belong to others, UnknownCoder where who acts is needed and not known.
    """
    if any(not cells.get("coder", "").strip() for _number, cells in table.rows):
        space.refuse_unknown_coder()
    planned = PlannedImport(table)
    reader = _RowReader(space, whole=whole_documents or not table.has_places)
    by_document: dict[int, list[tuple[int, Mapping[str, str]]]] = {}
    documents: dict[int, Document] = {}
    failed: dict[int, str] = {}
    for place, (_number, cells) in enumerate(table.rows):
        try:
            document = reader.document(cells)
        except QualcodeError as error:
            failed[place] = _clause(error)
            continue
        documents[document.key] = document
        by_document.setdefault(document.key, []).append((place, cells))
    drafts: dict[int, CodingDraft] = {}
    for key, rows in by_document.items():
        opened = _OpenedDocument(space, documents[key])
        for place, cells in rows:
            try:
                drafts[place] = reader.draft(opened, cells)
            except QualcodeError as error:
                failed[place] = _clause(error)
    planned.drafts = [drafts[place] for place in sorted(drafts)]
    planned.numbers = [table.rows[place][0] for place in sorted(drafts)]
    planned.left_out = [LeftOutRow(table.rows[place][0], failed[place]) for place in sorted(failed)]
    planned.whole_documents = reader.whole_documents
    planned.new_coders = list(dict.fromkeys(draft.coder.name for draft in planned.drafts if draft.coder.key < 0))
    _refuse_hidden(space, planned.drafts)
    return planned


def outcome(space: Workspace, planned: PlannedImport) -> ImportOutcome:
    """What taking in what was planned would give now; nothing is changed. Raises as `Codings.add_all` does."""
    drafts = planned.drafts
    found = space.project.codings.found_before(drafts)
    there = sum(isinstance(before, Coding) for before in found)
    otherwise: list[LeftOutRow] = []
    for number, draft, before in zip(planned.numbers, drafts, found, strict=True):
        if before is None:
            continue
        if differences := _differences(draft, before):
            told = ", ".join(differences)
            why = (
                _("is there already, and says otherwise: {differences}", differences=told)
                if isinstance(before, Coding)
                else _("repeats an earlier row, and says otherwise: {differences}", differences=told)
            )
            otherwise.append(LeftOutRow(number, why))
    given = [draft for draft, before in zip(drafts, found, strict=True) if before is None]
    return ImportOutcome(given, there, len(drafts) - len(given) - there, otherwise)


def _differences(draft: CodingDraft, before: Coding | CodingDraft) -> list[str]:
    """What a row says otherwise than what stands; an empty cell says nothing."""
    told: list[str] = []
    if draft.polarity is not before.polarity:
        told.append(_("{new}, not {old}", new=draft.polarity.value, old=before.polarity.value))
    if draft.weight not in (None, before.weight):
        told.append(
            _("weight {new}, not {old}", new=draft.weight, old=before.weight)
            if before.weight is not None
            else _("weight {new}, not none", new=draft.weight)
        )
    if draft.memo and not _are_alike(before.memo, draft.memo):
        told.append(_("another memo"))
    if draft.paraphrase and not _are_alike(before.paraphrase, draft.paraphrase):
        told.append(_("another paraphrase"))
    if draft.good and not before.good:
        told.append(_("a good example"))
    return told


def import_codings(space: Workspace, planned: PlannedImport) -> ImportOutcome:
    """Take in what was planned as one change, with the coders who are new. Raises as `Codings.add_all` does.

    Codings of others are the lead's to take in, where a project has one: else RoleRefused.
    """
    author = space.author
    with space.project.change("coding.import", author):
        if any(draft.coder.uuid != author.uuid for draft in planned.drafts if draft.coder.key > 0):
            space.project.roles.require(Right.TEAM, author)
        gives = outcome(space, planned)
        new = {name: space.project.coders.add(name, CoderKind.PERSON, author) for name in planned.new_coders}
        drafts = [
            draft if draft.coder.key > 0 else replace(draft, coder=new[draft.coder.name]) for draft in planned.drafts
        ]
        space.project.codings.add_all(drafts, author)
    return gives


def _clause(error: QualcodeError) -> str:
    return error.message.removesuffix(".")


def _refuse_hidden(space: Workspace, drafts: Sequence[CodingDraft]) -> None:
    """Refuse codings of others while they are hidden: whether one is there already would tell what they gave."""
    sight = space.sight
    if not sight.hidden:
        return
    own = space.author.name
    others = Counter(
        draft.coder.name for draft in drafts if sight.hidden.hides(draft.coder.key) and draft.coder.name != own
    )
    if others:
        names = ", ".join(f"{program().quoted(name)} ({counted(number, 'row')})" for name, number in others.items())
        raise QualcodeError(
            _("Codings of others are hidden, and this table holds some of {names}.", names=names),
            " ".join((_("Take in your own; the others take in theirs."), sight.end)),
        )


class _RowReader:
    """Makes drafts of rows; names are looked up once."""

    def __init__(self, space: Workspace, *, whole: bool) -> None:
        self._space = space
        self._whole = whole
        self._documents: dict[str, Document | QualcodeError] = {}
        self._codes: dict[str, Code | QualcodeError] = {}
        self._coders: dict[str, Coder | QualcodeError] = {}
        self._find_document = space.project.documents.finder()
        self._find_code = space.project.codes.finder()
        self._new: dict[str, Coder] = {}
        """By what tells names apart, which neither case nor Unicode form does."""
        self.whole_documents = 0

    def document(self, cells: Mapping[str, str]) -> Document:
        """The document of a row. Raises QualcodeError where it names none, or two."""
        id_, name = cells.get("document_id", "").strip(), cells.get("document", "").strip()
        if not (id_ or name):
            raise QualcodeError(_("it names no document"))
        found = _remembered(self._documents, id_ or name, self._find_document)
        if id_ and name and _remembered(self._documents, name, self._find_document).key != found.key:
            raise QualcodeError(
                _(
                    "its id is that of “{found}”, its name that of another document, “{name}”",
                    found=found.name,
                    name=name,
                )
            )
        return found

    def draft(self, opened: _OpenedDocument, cells: Mapping[str, str]) -> CodingDraft:
        """The coding of a row. Raises QualcodeError, whose message is a clause, where anything of it is unclear."""
        name = cells.get("code", "").strip()
        if not name:
            raise QualcodeError(_("it names no code"))
        code = _remembered(self._codes, name, self._find_code)
        coder = _remembered(self._coders, cells.get("coder", "").strip(), self._coder)
        weight, round_ = number_of(cells, "weight"), number_of(cells, "round")
        polarity, good = polarity_of(cells), is_good(cells)
        is_whole = not any(cells.get(column, "").strip() for column in PLACES)
        if is_whole and not self._whole:
            raise QualcodeError(_("it says no passage (--whole-documents takes such rows for their whole document)"))
        span = opened.whole() if is_whole else opened.place(cells)
        refuse_values(span, weight, 1 if round_ is None else round_)
        self.whole_documents += is_whole
        memo, paraphrase = cells.get("memo", "").strip(), cells.get("paraphrase", "").strip()
        return CodingDraft(opened.document, span, code, coder, polarity, weight, memo, paraphrase, round_, good)

    def _coder(self, name: str) -> Coder:
        """The coder of that name; without one who acts."""
        space = self._space
        if not name and space.coder is not None:
            return space.coder
        try:
            return space.project.coders.find(name or space.author.name, exact=True)
        except NotFound:
            if space.new_coder:
                wanted = space.project.coders.checked(name or space.author.name)
                return self._new.setdefault(folded(wanted), Coder(-1 - len(self._new), "", wanted))
            raise QualcodeError(
                _("there is no coder “{name}” (--new-coder adds those whom the project does not know)", name=name)
            ) from None


def _remembered(known: dict[str, T | QualcodeError], name: str, find: Callable[[str], T]) -> T:
    """What a name means, looked up once, also where it means nothing."""
    if name not in known:
        try:
            known[name] = find(name)
        except QualcodeError as error:
            known[name] = error
    found = known[name]
    if isinstance(found, QualcodeError):
        raise found
    return found


class _OpenedDocument:
    """The text of a document, in which passages get their places."""

    def __init__(self, space: Workspace, document: Document) -> None:
        self.document = document
        self._documents = space.project.documents
        self._text = space.project.documents.text(document)
        self._searched = SearchedText(self._text)
        self._structure: Structure | None = None

    @property
    def structure(self) -> Structure:
        """Paragraphs and time marks, fetched where a row needs them."""
        if self._structure is None:
            self._structure = self._documents.structure(self.document)
        return self._structure

    def whole(self) -> Span:
        """The whole text, without white space at its edges. Raises QualcodeError for an empty one."""
        span = trimmed(self._text, Span(0, len(self._text)))
        if not span.length:
            raise QualcodeError(_("“{document}” has no words", document=self.document.name))
        return span

    def place(self, cells: Mapping[str, str]) -> Span:
        """The passage that a row says. Raises QualcodeError where it is none, or not the only one."""
        start, end = number_of(cells, "start"), number_of(cells, "end")
        words = cells.get("words", "").strip()
        if not words:
            if start is None and end is None:
                return self._paragraph(cells)
            if start is None or end is None:
                raise QualcodeError(
                    _("it says no start and no words") if start is None else _("it says no end and no words")
                )
            return self._inside(Span(start, end))
        if end is not None and start is not None:
            span = self._inside(Span(start, end))
            if not _are_alike(span.cut(self._text), words):
                raise QualcodeError(
                    _(
                        "at {start}:{end} of “{document}” stand other words than {words}",
                        start=start,
                        end=end,
                        document=self.document.name,
                        words=_quoted(words),
                    )
                )
            return span
        return self._only(words, start, cells)

    def _inside(self, span: Span) -> Span:
        if not span.start < span.end:
            raise QualcodeError(
                _("{start}:{end} is no passage: the start is smaller than the end", start=span.start, end=span.end)
            )
        if span.end > len(self._text):
            raise QualcodeError(
                ngettext(
                    "{start}:{end} does not lie inside “{document}”, which has {count} character",
                    "{start}:{end} does not lie inside “{document}”, which has {count} characters",
                    len(self._text),
                    start=span.start,
                    end=span.end,
                    document=self.document.name,
                )
            )
        return span

    def _paragraph(self, cells: Mapping[str, str]) -> Span:
        number = number_of(cells, "paragraph")
        if number is None:
            raise QualcodeError(_("a time alone is no passage: it says no words"))
        if not 1 <= number <= len(self.structure.paragraphs):
            raise QualcodeError(
                _("“{document}” has no paragraph {number}", document=self.document.name, number=number)
            )
        paragraph = self.structure.paragraphs[number - 1]
        spoken = self.structure.without_labels([paragraph])
        return trimmed(self._text, spoken[0] if spoken else paragraph)

    def _only(self, words: str, start: int | None, cells: Mapping[str, str]) -> Span:
        """The one place of words, or the one of several that fits all else that the row says of it."""
        places = self._searched.places(words)
        if not places:
            raise QualcodeError(
                _("{words} does not stand in “{document}”", words=_quoted(words), document=self.document.name)
            )
        fitting = [place for place in places if self._fits(place, start, cells)]
        if len(fitting) == 1:
            return fitting[0]
        meant = fitting or places
        there, more = ", ".join(map(self._in_words, meant[:_PLACES_TOLD])), len(meant) - _PLACES_TOLD
        if more > 0:
            there = ngettext("{places} and {count} more", "{places} and {count} more", more, places=there)
        values = {"words": _quoted(words), "document": self.document.name, "places": there}
        if not fitting:
            raise QualcodeError(
                ngettext(
                    "{words} stands {count} time in “{document}”, but not where the row says: {places}",
                    "{words} stands {count} times in “{document}”, but not where the row says: {places}",
                    len(meant),
                    **values,
                )
            )
        told = (
            _(
                "{words} stands {number} times in “{document}” where the row says: {places}; say which by start, "
                "paragraph or time",
                number=len(meant),
                **values,
            )
            if len(fitting) < len(places)
            else _(
                "{words} stands {number} times in “{document}”: {places}; say which by start, paragraph or time",
                number=len(meant),
                **values,
            )
        )
        raise QualcodeError(told)

    def _fits(self, place: Span, start: int | None, cells: Mapping[str, str]) -> bool:
        paragraph, time = number_of(cells, "paragraph"), time_of(cells)
        return (
            (start is None or place.start == start)
            and (paragraph is None or self.structure.paragraph_number(place.start) == paragraph)
            and (time is None or any(time[0] <= mark < time[1] for mark in self._marks(place)))
        )

    def _marks(self, place: Span) -> Iterator[int]:
        """The times beside a passage: transcripts have them before or behind what was said then."""
        marks = self.structure.marks
        before = [mark.milliseconds for mark in marks if mark.span.start <= place.start]
        behind = [mark.milliseconds for mark in marks if mark.span.start > place.start]
        yield from (*before[-1:], *behind[:1])

    def _in_words(self, place: Span) -> str:
        return f"¶{self.structure.paragraph_number(place.start)} ({place.start}:{place.end})"


def _are_alike(passage: str, words: str) -> bool:
    """Whether these are the words of the passage, also where a table holds symbols for its controls."""
    return passage.split() == words.split() or plain_words(words) in {
        plain_words(passage),
        plain_words(xml_safe(passage)),
    }


def _quoted(words: str) -> str:
    plain = " ".join(words.split())
    return program().quoted(plain if len(plain) <= 60 else f"{plain[:58]} …")
