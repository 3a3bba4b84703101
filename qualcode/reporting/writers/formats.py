"""The formats of reports by name; a writer is imported when it is used."""

from __future__ import annotations

import importlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.reporting.report import Report
from qualcode.reporting.writers.csv import CsvKind
from qualcode.reporting.writers.whole_files import Naming, atomic_file, unfinished_folder
from qualcode.safe_text import file_name

if TYPE_CHECKING:
    from qualcode.project.quoting.begun import Begun

_WRITERS = {
    "md": "qualcode.reporting.writers.markdown",
    "docx": "qualcode.reporting.writers.word",
    "odt": "qualcode.reporting.writers.odt",
    "html": "qualcode.reporting.writers.html",
    "tex": "qualcode.reporting.writers.latex",
    "xlsx": "qualcode.reporting.writers.xlsx",
    "csv": "qualcode.reporting.writers.csv",
    "json": "qualcode.reporting.writers.json",
}
FORMATS = tuple(_WRITERS)
BINARY = frozenset({"xlsx", "docx", "odt"})
SPREADSHEETS = frozenset({"xlsx", "csv"})
"""Formats that hold a report's tables, and nothing of its blocks."""


def format_of(
    path: Path | None, given: str | None, default: str = "md", known: Sequence[str] = FORMATS, name: str = "report"
) -> str:
    """The format of an export: the one that was said, else that of the file's suffix, else the default.

    `name` is what the file may be called in a hint. Raises UsageProblem for an unknown suffix, where both are said
    and differ, for a file that would hold a terminal's table, and for a terminal that would show an office file.
    """
    if path is None:
        if given in BINARY:
            raise UsageProblem(
                _("A {format} is no text for the terminal.", format=given),
                _("Say where: -o {file}", file=f"{name}.{given}"),
            )
        return given or default
    if given == "table":
        raise UsageProblem(
            _("A table is for the terminal."),
            _("Leave --format out, or say one of {formats}.", formats=", ".join(known)),
        )
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in known and given is None:
        listed = ", ".join(f".{suffix}" for suffix in known)
        raise UsageProblem(
            _("“{name}” has no suffix that is known here.", name=file_name(path)),
            _("Use one of {suffixes}.", suffixes=listed),
        )
    if given is not None and suffix in known and suffix != given:
        raise UsageProblem(
            _("--format {format} and the suffix of “{name}” differ.", format=given, name=path.name),
            _("Say only one of them."),
        )
    return given or suffix


def render(report: Report, format_: str, csv_kind: CsvKind = CsvKind.PLAIN) -> bytes:
    """The report in a format, held in memory."""
    buffer = io.BytesIO()
    _write(report, buffer, format_, csv_kind)
    return buffer.getvalue()


def write(
    report: Report,
    path: Path,
    format_: str,
    begun: Begun | None = None,
    naming: Naming | None = None,
    csv_kind: CsvKind = CsvKind.PLAIN,
) -> None:
    """Write the report block by block or row by row into a file, whole or not at all. Raises ExportError."""
    with atomic_file(path, begun, naming) as file:
        if format_ == "xlsx":
            # unfinished sheets hold what people said: they stay beside the file and go with any failure
            with unfinished_folder(path, begun) as folder:
                _module(format_).write(report, file, folder)
        else:
            _write(report, file, format_, csv_kind)


def _write(report: Report, file: BinaryIO, format_: str, csv_kind: CsvKind) -> None:
    if format_ == "csv":
        _module(format_).write(report, file, csv_kind)
    else:
        _module(format_).write(report, file)


def _module(format_: str) -> Any:  # noqa: ANN401 - each writer is a module with `write`
    return importlib.import_module(_WRITERS[format_])
