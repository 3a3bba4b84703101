"""Counting passages, cases and documents in rows and columns.

What a passage is stands in `passages`, who counts as a case in `voices`. Of cases and documents a cell counts how
many have a passage there: only present ones, only absent ones, or both (or a mixed one); the headline number leaves
out those with absent ones only. Per cents are of the base where a side is a group of material and cases or documents
are counted, else of the headline number of the total.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, partial
from typing import TYPE_CHECKING

from qualcode.model.codes import Code
from qualcode.project.project import Project
from qualcode.retrieval.counting.arrays import different
from qualcode.retrieval.counting.axes import TableSide, kind_of, side_of, wave_of
from qualcode.retrieval.counting.cells import (
    CellTally,
    CountedCells,
    CountedRow,
    half_up,
    tally_of_passages,
    tally_of_units,
)
from qualcode.retrieval.counting.extents import AnsweredText, shares
from qualcode.retrieval.counting.passages import CountedPassages, counted_codings, passages_of, stretches_asked_for
from qualcode.retrieval.counting.request import AxisKind, CountRequest, CountUnit, PercentOf, TableAxis
from qualcode.retrieval.counting.table import SMALL_BASE, CountCell, CountTable, TableMember
from qualcode.retrieval.counting.voices import Voices, kinds_of

if TYPE_CHECKING:
    from qualcode.retrieval.counting.arrays import Numbers

_OF_UNITS = (CountUnit.CASES, CountUnit.DOCUMENTS)
_ALONE = (AxisKind.CASES, AxisKind.DOCUMENTS)  # each row is one case or document: it has no base
_BY_CODINGS = (AxisKind.CODES, AxisKind.CODERS, AxisKind.SPEAKERS)  # what is empty here is left out of columns, too
_APART = (AxisKind.SOURCE_KINDS, AxisKind.WAVES, AxisKind.DOCUMENTS)  # no cell holds several kinds of source


@dataclass(frozen=True, eq=False)
class Placing:
    """CountedPassages in their cells: of each its place among `passages`, its row and its column."""

    passages: CountedPassages
    passage: Numbers
    row: Numbers
    column: Numbers

    def keys_at(self, row: int, column: int) -> list[int]:
        """The keys of the codings of a cell, in order of documents and places, each once."""
        import numpy as np

        order, cells, width = self._in_order
        if column >= width:
            return []
        first, behind = np.searchsorted(cells, (row * width + column, row * width + column + 1)).tolist()
        return self.passages.keys_of(self.passage[order[first:behind]])

    @cached_property
    def _in_order(self) -> tuple[Numbers, Numbers, int]:
        """The passages by cell, document and place; the number of the cell of each, and how many a row has."""
        import numpy as np

        made, at, width = self.passages, self.passage, int(self.column.max(initial=0)) + 1
        cells = self.row * width + self.column
        order = np.lexsort((made.end[at], made.start[at], made.document[at], cells))
        return order, cells[order], width


class TableCount:
    """One count of one project."""

    def __init__(self, project: Project, request: CountRequest) -> None:
        self.project = project
        self.request = request
        book = project.codes.book()
        self.wanted = request.wanted.with_codes_below(book)
        self.codes = self._codes(list(book))
        sides = (request.rows, request.columns)
        self.voices = Voices(project, self.wanted, by_speakers=any(side.kind is AxisKind.SPEAKERS for side in sides))
        self.sides = self._row_side, self._column_side = (self._side(sides[0]), self._side(sides[1]))
        self.codings, self.settled = counted_codings(
            project, self.wanted, self.voices, [code.key for code in self.codes],
            by_coders=any(side.kind is AxisKind.CODERS for side in sides),
        )  # fmt: skip

    def _codes(self, book: Sequence[Code]) -> list[Code]:
        query = self.wanted.query
        asked = query.codes() if query is not None and query.makes_stretches else None
        return [
            code
            for code in book
            if (not self.wanted.codes or code.key in self.wanted.codes) and (asked is None or code.key in asked)
        ]

    def _side(self, axis: TableAxis) -> TableSide:
        return side_of(self.project, axis, self.voices, self.codes, sub_codes=self.request.sub_codes)

    # ---- passages in cells -----------------------------------------------------------------------

    @cached_property
    def _code_side(self) -> TableSide | None:
        return next((side for side in (self._row_side, self._column_side) if side.of_code is not None), None)

    def _passages(self, coders: TableSide | None) -> CountedPassages:
        query = self.wanted.query
        if query is not None and query.makes_stretches and self._code_side is None and coders is None:
            codes = [code.key for code in self.codes]
            return stretches_asked_for(self.project, self.wanted, self.voices, codes, self.codings)
        return passages_of(self.codings, self._code_side, coders)

    @cached_property
    def _united(self) -> tuple[CountedPassages, Numbers]:
        """The passages of all coders, and the voice of each."""
        return self._with_voices(self._whole_passages)

    @cached_property
    def _whole_passages(self) -> CountedPassages:
        return self._passages(None)

    @cached_property
    def _by_coders(self) -> tuple[CountedPassages, Numbers]:
        coders = next(side for side in (self._row_side, self._column_side) if side.of_coder is not None)
        return self._with_voices(self._passages(coders))

    def _with_voices(self, made: CountedPassages) -> tuple[CountedPassages, Numbers]:
        """The voice of each passage; where text is measured, passages are cut where another voice begins."""
        if self.request.unit not in (CountUnit.WORDS, CountUnit.SHARE):
            return made, self.voices.at(made.document, made.start)
        places, starts, ends, voices = self.voices.cut(made.document, made.start, made.end)
        return (made if len(places) == len(made) else made.cut(places, starts, ends)), voices

    def _placed(self, *, rows: bool, columns: bool) -> Placing:
        """All passages in their cells; without rows, or columns, those of a total."""
        import numpy as np

        sides = [(self._row_side, rows), (self._column_side, columns)]
        parted = any(side.of_coder is not None and shown for side, shown in sides)
        passages, voice = self._by_coders if parted else self._united
        inside = self.kept[voice] if len(voice) else np.zeros(0, dtype=bool)
        places: list[Numbers] = []
        for side, shown in sides:
            if side.of_voice is not None:
                member = side.of_voice[voice]
            elif side.of_code is not None:
                member = passages.code
                if not shown:
                    inside = inside & np.isin(member, np.array(side.outermost, dtype=np.int64))
            else:
                member = passages.coder
            inside = inside & (member >= 0)
            places.append(member if shown else np.zeros(len(passages), dtype=np.int64))
        found = np.flatnonzero(inside)
        return Placing(passages, found, places[0][found], places[1][found])

    @cached_property
    def kept(self) -> Numbers:
        """Whether each voice is counted: all are, or with a panel those of cases with a document in every wave."""
        import numpy as np

        voices = self.voices
        every = np.ones(len(voices.voices), dtype=bool)
        if not self.request.panel:
            return every
        waves = [wave_of(document) for document in voices.documents]
        seen: dict[int, set[str]] = {}
        for voice, unit in zip(voices.voices, voices.unit.tolist(), strict=True):
            if waves[voice.document]:
                seen.setdefault(unit, set()).add(waves[voice.document])
        compared = set(waves) - {""}
        return np.array([seen.get(unit) == compared for unit in voices.unit.tolist()], dtype=bool)

    @cached_property
    def answered(self) -> AnsweredText:
        """What the respondents said, in the measure of the unit."""
        return AnsweredText(self.project, self.voices, in_words=self.request.unit is CountUnit.WORDS)

    @cached_property
    def said(self) -> Numbers:
        """How much each voice said."""
        return self.answered.of_voices()

    # ---- bases -----------------------------------------------------------------------------------

    @property
    def counts_documents(self) -> bool:
        """Whether documents are the units: they are asked for, or there are no cases."""
        return self.request.unit is CountUnit.DOCUMENTS or not self.voices.cases

    @property
    def unit_of_voice(self) -> Numbers:
        """The case of each voice, or its document, as a number below `units`."""
        return self.voices.document if self.counts_documents else self.voices.unit

    @cached_property
    def in_base(self) -> Numbers:
        """Whether each voice belongs to the base: those who answer, and whoever has a passage."""
        passages = self._whole_passages
        spoken = self.voices.counts.copy()
        spoken[self.voices.at(passages.document, passages.start)] = True
        both: Numbers = spoken & self.kept
        return both

    @cached_property
    def base(self) -> int:
        """N: how many cases, or documents, all that is counted rests on."""
        return len(set(self.unit_of_voice[self.in_base].tolist()))

    @cached_property
    def kinds(self) -> list[tuple[str, int]]:
        """The kinds of source in the base, with their numbers of documents."""
        documents = self.voices.documents
        return kinds_of([documents[place] for place in set(self.voices.document[self.in_base].tolist())], kind_of)

    @property
    def many_kinds(self) -> bool:
        """Whether there are several kinds of source."""
        return len(self.kinds) > 1

    def _bases(self, side: TableSide, axis: TableAxis) -> list[int | None]:
        import numpy as np

        if side.of_voice is None or axis.kind is AxisKind.DOCUMENTS:
            return [None] * len(side.members)
        if axis.kind is AxisKind.CASES and not self.counts_documents:
            return [None] * len(side.members)
        inside = self.in_base & (side.of_voice >= 0)
        pairs, _places = different(side.of_voice[inside] * self.voices.units + self.unit_of_voice[inside])
        return list(np.bincount(pairs // self.voices.units, minlength=len(side.members)).tolist())

    # ---- the table -------------------------------------------------------------------------------

    def table(self) -> tuple[CountTable, TableNumbers]:
        """The whole table, yet without notes, and its numbers."""
        request = self.request
        placing = self._placed(rows=True, columns=True)
        rows, row_places, left_out = self._shown(self._row_side, request.rows, placing.row, leave=not request.empty)
        leave = request.columns.kind in _BY_CODINGS and not request.empty
        columns, column_places, columns_left_out = self._shown(
            self._column_side, request.columns, placing.column, leave=leave
        )
        shown = TableNumbers(
            self, rows, columns, (row_places, column_places),
            _moved(placing, row_places, column_places),
            _moved(self._placed(rows=False, columns=True), None, column_places),
            _moved(self._placed(rows=True, columns=False), row_places, None),
            self._placed(rows=False, columns=False),
        )  # fmt: skip
        apart = request.rows.kind in _APART or request.columns.kind in _APART
        table = CountTable(
            request=request,
            rows=rows,
            columns=columns,
            cells=CountedCells(shown.cells, len(rows), len(columns), shown.percent),
            totals=list(CountedRow(shown.totals, 0, len(columns), shown.percent_of_total)),
            row_totals=[shown.row_total(row) for row in range(len(rows))],
            base=self.base,
            several_answers=request.unit is not CountUnit.SHARE and shown.adds_up_to_more,
            has_polarity=bool((placing.passages.signs[placing.passage] != 1).any()),
            left_out=left_out,
            kinds=self.kinds if self.many_kinds and not apart else (),
            notes=(),
            codings=shown.codings,
            total=shown.total,
        )
        shown.columns_left_out = columns_left_out
        return table, shown

    def _shown(
        self, side: TableSide, axis: TableAxis, used: Numbers, *, leave: bool
    ) -> tuple[list[TableMember], Numbers, int]:
        """The members that are shown, the place of each among them (-1 for none), and how many are left out."""
        import numpy as np

        bases = self._bases(side, axis)
        shown = np.ones(len(side.members), dtype=bool)
        if leave:
            shown[:] = False
            shown[used] = True
        members = [
            replace(member, base=base)
            for member, base, is_shown in zip(side.members, bases, shown.tolist(), strict=True)
            if is_shown
        ]
        return members, np.where(shown, np.cumsum(shown) - 1, -1), len(side.members) - len(members)


def _moved(placing: Placing, rows: Numbers | None, columns: Numbers | None) -> Placing:
    """The same with the places that rows and columns have among those that are shown."""
    row = placing.row if rows is None else rows[placing.row]
    column = placing.column if columns is None else columns[placing.column]
    return Placing(placing.passages, placing.passage, row, column)


class TableNumbers:
    """The numbers of a table: its cells, its totals and its per cents."""

    def __init__(
        self,
        count: TableCount,
        rows: Sequence[TableMember],
        columns: Sequence[TableMember],
        places: tuple[Numbers, Numbers],
        of_cells: Placing,
        of_columns: Placing,
        of_rows: Placing,
        of_all: Placing,
    ) -> None:
        self._count = count
        self._rows = rows
        self._columns = columns
        self._places = places
        self._placings = {(True, True): of_cells, (False, True): of_columns, (True, False): of_rows,
                          (False, False): of_all}  # fmt: skip
        self.cells = self._tally(of_cells, len(columns), places)
        self.totals = self._tally(of_columns, len(columns), (None, places[1]))
        self._row_totals = self._tally(of_rows, 1, (places[0], None))
        self._total = self._tally(of_all, 1, (None, None))
        self.columns_left_out = 0
        self.hides_small = False
        """Whether a per cent is left out since its base is small; known when all wholes were looked at."""
        request = count.request
        self.percent = None if request.percent is PercentOf.NONE else self._percent
        self.percent_of_total = None if self.percent is None else partial(self._percent_of, None)
        if self.percent is not None:
            side: Sequence[object] = rows if request.percent is PercentOf.ROW else columns
            wholes = [self._whole(place, place) for place in range(len(side))]
            self.hides_small = not request.small and any(0 < whole < SMALL_BASE for whole in wholes)

    def _tally(self, placing: Placing, columns: int, shown: tuple[Numbers | None, Numbers | None]) -> CellTally:
        """The numbers of cells; `shown` are the places of rows and columns, None where all of them are one."""
        count, passages, at = self._count, placing.passages, placing.passage
        places, unit = placing.row * columns + placing.column, count.request.unit
        if unit is CountUnit.PASSAGES:
            return tally_of_passages(places, passages.signs[at])
        if unit in _OF_UNITS:
            voice = count.voices.at(passages.document[at], passages.start[at])
            return tally_of_units(places, count.unit_of_voice[voice], count.voices.units, passages.signs[at])
        covered = count.answered.covered(passages, at, places)
        return covered if unit is CountUnit.WORDS else shares(covered, self._wholes(covered.places, columns, shown))

    def _wholes(self, places: Numbers, columns: int, shown: tuple[Numbers | None, Numbers | None]) -> Numbers:
        """What was answered in the material of each of these cells: of its row, and of its column."""
        import numpy as np

        count = self._count
        members = [
            member[side.of_voice] if member is not None and side.of_voice is not None else None
            for side, member in zip(count.sides, shown, strict=True)
        ]
        inside = count.kept.copy()
        for member in members:
            inside &= True if member is None else member >= 0
        row, column = (np.zeros(len(inside), dtype=np.int64) if member is None else member for member in members)
        known, at = different((row * columns + column)[inside])
        sums = np.bincount(at, weights=count.said[inside], minlength=len(known))
        whole = dict(zip(known.tolist(), sums.astype(np.int64).tolist(), strict=True))
        asked = (places // columns) * (members[0] is not None) * columns + (places % columns) * (
            members[1] is not None
        )
        return np.array([whole.get(place, 0) for place in asked.tolist()], dtype=np.int64)

    # ---- per cents -------------------------------------------------------------------------------

    def _whole(self, row: int | None, column: int | None) -> int:
        """What the per cents of a row or column are of."""
        by_row = self._count.request.percent is PercentOf.ROW
        place = row if by_row else column
        of_units = self._count.request.unit in _OF_UNITS
        side = self._count._row_side if by_row else self._count._column_side
        if of_units and side.is_material:
            base = self._count.base if place is None else (self._rows if by_row else self._columns)[place].base
            if base is not None:
                return base
        if place is None:
            first, _absent, third = self._total.at(0)
        else:
            first, _absent, third = (self._row_totals if by_row else self.totals).at(place)
        return first + third

    def _percent(self, row: int | None, column: int | None, headline: int) -> Decimal | None:
        whole = self._whole(row, column)
        if not whole or (whole < SMALL_BASE and not self._count.request.small):
            return None
        return half_up(headline, whole, self._count.request.decimals)

    def _percent_of(self, row: int | None, _row: int | None, column: int | None, headline: int) -> Decimal | None:
        return self._percent(row, column, headline)

    # ---- totals ----------------------------------------------------------------------------------

    def row_total(self, row: int) -> CountCell:
        """The total of a row."""
        return self._made(self._row_totals, row, row, None)

    @property
    def total(self) -> CountCell:
        """The total of the whole table."""
        return self._made(self._total, 0, None, None)

    def _made(self, tally: CellTally, place: int, row: int | None, column: int | None) -> CountCell:
        parts = tally.at(place)
        percent = self.percent(row, column, parts[0] + parts[2]) if self.percent else None
        return tally.cell(parts, percent)

    @property
    def adds_up_to_more(self) -> bool:
        """Whether the cells of a row or column add up to more than its total."""
        import numpy as np

        columns = max(len(self._columns), 1)
        for at, number, totals in (
            (self.cells.places // columns, len(self._rows), self._row_totals),
            (self.cells.places % columns, len(self._columns), self.totals),
        ):
            sums = np.bincount(at, weights=self.cells.headlines(), minlength=number)
            whole = np.zeros(number)
            whole[totals.places] = totals.headlines()
            if (sums > whole).any():
                return True
        return False

    def codings(self, row: int | None, column: int | None) -> Sequence[int]:
        """The keys of the codings behind a cell, in order of documents and places."""
        return self._placings[row is not None, column is not None].keys_at(row or 0, column or 0)
