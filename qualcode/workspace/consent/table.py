"""A table of consents, one row a case or a document: read whole or not at all, and a table to be filled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.errors import NotFound, QualcodeError, ReadingError, UsageProblem
from qualcode.language.forms.normalised import spelled
from qualcode.model.consent.consents import Consent, ConsentChange, Permission, Purpose
from qualcode.model.consent.words import permission_words, purpose_words
from qualcode.model.documents import Case, Document
from qualcode.reading.source.raw_table import heading_key
from qualcode.reading.tables.reader import read_table_file
from qualcode.reading.tables.table import DataTable, TableOptions, listed_names
from qualcode.reporting.writers.csv import unescaped
from qualcode.workspace.consent.consents import Consenting, of_everybody, say_each, stated
from qualcode.workspace.consent.typed import answer_of, contradictions, day_of, doubts_of, purpose_of, word_key

if TYPE_CHECKING:
    from qualcode.project.project import Project
    from qualcode.workspace.workspace import Workspace

OTHERS = ("given", "form", "withdrawn", "delete_by")
"""What a consent holds beside its answers."""
FIELDS = (*(purpose.value for purpose in Purpose), *OTHERS)
COLUMNS = ("case", "document", *FIELDS)
"""What columns may say."""
_HEADINGS = {
    "case": "case, case name, case id, name of case, fall, fallname, fall id, name des falls",  # no text: headings
    "document": "document, document name, document id, interview, dokument, dokumentname",  # no text: headings
    "given": "given, given on, date, consent date, signed, signed on, einwilligung vom, einwilligung am, datum, "
    "erteilt am, unterschrieben am",  # no text: headings
    "form": "form, consent form, version, formular, formularversion, fassung, einwilligungserklärung",  # no text
    "withdrawn": "withdrawn, withdrawn on, withdrawal, widerrufen, widerrufen am, widerruf, widerruf am",  # no text
    "delete by": "delete by, delete until, deletion date, löschen bis, zu löschen bis, löschfrist",  # no text
}
_HEADING = {word: column.replace(" ", "_") for column, words in _HEADINGS.items() for word in words.split(", ")}


MadeT = TypeVar("MadeT")
NamedT = TypeVar("NamedT", Case, Document)
FoundT_co = TypeVar("FoundT_co", covariant=True)


@dataclass(frozen=True, slots=True)
class PlannedConsents:
    """What a table says of whom; `notes` tell what was done with it, `warnings` what is to be looked at."""

    name: str
    changes: Sequence[tuple[Consenting, ConsentChange]]
    rows: int
    missing: int = 0
    """Cases, and documents that belong to none, of which no row speaks."""
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def differences(self, project: Project) -> Iterator[tuple[Consenting, Consent, Consent]]:
        """Whose consent would be another one: what was said until now, and what would be."""
        before = {consent.uuid: consent.consent for consent in stated(project, every_document=True)}
        for consenting, change in self.changes:
            present = before[consenting.uuid]
            if (after := change.of(present)) != present:
                yield consenting, present, after


def heading_column(heading: str) -> str:
    """What the column of a heading says, in either language; empty where it is no column of consents."""
    purpose = purpose_of(heading)
    return purpose.value if purpose else _HEADING.get(word_key(heading), "")


def read_consents(
    project: Project, path: Path, options: TableOptions, columns: Mapping[str, str] | None = None
) -> PlannedConsents:
    """Read a table, CSV or XLSX; nothing is changed. `columns` names the heading of a column where it is another.

    A row names its case or document exactly, by name or id; an empty cell leaves what was said. Raises ReadingError
    with all rows of which something is unknown, is no answer or no day, or contradicts itself or another row;
    UsageProblem for `columns` that are none.
    """
    table = read_table_file(path, options)
    headings = _chosen(table, path.name, columns or {})
    reader = _RowReader(project, headings)
    for number, cells in table.rows:
        reader.read(number, dict(zip(table.headings, map(unescaped, cells), strict=True)))
    if reader.problems:
        raise _unreadable(path.name, reader.problems)
    notes = [table.origin, *table.notes]
    used = {heading for named in headings.values() for heading in named}
    if ignored := [heading for heading in table.headings if heading not in used]:
        notes.append(_("Not read: {names}.", names=listed_names(ignored)))
    if reader.repeated:
        notes.append(
            ngettext(
                "{count} row speaks of a case or document of which an earlier one does: put together.",
                "{count} rows speak of a case or document of which an earlier one does: put together.",
                reader.repeated,
            )
        )
    changes = [(row.of, row.change) for row in reader.said.values()]
    known = {consenting.uuid for consenting, _change in changes}
    missing = sum(consent.uuid not in known for consent in of_everybody(project))
    warnings = (*table.warnings, *doubts_of(change for _consenting, change in changes))
    return PlannedConsents(path.name, changes, len(table.rows), missing, tuple(filter(None, notes)), warnings)


def take_in(space: Workspace, planned: PlannedConsents) -> int:
    """Say what a table says, as one change; gives how many consents it changed."""
    return say_each(space, planned.changes, "consent.import")


# ---- headings ----------------------------------------------------------------------------------------


def _chosen(table: DataTable, name: str, columns: Mapping[str, str]) -> dict[str, list[str]]:
    """What a column says -> its headings. Raises ReadingError where a table names nobody, or says nothing."""
    found: dict[str, list[str]] = {}
    by_key = {heading_key(heading): heading for heading in table.headings}
    for column, wanted in columns.items():
        if column not in COLUMNS:
            raise UsageProblem(
                _("“{column}” is no column of consents.", column=column),
                _("Columns are {names}.", names=", ".join(COLUMNS)),
            )
        if heading_key(wanted) not in by_key:
            raise ReadingError(
                _(
                    "“{name}” has no column “{column}”; its columns are {columns}.",
                    name=name,
                    column=wanted,
                    columns=listed_names(table.headings),
                ),
                _("Give the heading as it stands there."),
            )
        found[column] = [by_key[heading_key(wanted)]]
    taken = {heading for named in found.values() for heading in named}
    for heading in table.headings:
        column = heading_column(heading)
        if column and column not in columns and heading not in taken:
            found.setdefault(column, []).append(heading)
    if not found.keys() & {"case", "document"}:
        raise _lacking(table, _("“{name}” names neither cases nor documents", name=name), "case")
    if not found.keys() & set(FIELDS):
        raise _lacking(table, _("“{name}” says nothing of consents", name=name), Purpose.QUOTE.value)
    return found


def _lacking(table: DataTable, problem: str, example: str) -> ReadingError:
    return ReadingError(
        _("{problem}; its columns are {columns}.", problem=problem, columns=listed_names(table.headings)),
        _(
            "Say which column it is: --column {example}=HEADING; “qualcode consent template -o FILE” writes a table "
            "with the headings that are known.",
            example=example,
        ),
    )


def _unreadable(name: str, problems: Sequence[tuple[int, str]]) -> ReadingError:
    rows = len({number for number, _problem in problems})
    told = ngettext(
        "{count} row of “{name}” cannot be taken in:", "{count} rows of “{name}” cannot be taken in:", rows, name=name
    )
    listed = [_("row {number}: {problem}", number=number, problem=problem) for number, problem in problems]
    return ReadingError(
        "\n  ".join((told, *listed)), _("Nothing was changed. Correct these rows, and import it again.")
    )


# ---- rows --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _SaidRow:
    """What was said of somebody up to now; `numbers` are the rows in which each thing was said first."""

    of: Consenting
    change: ConsentChange
    numbers: Mapping[str, int]


class _RowReader:
    """Reads row by row and notes every problem with its number."""

    def __init__(self, project: Project, headings: Mapping[str, Sequence[str]]) -> None:
        self._headings = headings
        self._cases: _ByName[Case] = _ByName(project.cases.all(), project.cases.find)
        self._documents: _ByName[Document] = _ByName(project.documents.all(), project.documents.find)
        self.said: dict[str, _SaidRow] = {}
        self.problems: list[tuple[int, str]] = []
        self.repeated = 0

    def read(self, number: int, cells: Mapping[str, str]) -> None:
        """Take in what a row says."""
        problems: list[str] = []
        of = self._noting(problems, lambda: self._consenting(cells, problems))
        said = {field: self._value(cells, field, problems) for field in FIELDS if field in self._headings}
        change = _change_of({field: value for field, value in said.items() if value is not None})
        problems += contradictions(change)
        if of is not None:
            problems += self._beside_earlier(of, change, number)
        self.problems += [(number, problem) for problem in problems]

    def _noting(self, problems: list[str], make: Callable[[], MadeT]) -> MadeT | None:
        try:
            return make()
        except QualcodeError as error:
            nearest = f" {error.hint}" if isinstance(error, NotFound) and error.nearest else ""
            problems.append(f"{error.message}{nearest}")
            return None

    def _value(self, cells: Mapping[str, str], column: str, problems: list[str]) -> str | None:
        """What a row says in a column, None where it says nothing; columns of one meaning must not differ."""
        said: dict[str, str] = {}
        for heading in self._headings.get(column, ()):
            if cell := spelled(cells[heading]):
                try:
                    said[heading] = _read_cell(column, cell)
                except QualcodeError as error:
                    problems.append(_("Column “{heading}”: {problem}", heading=heading, problem=error.message))
        if len({*said.values()}) > 1:
            told = ", ".join(_("“{heading}”: {cell}", heading=heading, cell=cell) for heading, cell in said.items())
            problems.append(_("Columns that mean the same contradict each other: {cells}.", cells=told))
        return next(iter(said.values()), None)

    def _consenting(self, cells: Mapping[str, str], problems: list[str]) -> Consenting | None:
        case, document = (self._value(cells, column, problems) for column in ("case", "document"))
        if not case and not document:
            if not problems:
                problems.append(_("It names neither a case nor a document."))
            return None
        whose = self._noting(problems, lambda: self._cases.named(case)) if case else None
        if not document:
            return whose
        found = self._documents.named(document)
        if whose is not None and found.case != whose.name:
            problems.append(
                _("The document “{document}” is not one of the case “{case}”.", document=found.name, case=whose.name)
            )
        return found

    def _beside_earlier(self, of: Consenting, change: ConsentChange, number: int) -> list[str]:
        """Put it together with what earlier rows said; gives what contradicts these."""
        earlier, said = self.said.get(of.uuid), _said_in(change)
        if earlier is None:
            self.said[of.uuid] = _SaidRow(of, change, dict.fromkeys(said, number))
            return []
        self.repeated += 1
        before = _said_in(earlier.change)
        problems = [
            _(
                "Of “{name}” it says {field}={value}, and row {row} says {field}={other}.",
                name=of.name,
                field=column_heading(field),
                value=_told(field, value),
                row=earlier.numbers[field],
                other=_told(field, before[field]),
            )
            for field, value in said.items()
            if before.get(field, value) != value
        ]
        together = _change_of({**before, **said})
        if not problems and not contradictions(change) and not contradictions(earlier.change):
            problems = contradictions(together)
        numbers = {**dict.fromkeys(said, number), **earlier.numbers}
        self.said[of.uuid] = replace(earlier, change=together, numbers=numbers)
        return problems


def _read_cell(column: str, cell: str) -> str:
    """What a filled cell says, empty where it takes back. Raises QualcodeError for what is no answer and no day."""
    if column in ("case", "document", "form"):
        return cell
    return day_of(cell) if column in OTHERS else answer_of(Purpose(column), cell).value


def _told(field: str, value: str) -> str:
    """What is said in a field, in the program's language."""
    return value if field in OTHERS else permission_words(Permission(value))


