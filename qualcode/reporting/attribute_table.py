"""Attributes of documents as a table, one row a document: out to CSV or XLSX and back in."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.errors import ReadingError, UsageProblem
from qualcode.model.documents import Document
from qualcode.project.project import Project
from qualcode.reporting.csv_file import harmless
from qualcode.reporting.files import write_whole, xml_safe

if TYPE_CHECKING:
    import pandas

_OWN = ("id", "name", "label", "case")
_SUFFIXES = {".csv", ".xlsx"}


@dataclass(frozen=True, slots=True)
class AttributeRow:
    """What one row changes; None changes nothing."""

    document: Document
    label: str | None
    case: str | None
    attributes: Mapping[str, str]


def _demand_suffix(path: Path) -> None:
    if path.suffix.lower() not in _SUFFIXES:
        raise UsageProblem(f"“{path.name}” has no suffix that is known here.", "Use .csv or .xlsx.")


def write_attributes(project: Project, path: Path) -> int:
    """Write the table; gives the number of documents. Names and cases stand in it: it is a working file."""
    import pandas  # noqa: PLC0415 - heavy

    _demand_suffix(path)
    documents = project.documents.all()
    names = list(dict.fromkeys(name for one in documents for name in one.attributes if name not in _OWN))
    rows = [
        [one.id, one.name, one.label, one.case or "", *(one.attributes.get(name, "") for name in names)]
        for one in documents
    ]
    frame = pandas.DataFrame(rows, columns=[*_OWN, *names], dtype=str)
    if path.suffix.lower() == ".csv":
        text = frame.map(harmless).to_csv(index=False, lineterminator="\r\n")
        write_whole(path, text.encode("utf-8-sig"))
    else:
        buffer = io.BytesIO()
        options = {"options": {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}}
        with pandas.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs=options) as writer:
            frame.map(xml_safe).to_excel(writer, index=False, sheet_name="documents")
        write_whole(path, buffer.getvalue())
    return len(documents)


def read_attributes(project: Project, path: Path) -> list[AttributeRow]:
    """Read the table; an empty cell changes nothing, the columns beside id, name, label, case are attributes.

    Raises ReadingError for a missing file, a missing or double column, and a row that names no document,
    NotFound or Ambiguous for one whose document is unclear.
    """
    _demand_suffix(path)
    frame = _frame(path)
    columns = [str(name).strip() for name in frame.columns]
    double = {name for name in columns if columns.count(name) > 1}
    if double:
        raise ReadingError(f"“{path.name}” has the column “{double.pop()}” twice.", "Give each column its own name.")
    if "id" not in columns and "name" not in columns:
        raise ReadingError(
            f"“{path.name}” has neither a column “id” nor “name”.",
            "“qualcode documents attributes export” writes a table to start from.",
        )
    rows = [
        {name: _cell(value) for name, value in zip(columns, values, strict=True)}
        for values in frame.itertuples(index=False, name=None)
    ]
    return [_row(project, path, number, cells) for number, cells in enumerate(rows, start=2)]


def _frame(path: Path) -> pandas.DataFrame:
    import pandas  # noqa: PLC0415 - heavy
    from pandas.errors import EmptyDataError, ParserError  # noqa: PLC0415

    if not path.is_file():
        raise ReadingError(f"There is no file “{path}”.", "Check its name.")
    try:
        if path.suffix.lower() == ".csv":
            return pandas.read_csv(
                path, dtype=str, header=None, keep_default_na=False, sep=None, engine="python", encoding="utf-8-sig"
            ).pipe(_with_header)
        return pandas.read_excel(path, dtype=str, header=None, keep_default_na=False).pipe(_with_header)
    except (ParserError, EmptyDataError, UnicodeDecodeError, ValueError, KeyError, OSError) as error:
        raise ReadingError(
            f"“{path.name}” cannot be read as a table: {error}.",
            "Save it as CSV in UTF-8 or as XLSX, one row a document, the first row holding the headings.",
        ) from error


def _with_header(frame: pandas.DataFrame) -> pandas.DataFrame:
    """Take the first row as headings; pandas would rename doubles."""
    body = frame.iloc[1:]
    body.columns = frame.iloc[0].astype(str).tolist()
    return body


def _cell(value: object) -> str:
    text = "" if value is None else str(value).strip()
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text


def _row(project: Project, path: Path, number: int, cells: dict[str, str]) -> AttributeRow:
    wanted = cells.get("id") or cells.get("name")
    if not wanted:
        raise ReadingError(f"Row {number} of “{path.name}” names no document.", "Fill in its id or name.")
    return AttributeRow(
        document=project.documents.find(wanted),
        label=cells.get("label") or None,
        case=cells.get("case") or None,
        attributes={name: value for name, value in cells.items() if name not in _OWN and name and value},
    )
