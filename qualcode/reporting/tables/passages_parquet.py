"""The passages that a table counts as Parquet, so that DuckDB, Spark or R count them again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.model.documents import PassagePlace
from qualcode.reporting.tables.parquet import write_rows
from qualcode.reporting.writers.whole_files import xml_safe
from qualcode.retrieval.counting.passage_rows import TablePassageRow

if TYPE_CHECKING:
    from qualcode.project.quoting.begun import Begun
    from qualcode.reporting.writers.whole_files import Naming

PASSAGE_SCHEMA = {
    "code": "string", "polarity": "string", "case": "int64", "document": "int64", "label": "string",
    "wave": "string", "source_kind": "string", "start": "int64", "end": "int64", "paragraph": "int64",
    "line_from": "int64", "line_to": "int64", "time": "int64", "codings": "list",
}  # fmt: skip
_MARK = "attribute "
"""Before an attribute that is called like a column of ours, as in frames."""


def write_passages(
    rows: Iterable[TablePassageRow],
    attributes: Sequence[str],
    ids: Callable[[Sequence[int]], Sequence[str]],
    place_of: Callable[[TablePassageRow], PassagePlace],
    path: Path,
    begun: Begun | None = None,
    naming: Naming | None = None,
) -> None:
    """Write one row a passage, with cases and documents by number, and their attributes as columns.

    Times are milliseconds of the last mark at or before what is said. A case of the base without a passage has a
    row without a code. Raises QualcodeError, ExportError.
    """
    columns = {f"{_MARK}{name}" if name in PASSAGE_SCHEMA else name: "string" for name in attributes}

    def values(row: TablePassageRow) -> Sequence[object]:
        is_passage = row.code is not None
        place = place_of(row) if is_passage else PassagePlace()
        return (
            xml_safe(row.code.full_name) if row.code is not None else None,
            row.polarity.value if row.polarity is not None else None,
            row.case,
            row.document_number,
            row.document.label,
            row.wave,
            row.kind,
            row.start if is_passage else None,
            row.end if is_passage else None,
            place.paragraphs[0] or None,
            *(place.lines or (None, None)),
            place.time,
            list(ids(row.codings)) if is_passage else None,
            *map(xml_safe, row.values),
        )

    write_rows({**PASSAGE_SCHEMA, **columns}, map(values, rows), path, begun, naming)
