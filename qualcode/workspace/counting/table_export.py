"""A counted table on its way out of the project: named as it may be, checked for names, written whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _, catalogue_of
from qualcode.catalogue import language as program_language
from qualcode.errors import UsageProblem
from qualcode.model.consent.consents import Purpose
from qualcode.model.consent.withheld import Withheld
from qualcode.model.documents import PassagePlace
from qualcode.model.spans import Span
from qualcode.reporting.pictures.of_tables import PictureKind, table_picture
from qualcode.reporting.quotations.collection_words import whose_codings
from qualcode.reporting.quotations.sources import Sources
from qualcode.reporting.tables.parquet import demand_parquet, write_table
from qualcode.reporting.tables.passages_parquet import write_passages
from qualcode.reporting.tables.statistics import StatisticsProgram, write_statistics
from qualcode.reporting.tables.table_head import TableSource
from qualcode.reporting.tables.table_names import without_names
from qualcode.reporting.tables.table_object import table_object
from qualcode.reporting.tables.table_report import table_report
from qualcode.reporting.tables.tidy import tidy_table
from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.reporting.words.wording import Language, wording_of
from qualcode.reporting.writers import formats
from qualcode.reporting.writers.csv import CsvKind
from qualcode.reporting.writers.whole_files import atomic_write
from qualcode.retrieval.counting.passage_rows import TablePassageRow, passage_rows
from qualcode.retrieval.counting.request import AxisKind
from qualcode.retrieval.permissions import Permissions
from qualcode.workspace.leaving.register import DepartingParts, Departure
from qualcode.workspace.quoting.disclosure import NamesCheck, check_names

if TYPE_CHECKING:
    from qualcode.reporting.report import Illustration, Report
    from qualcode.retrieval.counting.request import CountRequest
    from qualcode.retrieval.counting.table import CountTable
    from qualcode.workspace.workspace import Workspace

PARQUET = "parquet"
DRAWN = ("svg", "png")
SUFFIXES = (*formats.FORMATS, PARQUET, *DRAWN)
"""Of all files that a table can become."""
WITH_PICTURES = frozenset({"docx", "odt", "html", *DRAWN})
_READABLE = frozenset({"md", "html", "tex", "csv", "json"})
"""Formats that a terminal, or a pipe, may get."""
_MOST_BARS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TableExport:
    """Which table leaves, as it was counted and sorted, where to and how.

    Without a `path` it is shown. `filters` say in words what was chosen. With `identify` cases, documents, coders and
    speakers have their names. `picture` is drawn beside it, or alone where the format is a picture's. `excel` makes
    a CSV as German Excel reads it.
    """

    table: CountTable
    format: str
    path: Path | None = None
    language: Language = field(default_factory=program_language)
    title: str = ""
    filters: Sequence[str] = ()
    identify: bool = False
    picture: PictureKind | None = None
    excel: bool = False


@dataclass(frozen=True, slots=True)
class PreparedTable:
    """What is to be written, and the names that the project knows in it."""

    export: TableExport
    table: CountTable
    source: TableSource
    picture: Illustration | None
    names: NamesCheck


def table_format(path: Path | None, given: str | None, picture: PictureKind | None = None) -> str:
    """The format of a table: the one that was said, else that of the file's suffix.

    Raises UsageProblem where both differ, and for a picture in a format that holds none.
    """
    if given in tuple(StatisticsProgram):
        if path is not None:
            formats.format_of(path, "csv", known=SUFFIXES, name="table")
        form = str(given)
    else:
        form = formats.format_of(path, given, known=SUFFIXES, name="table")
    if path is None and form not in _READABLE:
        raise UsageProblem(
            _("A table as {format} is no text for the terminal.", format=form),
            _("Say where: -o {file}", file=f"table.{'csv' if form in tuple(StatisticsProgram) else form}"),
        )
    if picture is not None and form not in WITH_PICTURES:
        raise UsageProblem(
            _("{format} holds no pictures.", format=form),
            _("Choose one of {formats}.", formats=", ".join(sorted(WITH_PICTURES))),
        )
    return form


def prepare_table(space: Workspace, export: TableExport) -> PreparedTable:
    """Take names out, draw what is to be drawn, look for names that are left; nothing is written yet.

    Raises UsageProblem for a picture that is too large, QualcodeError where a library is missing.
    """
    if export.format == PARQUET:
        demand_parquet()
    table = export.table if export.identify else without_names(export.table)
    words = catalogue_of(export.language)
    names = NamesCheck(())
    if not export.identify:
        members = [words.said(member.name) for member in (*table.rows, *table.columns)]
        names = check_names(space.project, [export.title, *export.filters, *members])
    ids = space.project.coded.ids()
    source = TableSource(
        study=space.project.title,
        filters=export.filters,
        whose=" ".join(whose_codings(table.speaking, wording_of(export.language))) if table.speaking else "",
        topic=_topic(space, table),
        ids=lambda keys: [ids[key] for key in keys],
    )
    kind = export.picture or (_fitting(table) if export.format in DRAWN else None)
    picture = table_picture(table, kind, words, export.title) if kind is not None else None
    return PreparedTable(export, table, source, picture, names)


def _topic(space: Workspace, table: CountTable) -> str:
    """The topic that the base is about; empty where it is about none, or about those of a side."""
    key = table.request.topic
    return next((topic.name for topic in space.project.topics.all() if topic.key == key), "")


def _fitting(table: CountTable) -> PictureKind:
    """Bars over waves, as far as they are told apart; else a heat map."""
    is_over_waves = table.request.columns.kind is AxisKind.WAVES and len(table.columns) <= _MOST_BARS
    return PictureKind.BARS if is_over_waves else PictureKind.HEAT


def write_prepared(
    space: Workspace, prepared: PreparedTable, show: Callable[[bytes], None] = lambda _: None
) -> tuple[Path, ...]:
    """Write the table, whole or not at all, and tell the files; `show` gets it where it has no path.

    Raises ExportError where it cannot be written, QualcodeError where a library is missing.
    """
    export, begun = prepared.export, space.project.begun
    words, path = catalogue_of(export.language), export.path
    if path is None:
        show(formats.render(_report(prepared), export.format, _csv_kind(export)))
        return ()
    if export.format in tuple(StatisticsProgram):
        program = StatisticsProgram(export.format)
        return path, write_statistics(prepared.table, prepared.source, path, program, words, begun)
    if export.format == PARQUET:
        write_table(prepared.table, prepared.source, path, words, begun)
    elif export.format in DRAWN and prepared.picture is not None:
        atomic_write(path, prepared.picture.svg if export.format == "svg" else prepared.picture.png, begun)
    else:
        formats.write(_report(prepared), path, export.format, begun, csv_kind=_csv_kind(export))
    return (path,)


def _csv_kind(export: TableExport) -> CsvKind:
    return CsvKind.GERMAN_EXCEL if export.excel else CsvKind.PLAIN


def _report(prepared: PreparedTable) -> Report:
    """The table as a report; CSV has one row a cell, JSON the object of the command."""
    export, table, source = prepared.export, prepared.table, prepared.source
    words = catalogue_of(export.language)
    pictures = [prepared.picture] if prepared.picture else []
    report = table_report(table, export.language, source, title=export.title, pictures=pictures)
    if export.format == "csv":
        return replace(report, tables=(tidy_table(table, source, words),))
    return replace(report, data=partial(table_object, table, words, source.ids))


def export_passages(
    space: Workspace,
    request: CountRequest,
    path: Path,
    tell_names: Callable[[NamesCheck], None],
    *,
    strict: bool,
    purpose: Purpose = Purpose.QUOTE,
) -> Withheld:
    """Write the passages that a table counts as Parquet, with the attributes that are its sides.

    No words stand in them, but rows of single people: gives those of people who did not agree to it, which are left
    out.

    `tell_names` hears which names that the project knows stand in labels and attributes; with `strict` they are
    refused. Raises QualcodeError where codings of others must not be seen or numbers are hidden, ExportError.
    """
    if request.publish:
        raise UsageProblem(
            _("The passages would give away what the table hides."), _("Leave --passages or --publish out.")
        )
    if path.suffix.lower() != f".{PARQUET}":
        raise UsageProblem(
            _("Passages are written as Parquet, and “{file}” is called otherwise.", file=path.name),
            _("Say --passages {file}", file=f"{path.stem or 'passages'}.{PARQUET}"),
        )
    demand_parquet()
    space.refuse_part(request.wanted)
    sides = (request.rows, request.columns)
    attributes = [axis.name for axis in sides if axis.kind is AxisKind.ATTRIBUTE]
    rows = list(passage_rows(space.project, replace(request, wanted=space.narrowed(request.wanted)), attributes))
    withheld, permissions = Withheld(purpose), Permissions(space.project, purpose)
    rows = [row for row in rows if _leaves(row, permissions, withheld)]
    refuse_nothing_left(withheld, len(rows))
    told = {text for row in rows for text in (row.document.label, row.wave, row.kind, *row.values)}
    names = check_names(space.project, [*sorted(told), *(code.full_name for code in space.book)])
    tell_names(names)
    if strict:
        names.refuse()
    ids = space.project.coded.ids()
    parts = DepartingParts()
    for row in rows:
        if row.code is None:
            parts.about(row.document.key)
        for coding in row.codings:
            parts.passage(row.document.key, coding, Span(row.start, row.end))
    naming = Departure(space=space, door="passages", format=PARQUET, path=path, parts=parts).naming()
    sources = Sources(space.project)

    def place_of(row: TablePassageRow) -> PassagePlace:
        return sources.of(row.document.key).places.of(Span(row.start, row.end))

    write_passages(
        rows, attributes, lambda keys: [ids[key] for key in keys], place_of, path, space.project.begun, naming
    )
    return withheld


def _leaves(row: TablePassageRow, permissions: Permissions, withheld: Withheld) -> bool:
    """Whether a row may leave, which is counted if not: by who speaks in its passage, else by the document."""
    document = row.document.key
    verdict = permissions.passage(document, Span(row.start, row.end)) if row.code else permissions.text(document)
    if not verdict.allows_retelling:
        withheld.add("row", verdict)
    return verdict.allows_retelling