def _said_in(change: ConsentChange) -> dict[str, str]:
    """Field -> what a change says of it."""
    said = {purpose.value: answer.value for purpose, answer in change.answers.items()}
    return said | {name: value for name in OTHERS if (value := getattr(change, name)) is not None}


def _change_of(said: Mapping[str, str]) -> ConsentChange:
    """The change that says these fields."""
    answers = {purpose: Permission(said[purpose.value]) for purpose in Purpose if purpose.value in said}
    return ConsentChange(answers, *(said.get(name) for name in OTHERS))


class FindsExactly(Protocol[FoundT_co]):
    """The look-up of a kind of things by whole name or id."""

    def __call__(self, wanted: str, *, exact: bool = False) -> FoundT_co: ...  # noqa: D102 - see the class


class _ByName(Generic[NamedT]):
    """Things by whole names and ids, asked for often."""

    def __init__(self, every: Sequence[NamedT], find: FindsExactly[NamedT]) -> None:
        self._find: FindsExactly[NamedT] = find
        self._known: dict[str, NamedT | None] = {}
        for named in every:
            for name in {spelled(named.name), named.id, named.uuid}:
                self._known[name] = named if name not in self._known else None

    def named(self, wanted: str) -> NamedT:
        """The thing of that name or id. Raises NotFound, NotExact, Ambiguous."""
        name = spelled(wanted)
        return self._known.get(name) or self._find(name, exact=True)


