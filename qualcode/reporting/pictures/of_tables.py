"""Pictures of counted tables: what stands in the table stands in them, and what is hidden there is hidden here."""

from __future__ import annotations

from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from qualcode.catalogue import Catalogue
from qualcode.reporting.pictures.bars import GroupedBars, bars_picture
from qualcode.reporting.pictures.grids import HeatMap, demand_room, heat_picture
from qualcode.reporting.tables.cell_words import HIDDEN, cell_text, table_title, unit_word
from qualcode.reporting.tables.table_names import column_names, row_names
from qualcode.retrieval.counting.request import CountUnit, PercentOf
from qualcode.retrieval.counting.table import SMALL_BASE

if TYPE_CHECKING:
    from qualcode.reporting.report import Illustration
    from qualcode.retrieval.counting.request import CountRequest
    from qualcode.retrieval.counting.table import CountCell, CountTable


class PictureKind(StrEnum):
    """What a counted table can be drawn as."""

    HEAT = "heat"
    BARS = "bars"


def table_picture(table: CountTable, kind: PictureKind, words: Catalogue, title: str = "") -> Illustration:
    """The cells of a table, without its totals, as a picture.

    It is shaded, or as long, by per cent where there are some, else by number. Raises UsageProblem where it is too
    large, QualcodeError where what draws is missing.
    """
    demand_room(len(table.rows), len(table.columns))
    title = title or table_title(table.request, words)
    rows, columns = row_names(table.rows, words), column_names(table.columns, words)
    texts = [[str(cell_text(cell, table.request, words)) for cell in row] for row in table.cells]
    by_percent = any(cell.percent is not None for cell in chain.from_iterable(table.cells))
    values = [[_value(cell, by_percent=by_percent) for cell in row] for row in table.cells]
    note = _note(table, words)
    if kind is PictureKind.HEAT:
        return heat_picture(HeatMap(title, rows, columns, texts, values, note))
    measured = words.gettext("per cent") if by_percent else unit_word(table.request.unit, words)
    return bars_picture(GroupedBars(title, rows, columns, texts, values, measured, note))


def _value(cell: CountCell, *, by_percent: bool) -> float | None:
    """What a cell is shaded by: nothing where it is hidden, or where its base is too small for a per cent."""
    if cell.headline is None or not by_percent:
        return cell.headline
    return None if cell.percent is None else float(cell.percent)


def _note(table: CountTable, words: Catalogue) -> str:
    """What must be known to read the picture alone."""
    request = table.request
    said = [words.gettext("Shown: {unit}.", unit=_unit(request, words))]
    if request.percent is PercentOf.ROW:
        said.append(words.gettext("Per cent of the row."))
    elif request.percent is PercentOf.COLUMN:
        said.append(words.gettext("Per cent of the column."))
    if request.percent is not PercentOf.NONE and not request.small and _lacks_some(table):
        said.append(words.gettext("Without shade or bar: N below {least}.", least=SMALL_BASE))
    if table.several_answers:
        said.append(words.gettext("Several answers possible."))
    if table.has_polarity:
        said.append(words.gettext("What is reported as absent is not in these numbers."))
    if request.publish:
        said.append(
            words.gettext("{sign}: hidden, as numbers below {least} are.", sign=HIDDEN, least=request.publish)
        )
    return " ".join(said)


def _lacks_some(table: CountTable) -> bool:
    return any(cell.percent is None and cell.n is not None for cell in chain.from_iterable(table.cells))


def _unit(request: CountRequest, words: Catalogue) -> str:
    name = unit_word(request.unit, words)
    if request.percent is PercentOf.NONE or request.unit is CountUnit.SHARE:
        return name
    return words.gettext("{unit} (per cent)", unit=name)
