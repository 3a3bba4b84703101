"""Files that Python users take in: read, looked at before, taken in as one change, and told what stayed out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, overload

from qualcode.catalogue import _, ngettext
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.project.file.store import nearest
from qualcode.workspace.imports.import_options import AS, MOST_HEADING_ROWS, SPLITS, ImportOptions, reads_tables
from qualcode.workspace.imports.importing import MaterialImport, SaidOfAll
from qualcode.workspace.library import display, frames
from qualcode.workspace.library.display import warn
from qualcode.workspace.library.resolver import known_word, not_taken, numbers, several, text_of, yes_or_no
from qualcode.workspace.library.things import StudyDocument
from qualcode.workspace.material.doubts import told_at_import

if TYPE_CHECKING:
    from qualcode.reading.files import FoundFiles
    from qualcode.workspace.imports.held_drafts import DraftFacts
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.study import OpenStudy


@dataclass(frozen=True, slots=True)
class LeftOutPlace:
    """A place of a file that stayed out since the reader was not sure of it; `place` counts lines or paragraphs."""

    file: Path
    place: int
    text: str
    reason: str


class StudyImport(Sequence[StudyDocument]):
    """What files brought: a sequence of the new documents. That of a preview is empty; `frame` shows what would come.

    `failures` are files that could not be read, each an error with its next step; `skipped` are (path, reason) of
    what was passed over in folders; `left_out` are places of which a reader was not sure; `notes` tell what was done,
    `warnings` what a person should look at.
    """

    def __init__(
        self, documents: Sequence[StudyDocument], taking: MaterialImport, found: FoundFiles, *, preview: bool
    ) -> None:
        self._documents = documents
        self._drafts = taking.drafts()
        self.preview = preview
        self.failures: tuple[QualcodeError, ...] = tuple(taking.failures)
        self.skipped = tuple((skipped.path, skipped.reason) for skipped in found.skipped)
        self.left_out = tuple(
            LeftOutPlace(file, doubt.line, doubt.text, doubt.reason)
            for file, reading in taking.readings
            for doubt in reading.doubts
        )
        self.notes = tuple(f"{file.name}: {note}" for file, reading in taking.readings for note in reading.notes)
        self.warnings = tuple(_warnings(taking, [document.name for document in documents]))

    def __len__(self) -> int:
        return len(self._documents)

    @overload
    def __getitem__(self, place: int) -> StudyDocument: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[StudyDocument]: ...
    def __getitem__(self, place: int | slice) -> StudyDocument | Sequence[StudyDocument]:
        return self._documents[place]

    def frame(self) -> DataFrame:
        """One row a document that came in, or would: name, label, case, numbers of what is in it, attributes."""
        return frames.frame(frames.FrameColumns(_columns(self._drafts, [document.name for document in self])))

    def _head(self) -> str:
        came, failed, skipped, left_out = map(len, (self._drafts, self.failures, self.skipped, self.left_out))
        parts = [
            ngettext("{count} document would come in", "{count} documents would come in", came)
            if self.preview
            else ngettext("{count} document came in", "{count} documents came in", came)
        ]
        parts += [ngettext("{count} file did not", "{count} files did not", failed)] * bool(failed)
        parts += [ngettext("{count} path passed over", "{count} paths passed over", skipped)] * bool(skipped)
        parts += [ngettext("{count} place left out", "{count} places left out", left_out)] * bool(left_out)
        return _("import: {parts}", parts=", ".join(parts))

    def __repr__(self) -> str:
        failures = [_("not: {reason}", reason=failure.message) for failure in self.failures]
        names = [document.name for document in self] or [draft.name for draft in self._drafts]
        lines = [*failures, *names]
        return display.collection_lines(self._head(), lines[: display.SHOWN], len(lines))

    def _repr_html_(self) -> str:
        values = _columns(self._drafts[: display.SHOWN], [document.name for document in self][: display.SHOWN])
        rows = zip(*values.values(), strict=True)
        return display.table_html(self._head(), list(values), rows, len(self._drafts))


def _columns(drafts: Sequence[DraftFacts], names: Sequence[str]) -> dict[str, Sequence[object]]:
    own: dict[str, Sequence[object]] = {
        "name": names or [draft.name for draft in drafts],
        "label": [draft.label for draft in drafts],
        "case": [draft.case for draft in drafts],
        "words": [draft.words for draft in drafts],
        "turns": [draft.turns for draft in drafts],
        "sentences": [draft.sentences for draft in drafts],
        "time marks": [  # no text: a column of a frame
            draft.marks for draft in drafts
        ],
        "speakers": [", ".join(f"{speaker.name} {speaker.role}" for speaker in draft.speakers) for draft in drafts],
        "source": [draft.source.name for draft in drafts],
    }
    return frames.with_attributes(own, [draft.attributes for draft in drafts])


def _warnings(taking: MaterialImport, names: Sequence[str]) -> Iterator[str]:
    for file, reading in taking.readings:
        yield from (f"{file.name}: {warning}" for warning in reading.warnings)
        yield from (f"{draft.name}: {warning}" for draft in reading.drafts for warning in draft.warnings)
        if reading.doubts:
            yield ngettext(
                "{file}: {count} place left out because the reader was not sure; .left_out has it",
                "{file}: {count} places left out because the reader was not sure; .left_out has them",
                len(reading.doubts),
                file=file.name,
            )
    yield from told_at_import((draft.name, draft.doubts) for draft in taking.drafts())[0]
    for draft, name in zip(taking.drafts(), names, strict=False):  # a preview has no names
        if draft.name != name:
            yield _("the name “{name}” was taken: it came in as “{other}”", name=draft.name, other=name)
    yield from taking.warnings


def said_of_all(label: str | None, case: str | None, attributes: Mapping[str, object] | None) -> SaidOfAll:
    """What is said of all documents that come in. Raises UsageProblem for what is no text."""
    return SaidOfAll(
        None if label is None else text_of("label", label),
        {text_of("attribute name", name): str(value) for name, value in (attributes or {}).items()},
        None if case is None else text_of("case name", case),
    )


def read_files(
    study: OpenStudy,
    paths: Sequence[object],
    said: SaidOfAll,
    options: Mapping[str, object],
    *,
    as_: str,
    labels: object,
    unsure: bool,
    again: bool,
    preview: bool,
) -> StudyImport:
    """Read files and take in what they hold, see `StudyDocuments.read`."""
    from qualcode.reading.files import expand

    chosen = _options(options)
    before = study.space.project.settings.reading
    said = replace(said, wave_fields=chosen.wave_field, kind_fields=chosen.kind_field, reading=chosen.choices(before))
    files = [_path(path) for path in paths]
    if not files:
        raise UsageProblem(_("No file was named."), _('Name files or folders: study.documents.read("interviews").'))
    if not yes_or_no("preview", preview):
        study.refuse_nobody()
    found = expand(files, tables=reads_tables(as_, chosen))
    taking = MaterialImport(
        study.space,
        known_word("way of reading", as_, AS),
        list(_texts("labels", labels)) or None,
        chosen.of_reading(before),
        unsure=yes_or_no("unsure", unsure),
        again=yes_or_no("again", again),
        said=said,
    )
    taking.failures += found.failures
    taking.read(found.files, lambda: False)
    if taking.failures and not taking.readings:
        raise taking.failures[0]
    taking.refuse_missing_columns()
    taking.refuse_case(said.case)
    records = [] if preview or not taking.drafts() else taking.write(taking.portions(), lambda: False)
    made = StudyImport([StudyDocument(study, record) for record in records], taking, found, preview=preview)
    for failure in made.failures:
        warn(f"{failure.message} {failure.next_step}")
    for path, reason in made.skipped:
        warn(_("passed over “{path}”: {reason}", path=path, reason=reason))
    for warning in made.warnings:
        warn(warning)
    return made


def _path(wanted: object) -> Path:
    if not isinstance(wanted, str | Path) or not str(wanted):
        raise UsageProblem(
            _("{wanted} is no file.", wanted=repr(wanted)), _('Give a path in quotation marks: "interviews/B1.docx".')
        )
    return Path(wanted).expanduser()


def _options(given: Mapping[str, object]) -> ImportOptions:
    """The options of an import, each of its kind. Raises UsageProblem for another name or kind."""
    from qualcode.reading.reports.plain_words import MARKS

    known = {option.name: option for option in fields(ImportOptions)}
    unknown = next((name for name in given if name not in known), None)
    if unknown is not None:
        near = nearest(unknown, list(known), 1)
        hint = (
            _("Did you mean {near}=…?", near=near[0]) if near else _("Options are {names}.", names=", ".join(known))
        )
        raise UsageProblem(_("Reading files knows no “{unknown}”.", unknown=unknown), hint)
    values: dict[str, object] = {}
    for name, value in given.items():
        usual = known[name].default
        assert usual is not MISSING  # noqa: S101 - each has one
        if isinstance(usual, bool):
            values[name] = yes_or_no(name, value)
        elif isinstance(usual, tuple):
            values[name] = _texts(name, value)
        elif isinstance(usual, int):
            values[name] = _whole(name, value)
        elif isinstance(usual, float):
            values[name] = _size(name, value)
        else:
            values[name] = text_of(name, value)
    made = ImportOptions(**values)  # type: ignore[arg-type]  # of their kinds, see above
    if made.split:
        known_word("split", made.split, SPLITS)
    known_word("kind of quotation marks", made.marks, list(MARKS))
    return made


def _texts(name: str, wanted: object) -> tuple[str, ...]:
    """One text or several; a number, such as a cell that means “no answer”, is one as it is written."""
    return tuple(
        str(value) if isinstance(value, int) and not isinstance(value, bool) else text_of(name, value)
        for value in several(wanted)
    )


def _whole(name: str, wanted: object) -> int:
    (number,) = numbers(name, wanted) or (0,)
    if not 1 <= number <= MOST_HEADING_ROWS:
        raise not_taken(wanted, name, _("Give a whole number from 1 to {most}.", most=MOST_HEADING_ROWS))
    return number


def _size(name: str, wanted: object) -> float:
    if isinstance(wanted, bool) or not isinstance(wanted, int | float) or not 0 < wanted < inf:
        raise UsageProblem(
            _("{wanted} is no size of a file.", wanted=repr(wanted)),
            _("Give a number of MiB: {name}=64.", name=name),
        )
    return wanted
