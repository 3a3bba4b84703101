"""What a question to a pool answers: rows under named columns, on their way to the terminal, JSON or a file.

A number that must not be told is a `HiddenNumber`. People read “< 5”, or “·” where it is not small itself but would
tell one that is; programs read null, and `hidden` in the same row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from qualcode.catalogue import Catalogue
from qualcode.reporting.report import Afresh, Cell, Report, Table, report_of_tables

ResultType = Literal["string", "int64", "double", "bool", "list"]
"""`list` is one of strings."""
HIDDEN_COLUMN = "hidden"


@dataclass(frozen=True, slots=True)
class HiddenNumber:
    """A number that is not told; `below` is the smallest number that would be, 0 where nothing is said of it."""

    below: int = 0

    def text(self) -> str:
        """“< 5”, or a sign where nothing is said of it."""
        from qualcode.reporting.tables.cell_words import HIDDEN

        return f"< {self.below}" if self.below else HIDDEN


ResultCell = str | int | float | bool | Sequence[str] | HiddenNumber | None


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """A column: its name for programs, its head for people, what it holds.

    With `hides` a number may be hidden in it; `decimals` are those that people read of a double; `words` gives
    what they read on the terminal for a word of programs.
    """

    name: str
    head: str
    type: ResultType = "string"
    hides: bool = False
    decimals: int = 3
    words: Callable[[str], str] | None = None

    @property
    def is_number(self) -> bool:
        """Whether figures stand in it."""
        return self.type in {"int64", "double"}

    def text(self, cell: ResultCell, words: Catalogue) -> str:
        """A cell of it as people read it."""
        if self.words and isinstance(cell, str):
            return self.words(cell)
        return cell_text(cell, words, self.decimals)


@dataclass(frozen=True, slots=True)
class ResultFact:
    """Something that is said of the whole answer: its name for programs, its head for people, its value.

    People read `words` where the value is a word of programs.
    """

    name: str
    head: str
    value: ResultCell
    words: str = ""

    def text(self, words: Catalogue) -> str:
        """The value as people read it."""
        return self.words or cell_text(self.value, words)


@dataclass(frozen=True, slots=True)
class ResultSquare:
    """Rows as people read them, such as codes by attributes, iterated once; the first `words` columns hold words."""

    title: str
    head: tuple[str, ...]
    rows: Iterable[Sequence[ResultCell]]
    words: int = 1


@dataclass(frozen=True, slots=True)
class PoolResult:
    """An answer: `rows` in the order of `columns`, what is told beside them, `facts` of the whole.

    `rows` are iterated once; what is long may be a generator. Where there are `squares`, the terminal and the sheets
    of a workbook show these; CSV, Parquet and JSON always hold the rows. `held_out` are the samples of whose held-out
    half it tells something. With `all_hidden` people read a note in place of rows of which no number may be told.
    """

    title: str
    columns: tuple[ResultColumn, ...]
    rows: Iterable[Sequence[ResultCell]]
    notes: tuple[str, ...] = ()
    facts: tuple[ResultFact, ...] = ()
    squares: tuple[ResultSquare, ...] = ()
    held_out: tuple[str, ...] = ()
    all_hidden: bool = False

    @property
    def hides(self) -> bool:
        """Whether a number may be hidden anywhere in the rows."""
        return any(column.hides for column in self.columns)


# ---- for people ----------------------------------------------------------------------------------


def cell_text(cell: ResultCell, words: Catalogue, decimals: int = 3) -> str:
    """A cell as it stands on the terminal: figures with the signs of the language, nothing for None."""
    match cell:
        case None:
            return ""
        case HiddenNumber():
            return cell.text()
        case bool():
            return words.gettext("yes") if cell else words.gettext("no")
        case int():
            return words.number(cell)
        case float():
            return words.number(cell, decimals)
        case str():
            return cell
    return ", ".join(cell)


def shown_rows(result: PoolResult, words: Catalogue) -> Iterator[list[str]]:
    """The rows as the terminal shows them."""
    for row in result.rows:
        yield [column.text(cell, words) for column, cell in zip(result.columns, row, strict=True)]


# ---- for programs --------------------------------------------------------------------------------


def as_object(result: PoolResult) -> dict[str, object]:
    """The answer as JSON: title, facts by their names, rows, notes; a hidden number is null, with "hidden": true."""
    facts = {fact.name: _plain(fact.value) for fact in result.facts}
    names = [column.name for column in result.columns]

    def rows() -> Iterator[dict[str, object]]:
        for row in result.rows:
            hidden = result.hides and _is_hidden(row)
            told: dict[str, object] = dict(zip(names, map(_plain, row) if hidden else row, strict=True))
            if result.hides:
                told[HIDDEN_COLUMN] = hidden
            yield told

    return {"title": result.title, **facts, "rows": Afresh(rows), "notes": list(result.notes)}


def _plain(cell: ResultCell) -> object:
    return None if isinstance(cell, HiddenNumber) else cell


def _is_hidden(row: Sequence[ResultCell]) -> bool:
    return HiddenNumber in map(type, row)


# ---- files ---------------------------------------------------------------------------------------


def write_result(result: PoolResult, path: Path, form: str, words: Catalogue) -> None:
    """Write the answer as csv, xlsx or parquet, whole or not at all. Raises QualcodeError, ExportError."""
    if form == "parquet":
        _write_parquet(result, path)
        return
    from qualcode.reporting.writers.formats import write

    write(_report(result, form, words), path, form)


def _write_parquet(result: PoolResult, path: Path) -> None:
    from qualcode.reporting.tables.parquet import write_rows
    from qualcode.reporting.writers.whole_files import xml_safe

    def safe(cell: ResultCell) -> object:
        match cell:
            case str():
                return xml_safe(cell)
            case list() | tuple():
                return list(map(xml_safe, cell))
        return _plain(cell)

    schema: dict[str, str] = {column.name: column.type for column in result.columns}
    hides = result.hides
    if hides:
        schema[HIDDEN_COLUMN] = "bool"
    rows = ([*map(safe, row), *([_is_hidden(row)] if hides else ())] for row in result.rows)
    write_rows(schema, rows, path)


def _report(result: PoolResult, form: str, words: Catalogue) -> Report:
    """The answer as tables: CSV has the names that programs know, a workbook the heads that people read."""
    named = form == "csv"
    head = tuple(column.name if named else column.head for column in result.columns)
    number = next((place for place, column in enumerate(result.columns) if column.is_number), len(head))
    data = Table(
        result.title,
        head,
        Afresh(lambda: map(_file_cells, result.rows)),
        words=number,
        notes=() if result.squares else result.notes,
    )
    squares = [
        Table(square.title, square.head, list(map(_file_cells, square.rows)), words=square.words, notes=result.notes)
        for square in result.squares
    ]
    facts = [(fact.head, fact.text(words)) for fact in result.facts]
    report = report_of_tables(result.title, facts, squares or [data], data, language=words.language)
    tables = (data,) if named else (*squares, data)
    return Report(report.title, report.blocks, tables, language=words.language, wide=report.wide)


def _file_cells(row: Sequence[ResultCell]) -> list[Cell]:
    """The cells as sheets hold them: figures as figures, nothing for None."""
    return [_file_cell(cell) for cell in row]


def _file_cell(cell: ResultCell) -> Cell:
    match cell:
        case None:
            return ""
        case HiddenNumber():
            return cell.text()
        case bool():
            return int(cell)
        case str() | int() | float():
            return cell
    return "; ".join(cell)
