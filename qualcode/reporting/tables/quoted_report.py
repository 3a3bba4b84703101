"""A table whose cells hold words as a report: on its side in documents, one sheet in a workbook, cells in JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from qualcode.catalogue import Catalogue
from qualcode.model.codings import Polarity
from qualcode.reporting.quotations.collection import Quotation
from qualcode.reporting.quotations.collection_object import quotation_object
from qualcode.reporting.quotations.collection_words import about_citations, not_shown, printed
from qualcode.reporting.report import Afresh, Block, Cell, Prose, ProseKind, Report, Section, Table
from qualcode.reporting.tables.cell_words import axis_word
from qualcode.reporting.tables.quoted_cells import CellWords, WordCell, WordTable
from qualcode.reporting.tables.table_names import column_names, row_names, without_names
from qualcode.reporting.words.citations import CiteBy, place_words
from qualcode.reporting.words.wording import Wording
from qualcode.retrieval.counting.group_figures import GroupFigures
from qualcode.retrieval.counting.request import AxisKind
from qualcode.retrieval.counting.table import CountTable

COLUMNS_OF_A_PAGE = 6
"""So many columns stand side by side on a page that lies on its side; a workbook holds them all in one sheet."""
_NO_BLOCK = 1_000_000
"""No quotation of a cell stands in a block of its own."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Figures above the words, such as those of a survey variable: a name, and a text a column."""

    name: str
    cells: tuple[str, ...]


def figure_row(name: str, groups: Sequence[GroupFigures], words: Catalogue) -> FigureRow:
    """The figures of an attribute: mean, median, least and greatest, and of how many; what is left out is told."""
    return FigureRow(name, tuple(_figures(group, words) for group in groups))


def _figures(group: GroupFigures, words: Catalogue) -> str:
    parts = []
    mean, middle = group.mean, group.median
    if mean is not None and middle is not None:
        parts += [
            words.gettext("M = {mean}", mean=words.number(float(mean), 2)),
            words.gettext("Md = {median}", median=words.number(float(middle), 2)),
            words.gettext(
                "{least} to {most}", least=_plain(group.numbers[0], words), most=_plain(group.numbers[-1], words)
            ),
        ]
    parts.append(words.gettext("n = {number}", number=words.number(len(group.numbers))))
    if group.without:
        parts.append(words.ngettext("{count} without a number", "{count} without a number", group.without))
    if group.several:
        parts.append(words.ngettext("{count} with several numbers", "{count} with several numbers", group.several))
    return "; ".join(parts)


def _plain(number: Fraction, words: Catalogue) -> str:
    return words.number(int(number)) if number.denominator == 1 else words.number(float(number), 2)


