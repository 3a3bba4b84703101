"""Tables whose cells hold words on their way out of the project, in the order of `quoting.export`.

What must not leave is refused; the words of all cells are found and checked for what they would disclose; those of a
working draft get ids that stay; what is published enters the ledger if and only if its file is there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualcode.catalogue import catalogue_of
from qualcode.reporting.disclosure.check import DisclosureScan
from qualcode.reporting.tables.quoted_cells import CellWords, WordCells, WordTable
from qualcode.reporting.tables.quoted_report import FigureRow, figure_row, word_report
from qualcode.reporting.words.wording import wording_of
from qualcode.retrieval.counting.group_figures import group_figures
from qualcode.retrieval.counting.request import AxisKind
from qualcode.retrieval.filter import Order
from qualcode.workspace.leaving.register import DepartingParts
from qualcode.workspace.quoting.disclosure import DisclosureCheck, NamesCheck, check_names, disclosed
from qualcode.workspace.quoting.export import (
    CollectedQuotations,
    QuotationExport,
    WithoutIds,
    WrittenExport,
    give_ids,
    write,
)

if TYPE_CHECKING:
    from qualcode.reporting.disclosure.check import Options
    from qualcode.retrieval.counting.table import CountTable
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class WordExport(QuotationExport):
    """A table with words that is to leave: as quotations leave, with which words, below the figures of attributes."""

    words: CellWords
    figures: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PreparedWords:
    """What is to be written, and what it would disclose: its quotations, and the heads of its rows and columns.

    `tells_apart` says that each row or column is one person's or one document's, so that a reader of what is
    published could tell which quotations belong together.
    """

    found: WordTable
    figures: Sequence[FigureRow]
    collected: CollectedQuotations
    check: DisclosureCheck
    names: NamesCheck
    ids_kept: bool
    tells_apart: bool


def prepare(
    space: Workspace, table: CountTable, export: WordExport, checking: Options, *, keeps_ids: bool = True
) -> PreparedWords:
    """Refuse, find the words, check them and keep ids; no file is written yet.

    Raises QualcodeError where what is final would lack what must not be seen, and for figures that there are not.
    """
    words = catalogue_of(export.language)
    figures = [
        figure_row(*group_figures(space.project, table, name), words) for name in dict.fromkeys(export.figures)
    ]
    if export.final:
        space.refuse_part(export.wanted)
    project, arrangement = space.project, replace(export.arrangement, memos=False, order=Order.WAVE)
    publication = project.publications.prepared(export.publication) if export.final else None
    if publication is not None:
        arrangement = replace(arrangement, seed=publication.seed)
    axes = (table.request.rows, table.request.columns)
    shown = [axis.name for axis in axes if axis.kind is AxisKind.ATTRIBUTE]
    attributes = tuple(dict.fromkeys((*export.attributes, *shown)))
    wanted = space.narrowed(export.wanted)
    cells = WordCells(project, table, export.words, wanted, arrangement, attributes)
    found = cells.found(export.title or project.title, export.filters)
    without_ids, parts = WithoutIds(), DepartingParts()
    for number, quotation in enumerate(found.quotations_in_order()):
        without_ids.see(0, number, quotation)
        parts.see(0, number, quotation)
    scan = DisclosureScan.over(project, found.collection, checking, keeps=True)
    collected = CollectedQuotations(export, found.collection, publication, without_ids, parts)
    return PreparedWords(
        found=found,
        figures=figures,
        collected=collected,
        check=disclosed(scan, found.collection),
        names=check_names(project, _heads(table)),
        ids_kept=give_ids(space, collected) if keeps_ids else True,
        tells_apart=any(member.public for member in (*table.rows, *table.columns)),
    )


def _heads(table: CountTable) -> list[str]:
    """The heads that are written as they are and that the check of quotations does not see."""
    sides = ((table.request.rows, table.rows), (table.request.columns, table.columns))
    return [
        member.name
        for axis, members in sides
        if axis.kind is not AxisKind.CODES  # they are the chapters of what is checked
        for member in members
        if not member.public
    ]


def write_words(
    space: Workspace, prepared: PreparedWords, show: Callable[[bytes], None] = lambda _: None
) -> WrittenExport:
    """Write what was prepared, and enter what is published into the ledger, or neither.

    `show` gets the document where it has no path. Raises ExportError where the file cannot be written.
    """
    export = prepared.collected.export
    report = word_report(
        prepared.found, wording_of(export.language), identify=export.arrangement.identify, figures=prepared.figures
    )
    return write(space, prepared.collected, show, report_of=lambda _collected: report, door="cells")
