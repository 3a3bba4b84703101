"""A counted table as a report: its head, the table as people print it, what its numbers are made of, tidy rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from qualcode.catalogue import Catalogue, Language, catalogue_of
from qualcode.reporting.report import Afresh, Block, Cell, Fact, Illustration, Remark, Report, Section, Table
from qualcode.reporting.tables.cell_words import (
    CellPart,
    axis_word,
    change_text,
    headline,
    polarity_parts,
    table_title,
)
from qualcode.reporting.tables.table_head import TableSource, table_facts, table_notes
from qualcode.reporting.tables.table_names import column_names, row_names, with_base
from qualcode.reporting.tables.tidy import tidy_table
from qualcode.retrieval.counting.table import CountCell, CountChange, CountTable

_ON_A_PAGE, _ON_A_SHEET = 12, 16_000
"""Columns of figures side by side: on a page, and on a sheet, which has 16,384 in all."""
_MANY = 6
"""From so many columns of figures on a page lies on its side."""


def table_report(
    table: CountTable,
    language: Language,
    source: TableSource,
    *,
    title: str = "",
    pictures: Sequence[Illustration] = (),
) -> Report:
    """The table with its head and notes; a second one tells by polarity where there is one.

    On pages wide tables are folded into several below one another; a spreadsheet has them whole, and a sheet with
    one row a cell. `pictures` stand before the tables.
    """
    words = catalogue_of(language)
    printed = _PrintedCounts(table, title or table_title(table.request, words), words)
    notes = tuple(table_notes(table, words))
    on_sheets = (source.whose, *notes) if source.whose else notes  # sheets have no head
    pages = list(printed.tables(_ON_A_PAGE))
    blocks: list[Block] = [
        Section(source.study or printed.title, 0),
        *(Fact(name, text) for name, text in table_facts(table, source, words)),
        *pictures,
        *pages,
        *map(Remark, table_notes(table, words, has_head=True)),
    ]
    return Report(
        printed.title,
        blocks,
        (*printed.tables(_ON_A_SHEET, on_sheets), tidy_table(table, source, words)),
        language=language,
        wide=any(len(page.head) > _MANY for page in pages),
        inset=True,
        listed=True,
        pictures=pictures,
    )


def tables_to_print(table: CountTable, title: str, words: Catalogue) -> list[Table]:
    """The table as it is printed inside another report, with its notes; a second one tells by polarity."""
    first, *others = _PrintedCounts(table, title, words).tables(_ON_A_PAGE)
    return [replace(first, notes=tuple(table_notes(table, words))), *others]


@dataclass(frozen=True, slots=True)
class _PrintedCounts:
    """The tables to print of one that was counted."""

    table: CountTable
    title: str
    words: Catalogue

    def tables(self, room: int, notes: Sequence[str] = ()) -> Iterator[Table]:
        """The table, and the one by polarity; each in pieces of at most `room` columns of figures."""
        request = self.table.request
        whole = [headline(request, self.words)]
        rows = range(len(self.table.rows))
        yield from self._folded(self.title, whole, rows, room, notes, self.table.changes)
        if self.table.has_polarity:
            title = self.words.gettext("{title}, by polarity", title=self.title)
            shown = [row for row in rows if any(map(_is_parted, self._cells(row)))]
            left = (
                () if len(shown) == len(rows) else (self.words.gettext("Rows that are only present are left out."),)
            )
            yield from self._folded(title, polarity_parts(request, self.words), shown, room, left)

    def _folded(
        self,
        title: str,
        parts: Sequence[CellPart],
        shown_rows: Sequence[int],
        room: int,
        notes: Sequence[str],
        changes: Sequence[CountChange] = (),
    ) -> Iterator[Table]:
        table, words = self.table, self.words
        heads = column_names(table.columns, words)
        if table.row_totals:
            heads.insert(0, with_base(words.pgettext("in a table", "total"), table.base, words))
        step = max(room // len(parts), 1)
        for start in range(0, max(len(heads), 1), step):
            shown = range(start, min(start + step, len(heads)))
            named = title
            if len(heads) > step:
                named = words.gettext(
                    "{title} (columns {first}–{last} of {all})",
                    title=title,
                    first=words.number(shown.start + 1),
                    last=words.number(shown.stop),
                    all=words.number(len(heads)),
                )
            pairs = [(place, part) for place in shown for part in parts]
            beside = changes if shown.stop == len(heads) else ()
            yield Table(
                named,
                (
                    axis_word(table.request.rows, words),
                    *(f"{heads[place]}: {part.name}" if part.name else heads[place] for place, part in pairs),
                    *[words.pgettext("column", "change")] * bool(beside),
                ),
                Afresh(partial(self._rows, shown_rows, pairs, beside)),
                notes=notes,
                marked=frozenset({len(shown_rows)} if table.totals else ()),
            )

    def _cells(self, row: int) -> list[CountCell]:
        return [*self.table.row_totals[row : row + 1], *self.table.cells[row]]

    def _rows(
        self, shown: Sequence[int], pairs: Sequence[tuple[int, CellPart]], changes: Sequence[CountChange]
    ) -> Iterator[Sequence[Cell]]:
        table = self.table
        names = row_names([table.rows[row] for row in shown], self.words)
        for row, name in zip(shown, names, strict=True):
            cells = self._cells(row)
            change = [change_text(changes[row], table.request, self.words)] if changes else []
            yield (name, *(part.read(cells[place]) for place, part in pairs), *change)
        if table.totals:
            below: list[CountCell | None] = [*[table.total] * bool(table.row_totals), *table.totals]
            total = self.words.pgettext("in a table", "total")
            totals = ("" if (cell := below[place]) is None else part.read(cell) for place, part in pairs)
            yield (total, *totals, *[""] * bool(changes))


def _is_parted(cell: CountCell) -> bool:
    return bool(cell.absent or cell.mixed or cell.only_absent or cell.both)
