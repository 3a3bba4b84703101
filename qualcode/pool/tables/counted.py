"""Tables of a pool: passages, documents or cases, by code or attribute and by another attribute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from qualcode.catalogue import _, pgettext
from qualcode.errors import UsageProblem
from qualcode.language.forms.normalised import folded
from qualcode.pool.engines.choice import CodedBy, CountedCodings, PoolChoice
from qualcode.pool.engines.engine import Engine
from qualcode.pool.engines.filters import filtered
from qualcode.pool.engines.shared_names import SharedNames
from qualcode.pool.engines.stretches import with_passages, with_units, with_values
from qualcode.pool.folder.pool import Pool
from qualcode.pool.tables.answer_parts import INEXACT, counted_facts, hidden_note, told_of_codings
from qualcode.pool.tables.results import (
    PoolResult,
    ResultCell,
    ResultColumn,
    ResultSquare,
)
from qualcode.pool.tables.small_cells import CountedSquare, Told, ToldSquare, told_square

CODES = "codes"
"""What rows are where they are no attribute."""
DEEPEST = 1_000_000
"""How deep codes below count where a code counts with them."""
_MOST = 20_000
_ROW, _COLUMN, _WHOLE = 1, 2, 3
"""Parts of the operation `units_by_value`: totals of rows, of columns, of all."""


class PoolUnit(StrEnum):
    """What is counted."""

    PASSAGES = "passages"
    DOCUMENTS = "documents"
    CASES = "cases"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRequest:
    """What a table is to show: `rows` are CODES or the name of an attribute, `columns` the name of another or None.

    `where` is a filter of documents; with `roll_up` a code counts with those below it.
    """

    rows: str = CODES
    columns: str | None = None
    unit: PoolUnit = PoolUnit.PASSAGES
    where: str | None = None
    counted: CountedCodings = field(default_factory=CountedCodings)
    roll_up: bool = False


@dataclass(frozen=True, slots=True)
class _CrossValue:
    """A row or a column: its key, how it is called, and whether codes stand for it that are not exactly the same."""

    key: int | str
    label: str
    inexact: bool = False


@dataclass(frozen=True, slots=True)
class _CrossNumbers:
    """The numbers of a table by row and column, those of the whole rows, and how many units there are at all."""

    rows: Sequence[_CrossValue]
    columns: Sequence[_CrossValue]
    said: Mapping[tuple[int | str, str], int]
    absent: Mapping[tuple[int | str, str], int]
    totals: Mapping[int | str, int]
    absent_totals: Mapping[int | str, int]
    bases: Mapping[str, int]
    base: int
    under: Mapping[int, Sequence[int]]


def counted_table(pool: Pool, engine: Engine, request: TableRequest) -> PoolResult:
    """Count what a table is to show, small numbers hidden.

    Raises UsageProblem, NotFound and Ambiguous for what was asked, QualcodeError where the engine fails.
    """
    names = SharedNames(engine)
    choice = filtered(engine, request.where, request.counted)
    column = folded(request.columns.strip()) if request.columns else ""
    row = "" if request.rows == CODES else folded(request.rows.strip())
    if row and row == column:
        raise UsageProblem(
            _("Rows and columns are the same attribute: “{name}”.", name=request.rows),
            _("Leave --columns out, or name another attribute."),
        )
    counts = (
        _by_code(engine, names, choice, request, column)
        if request.rows == CODES
        else _by_value(engine, choice, request, row, column)
    )
    for name, members in ((request.columns, counts.columns), (row and request.rows, counts.rows)):
        if name and not any(member.key for member in members):
            names.attribute(name)  # which says so where there is none of that name
    if len(counts.rows) * len(counts.columns) > _MOST:
        raise UsageProblem(
            _("The table would have {count} cells.", count=len(counts.rows) * len(counts.columns)),
            _("Choose an attribute with fewer values, or filter with --where."),
        )
    notes = [*choice.notes]
    if request.rows == CODES or request.unit is PoolUnit.PASSAGES:
        inexact = any(row.inexact for row in counts.rows)
        notes.extend(told_of_codings(pool, engine, choice, request.counted, inexact=inexact))
    return _result(request, counts, pool.settings.smallest_cell, notes)


# ---- counting ------------------------------------------------------------------------------------


def _by_code(
    engine: Engine, names: SharedNames, choice: PoolChoice, request: TableRequest, column: str
) -> _CrossNumbers:
    depth = DEEPEST if request.roll_up else 0
    name, asked = "passages_by_code", with_values(choice, column)
    if request.unit is PoolUnit.PASSAGES:
        asked = with_passages(asked, depth)
    else:
        name = "units_by_code"
        asked = with_units(asked, "case_key" if request.unit is PoolUnit.CASES else "document", depth)
    said: dict[tuple[int | str, str], int] = {}
    absent: dict[tuple[int | str, str], int] = {}
    totals: dict[int | str, int] = {}
    absent_totals: dict[int | str, int] = {}
    for row in engine.query(name, choice=asked).to_pylist():
        code, number = row["code"], row["present"] + row["mixed"]
        if row.get("total"):
            totals[code], absent_totals[code] = number, row["absent"]
            continue
        said[code, row["value"]], absent[code, row["value"]] = number, row["absent"]
        if request.unit is PoolUnit.PASSAGES:
            totals[code] = totals.get(code, 0) + number
            absent_totals[code] = absent_totals.get(code, 0) + row["absent"]
    rows = [_CrossValue(code.key, code.path, code.inexact > 0) for code in names.codes if code.key in totals]
    bases = _bases(engine, choice, "", column, request.unit)
    return _CrossNumbers(
        rows, bases.columns, said, absent, totals, absent_totals, bases.of_columns, bases.whole,
        _under(names, rows) if request.roll_up else {},
    )  # fmt: skip


def _by_value(engine: Engine, choice: PoolChoice, request: TableRequest, row: str, column: str) -> _CrossNumbers:
    bases = _bases(engine, choice, row, column, request.unit)
    said: dict[tuple[int | str, str], int] = {}
    absent: dict[tuple[int | str, str], int] = {}
    totals: dict[int | str, int] = {}
    absent_totals: dict[int | str, int] = {}
    if request.unit is PoolUnit.PASSAGES:
        for found in engine.query("passages_by_value", (row, column), choice=with_passages(choice)).to_pylist():
            key = found["row_value"], found["value"]
            said[key], absent[key] = found["present"] + found["mixed"], found["absent"]
            totals[key[0]] = totals.get(key[0], 0) + said[key]
            absent_totals[key[0]] = absent_totals.get(key[0], 0) + absent[key]
    else:
        said.update({(mine, other): number for (part, mine, other), number in bases.numbers.items() if not part})
        totals.update({mine: number for (part, mine, _other), number in bases.numbers.items() if part == _ROW})
    return _CrossNumbers(
        bases.rows, bases.columns, said, absent, totals, absent_totals, bases.of_columns, bases.whole, {}
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _CrossBases:
    """How many documents, else cases, there are by part of the table, value of the row and value of the column."""

    numbers: Mapping[tuple[int, str, str], int]
    rows: Sequence[_CrossValue]
    columns: Sequence[_CrossValue]

    @property
    def of_columns(self) -> dict[str, int]:
        return {value: number for (part, _row, value), number in self.numbers.items() if part == _COLUMN}

    @property
    def whole(self) -> int:
        return self.numbers[_WHOLE, "", ""]


def _bases(engine: Engine, choice: PoolChoice, row: str, column: str, unit: PoolUnit) -> _CrossBases:
    name = "documents" if unit is PoolUnit.DOCUMENTS else "cases"
    found = engine.query("units_by_value", (row, column), choice=choice).to_pylist()
    return _CrossBases(
        {(base["part"], base["row_value"], base["value"]): base[name] for base in found},
        _values([(base["row_value"], base) for base in found if base["part"] == _ROW], is_named=bool(row)),
        _values([(base["value"], base) for base in found if base["part"] == _COLUMN], is_named=bool(column)),
    )


def _values(found: Sequence[tuple[str, Mapping[str, Any]]], *, is_named: bool) -> list[_CrossValue]:
    """The values of an attribute in their order, numbers by size; what is not stated last."""
    if not is_named:
        return [_CrossValue("", _("all"))]
    stated = [(value, base) for value, base in found if value]
    stated.sort(key=lambda pair: (pair[1]["number"] is None, pair[1]["number"] or 0, pair[0]))
    members = [_CrossValue(value, base["label"]) for value, base in stated]
    return members if len(stated) == len(found) else [*members, _CrossValue("", _("not stated"))]


def _under(names: SharedNames, rows: Sequence[_CrossValue]) -> dict[int, list[int]]:
    """The rows below each row, by their places."""
    places = {row.key: place for place, row in enumerate(rows)}
    parents = {code.key: code.parent for code in names.codes}
    under: dict[int, list[int]] = {}
    for place, row in enumerate(rows):
        above = parents.get(int(row.key))
        while above is not None:
            if above in places:
                under.setdefault(places[above], []).append(place)
            above = parents.get(above)
    return under


# ---- telling -------------------------------------------------------------------------------------


def _result(request: TableRequest, counts: _CrossNumbers, smallest: int, notes: list[str]) -> PoolResult:
    told, bases = _told(request, counts, smallest)
    has_totals = request.columns is not None
    nothing: list[Told] = [0] * len(counts.rows)
    said_totals, absent_totals = (told.row_totals, told.apart_totals) if has_totals else (nothing, nothing)
    head = _heads(request, counts)
    labels = [f"{INEXACT} {row.label}" if row.inexact else row.label for row in counts.rows]
    squares = [ResultSquare(_title(request), head, [
        *([label, *cells, *([total] if has_totals else [])]
          for label, cells, total in zip(labels, told.cells, said_totals, strict=True)),
        [_base_name(request), *bases.cells[0], *(bases.row_totals if has_totals else [])],
    ])]  # fmt: skip
    if any(counts.absent_totals.values()):
        squares.append(ResultSquare(_("reported as absent"), head, [
            [label, *cells, *([total] if has_totals else [])]
            for label, cells, total in zip(labels, told.apart, absent_totals, strict=True)
            if any(number != 0 for number in (*cells, total))
        ]))  # fmt: skip
    if request.unit is not PoolUnit.CASES:
        notes.append(_("numbers are not of people: one case may stand behind many (--unit cases)"))
    all_hidden = told.hidden > 0 and not _tells_any(told)
    if all_hidden:
        notes.append(_too_few(request, smallest))
    else:
        notes.extend(hidden_note(told.hidden + bases.hidden, smallest))
    rows: list[list[ResultCell]] = []
    for place, row in enumerate(counts.rows):
        for at, column in enumerate(counts.columns):
            numbers = told.cells[place][at], told.apart[place][at]
            rows.append(["cell", row.label, column.label if has_totals else None, *numbers, not row.inexact])
        if has_totals:
            whole = said_totals[place], absent_totals[place]
            rows.append(["total", row.label, None, *whole, not row.inexact])
    for at, column in enumerate(counts.columns):
        rows.append(["base", None, column.label if has_totals else None, bases.cells[0][at], None, None])
    if has_totals:
        rows.append(["base", None, None, bases.row_totals[0], None, None])
    return PoolResult(
        _title(request),
        _columns(request),
        rows,
        tuple(notes),
        counted_facts(request.counted, request.where),
        () if all_hidden else tuple(squares),
        all_hidden=all_hidden,
    )


def _told(request: TableRequest, counts: _CrossNumbers, smallest: int) -> tuple[ToldSquare, ToldSquare]:
    """The numbers as far as they may be told together, and the bases of the columns as a row with its total.

    A document stands in one column alone, so that its numbers add up; a case may stand in several.
    """
    cells = [[counts.said.get((row.key, str(column.key)), 0) for column in counts.columns] for row in counts.rows]
    totals = [counts.totals[row.key] for row in counts.rows] if request.columns else []
    absent = [[counts.absent.get((row.key, str(column.key)), 0) for column in counts.columns] for row in counts.rows]
    absent_totals = [counts.absent_totals.get(row.key, 0) for row in counts.rows] if request.columns else []
    bases = [counts.bases.get(str(column.key), 0) for column in counts.columns]  # none in an empty pool
    if request.unit is PoolUnit.PASSAGES or not cells:
        base = CountedSquare(cells=[bases], row_totals=[counts.base] if request.columns else [])
        square = CountedSquare(
            cells=cells, row_totals=totals, apart=absent, apart_totals=absent_totals, of_units=False
        )  # fmt: skip
        return told_square(square, smallest), told_square(base, smallest)
    if request.rows == CODES:
        square = CountedSquare(
            cells=cells, row_totals=totals, column_bases=bases, base=counts.base if request.columns else None,
            under=counts.under, apart=absent, apart_totals=absent_totals,
        )  # fmt: skip
        told = told_square(square, smallest)
        return told, _as_row(told.column_bases, told.base)
    square = CountedSquare(
        cells=cells, row_totals=totals, column_totals=bases, total=counts.base if request.columns else None,
    )  # fmt: skip
    told = told_square(square, smallest)
    nothing = replace(told, apart=[[*line] for line in absent], apart_totals=[*absent_totals])  # which are noughts
    return nothing, _as_row(told.column_totals, told.total)


def _tells_any(told: ToldSquare) -> bool:
    """Whether any number but noughts is told in a table, whatever stands at its foot."""
    lines = (*told.cells, told.row_totals, *told.apart, told.apart_totals)
    return any(isinstance(number, int) and number for line in lines for number in line)


def _as_row(numbers: list[Told], whole: Told | None) -> ToldSquare:
    """Numbers that were told with a table, as a row of their own."""
    return ToldSquare(
        cells=[numbers], row_totals=[] if whole is None else [whole], column_totals=[], total=None, row_bases=[],
        column_bases=[], base=None, apart=[], apart_totals=[], hidden=0,
    )  # fmt: skip


# ---- words ---------------------------------------------------------------------------------------


def plain_title(request: TableRequest) -> str:
    """What a table counts, by what, whoever coded."""
    rows = _("codes") if request.rows == CODES else request.rows
    units = _unit_words(request.unit)
    return (
        _("{units}: {rows} by {columns}", units=units, rows=rows, columns=request.columns)
        if request.columns
        else _("{units}: {rows}", units=units, rows=rows)
    )


def _title(request: TableRequest) -> str:
    title = plain_title(request)
    counts_codings = request.rows == CODES or request.unit is PoolUnit.PASSAGES
    if not counts_codings or request.counted.coded_by is CodedBy.HUMAN or request.counted.rules is None:
        return title
    return _("{title} – coded by rules, not validated", title=title)


def _too_few(request: TableRequest, smallest: int) -> str:
    """Why there is no table, and what may give one."""
    why = _(
        "too few {units} for a table: each number is below {smallest}, or would tell one that is",
        units=_unit_words(request.unit),
        smallest=smallest,
    )
    ways = [
        *([_("an attribute with fewer values")] if request.columns or request.rows != CODES else []),
        *([_("no --columns")] if request.columns else []),
        *([_("a wider --where")] if request.where else []),
        *([_("“--unit passages”")] if request.unit is not PoolUnit.PASSAGES else []),
    ]
    return _("{why}. What may give one: {ways}.", why=why, ways="; ".join(ways)) if ways else f"{why}."


def _unit_words(unit: PoolUnit) -> str:
    return {
        PoolUnit.PASSAGES: _("passages"), PoolUnit.DOCUMENTS: _("documents"), PoolUnit.CASES: _("cases"),
    }[unit]  # fmt: skip


def _base_name(request: TableRequest) -> str:
    return _("documents at all") if request.unit is PoolUnit.DOCUMENTS else _("cases at all")


def _heads(request: TableRequest, counts: _CrossNumbers) -> tuple[str, ...]:
    first = _("code") if request.rows == CODES else request.rows
    columns = [column.label for column in counts.columns] if request.columns else [_("number")]
    return (first, *columns, *([_("in all")] if request.columns else []))


def _columns(request: TableRequest) -> tuple[ResultColumn, ...]:
    return (
        ResultColumn("part", _("part")),
        ResultColumn("row", _("code") if request.rows == CODES else request.rows),
        ResultColumn("column", request.columns or _("column")),
        ResultColumn("n", _("number"), "int64", hides=True),
        ResultColumn("absent", _("reported as absent"), "int64", hides=True),
        ResultColumn("exact", pgettext("mapping of codes", "exact"), "bool"),
    )
