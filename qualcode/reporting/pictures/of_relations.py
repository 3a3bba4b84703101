"""Pictures of how codes relate: which occur together, and how many new ones each case brought."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import Catalogue
from qualcode.reporting.pictures.curves import CurveOfCodes, curve_picture
from qualcode.reporting.pictures.grids import HeatMap, heat_picture
from qualcode.reporting.tables.cooccurrence_report import together_words
from qualcode.reporting.tables.saturation_report import saturation_heading

if TYPE_CHECKING:
    from qualcode.reporting.report import Illustration
    from qualcode.retrieval.relations.cooccurrence import CooccurrenceMatrix
    from qualcode.retrieval.relations.saturation import SaturationCurve


def cooccurrence_picture(matrix: CooccurrenceMatrix, words: Catalogue) -> Illustration:
    """The square of the codes as a heat map; a code with itself shows its own number, in brackets and unshaded.

    Codes that are together with none are left out. Raises UsageProblem where nothing is left, or too much.
    """
    grid = matrix.grid()
    shown = [place for place, row in enumerate(grid) if any(row)]
    texts = [[_text(matrix, grid, row, column, words) for column in shown] for row in shown]
    values = [[grid[row][column] for column in shown] for row in shown]
    numbers = [words.number(number) for number in range(1, len(shown) + 1)]
    names = [f"{matrix.names[place]}  {number}" for place, number in zip(shown, numbers, strict=True)]
    title = words.gettext("Codes together: {how}", how=together_words(matrix, words))
    note = words.gettext("In brackets: how often the code stands anywhere.")
    if len(shown) < len(grid):
        note += " " + words.ngettext(
            "{count} code that is together with none is left out.",
            "{count} codes that are together with none are left out.",
            len(grid) - len(shown),
        )
    return heat_picture(HeatMap(title, names, numbers, texts, values, note))


def _text(
    matrix: CooccurrenceMatrix, grid: Sequence[Sequence[int | None]], row: int, column: int, words: Catalogue
) -> str:
    if row == column:
        return f"({words.number(matrix.numbers[row])})"
    number = grid[row][column]
    return "" if number is None else words.number(number)


def saturation_picture(curve: SaturationCurve, words: Catalogue) -> Illustration:
    """New codes by case and codes so far, beside random orders of the cases."""
    random = curve.permuted
    drawn = CurveOfCodes(
        saturation_heading(words), curve.new, curve.cumulative, random.mean, random.low, random.high,
        words.gettext("{number} random orders.", number=words.number(random.permutations)),
    )  # fmt: skip
    return curve_picture(drawn, words)
