"""Lists of coded segments that are tables: MAXQDA's, ATLAS.ti's, NVivo's, CATMA's, and tables of one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.exchange.losses import Fate, Loss, LossKind, LossReport
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.exchange.segments import ListedSegment, SegmentField, SegmentList
from qualcode.reading.exchange.segments.catma_lists import catma_list, is_catma
from qualcode.reading.exchange.segments.cells import codes_in, paragraphs_of, times_of, weights_of
from qualcode.reading.exchange.segments.columns import FoundColumns, find_columns
from qualcode.reading.source.raw_table import RawTable
from qualcode.reading.tables.reader import read_rows
from qualcode.reading.tables.table import TableOptions

SUFFIXES = frozenset((".xlsx", ".csv", ".tsv"))
"""Of tables that may be lists of coded segments."""
_CUT = re.compile(r"(?:…|\.{3})$")
_CUT_AT = 60  # characters from which a program shortens words
_ESCAPED = re.compile(r"'(?=[=+\-@\t])")  # as tables keep a cell from being a formula
_PREVIEWS = frozenset(("preview", "vorschau"))  # headings of columns that hold the first words only


def read_table_list(
    data: bytes,
    name: str,
    said: Mapping[SegmentField, str] | None = None,
    kept: Mapping[SegmentField, str] | None = None,
) -> SegmentList:
    """The list in a table's bytes; `said` are the headings that somebody named for fields, `kept` those of before.

    Raises ReadingError for what is no table, or no list of coded segments.
    """
    raw = read_rows(data, name, TableOptions(one_column=True))
    if raw.is_csv and all(len(row) == 1 for row in raw.rows):
        raise ReadingError(
            _("“{name}” has only one column: no delimiter (; , tab |) found.", name=name),
            _("Export the table once more, with semicolons between its cells."),
        )
    if not said and is_catma(raw.rows):
        return catma_list(raw, name)
    try:
        found = find_columns(raw.rows, name, said or {}, kept or {})
    except ReadingError as error:
        if raw.is_csv or not raw.notes:
            raise
        hint = _("Put the sheet with the list first in the workbook, or name its columns with --column.")
        raise ReadingError(str(error), " ".join((*raw.notes, hint))) from error
    reader = _Rows(raw, found)
    segments = tuple(reader.segments())
    if not segments and not reader.losses:
        raise ReadingError(
            _("“{name}” holds no rows below its headings.", name=name), _("Check whether it was exported completely.")
        )
    return SegmentList(
        name,
        found.program,
        segments,
        found.said,
        LossReport(tuple(reader.losses)),
        tuple(filter(None, (raw.origin, *raw.notes))),
        raw.warnings,
    )


class _Rows:
    """The rows below the headings; `losses` are gathered while they are read."""

    def __init__(self, raw: RawTable, found: FoundColumns) -> None:
        below = [
            (number, cells)
            for number, cells in zip(raw.numbers[found.row + 1 :], raw.rows[found.row + 1 :], strict=True)
            if any(map(str.strip, cells)) and tuple(cells) != found.headings
        ]
        self._found = found
        self._numbers = [number for number, _cells in below]
        self._rows = [cells for _number, cells in below]
        self.losses: list[Loss] = [*self._unread()]

    def _unread(self) -> Iterator[Loss]:
        for place in self._found.others:
            filled = sum(bool(_cell(row, place)) for row in self._rows)
            if filled:
                heading = " ".join(self._found.headings[place].split())
                yield Loss(LossKind.FIELD, LossReason.COLUMN_NOT_READ, heading, number=filled)

    def _column(self, column: SegmentField) -> list[str]:
        place = self._found.places.get(column)
        return [""] * len(self._rows) if place is None else [_cell(row, place) for row in self._rows]

    def segments(self) -> Iterator[ListedSegment]:
        """The rows that name a document, a code and words."""
        columns = {column: self._column(column) for column in SegmentField}
        weights, wrong = weights_of(columns[SegmentField.WEIGHT])
        times = times_of(columns[SegmentField.CREATED])
        for at, number in enumerate(self._numbers):
            cells = {column: values[at] for column, values in columns.items()}
            codes = codes_in(cells[SegmentField.CODE], self._found.program)
            if not self._is_whole(number, cells, has_codes=bool(codes)):
                continue
            if wrong[at]:
                self._lose(LossKind.FIELD, LossReason.VALUE_UNREADABLE, number, cells[SegmentField.WEIGHT])
            if times[at] is None:
                self._lose(LossKind.FIELD, LossReason.DATE_UNREADABLE, number, cells[SegmentField.CREATED])
            yield self._segment(number, cells, codes, weights[at], times[at] or "")

    def _segment(
        self,
        number: int,
        cells: Mapping[SegmentField, str],
        codes: tuple[tuple[str, ...], ...],
        weight: int | None,
        created: str,
    ) -> ListedSegment:
        words = _ESCAPED.sub("", cells[SegmentField.WORDS], count=1)
        begin, end = cells[SegmentField.BEGIN], cells[SegmentField.END]
        place = cells[SegmentField.PLACE] or " – ".join(dict.fromkeys(filter(None, (begin, end))))
        return ListedSegment(
            number,
            cells[SegmentField.DOCUMENT],
            codes,
            words,
            cells[SegmentField.COMMENT],
            weight,
            cells[SegmentField.CODER],
            created,
            paragraphs_of(begin, end) or paragraphs_of(cells[SegmentField.PLACE], ""),
            " ".join(place.split()),
            self._is_preview and len(words) >= _CUT_AT and bool(_CUT.search(words)),
        )

    @property
    def _is_preview(self) -> bool:
        return self._found.said[SegmentField.WORDS].casefold() in _PREVIEWS

    def _is_whole(self, number: int, cells: Mapping[SegmentField, str], *, has_codes: bool) -> bool:
        """Whether a row says all that is needed; else it is told what it lacks."""
        if not cells[SegmentField.DOCUMENT]:
            self._lose(LossKind.CODING, LossReason.ROW_WITHOUT_DOCUMENT, number)
        elif not has_codes:
            self._lose(LossKind.CODING, LossReason.ROW_WITHOUT_CODE, number)
        elif not cells[SegmentField.WORDS]:
            self._lose(LossKind.CODING, LossReason.WORDS_MISSING, number, cells[SegmentField.CODE])
        else:
            return True
        return False

    def _lose(self, kind: LossKind, why: LossReason, number: int, value: str = "") -> None:
        shown = " ".join(value.split())
        where = _("row {number}", number=number)
        details = (shown,) if why in (LossReason.DATE_UNREADABLE, LossReason.VALUE_UNREADABLE) else ()
        name = "" if details else shown
        self.losses.append(Loss(kind, why, name, where, fate=Fate.LEFT_OUT, details=details))


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""
