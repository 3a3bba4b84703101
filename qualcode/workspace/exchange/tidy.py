"""A project on its way out as tables for R, Python and SQL: CSV, Parquet where pyarrow is there, and their schema."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError
from qualcode.indented_json import json_lines
from qualcode.interchange.tidy.schema import data_package
from qualcode.interchange.tidy.tables import TABLES, ColumnType, TidyTable, not_in_tables, tidy_tables
from qualcode.model.exchange.losses import Loss, LossReport, losses_of
from qualcode.progress import begin_commit, hear
from qualcode.project.quoting.begun import sha256_of
from qualcode.reporting.report import Afresh, Report, Table
from qualcode.reporting.tables.parquet import demand_parquet, write_rows
from qualcode.reporting.writers import formats
from qualcode.reporting.writers.csv import CsvKind
from qualcode.reporting.writers.whole_files import unwritten, xml_safe
from qualcode.workspace.exchange.exporting import WrittenProject
from qualcode.workspace.leaving.folders import give_name, refuse_taken
from qualcode.workspace.leaving.register import Departure

if TYPE_CHECKING:
    from qualcode.interchange.tidy.tables import Value
    from qualcode.model.documents import Structure
    from qualcode.model.exchange.project import ExchangeProject
    from qualcode.reporting.report import Cell
    from qualcode.workspace.exchange.leaving import LeavingProject
    from qualcode.workspace.workspace import Workspace

SCHEMA = "schema.json"
_TYPES = {
    ColumnType.STRING: "string",
    ColumnType.INTEGER: "int64",
    ColumnType.BOOLEAN: "bool",
    ColumnType.TIME: "time",
}
_HEARD = 1_000
_LEVELS = ("case_levels",)


@dataclass(frozen=True, slots=True)
class WrittenTables(WrittenProject):
    """Tables as they were written into the folder `path`, or would be; `files` are their names.

    `without_parquet` says why there is no Parquet; it is empty where there is.
    """

    files: tuple[str, ...] = ()
    without_parquet: str = ""


def refuse_folder(folder: Path) -> None:
    """Raise UsageProblem where something lies in the folder that no earlier export wrote."""
    refuse_taken(
        folder, _("Name a folder that is not there yet, or one that holds an earlier export only."), _is_ours
    )


def preview_tables(leaving: LeavingProject, folder: Path) -> WrittenTables:
    """What would be written and lost. Raises UsageProblem as `refuse_folder`."""
    refuse_folder(folder)
    return WrittenTables(leaving, _losses(leaving))


def _losses(leaving: LeavingProject) -> LossReport:
    """What stays: what the tables have no column for, and of what the standard has no place for all but levels."""
    there = len(leaving.project.levels)
    staying: list[Loss] = []
    for loss in leaving.losses:
        if loss.details != _LEVELS:
            staying.append(loss)
        elif loss.number > there:
            staying.append(replace(loss, number=loss.number - there))
    return losses_of(staying, not_in_tables(leaving.project), leaves=True)


def write_tables(
    space: Workspace, leaving: LeavingProject, folder: Path, recipient: str | None = None
) -> WrittenTables:
    """Write what `leaving_project` gave as tables into a folder, and enter it into the register.

    An earlier export in the folder is replaced, file by file. Raises UsageProblem as `refuse_folder`, ExportError.
    """
    departure = Departure(
        space=space, door="tidy", format="folder", path=folder, parts=leaving.parts, recipient=recipient
    )
    losses = _losses(leaving)
    place = Path(os.path.abspath(folder))  # noqa: PTH100 - links are left as they are
    refuse_folder(place)
    unfinished = place.with_name(f".{place.name}.{secrets.token_hex(4)}.new")
    with space.project.begun.temporary(unfinished):
        try:
            unfinished.mkdir(mode=0o700, parents=True)
            files, without = _written(space, leaving.project, unfinished)
            with departure.together({place / SCHEMA: sha256_of(unfinished / SCHEMA)}):
                begin_commit()
                _settle(unfinished, place, files)
        except OSError as error:
            raise unwritten(folder, error) from error
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return WrittenTables(leaving, losses, folder, files, without)


def _settle(unfinished: Path, folder: Path, files: Sequence[str]) -> None:
    """Bring the files to their place; what an earlier export wrote and this one does not goes."""
    if not folder.is_dir() or not any(folder.iterdir()):
        give_name(unfinished, folder)
        return
    for old in list(folder.iterdir()):
        if _is_ours(old) and old.name not in files:
            old.unlink()
    for name in files:  # the schema last, by which the register knows that all is there
        (unfinished / name).replace(folder / name)


def _is_ours(path: Path) -> bool:
    return path.name == SCHEMA or (path.suffix in (".csv", ".parquet") and path.stem in TABLES and path.is_file())


def _written(space: Workspace, project: ExchangeProject, folder: Path) -> tuple[tuple[str, ...], str]:
    """Write all files into a folder; gives their names, and why there is no Parquet."""
    words = program()
    tables = tidy_tables(_with_origins(space, project), _Paragraphs(space))
    try:
        demand_parquet()
        without = ""
    except QualcodeError as error:
        without = f"{error} {error.hint}"
    files = []
    for table in tables:
        report = Report(table.name, (), (_printed(table),))
        formats.write(report, folder / f"{table.name}.csv", "csv", csv_kind=CsvKind.PLAIN)
        files.append(f"{table.name}.csv")
        if not without:
            schema = {column.name: _TYPES[column.type] for column in table.columns}
            write_rows(schema, _parquet_rows(table), folder / f"{table.name}.parquet")
            files.append(f"{table.name}.parquet")
    described: dict[str, Any] = data_package(xml_safe(project.name), tables, words)
    for resource in described["resources"]:
        file = folder / resource["path"]
        resource["bytes"], resource["hash"] = file.stat().st_size, f"sha256:{sha256_of(file)}"
    (folder / SCHEMA).write_bytes("".join(json_lines(described)).encode())
    return (*files, SCHEMA), without


def _with_origins(space: Workspace, project: ExchangeProject) -> ExchangeProject:
    """The project whose documents tell their wave and kind of source also where an attribute says them."""
    documents = {document.uuid: document for document in space.project.documents.all()}
    sources = (
        replace(source, wave=documents[source.guid].wave, source_kind=documents[source.guid].source_kind)
        for source in project.sources
    )
    return replace(project, sources=tuple(sources))


class _Paragraphs:
    """The number of the paragraph of a document (UUID) in which an offset lies; one text is looked at at a time."""

    def __init__(self, space: Workspace) -> None:
        self._documents = space.project.documents
        self._keys = {document.uuid: document.key for document in self._documents.all()}
        self._structure: tuple[str, Structure] | None = None

    def __call__(self, guid: str, offset: int) -> int | None:
        if self._structure is None or self._structure[0] != guid:
            self._structure = guid, self._documents.structure(self._keys[guid])
        return self._structure[1].paragraph_number(offset) or None


def _printed(table: TidyTable) -> Table:
    """The table as CSV has it."""

    def rows() -> Iterator[Sequence[Cell]]:
        for number, row in enumerate(table.rows()):
            if number % _HEARD == 0:
                hear()
            yield tuple(map(_cell, row))

    head = tuple(column.name for column in table.columns)
    return Table(table.name, head, Afresh(rows), words=len(head))


def _cell(value: Value) -> Cell:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value


def _parquet_rows(table: TidyTable) -> Iterator[Sequence[object]]:
    times = {place for place, column in enumerate(table.columns) if column.type is ColumnType.TIME}
    for row in table.rows():
        yield [_time(value) if place in times else _safe(value) for place, value in enumerate(row)]


def _safe(value: Value) -> Value:
    return xml_safe(value) if isinstance(value, str) else value


def _time(value: Value) -> datetime | None:
    """A time as Parquet holds it; None where a file of another program has none that can be read."""
    try:
        return datetime.fromisoformat(str(value)).astimezone(UTC) if value else None
    except (ValueError, OverflowError):
        return None
