"""Codings as a table, one row a coding: out to CSV or XLSX; “codings import” reads what this writes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qualcode.model.documents import PassagePlace
from qualcode.project.quoting.begun import Begun
from qualcode.reporting.documents.attributes import demand_table_suffix, refuse_long_cells
from qualcode.reporting.report import Report, Table
from qualcode.reporting.words.citations import time_code
from qualcode.reporting.writers.csv import CsvKind
from qualcode.reporting.writers.formats import write
from qualcode.reporting.writers.whole_files import Naming
from qualcode.retrieval.filter import CodedPassage

HEADINGS = (
    "id", "document", "document_id", "label", "paragraph", "line_from", "line_to", "time", "start", "end", "text",
    "code", "coder", "polarity", "weight", "memo", "paraphrase", "round", "good",
)  # fmt: skip


def write_codings(passages: Iterable[CodedPassage], path: Path, begun: Begun, naming: Naming | None = None) -> int:
    """Write the table, with names of documents and coders; gives the number of codings.

    The time is that of the last mark at or before what is said: it was said then or later.

    Raises UsageProblem for an unknown suffix and for words that no cell of a workbook holds, ExportError where the
    file cannot be written.
    """
    demand_table_suffix(path)
    rows = [
        (
            passage.coding.id, passage.document.name, passage.document.id, passage.document.label, passage.paragraph,
            *(passage.place.lines or ("", "")), _time(passage.place),
            passage.coding.span.start, passage.coding.span.end, passage.text, passage.code.full_name,
            passage.coder.name, passage.coding.polarity.value,
            "" if passage.coding.weight is None else passage.coding.weight, passage.coding.memo,
            passage.coding.paraphrase, passage.coding.round, "yes" if passage.coding.good else "",
        )
        for passage in passages
    ]  # fmt: skip
    refuse_long_cells(path, rows)
    table = Table("codings", HEADINGS, rows, words=len(HEADINGS))  # no text: name of a sheet
    write(Report(table.title, (), (table,)), path, path.suffix.lower()[1:], begun, naming, CsvKind.MARKED)
    return len(rows)


def _time(place: PassagePlace) -> str:
    return "" if place.time is None else time_code(place.time)
