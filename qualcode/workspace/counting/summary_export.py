"""The summary grid on its way out of the project: with ids of passages as a working draft, or its words alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import Catalogue, catalogue_of
from qualcode.catalogue import language as program_language
from qualcode.model.consent.consents import Purpose
from qualcode.model.consent.withheld import Withheld
from qualcode.project.coding.conditions import among
from qualcode.reporting.quotations.sources import Sources
from qualcode.reporting.tables.summary_report import SummarySheet, SummaryText, summary_report
from qualcode.reporting.words.citations import place_words
from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.reporting.words.wording import Language, wording_of
from qualcode.reporting.writers import formats
from qualcode.reporting.writers.csv import CsvKind
from qualcode.retrieval.permissions import Permissions
from qualcode.retrieval.speaking import notes_of_speaking
from qualcode.retrieval.stretches import united
from qualcode.workspace.counting.summaries import GridPlace, SummaryCell, SummaryGrid, read_grid
from qualcode.workspace.leaving.register import DepartingParts, Departure
from qualcode.workspace.quoting.disclosure import NamesCheck, check_names

if TYPE_CHECKING:
    from qualcode.model.codings import Coding
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryExport:
    """Which part of the grid leaves, where to and how; without any `codes` or `cases` (keys) all of them.

    With `identify` cases and coders are called by their names. What is `final` has the words alone. `turned` puts the
    codes into the rows. Without a `path` it is shown. `excel` makes a CSV as German Excel reads it. Cases that
    did not agree to the `purpose` stand in no row.
    """

    format: str
    path: Path | None = None
    codes: Collection[int] = ()
    cases: Collection[int] = ()
    language: Language = field(default_factory=program_language)
    identify: bool = False
    final: bool = False
    turned: bool = False
    excel: bool = False
    recipient: str | None = None
    purpose: Purpose = Purpose.QUOTE


@dataclass(frozen=True, slots=True)
class PreparedSummaries:
    """What is to be written, which names that the project knows stand in it, and which cases must not leave."""

    export: SummaryExport
    sheet: SummarySheet
    names: NamesCheck
    ids_kept: bool
    withheld: Withheld
    parts: DepartingParts


def prepare_summaries(space: Workspace, export: SummaryExport) -> PreparedSummaries:
    """Refuse, read the grid, give ids to the passages it rests on, and look for names; no file is written yet.

    Raises QualcodeError where what is final would lack what must not be seen, ConsentError where no case may leave.
    """
    if export.final:
        space.refuse_part()
    withheld = Withheld(export.purpose)
    grid = leaving_grid(space, read_grid(space, export.codes, export.cases), withheld)
    refuse_nothing_left(withheld, len(grid.cases))
    kept = export.final or space.keeps_ids
    ids = {} if export.final else _ids(space, grid, catalogue_of(export.language))
    sheet = _sheet(space, export, grid, ids)
    texts = (text.text for text in (*sheet.cells.values(), *sheet.wholes.values()))
    names = check_names(space.project, (*texts, *(part for row in sheet.rows for part in row if part)))
    parts = DepartingParts()
    for case in grid.cases:
        if case.key in grid.rows or any(place[0] == case.key and cell.summary for place, cell in grid.cells.items()):
            parts.case(case.key)
    return PreparedSummaries(export, sheet, names, kept, withheld, parts)


def shown_summaries(space: Workspace, cases: Iterable[int]) -> None:
    """Enter summaries of cases (keys) that went to standard output as JSON into the register."""
    parts = DepartingParts()
    for case in cases:
        parts.case(case)
    Departure(space=space, door="summaries", format="json", parts=parts).entered()


def leaving_grid(space: Workspace, grid: SummaryGrid, withheld: Withheld) -> SummaryGrid:
    """The grid with the cases of which may be told outside; the others are counted."""
    permissions = Permissions(space.project, withheld.purpose)
    verdicts = {case.key: permissions.case(case.key) for case in grid.cases}
    for verdict in verdicts.values():
        if not verdict.allows_retelling:
            withheld.add("case", verdict)
    leaving = {key for key, verdict in verdicts.items() if verdict.allows_retelling}
    return replace(
        grid,
        cases=[case for case in grid.cases if case.key in leaving],
        rows={key: memo for key, memo in grid.rows.items() if key in leaving},
        cells={place: cell for place, cell in grid.cells.items() if place[0] is None or place[0] in leaving},
    )


def write_summaries(
    space: Workspace, prepared: PreparedSummaries, show: Callable[[bytes], None] = lambda _: None
) -> None:
    """Write what was prepared; `show` gets it where it has no path. Raises ExportError."""
    export = prepared.export
    report = summary_report(prepared.sheet, export.language)
    kind = CsvKind.GERMAN_EXCEL if export.excel else CsvKind.PLAIN
    departure = Departure(
        space=space,
        door="summaries",
        format=export.format,
        path=export.path,
        parts=prepared.parts,
        recipient=export.recipient,
    )
    if export.path is None:
        departure.show(show, formats.render(report, export.format, kind))
    else:
        formats.write(report, export.path, export.format, space.project.begun, departure.naming(), kind)


def _ids(space: Workspace, grid: SummaryGrid, words: Catalogue) -> dict[GridPlace, list[tuple[str, str]]]:
    """Place -> the quotations that a summary rests on: their ids, which stay from now on where they can be kept, and
    where they stand.
    """
    project = space.project
    places = {place: grid.codings(place) for place, cell in grid.cells.items() if cell.summary is not None}
    codings = {
        coding.key: coding
        for coding in project.codings.where(among("id", {key for keys in places.values() for key in keys}))
    }
    passages = {place: _first(codings[key] for key in keys) for place, keys in places.items()}
    if space.keeps_ids:
        project.quotation_ids.keep((coding.key for mine in passages.values() for coding in mine), space.author)
    kept = project.quotation_ids.of(coding.key for mine in passages.values() for coding in mine)
    sources = Sources(project)

    def shown(coding: Coding) -> tuple[str, str]:
        where = sources.of(coding.document).places.of(coding.span)
        return kept.get(coding.key, coding.id), place_words(where, words)

    return {place: [shown(coding) for coding in mine] for place, mine in passages.items()}


def _first(codings: Iterable[Coding]) -> list[Coding]:
    """The first coding of each passage: overlapping ones are one."""
    by_document: dict[int, list[Coding]] = {}
    for coding in codings:
        by_document.setdefault(coding.document, []).append(coding)
    return [stretch.rows[0] for mine in by_document.values() for stretch in united(mine)]


def _sheet(
    space: Workspace, export: SummaryExport, grid: SummaryGrid, ids: dict[GridPlace, list[tuple[str, str]]]
) -> SummarySheet:
    project, words = space.project, catalogue_of(export.language)
    wording = wording_of(export.language)
    numbers = {case.key: number for number, case in enumerate(project.cases.all(), start=1)}
    coders = {key: number for number, key in enumerate(sorted(space.sight.coders), start=1)}

    def author(key: int) -> str:
        return space.sight.coders[key] if export.identify else wording.coder(coders[key])

    def text(place: GridPlace, cell: SummaryCell) -> SummaryText | None:
        summary = cell.summary
        if summary is None:
            return None
        names = [id_ for id_, _where in ids.get(place, ())]
        places = [where for _id, where in ids.get(place, ())]
        return SummaryText(summary.text, names, author(summary.author), summary.changed, cell.changes, places)

    cells: dict[tuple[int, int], SummaryText] = {}
    wholes: dict[int, SummaryText] = {}
    rows = {case.key: row for row, case in enumerate(grid.cases)}
    columns = {code.key: column for column, code in enumerate(grid.codes)}
    for place, cell in grid.cells.items():
        made = text(place, cell)
        case, code = place
        if made is not None and case is not None:
            cells[rows[case], columns[code]] = made
        elif made is not None:
            wholes[columns[code]] = made
    memos = [grid.rows.get(case.key) for case in grid.cases]
    notes = []
    if grid.without_case:
        notes.append(
            words.ngettext(
                "{count} document without a case stands in no row.",
                "{count} documents without a case stand in no row.",
                grid.without_case,
            )
        )
    notes += map(words.said, notes_of_speaking(grid.speaking))
    return SummarySheet(
        title=project.title,
        cases=[
            case.name if export.identify else words.gettext("Case {number}", number=numbers[case.key])
            for case in grid.cases
        ],
        codes=[code.full_name for code in grid.codes],
        rows=[(memo.title, memo.text) if memo else ("", "") for memo in memos],
        cells=cells,
        wholes=wholes,
        notes=notes,
        final=export.final,
        turned=export.turned,
    )
