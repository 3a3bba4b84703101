"""A report made of tables: facts at the head, sheets of figures, notes; the same for every format.

Each format has a writer of its own; a terminal's is in the command line.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field
from pathlib import Path

from qualcode.errors import UsageProblem
from qualcode.visible import file_name

Cell = str | int

_WRITERS = {
    "csv": "qualcode.reporting.paper_csv",
    "md": "qualcode.reporting.paper_markdown",
    "docx": "qualcode.reporting.paper_word",
    "latex": "qualcode.reporting.paper_latex",
}
FORMATS = ("table", "json", *_WRITERS)
BINARY = frozenset({"docx"})
_SUFFIXES = {"json": "json", "csv": "csv", "md": "md", "docx": "docx", "tex": "latex", "latex": "latex"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. The first `words` columns hold words and stand at the left, the others figures at the right.

    `notes` stand below the table; `marked` are the places of rows that sum up, such as a pooled one.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    words: int = 1
    notes: tuple[str, ...] = ()
    marked: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Paper:
    """A report: title, facts as (name, text), sheets, and notes at the end. `data` is its table for CSV."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sheets: tuple[Sheet, ...]
    data: Sheet
    notes: tuple[str, ...] = field(default=())


def format_of(path: Path | None, given: str | None) -> str:
    """The format of a report: the one that was said, else that of the file's suffix, else a table.

    Raises UsageProblem for an unknown suffix, where both are said and differ, and for a file that would hold
    a terminal's table or a terminal that would show a Word file.
    """
    if path is None:
        if given in BINARY:
            raise UsageProblem(f"A {given} is no text for the terminal.", f"Say where: -o agreement.{given}")
        return given or "table"
    if given == "table":
        raise UsageProblem("A table is for the terminal.", "Leave --format out, or say md, csv, docx, latex or json.")
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in _SUFFIXES and given is None:
        known = ", ".join(f".{name}" for name in _SUFFIXES)
        raise UsageProblem(
            f"“{file_name(path)}” has no suffix that is known here.", f"Use one of {known}, or --format."
        )
    if given is not None and _SUFFIXES.get(suffix, given) != given:
        raise UsageProblem(f"--format {given} and the suffix of “{path.name}” differ.", "Say only one of them.")
    return given or _SUFFIXES[suffix]


def render_paper(paper: Paper, format_: str) -> bytes:
    """The report in one of the formats `csv`, `md`, `docx` and `latex`."""
    data: bytes = importlib.import_module(_WRITERS[format_]).render(paper)
    return data
