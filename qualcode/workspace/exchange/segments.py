"""A list of coded segments as a project that can be taken in: its passages stand in documents that are here."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.language.quotations.word_places import plain_words
from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.codes import CodeDraft
from qualcode.model.exchange.losses import Fate, Loss, LossKind, losses_of
from qualcode.model.exchange.project import (
    ExchangeCode,
    ExchangeCoding,
    ExchangeFormat,
    ExchangeNote,
    ExchangeProject,
    ExchangeSource,
    ExchangeTarget,
    TargetKind,
)
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.exchange.segments import ListedSegment, SegmentList, SegmentProgram
from qualcode.model.spans import Span
from qualcode.project.codebook.codes import as_draft
from qualcode.project.file.row_rules import folded
from qualcode.reading.exchange.guids import made_guid
from qualcode.reading.exchange.people import People
from qualcode.reading.exchange.segments.cells import path_of
from qualcode.workspace.exchange.placed_segments import PlacedSegment, placed_segments

if TYPE_CHECKING:
    from qualcode.model.codes import Codebook
    from qualcode.model.documents import Document
    from qualcode.workspace.workspace import Workspace

_NUMBERED = re.compile(r"(?:[DP]\s*)?\d+\s*:\s*")  # “D 3: Interview”, as ATLAS.ti writes it
_LISTED = 10  # names of documents and codes that are told


def project_of_segments(
    space: Workspace, listed: SegmentList, documents: Mapping[str, str] | None = None
) -> ExchangeProject:
    """The list as a project whose sources are documents of this one, called by their UUIDs.

    `documents` says which of ours is meant by a name of theirs. Names are exact, but for case, the suffix of a file
    and the number that ATLAS.ti puts before it. Raises QualcodeError where no name of the list is that of a document
    here, NotFound for an unknown one in `documents`.
    """
    ours = _NamedDocuments(space, documents or {}, listed.program)
    rows: dict[int, list[ListedSegment]] = defaultdict(list)
    for segment in listed.segments:
        for document in ours.of(segment.document):
            rows[document.key].append(segment)
    if listed.segments and not rows:
        raise _no_document(listed, space, are_several=ours.are_several)
    origin = space.project.uuid  # so that codes of one name in two projects are two
    codes = _ListedCodes(space.project.codes.book(), origin)
    people = People(origin)
    sources: list[ExchangeSource] = []
    notes: list[ExchangeNote] = []
    losses: list[Loss] = []
    for document in space.project.documents.some(rows):
        text = space.project.documents.text(document)
        placed = placed_segments(text, space.project.documents.structure(document), rows[document.key])
        of_document = _SegmentCodings(document.uuid, codes, people)
        for row in placed:
            of_document.add(row)
        sources.append(ExchangeSource(document.uuid, document.name, text, codings=tuple(of_document.made)))
        notes += of_document.notes
        losses += _waiting(document, placed)
    return ExchangeProject(
        ExchangeFormat.SEGMENTS,
        listed.name,
        listed.program.value,
        made_guid("list", origin, listed.program.value),
        users=people.users(),
        codes=codes.codes(),
        sources=tuple(sources),
        notes=tuple(notes),
        losses=losses_of(listed.losses, ours.losses(listed.segments), codes.losses(), losses),
        remarks=(*_remarks(listed), *new_codes_said(codes.made())),
    )


def _remarks(listed: SegmentList) -> Iterator[str]:
    """How the list was read."""
    yield from (*listed.notes, *listed.warnings)
    if listed.columns:
        said = ", ".join(f"{column} = {program().quoted(heading)}" for column, heading in listed.columns.items())
        yield _("Columns: {columns}.", columns=said)


def new_codes_said(paths: Sequence[str]) -> tuple[str, ...]:
    """The codes that are none here yet, so that a slip of the pen is seen in the preview."""
    if not paths:
        return ()
    shown = ", ".join(map(program().quoted, paths[:_LISTED])) + (", …" if len(paths) > _LISTED else "")
    return (_("Codes that are not here yet: {names}.", names=shown),)


def _waiting(document: Document, placed: Iterable[PlacedSegment]) -> Iterator[Loss]:
    """What is told of rows that wait for a person."""
    for row in placed:
        if row.why is not None:
            details = (str(row.number),) if row.why is LossReason.WORDS_FOUND_SEVERAL_TIMES else ()
            for path in row.segment.codes:
                yield Loss(
                    LossKind.CODING, row.why, joined_path(path), document.name, fate=Fate.WAITS, details=details
                )
            if not row.segment.codes:
                yield Loss(LossKind.NOTE, row.why, "", document.name, fate=Fate.CHANGED, details=details)


def _no_document(listed: SegmentList, space: Workspace, *, are_several: bool) -> QualcodeError:
    names = list(dict.fromkeys(segment.document for segment in listed.segments))
    shown = ", ".join(map(program().quoted, names[:_LISTED])) + (", …" if len(names) > _LISTED else "")
    which = _("Say which one is meant with --document THEIRS=OURS; “qualcode documents” lists ours.")
    if are_several:
        return QualcodeError(
            _("“{file}” codes {names}, and several documents here are called so.", file=listed.name, names=shown),
            which,
        )
    return QualcodeError(
        _("“{file}” codes {names}, and no document here is called so.", file=listed.name, names=shown),
        which
        if space.project.documents.all()
        else _("Take in the documents first: “qualcode import FILES”. The list holds only what was coded of them."),
    )


# ---- documents by name ---------------------------------------------------------------------------------


class _NamedDocuments:
    """Which document of ours a name of the list means."""

    def __init__(self, space: Workspace, said: Mapping[str, str], program_: SegmentProgram) -> None:
        find = space.project.documents.find
        self._said = {spelled(theirs): find(ours, exact=True) for theirs, ours in said.items()}
        self._program = program_
        self._by_name: dict[str, list[Document]] = defaultdict(list)
        self._others: dict[str, list[Document]] = defaultdict(list)
        files = space.project.documents.file_names()
        for document in space.project.documents.all():
            self._by_name[spelled(document.name)].append(document)
            file = files.get(document.key, "")
            names = (document.name, _stem(document.name), file, _stem(file), document.label)
            for name in {folded(spelled(name)) for name in names if name.strip()}:
                self._others[name].append(document)
        self._known: dict[str, list[Document]] = {}

    def of(self, theirs: str) -> list[Document]:
        """The document that is meant; none where no document is called so, or several are."""
        if theirs not in self._known:
            self._known[theirs] = self._found(theirs)
        found = self._known[theirs]
        return found if len(found) == 1 else []

    @property
    def are_several(self) -> bool:
        """Whether any name that was asked for means several documents."""
        return any(len(found) > 1 for found in self._known.values())

    def _found(self, theirs: str) -> list[Document]:
        name = spelled(theirs)
        names = [name]
        if self._program is SegmentProgram.ATLASTI and (number := _NUMBERED.match(name)):
            names.append(name[number.end() :])
        for name in names:
            if name in self._said:
                return [self._said[name]]
        for name in names:
            if name in self._by_name:
                return self._by_name[name]
        for name in names:
            for other in (name, _stem(name)):
                if found := self._others.get(folded(other)):
                    return found
        return []

    def losses(self, segments: Iterable[ListedSegment]) -> Iterator[Loss]:
        """The rows of names that mean no document here, or several."""
        rows = Counter[str]()
        for segment in segments:
            rows[segment.document] += len(segment.codes) or 1
        for name, number in rows.items():
            found = self._known.get(name, [])
            if len(found) != 1:
                why = LossReason.SEVERAL_DOCUMENTS if found else LossReason.DOCUMENT_UNKNOWN
                yield Loss(LossKind.CODING, why, where=name, number=number)


def _stem(name: str) -> str:
    """A file's name without its suffix; anything else as it is."""
    suffix = PurePath(name).suffix
    return name.removesuffix(suffix) if re.fullmatch(r"\.[A-Za-z][A-Za-z0-9]{1,4}", suffix) else name


