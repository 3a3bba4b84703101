"""Heat maps: a shade a cell, and its number in it. Co-occurrences of codes are one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.reporting.pictures.drawing import LARGE, LINE, SMALL, WHITE, bare, draw, shade, shown, word_colour

if TYPE_CHECKING:
    from qualcode.reporting.pictures.drawing import Axes, Figure
    from qualcode.reporting.report import Illustration

MOST_ROWS, MOST_COLUMNS = 80, 40
_CELL_HEIGHT, _CELL_WIDTH, _SIGN = 0.28, 0.4, 0.075  # inches


@dataclass(frozen=True, slots=True)
class HeatMap:
    """What a heat map shows: a `text` a cell, and its value, by which it is shaded; None for a cell without a shade.

    `note` stands below it.
    """

    title: str
    rows: Sequence[str]
    columns: Sequence[str]
    texts: Sequence[Sequence[str]]
    values: Sequence[Sequence[float | None]]
    note: str = ""


def heat_picture(heat: HeatMap) -> Illustration:
    """Draw it. Raises UsageProblem where it is too large to be looked at."""
    demand_room(len(heat.rows), len(heat.columns))
    most = max((value for row in heat.values for value in row if value is not None), default=0.0)
    heads = [shown(name, _head_width(name), 3) for name in heat.columns]
    longest = max(len(text) for text in chain(*heat.texts, *(head.split("\n") for head in heads)))
    width = max(_CELL_WIDTH, _SIGN * (longest + 1))

    def paint(_figure: Figure, axes: Axes) -> None:
        for place, (texts, values) in enumerate(zip(heat.texts, heat.values, strict=True)):
            grounds = [WHITE if value is None else shade(value / most if most else 0) for value in values]
            edges = [(column - 0.5, 1) for column in range(len(values))]
            axes.broken_barh(edges, (place - 0.5, 1), facecolors=grounds, edgecolors=LINE, linewidth=0.4)
            for column, (text, ground) in enumerate(zip(texts, grounds, strict=True)):
                axes.text(column, place, text, ha="center", va="center", fontsize=SMALL, color=word_colour(ground))
        axes.set_xlim(-0.5, len(heat.columns) - 0.5)
        axes.set_ylim(len(heat.rows) - 0.5, -0.5)
        axes.set_xticks(range(len(heat.columns)), heads, fontsize=SMALL)
        axes.set_yticks(
            range(len(heat.rows)), [shown(name, 44) for name in heat.rows], fontsize=SMALL, linespacing=1.0
        )
        axes.xaxis.tick_top()
        bare(axes)
        axes.set_title(shown(heat.title, 70), fontsize=LARGE, loc="left", pad=10)
        if heat.note:
            axes.text(0, -0.12 / max(len(heat.rows) * _CELL_HEIGHT, 0.3), shown(heat.note, 62, 4),
                      transform=axes.transAxes, fontsize=SMALL, va="top")  # fmt: skip

    size = (max(len(heat.columns) * width, 1.5), max(len(heat.rows) * _CELL_HEIGHT, 0.3))
    return draw(heat.title, heat.note, size, paint)


def _head_width(name: str) -> int:
    """How many signs a line of a heading has, so that words stay whole as far as there is room."""
    return max(12, min(20, max(map(len, name.split()), default=0)))


def demand_room(rows: int, columns: int) -> None:
    """Raise UsageProblem where a picture would hold more rows or columns than one can look at, or none."""
    if not rows or not columns:
        raise UsageProblem(_("There is nothing to draw."), _("Choose something that has passages."))
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise UsageProblem(
            _(
                "A picture has room for {rows} rows and {columns} columns; these are {more_rows} and {more_columns}.",
                rows=MOST_ROWS,
                columns=MOST_COLUMNS,
                more_rows=rows,
                more_columns=columns,
            ),
            _("Choose fewer, as by --code or --where; as a table all of it is exported."),
        )
