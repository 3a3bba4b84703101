"""Files that come into a project: read one by one, checked, and written as one change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext, program
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.plural import counted
from qualcode.reading.source.options import MarkingsUse
from qualcode.times import local_day

if TYPE_CHECKING:
    from qualcode.model.codings import Coder
    from qualcode.model.documents import Document, DocumentDraft
    from qualcode.project.file.history import Author
    from qualcode.reading.source.choices import ReadingChoices
    from qualcode.reading.source.options import ReadingOptions
    from qualcode.reading.source.result import Reading
    from qualcode.workspace.imports.held_drafts import DraftFacts, HeldDrafts, HeldFile
    from qualcode.workspace.workspace import Workspace

    Portion = list[tuple[Path, HeldFile]]

_AT_ONCE = 100  # documents written between two steps of the progress bar


@dataclass(frozen=True, slots=True)
class SaidOfAll:
    """What was said of all documents that come in; None leaves what their files say.

    `wave_fields` and `kind_fields` are attributes that are declared, before those of the project, to tell wave and
    kind of source. `reading` is how transcripts are read, which is kept for the project's next files.
    """

    label: str | None
    attributes: Mapping[str, str]
    case: str | None
    wave_fields: tuple[str, ...] = ()
    kind_fields: tuple[str, ...] = ()
    reading: ReadingChoices | None = None

    def to(self, draft: DocumentDraft) -> DocumentDraft:
        """The draft with it; the same one where nothing was said."""
        if self.label is None and not self.attributes and not self.case:
            return draft
        return replace(
            draft,
            label=draft.label if self.label is None else self.label,
            attributes={**draft.attributes, **self.attributes},
            case=self.case or draft.case,
        )


@dataclass(slots=True)
class MaterialImport:
    """The files of one import: read first, one by one, and then written as one change.

    `as_`, `labels`, `unsure` and `options` say how files are read, see `reading.files.read`, the transcription rules
    that were said of all documents too; `again` takes in what was forgotten, too. `failures` are files that could not
    be read, `warnings` what a person should look at after.
    """

    space: Workspace
    as_: str
    labels: list[str] | None
    options: ReadingOptions
    unsure: bool = field(kw_only=True)
    again: bool = field(kw_only=True)
    said: SaidOfAll = field(kw_only=True)
    readings: list[tuple[Path, HeldFile]] = field(default_factory=list)
    failures: list[QualcodeError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _seen: dict[str, str] = field(default_factory=dict)  # SHA-256 -> name of the file
    _held: HeldDrafts = field(init=False)

    def __post_init__(self) -> None:
        from qualcode.workspace.imports.held_drafts import HeldDrafts

        self._held = HeldDrafts(self.space.project.path)
        if self.said.reading is not None and self.said.reading.transcription:
            rules = self.space.project.transcription.find(self.said.reading.transcription, exact=True)
            self.options = replace(self.options, rules=rules)

    def read(self, files: Iterable[Path], ends: Callable[[], bool]) -> None:
        """Read the files until the user asks to end; what cannot be read is kept as a failure.

        Raises QualcodeError where there is no room to hold what was read.
        """
        for file in files:
            if ends():
                break
            try:
                reading = self._read(file, self.options)
            except QualcodeError as error:
                self.failures.append(error)
            else:
                self.readings.append((file, self._held.hold(reading)))
        self._read_weak_ones_anew(ends)

    def _read_weak_ones_anew(self, ends: Callable[[], bool]) -> None:
        """Read files again that say little of their dialect, if one explains most of the others."""
        from qualcode.reading.dialects.folder import FolderEvidence, is_weak

        evidence = FolderEvidence()
        for draft in self.drafts():
            evidence.add(draft.how_read)
        alike = evidence.alike
        for place, (file, held) in enumerate(self.readings if alike else ()):
            if ends():
                break
            if not any(is_weak(draft.how_read) and draft.sample.turns for draft in held.drafts):
                continue
            try:
                reading = self._read(file, replace(self.options, alike=alike))
            except QualcodeError:
                continue  # the file went meanwhile; what was read of it is whole
            if any(draft.how_read.dialect == alike for draft in reading.drafts):
                self.readings[place] = (file, self._held.hold(reading))

    def _read(self, file: Path, options: ReadingOptions) -> Reading:
        from qualcode.reading.files import read

        reading = read(file, self.as_, labels=self.labels, unsure=self.unsure, options=options)
        for draft in reading.drafts[:1]:
            self._refuse_known(file, draft.source.sha256)
        self._refuse_forgotten(file, reading)
        return replace(reading, drafts=tuple(map(self.said.to, reading.drafts)))

    def _refuse_known(self, file: Path, sha256: str) -> None:
        twin = self._seen.setdefault(sha256, str(file))
        if twin != str(file):
            raise QualcodeError(
                _("“{file}” holds the same as “{twin}”, which comes in.", file=file.name, twin=twin),
                _("Remove one of the two copies."),
            )
        before = self.space.project.documents.imported(sha256)
        if before is not None:
            raise QualcodeError(
                _(
                    "“{file}” came in before, on {day}, as {documents}.",
                    file=file.name,
                    day=local_day(before.created),
                    documents=_named(before.names),
                ),
                _("Nothing was changed. Remove what came in first if the file shall come in anew."),
            )

    def _refuse_forgotten(self, file: Path, reading: Reading) -> None:
        names = [] if self.again else self.space.project.documents.forgotten(reading.drafts)
        if names:
            raise QualcodeError(
                _(
                    "“{file}” holds what was erased from this project: {documents}.",
                    file=file.name,
                    documents=_named(names),
                ),
                _("It stays out. If it may come back, add --again."),
            )

    def drafts(self) -> list[DraftFacts]:
        """What is told of all drafts in the order of the files."""
        return [draft for _file, reading in self.readings for draft in reading.drafts]

    def done(self, documents: int) -> int:
        """Of how many files this number of documents is all, files that could not be read included."""
        done = len(self.failures)
        for _file, reading in self.readings:
            documents -= len(reading.drafts)
            done += documents >= 0
        return done

    def refuse_missing_columns(self) -> None:
        """Refuse a text column that no table has: one that only some lack was not asked there."""
        tables = [set(reading.missing_columns) for _file, reading in self.readings if reading.cases]
        nowhere = set.intersection(*tables) if tables else set()
        if nowhere:
            raise UsageProblem(
                _("No table has the column {names}.", names=", ".join(map(program().quoted, sorted(nowhere)))),
                _("Nothing came in. Check the name of the column."),
            )

    def refuse_case(self, case: str | None) -> None:
        """Refuse to put all rows of a table into one case, and a case that is there in upper or lower case."""
        if case:
            self.space.project.cases.refuse_other_case(case)
        if case and any(reading.cases for _file, reading in self.readings):
            raise UsageProblem(_("In a table each row is a case."), _("Give --case-column NAME instead of --case."))

    def write(self, portions: Iterable[Portion], ends: Callable[[], bool]) -> list[Document]:
        """Write documents and cases of `portions()` as one change, until the user asks to end: whole files, in order.

        Raises QualcodeError where another process took in the same meanwhile, and as `Workspace.acting` where
        markings are taken in; then nothing was changed.
        """
        from qualcode.workspace.imports.markings import take_in_markings

        documents: list[Document] = []
        begun, author = ends(), self.space.author  # asked while files were read: those are to come in
        with self._who_codes() as coder, self.space.project.change("import", author):
            self._refuse_if_known_meanwhile()
            self._declare_fields(author)
            if self.said.reading is not None:
                self.space.project.settings.set_reading(self.said.reading, author)
            for portion in portions:
                if ends() and not begun:
                    break
                drafts = [draft for _, reading in portion for draft in self._held.drafts(reading)]
                added = self.space.project.documents.add(drafts, author, again=self.again)
                documents += added
                if coder is not None:
                    for document, draft in zip(added, drafts, strict=True):
                        take_in_markings(self.space.project, document, draft.markings, self.options.markings, coder)
                for file, reading in portion:
                    self._write_cases(file, reading, author)
        return documents

    def _who_codes(self) -> AbstractContextManager[Coder | None]:
        """The coder to whom codings and memos belong that are made of markings; nobody where none are made."""
        is_marked = self.takes_markings and any(draft.markings for draft in self.drafts())
        return self.space.acting() if is_marked else nullcontext()

    @property
    def takes_markings(self) -> bool:
        """Whether markings of the files become codings or memos."""
        return self.options.markings in (MarkingsUse.CODES, MarkingsUse.MEMOS)

    def portions(self) -> Iterator[Portion]:
        """The files that have documents or cases, as many together as are worth a step."""
        portion: list[tuple[Path, HeldFile]] = []
        for file, reading in self.readings:
            portion.append((file, reading))
            if sum(len(of_file.drafts) for _, of_file in portion) >= _AT_ONCE:
                yield portion
                portion = []
        if portion:
            yield portion

    def _refuse_if_known_meanwhile(self) -> None:
        """Inside the change: another process may have taken in the same since the files were read."""
        for file, reading in self.readings:
            for draft in reading.drafts[:1]:
                if self.space.project.documents.imported(draft.source.sha256) is not None:
                    raise QualcodeError(
                        _("“{file}” came in meanwhile by another process.", file=file.name),
                        _("Nothing was changed. Look at the project again."),
                    )

    def _declare_fields(self, author: Author) -> None:
        """Declare what tells wave and kind of source, and tell which of it no document that comes in has."""
        from qualcode.project.file.row_rules import folded

        said = self.said
        if not said.wave_fields and not said.kind_fields:
            return
        origins = self.space.project.origins
        known = origins.fields
        origins.declare(
            author,
            wave=(*said.wave_fields, *known.wave) if said.wave_fields else None,
            source_kind=(*said.kind_fields, *known.source_kind) if said.kind_fields else None,
        )
        there = {folded(name) for draft in self.drafts() for name in draft.attributes}
        self.warnings += [
            _("no document that comes in has the attribute “{name}”", name=name)
            for name in (*said.wave_fields, *said.kind_fields)
            if folded(name) not in there
        ]

    def _write_cases(self, file: Path, reading: HeldFile, author: Author) -> None:
        """Give cases their attributes; what a case says otherwise already stays beside it."""
        from qualcode.project.file.row_rules import folded

        if not reading.cases:
            return
        self.space.project.cases.keys(fact.name for fact in reading.cases)
        cases = {folded(case.name): case for case in self.space.project.cases.all()}
        differing = 0
        given: dict[int, Mapping[str, str]] = {}
        for fact in reading.cases:
            case = cases[folded(fact.name)]
            given[case.key] = _beside(case.attributes, fact.attributes, file.stem)
            differing += given[case.key].keys() != fact.attributes.keys()
        self.space.project.cases.give(given, author)
        if differing:
            self.warnings.append(
                ngettext(
                    "{file}: {count} case said something else before; what this file says has “({stem})” behind the "
                    "attribute's name",
                    "{file}: {count} cases said something else before; what this file says has “({stem})” behind the "
                    "attribute's name",
                    differing,
                    file=file.name,
                    stem=file.stem,
                )
            )


def _named(names: Sequence[str]) -> str:
    return program().quoted(names[0]) if len(names) == 1 else counted(len(names), "document")


def _beside(known: Mapping[str, str], new: Mapping[str, str], source: str) -> dict[str, str]:
    """The new attributes; those that differ from known ones under another name."""
    tag = " ".join(source.replace("=", "＝").split())
    return {f"{name} ({tag})" if known.get(name, value) != value else name: value for name, value in new.items()}