# ---- codings and codes ---------------------------------------------------------------------------------


class _SegmentCodings:
    """The codings and comments of one document (its UUID)."""

    def __init__(self, document: str, codes: _ListedCodes, people: People) -> None:
        self.made: list[ExchangeCoding] = []
        self.notes: list[ExchangeNote] = []
        self._document = document
        self._codes = codes
        self._people = people
        self._same: Counter[tuple[str, ...]] = Counter()

    def add(self, row: PlacedSegment) -> None:
        """The codings of a row, and its comment."""
        segment = row.segment
        user = self._people.of(segment.coder)
        first = len(self.made)
        for path in segment.codes:
            what = ("coding", self._document, segment.coder, *path, plain_words(segment.words))
            self._same[what] += 1
            self.made.append(
                ExchangeCoding(
                    made_guid(*what, str(self._same[what])),
                    self._codes.guid(path),
                    row.span,
                    user,
                    segment.created,
                    row.likely,
                    segment.words,
                    segment.place,
                    weight=segment.weight,
                )
            )
        if segment.comment:
            codings = self.made[first:]
            alone = self._document, plain_words(segment.words), segment.place, segment.comment
            self.notes.append(
                ExchangeNote(
                    made_guid("comment", *([codings[0].guid] if codings else alone)),
                    "",
                    segment.comment,
                    self._targets(codings, row.span),
                    user,
                    segment.created,
                )
            )

    def _targets(self, codings: Sequence[ExchangeCoding], span: Span | None) -> tuple[ExchangeTarget, ...]:
        """A comment is about the coding, of a passage with several codes or none about the passage."""
        if len(codings) != 1 and span is not None:
            return (ExchangeTarget(TargetKind.PASSAGE, self._document, span),)
        if not codings:
            return (ExchangeTarget(TargetKind.SOURCE, self._document),)
        return (ExchangeTarget(TargetKind.CODING, codings[0].guid),)


