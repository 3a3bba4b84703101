"""The passages of a table with the columns document, coder, code, start, end: who marked what in which document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qualcode.agreement.files.columns import NamedColumns, in_order
from qualcode.agreement.passages.continuum import Continuum
from qualcode.catalogue import _, nlater
from qualcode.errors import ReadingError, UsageProblem


class _PassageRow(NamedTuple):
    """A row of the file as it stands there."""

    number: int
    document: str
    coder: str
    code: str
    start: str
    end: str
    length: str


@dataclass(frozen=True, slots=True)
class FilePassages:
    """The passages of a file: coders and codes in order, one continuum per document."""

    coders: tuple[str, ...]
    codes: tuple[str, ...]
    documents: dict[str, Continuum]
    rows: int
    notes: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def continua(self) -> list[Continuum]:
        """The documents, in the order in which they come."""
        return list(self.documents.values())


def passage_rows(
    columns: NamedColumns, *, codes: tuple[str, ...] = (), length: int | None = None, assume_finished: bool = False
) -> FilePassages:
    """The passages of a table with the columns document, coder, code, start, end and, perhaps, length.

    `codes` declares the list of codes, `length` that of every document without one of its own; with
    `assume_finished` every document counts for every coder. Raises ReadingError for a passage that is none, and
    UsageProblem for a document without a length and a code that is not declared.
    """
    lengths: dict[str, int] = {}
    passages: dict[str, list[tuple[str, int, int, str]]] = {}
    there: dict[str, dict[str, None]] = {}
    for row in _rows(columns):
        _note_length(columns, row, lengths, length)
        there.setdefault(row.document, {}).setdefault(row.coder)
        found = passages.setdefault(row.document, [])
        if row.code or row.start or row.end:
            found.append(_passage(columns, row, lengths[row.document]))
    coders = tuple(dict.fromkeys(coder for found in there.values() for coder in found))
    given = dict.fromkeys(code for found in passages.values() for *_other, code in found)
    strange = [code for code in given if codes and code not in codes]
    if strange:
        raise UsageProblem(
            _("The code “{code}” is not among the categories.", code=strange[0]), _("Add it to --categories.")
        )
    return FilePassages(
        coders,
        codes or in_order(given),
        {
            name: Continuum.of(lengths[name], found, coders if assume_finished else there[name])
            for name, found in passages.items()
        },
        len(columns.table.numbers),
        _notes(columns, there, coders, assume_finished=assume_finished),
        tuple(columns.warnings()),
    )


def _rows(columns: NamedColumns) -> Iterator[_PassageRow]:
    named = (columns.demanded("document"), columns.demanded("coder"))
    others = (columns.cells(name) for name in ("code", "start", "end", "length"))
    return map(_PassageRow, columns.table.numbers, *named, *others)


def _notes(
    columns: NamedColumns,
    there: Mapping[str, Mapping[str, None]],
    coders: Sequence[str],
    *,
    assume_finished: bool,
) -> tuple[str, ...]:
    notes = []
    missing = sum(len(coders) - len(found) for found in there.values())
    if missing and not assume_finished:
        notes.append(
            nlater(
                "{count} time a coder has no row in a document: missing there, not “nothing found” (a row "
                "without code, start and end says the latter; --assume-finished says it for all)",
                "{count} times a coder has no row in a document: missing there, not “nothing found” (a row "
                "without code, start and end says the latter; --assume-finished says it for all)",
                missing,
            )
        )
    if missing and assume_finished:
        notes.append(
            nlater(
                "{count} time a coder has no row in a document and is taken to have found nothing there",
                "{count} times a coder has no row in a document and is taken to have found nothing there",
                missing,
            )
        )
    return (*notes, *columns.notes())


def _note_length(columns: NamedColumns, row: _PassageRow, lengths: dict[str, int], usual: int | None) -> None:
    document = row.document
    length = _number(columns, row, "length") if row.length else usual
    if length is None:
        if document in lengths:
            return
        raise UsageProblem(
            _("The length of document “{document}” is not known.", document=document),
            _("Say --length N, or give the file a column “length”: what nobody marked counts too."),
        )
    if length < 1:
        raise UsageProblem(
            _("A text cannot be {length} characters long.", length=length), _("Give its number of characters.")
        )
    if lengths.setdefault(document, length) != length:
        raise ReadingError(
            _(
                "Row {number} of “{table}” says that “{document}” is {length} long, another row says {other}.",
                number=row.number,
                table=columns.name,
                document=document,
                length=length,
                other=lengths[document],
            ),
            _("Give a document one length."),
        )


def _passage(columns: NamedColumns, row: _PassageRow, length: int) -> tuple[str, int, int, str]:
    if not row.code:
        raise _empty(columns, row, "code")
    start, end = _number(columns, row, "start"), _number(columns, row, "end")
    where = {"number": row.number, "table": columns.name, "start": start, "end": end, "coder": row.coder}
    if end <= start:
        raise ReadingError(
            _("Row {number} of “{table}”: the passage {start}–{end} of “{coder}” has no length.", **where)
            if end == start
            else _(
                "Row {number} of “{table}”: the passage {start}–{end} of “{coder}” has a negative length.", **where
            ),
            _("A passage ends after its start; the end itself is not in it."),
        )
    if start < 0 or end > length:
        raise ReadingError(
            _(
                "Row {number} of “{table}”: the passage {start}–{end} of “{coder}” is not inside the text "
                "(0–{length}).",
                length=length,
                **where,
            ),
            _("Check the offsets and the length."),
        )
    return row.coder, start, end, row.code


def _empty(columns: NamedColumns, row: _PassageRow, column: str) -> ReadingError:
    return ReadingError(
        _("Row {number} of “{table}” has no {column}.", number=row.number, table=columns.name, column=column),
        _("Fill in the cell."),
    )


def _number(columns: NamedColumns, row: _PassageRow, column: str) -> int:
    text: str = getattr(row, column)
    if not text:
        raise _empty(columns, row, column)
    try:
        return int(text)
    except ValueError:
        raise ReadingError(
            _(
                "Row {number} of “{table}”: the {column} “{text}” is no whole number.",
                number=row.number,
                table=columns.name,
                column=column,
                text=text,
            ),
            _("Offsets count the characters before them."),
        ) from None
