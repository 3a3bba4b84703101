"""The formats of quotation collections by name; a writer is imported when it is used."""

from __future__ import annotations

import importlib
from pathlib import Path

from qualcode.errors import UsageProblem
from qualcode.reporting.collection import Collection
from qualcode.reporting.prose import Look
from qualcode.reporting.wording import Wording
from qualcode.visible import file_name

_WRITERS = {
    "md": "qualcode.reporting.markdown",
    "csv": "qualcode.reporting.csv_file",
    "xlsx": "qualcode.reporting.workbook",
    "docx": "qualcode.reporting.word",
    "odt": "qualcode.reporting.opendocument",
    "html": "qualcode.reporting.web_page",
    "tex": "qualcode.reporting.latex",
    "json": "qualcode.reporting.json_file",
}
FORMATS = tuple(_WRITERS)
BINARY = {"xlsx", "docx", "odt"}
# Formats whose rows are written one by one while they are collected.
STREAMED = {"csv", "xlsx"}


def format_of(path: Path | None, given: str | None, default: str = "md") -> str:
    """The format of an export: the one that was said, else that of the file's suffix.

    Raises UsageProblem for an unknown suffix and where both are said and differ.
    """
    if path is None:
        return given or default
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in _WRITERS:
        known = ", ".join(f".{name}" for name in FORMATS)
        raise UsageProblem(f"“{file_name(path)}” has no suffix that is known here.", f"Use one of {known}.")
    if given is not None and given != suffix:
        raise UsageProblem(f"--format {given} and the suffix of “{path.name}” differ.", "Say only one of them.")
    return suffix


def render(
    collection: Collection,
    format_: str,
    wording: Wording,
    look: Look | None = None,
    *,
    excel_german: bool = False,
) -> bytes:
    """The collection in a format; `excel_german` is for CSV."""
    module = importlib.import_module(_WRITERS[format_])
    options = {"excel_german": True} if excel_german else {}
    data: bytes = module.render(collection, wording, look or Look(), **options)
    return data