def _as_a_list_parts_it(path: tuple[str, ...]) -> tuple[str, ...]:
    """A path of ours as it is read where signs in its names part them."""
    return tuple(folded(part) for name in path for part in path_of(name, SegmentProgram.OWN))


class _ListedCodes:
    """The codes by their paths, in the order in which they were met; one with a path of ours says what that says.

    A list knows the names of codes alone, so that nothing of ours differs from it.
    """

    def __init__(self, book: Codebook, origin: str) -> None:
        self._origin = origin
        self._ours = {tuple(map(folded, code.path)): code for code in book}
        self._parted = {
            parted: code.path
            for code in book
            if (parted := _as_a_list_parts_it(code.path)) not in self._ours  # else it says what it seems to say
        }
        self._below: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        self._paths: dict[tuple[str, ...], str] = {}

    def guid(self, path: tuple[str, ...]) -> str:
        """The GUID of a code, which is made with those above it where it is met first.

        What a list parted that is a name of ours, such as “a > b”, is that code.
        """
        path = next(
            (
                (*self._parted[start], *path[depth:])
                for depth in range(len(path), 1, -1)
                if (start := tuple(map(folded, path[:depth]))) in self._parted
            ),
            path,
        )
        for depth in range(1, len(path) + 1):
            part = path[:depth]
            if part not in self._paths:
                self._paths[part] = made_guid("code", self._origin, *part)
                self._below[part[:-1]].append(part)
        return self._paths[path]

    def codes(self, above: tuple[str, ...] = ()) -> tuple[ExchangeCode, ...]:
        """The codes below a path with all that is below them."""
        return tuple(
            ExchangeCode(self._paths[path], self._draft(path), children=self.codes(path))
            for path in self._below[above]
        )

    def made(self) -> list[str]:
        """The paths of the codes that are not ours."""
        return [joined_path(path) for path in self._paths if tuple(map(folded, path)) not in self._ours]

    def losses(self) -> Iterator[Loss]:
        """The codes in whose names commas part the names of others: several may be meant."""
        names = {folded(path[-1]) for path in self._paths} | {path[-1] for path in self._ours}
        for path in self._paths:
            parts = {folded(part.strip()) for part in path[-1].split(",")}
            if len(parts) > 1 and parts <= names:
                why = LossReason.PERHAPS_SEVERAL_CODES
                yield Loss(LossKind.CODE, why, joined_path(path), fate=Fate.DOUBTED)

    def _draft(self, path: tuple[str, ...]) -> CodeDraft:
        ours = self._ours.get(tuple(map(folded, path)))
        return as_draft(ours) if ours is not None else CodeDraft(path[-1])