def word_report(
    found: WordTable, wording: Wording, *, identify: bool = False, figures: Sequence[FigureRow] = ()
) -> Report:
    """The table as a report; `figures` stand above its rows."""
    sheet = _Sheet(found, found.table if identify else without_names(found.table), wording, figures)
    return Report(
        title=found.collection.title,
        blocks=Afresh(sheet.blocks),
        tables=(sheet.part(range(len(found.table.columns)), sheet.title, notes=sheet.head()),),
        data=sheet.as_object,
        language=wording.language,
        wide=True,
        inset=True,
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One table; `shown` has its rows and columns by the names that may appear."""

    found: WordTable
    shown: CountTable
    wording: Wording
    figures: Sequence[FigureRow]

    @property
    def title(self) -> str:
        words = self.wording.words
        if self.found.words is CellWords.PARAPHRASES:
            return words.pgettext("title of an export", "Paraphrases")
        return words.pgettext("title of an export", "Quotations")

    def head(self) -> list[str]:
        """What the reader of the table must know."""
        words, collection = self.wording.words, self.found.collection
        lines = []
        if not collection.final:
            lines.append(words.gettext("Working draft with IDs, for internal use only."))
        if collection.filters:
            lines.append(words.gettext("Selection: {filters}.", filters="; ".join(collection.filters)))
        lines += map(words.said, self.found.table.notes)
        lines += self._left_out()
        return lines

    def _left_out(self) -> list[str]:
        """What is not shown in the cells, over all of them."""
        words = self.wording.words
        cells = [cell for row in self.found.cells for cell in row]
        lines = []
        if beyond := sum(cell.beyond for cell in cells):
            lines.append(
                words.ngettext(
                    "{count} passage left out: the limit of its cell was reached.",
                    "{count} passages left out: the limits of their cells were reached.",
                    beyond,
                )
            )
        if unworded := sum(cell.unworded for cell in cells):
            lines.append(
                words.ngettext(
                    "{count} passage left out: it has no paraphrase.",
                    "{count} passages left out: they have no paraphrase.",
                    unworded,
                )
            )
        collection = self.found.collection
        lines += not_shown(collection.tally, self.wording)
        return [*lines, *about_citations(collection.overview, collection.cite, self.wording)]

    # ---- to read ---------------------------------------------------------------------------------

    def blocks(self) -> Iterator[Block]:
        """Title, head, and the table, which is parted where it has more columns than a page holds."""
        yield Section(f"{self.title}: {self.found.collection.title}", 0)
        for line in self.head():
            yield Prose(line, ProseKind.HEAD)
        number = len(self.shown.columns)
        parts = [range(at, min(at + COLUMNS_OF_A_PAGE, number)) for at in range(0, number, COLUMNS_OF_A_PAGE)]
        for place, part in enumerate(parts, start=1):
            words = self.wording.words
            title = words.gettext("Part {part} of {parts}", part=place, parts=len(parts)) if len(parts) > 1 else ""
            yield self.part(part, title)

    def part(self, columns: range, title: str, notes: Sequence[str] = ()) -> Table:
        """So many columns as a table of their own."""
        request, words = self.shown.request, self.wording.words
        names = column_names(self.shown.columns, words)
        heads = (axis_word(request.rows, words), *(names[column] for column in columns))
        return Table(
            title,
            heads,
            Afresh(lambda: self._rows(columns)),
            words=len(heads),
            notes=tuple(notes),
            running=frozenset(range(1, len(heads))),
        )

    def _rows(self, columns: range) -> Iterator[tuple[Cell, ...]]:
        for figure in self.figures:
            yield figure.name, *(figure.cells[column] for column in columns)
        for row, name in enumerate(row_names(self.shown.rows, self.wording.words)):
            yield name, *(self._text(row, column) for column in columns)

    def _text(self, row: int, column: int) -> str:
        """The words of a cell: one paragraph a quotation, and how many more there are."""
        cell, code = self.found.cells[row][column], self._code_of(row, column)
        quotations = self.found.quotations(cell)
        dash = "– " if len(quotations) > 1 else ""
        paragraphs = [f"{dash}{self._printed(quotation, code)}" for quotation in quotations]
        return "\n\n".join([*paragraphs, *self._more(cell)])

    def _code_of(self, row: int, column: int) -> int | str | None:
        """The code (key) at the head of the row or column; None where neither is a code's."""
        request, table = self.found.table.request, self.found.table
        if request.rows.kind is AxisKind.CODES:
            return table.rows[row].key
        return table.columns[column].key if request.columns.kind is AxisKind.CODES else None

    def _printed(self, quotation: Quotation, told: int | str | None) -> str:
        """A quotation with what is to be said of it; its code where that is not `told` by the table."""
        final, wording = self.found.collection.final, self.wording
        notes = []
        if quotation.disputed:
            notes.append(wording.disputed)
        elif quotation.polarity is not Polarity.PRESENT:
            notes.append(wording.groups[quotation.polarity])
        if quotation.code and quotation.code.key != told:
            notes.append(quotation.code.name)
        if shown := quotation.identity:
            notes += [name for name in (shown.document, shown.case, *shown.coders) if name]
        notes += [] if final else [*self._place(quotation), quotation.id]
        return " · ".join([printed(quotation, wording, _NO_BLOCK, self.found.collection.cite).text, *notes])

    def _place(self, quotation: Quotation) -> list[str]:
        """Where a quotation of a draft stands, unless that is cited."""
        place, cite = quotation.place, self.found.collection.cite
        return [place_words(place, self.wording.words)] if place and cite is CiteBy.LABEL else []

    def _more(self, cell: WordCell) -> list[str]:
        words = self.wording.words
        lines = []
        if cell.beyond:
            lines.append(words.ngettext("… {count} more passage", "… {count} more passages", cell.beyond))
        hidden = cell.withheld + cell.unworded
        if hidden:
            lines.append(words.ngettext("… {count} not shown", "… {count} not shown", hidden))
        return lines

    # ---- for programs ----------------------------------------------------------------------------

    def as_object(self) -> dict[str, object]:
        """Rows, columns with their base, and the cells that rest on something."""
        found, said = self.found, self.wording.words.said
        rows, columns = ([said(member.name) for member in side] for side in (self.shown.rows, self.shown.columns))
        return {
            "title": found.collection.title,
            "draft": not found.collection.final,
            "words": found.words.value,
            "head": self.head(),
            "rows": rows,
            "columns": [
                {"name": name, "base": member.base} for name, member in zip(columns, self.shown.columns, strict=True)
            ],
            "figures": [
                {"name": figure.name, "column": name, "text": text}
                for figure in self.figures
                for name, text in zip(columns, figure.cells, strict=True)
            ],
            "cells": [
                {
                    "row": row,
                    "column": column,
                    "passages": cell.passages,
                    "beyond_limit": cell.beyond,
                    "not_quotable": cell.withheld,
                    "without_paraphrase": cell.unworded,
                    "quotations": [
                        quotation_object(
                            quotation, self.wording, final=found.collection.final, cite=found.collection.cite
                        )
                        for quotation in found.quotations(cell)
                    ],
                }
                for row, cells in zip(rows, found.cells, strict=True)
                for column, cell in zip(columns, cells, strict=True)
                if cell.passages
            ],
        }
