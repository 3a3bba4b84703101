"""Tables that are transcripts: each row a piece of talk with its speaker and times, as programs export them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.catalogue import _, pgettext, program
from qualcode.errors import ReadingError
from qualcode.language.forms.normalised import spelled
from qualcode.plural import counted
from qualcode.reading.cues.cue import Cue
from qualcode.reading.cues.labels import gone_on
from qualcode.reading.cues.transcript import transcript_of
from qualcode.reading.source.encoding import decode
from qualcode.reading.source.extract import Extract, words_in
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.source.raw_table import RawTable
from qualcode.reading.tables.reader import read_rows
from qualcode.reading.tables.table import TableOptions, listed_names
from qualcode.reading.tables.transcript_columns import (
    TranscriptColumns,
    end_of,
    find_columns,
    time_of,
    unit_of,
)

_Rows = Sequence[Sequence[str]]


def extract_transcript(data: bytes, name: str, options: ReadingOptions, *, must: bool) -> Extract | None:
    """The talk of a table; None where it may be a table of answers, unless it `must` be a transcript.

    Raises ReadingError for what cannot be read as a table, and where it must be and no column holds what is said.
    """
    wanted = options.survey
    if wanted.text and not must:
        return None
    raw = _raw(data, name, TableOptions(delimiter=wanted.delimiter, sheet=wanted.sheet))
    rows = [cells for cells in raw.rows if any(map(str.strip, cells))]
    columns = find_columns(rows, wanted.text[0] if wanted.text else "")
    if columns is None or not (columns.is_sure or must):
        if not must:
            return None
        raise ReadingError(
            _("“{name}” is no transcript: no column holds what is said.", name=name),
            _("Name the columns “speaker”, “start”, “end” and “text”, or say --text-column NAME for the words."),
        )
    return _extract(raw, rows, columns, options)


def _raw(data: bytes, name: str, options: TableOptions) -> RawTable:
    """The rows; of a table with tabs also where quotation marks are words, as speech recognition writes them."""
    if name.casefold().endswith(".xlsx"):
        return read_rows(data, name, options)
    text, warnings = decode(data, name)
    lines = [line for line in text.removeprefix("\ufeff").split("\n") if line.strip()]
    tabs = {line.count("\t") for line in lines}
    rows = [tuple(line.split("\t")) for line in lines]
    is_whole = len(tabs) == 1 and 0 not in tabs and not options.delimiter
    if is_whole and not any(cell[:1] == cell[-1:] == '"' and len(cell) > 1 for row in rows for cell in row):
        origin = _("Cells separated by {sign}.", sign=pgettext("delimiter", "tab"))
        return RawTable(range(1, len(rows) + 1), rows, origin, is_csv=True, warnings=warnings)
    return read_rows(data, name, options)


def _extract(raw: RawTable, rows: _Rows, columns: TranscriptColumns, options: ReadingOptions) -> Extract:
    body = rows[columns.below :]
    cues = list(gone_on(list(_cues(rows, columns))))
    transcript = transcript_of(cues, options)
    said = words_in(_cell(row, columns.text) for row in body)
    speakers = words_in(_cell(row, columns.speaker) for row in body)
    others = [place for place in range(max(map(len, rows))) if place not in _used(columns)]
    left = words_in(_cell(row, place) for row in body for place in others)
    extract = transcript.extract(said, left.total())
    check = extract.words
    if check is not None:
        check = replace(check, source=check.source + speakers.total(), used=check.used + speakers.total())
    notes = (*_notes(raw, rows, columns, others), *extract.notes)
    return replace(extract, words=check, notes=notes, warnings=raw.warnings)


def _used(columns: TranscriptColumns) -> set[int | None]:
    return {columns.text, columns.speaker, columns.start, columns.end}


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place].strip() if place is not None and place < len(row) else ""


def _cues(rows: _Rows, columns: TranscriptColumns) -> Iterator[Cue]:
    """The rows as cues; those who speak are named in their cells."""
    body = rows[columns.below :]
    words = sum(len(_cell(row, columns.text).split()) for row in body)
    units = [
        unit_of(_cell(rows[0], place) if columns.below else "", [_cell(row, place) for row in body], words)
        for place in (columns.start, columns.end)
    ]
    for row in body:
        lines = tuple(filter(None, (" ".join(line.split()) for line in _cell(row, columns.text).split("\n"))))
        speaker = spelled(_cell(row, columns.speaker)).strip("[](){}<>:").strip()
        start, end = _cell(row, columns.start), _cell(row, columns.end)
        yield Cue(
            _milliseconds(time_of(start), units[0]),
            _milliseconds(time_of(end), units[1]) if end else _milliseconds(end_of(start), 1.0),
            lines,
            speaker,
            named=bool(speaker),
        )


def _milliseconds(time: float | None, unit: float) -> int | None:
    return None if time is None else round(time * unit)


def _notes(raw: RawTable, rows: _Rows, columns: TranscriptColumns, others: Sequence[int]) -> Iterator[str]:
    yield raw.origin
    yield from raw.notes

    def heading(place: int | None) -> str:
        if place is None:
            return _("none")
        shown = " ".join(_cell(rows[0], place).split()) if columns.below else ""
        return program().quoted(shown) if shown else _("column {number}", number=place + 1)

    yield _(
        "Read as a transcript: {rows}; speaker {speaker}, start {start}, end {end}, words {text}. With --text-column "
        "NAME it is read as a table of answers.",
        rows=counted(len(rows) - columns.below, "row"),
        speaker=heading(columns.speaker),
        start=heading(columns.start),
        end=heading(columns.end),
        text=heading(columns.text),
    )
    names = [_cell(rows[0], place) for place in others if columns.below and _cell(rows[0], place)]
    if names:
        yield _("Columns left out: {columns}.", columns=listed_names(names))