# ---- a table to be filled ----------------------------------------------------------------------------


def column_heading(column: str) -> str:
    """The heading under which a column is written, in the program's language; reading knows it."""
    if column in {purpose.value for purpose in Purpose}:
        return purpose_words(Purpose(column))
    return {
        "case": pgettext("column of consents", "case"),
        "document": pgettext("column of consents", "document"),
        "given": pgettext("column of consents", "given on"),
        "form": pgettext("column of consents", "form"),
        "withdrawn": pgettext("column of consents", "withdrawn on"),
        "delete_by": pgettext("column of consents", "delete by"),
    }[column]


def consent_rows(project: Project, *, every_document: bool = False) -> list[list[str]]:
    """One row a case or document, in the order of COLUMNS, with what is known; names stand in it."""
    rows = []
    for known in stated(project, every_document=every_document):
        names = ["", known.of.name] if known.kind == "document" else [known.of.name, ""]
        rows.append([*names, *consent_cells(known.consent)])
    return rows


def consent_cells(consent: Consent) -> list[str]:
    """What is known, in the order of FIELDS; empty where nothing is."""
    return [
        *(consent.answer(purpose).value for purpose in Purpose),
        *(consent.given, consent.form, consent.withdrawn, consent.delete_by),
    ]


def write_template(project: Project, path: Path) -> int:
    """Write a table to be filled, CSV or XLSX by its suffix, with what is known; gives the number of its rows.

    Names of cases and documents stand in it: it is for inside. Raises UsageProblem for another suffix, ExportError
    where the file cannot be written.
    """
    from qualcode.reporting.documents.attributes import demand_table_suffix, refuse_long_cells
    from qualcode.reporting.report import Report, Table
    from qualcode.reporting.writers.csv import CsvKind
    from qualcode.reporting.writers.formats import write

    demand_table_suffix(path)
    rows = consent_rows(project)
    refuse_long_cells(path, rows)
    headings = tuple(map(column_heading, COLUMNS))
    table = Table(_("consents"), headings, rows, words=len(headings))
    write(Report(table.title, (), (table,)), path, path.suffix.lower()[1:], project.begun, csv_kind=CsvKind.MARKED)
    return len(rows)
