"""Attributes of documents as a table, one row a document: out to CSV or XLSX and back in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.catalogue import _, ngettext, program
from qualcode.errors import QualcodeError, ReadingError, UsageProblem
from qualcode.model.consent.consents import Purpose
from qualcode.model.consent.withheld import Withheld
from qualcode.model.documents import Document
from qualcode.project.project import Project
from qualcode.reading.tables.alike_values import alike_values
from qualcode.reading.tables.missing_signs import told_doubtful
from qualcode.reading.tables.reader import read_table_file
from qualcode.reading.tables.table import TableOptions
from qualcode.reporting.report import Report, Table
from qualcode.reporting.writers.csv import CsvKind, unescaped
from qualcode.reporting.writers.formats import write
from qualcode.reporting.writers.whole_files import Naming
from qualcode.reporting.writers.xlsx import CELL_LIMIT
from qualcode.retrieval.permissions import Permissions
from qualcode.safe_text import file_name

_OWN = ("id", "name", "label", "case")
_NAMES = ("name", "case")  # they stay in the project unless somebody asks for them
_MARK = "attribute "  # before an attribute that is called like one of our own columns
_TOLD = 20  # rows that are listed one by one
_SUFFIXES = {".csv", ".xlsx"}
_AS_IT_IS = TableOptions()


@dataclass(frozen=True, slots=True)
class AttributeRow:
    """What one row changes; None changes nothing."""

    document: Document
    label: str | None
    case: str | None
    attributes: Mapping[str, str]


def demand_table_suffix(path: Path) -> None:
    """Raise UsageProblem for a file that is no table by its suffix."""
    if path.suffix.lower() not in _SUFFIXES:
        raise UsageProblem(
            _("“{name}” has no suffix that is known here.", name=file_name(path)), _("Use .csv or .xlsx.")
        )


def refuse_long_cells(path: Path, rows: Iterable[Sequence[str | int]]) -> None:
    """Raise UsageProblem where a workbook would have to hold a cell that is too long for it."""
    if path.suffix.lower() == ".xlsx" and any(len(str(cell)) > CELL_LIMIT for row in rows for cell in row):
        raise UsageProblem(
            _("A cell of a workbook holds {number} characters; one is longer.", number=program().number(CELL_LIMIT)),
            _("Use .csv."),
        )


def write_attributes(
    project: Project,
    path: Path,
    *,
    with_names: bool = False,
    purpose: Purpose = Purpose.QUOTE,
    naming: Naming | None = None,
) -> tuple[int, Withheld]:
    """Write the table, one row a document; gives the number of documents, and which attributes stay inside.

    Names of documents and cases stand in it only `with_names`. Raises UsageProblem for an unknown suffix and
    for words that no cell of a workbook holds, ExportError where the file cannot be written.
    """
    demand_table_suffix(path)
    withheld = Withheld(purpose)
    rows = attribute_rows(project, with_names=with_names, withheld=withheld)
    refuse_long_cells(path, rows)
    table = Table("documents", tuple(rows[0]), rows[1:], words=len(rows[0]))  # no text: name of a sheet
    write(Report(table.title, (), (table,)), path, path.suffix.lower()[1:], project.begun, naming, CsvKind.MARKED)
    return len(rows) - 1, withheld


def attribute_rows(project: Project, *, with_names: bool, withheld: Withheld) -> list[list[str]]:
    """The cells of the table, headings first; names of documents and cases only `with_names`.

    What nobody agreed to is an empty cell, which changes nothing where the table is read again, and is counted in
    `withheld`.
    """
    permissions = Permissions(project, withheld.purpose)
    documents = project.documents.all()
    names = list(dict.fromkeys(name for document in documents for name in document.attributes))
    own = [name for name in _OWN if with_names or name not in _NAMES]
    rows = []
    for known in documents:
        verdict = permissions.text(known.key)
        values = [known.attributes.get(name, "") for name in names]
        case = known.case or ""
        if not verdict.allows_retelling:
            withheld.add("attribute", verdict, sum(map(bool, values)))
            values, case = [""] * len(values), ""
        facts = {"id": known.id, "name": known.name, "label": known.label, "case": case}
        rows.append([*(facts[name] for name in own), *values])
    headings = [*own, *(f"{_MARK}{name}" if name.casefold() in _OWN else name for name in names)]
    return [headings, *rows]


def read_attributes(
    project: Project, path: Path, options: TableOptions = _AS_IT_IS
) -> tuple[list[AttributeRow], tuple[str, ...], tuple[str, ...]]:
    """Read the table; gives its rows, what was done (such as the delimiter taken), and what to look at.

    An empty cell changes nothing; the columns beside id, name, label, case are attributes. A document is named
    exactly. Raises ReadingError for what is no such table, for two rows that name the same document, and for
    rows that name none or two, with all of them.
    """
    demand_table_suffix(path)
    read = read_table_file(path, options)
    headings = [unescaped(name) for name in read.headings]
    if "id" not in headings and "name" not in read.headings:
        raise ReadingError(
            _("“{name}” has neither a column “id” nor “name”.", name=path.name),
            _("“qualcode documents attributes export” writes a table to start from."),
        )
    rows: dict[int, AttributeRow] = {}
    filled = [(row.number, dict(zip(headings, map(unescaped, row.cells), strict=True))) for row in read.rows]
    for (number, _cells), row in zip(filled, _rows(project, path, filled), strict=True):
        if row.document.key in rows:
            raise ReadingError(
                _(
                    "Row {number} of “{name}” names “{document}”, as a row before it does.",
                    number=number,
                    name=path.name,
                    document=row.document.name,
                ),
                _("Leave one row for each document."),
            )
        rows[row.document.key] = row
    own = [heading for heading in read.headings if unescaped(heading) not in ("id", "name")]
    attributes = [heading for heading in own if heading not in _OWN]
    doubts = [*told_doubtful(read, own), *alike_values(read, attributes)]
    return list(rows.values()), (read.origin, *read.notes), (*read.warnings, *doubts)


def _rows(project: Project, path: Path, rows: Sequence[tuple[int, Mapping[str, str]]]) -> list[AttributeRow]:
    found: list[AttributeRow] = []
    missed: list[str] = []
    for number, cells in rows:
        try:
            found.append(_row(project, cells))
        except QualcodeError as error:
            missed.append(_("row {number}: {problem}", number=number, problem=error.message))
    if missed:
        told = ngettext(
            "“{name}” has {count} row whose document is unclear:",
            "“{name}” has {count} rows whose document is unclear:",
            len(missed),
            name=path.name,
        )
        more = [_("and {number} more", number=len(missed) - _TOLD)] if len(missed) > _TOLD else []
        raise ReadingError(
            "\n  ".join([told, *missed[:_TOLD], *more]),
            _("Nothing was changed. Fill in whole ids, or names letter by letter."),
        )
    return found


def _row(project: Project, cells: Mapping[str, str]) -> AttributeRow:
    wanted = cells.get("id") or cells.get("name")
    if not wanted:
        raise QualcodeError(_("It names no document."))
    document = project.documents.find(wanted, exact=True)
    name = cells.get("name") or document.name
    if name != document.name and any(document.name == name for document in project.documents.all()):
        raise QualcodeError(
            _(
                "Its id is that of “{document}”, its name that of another document, “{name}”.",
                document=document.name,
                name=name,
            )
        )
    attributes = {name.removeprefix(_MARK): value for name, value in cells.items() if name not in _OWN and value}
    return AttributeRow(
        document=document,
        label=cells.get("label") or None,
        case=cells.get("case") or None,
        attributes=attributes,
    )
