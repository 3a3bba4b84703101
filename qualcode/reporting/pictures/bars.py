"""Bars: a group a row, a bar a column (as of waves), each with its number; colours and hatches go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.reporting.pictures.drawing import HATCHES, INK, LARGE, LINE, SERIES, SMALL, bare, draw, shown
from qualcode.reporting.pictures.grids import demand_room

if TYPE_CHECKING:
    from qualcode.reporting.pictures.drawing import Axes, Figure
    from qualcode.reporting.report import Illustration

_LEGEND_COLUMNS, _LEGEND_ROW = 2, 15  # points
_BAR, _GAP, _WIDTH = 0.17, 0.14, 4.6  # inches


@dataclass(frozen=True, slots=True)
class GroupedBars:
    """What is drawn: for each row a bar of each of the `series`; None where there is none. `axis` says of what."""

    title: str
    rows: Sequence[str]
    series: Sequence[str]
    texts: Sequence[Sequence[str]]
    values: Sequence[Sequence[float | None]]
    axis: str = ""
    note: str = ""


def bars_picture(bars: GroupedBars) -> Illustration:
    """Draw it. Raises UsageProblem where there are more bars than can be told apart."""
    demand_room(len(bars.rows), len(bars.series))
    number = len(bars.series)
    if number > len(SERIES):
        raise UsageProblem(
            _("Bars are told apart up to {most} columns; these are {number}.", most=len(SERIES), number=number),
            _("Choose fewer columns, or draw a heat map: --picture heat"),
        )
    group = number * _BAR + _GAP
    legend_rows = -(-number // _LEGEND_COLUMNS) if number > 1 else 0
    most = max((value for row in bars.values for value in row if value is not None), default=0.0) or 1.0

    def paint(_figure: Figure, axes: Axes) -> None:
        for place, name in enumerate(bars.series):
            tops = [row * group + place * _BAR for row in range(len(bars.rows))]
            widths = [values[place] or 0.0 for values in bars.values]
            axes.barh(tops, widths, height=_BAR * 0.9, align="edge", color=SERIES[place], hatch=HATCHES[place],
                      edgecolor=INK, linewidth=0.5, label=shown(name, 46, 1))  # fmt: skip
            for top, width, texts in zip(tops, widths, bars.texts, strict=True):
                axes.text(width + most * 0.012, top + _BAR * 0.45, texts[place], va="center", fontsize=SMALL)
        axes.set_ylim(len(bars.rows) * group, -_GAP)
        axes.set_xlim(0, most * 1.02)
        axes.set_yticks(
            [row * group + number * _BAR / 2 for row in range(len(bars.rows))],
            [shown(name, 44) for name in bars.rows],
            fontsize=SMALL,
            linespacing=1.0,
        )
        axes.set_xticks([])
        axes.axvline(0, color=LINE, linewidth=0.8)
        bare(axes)
        axes.set_xlabel(shown(bars.axis, 70), fontsize=SMALL, loc="left")
        pad = 8 + legend_rows * _LEGEND_ROW
        axes.set_title(shown(bars.title, 70), fontsize=LARGE, loc="left", pad=pad)
        if number > 1:
            above: Literal["lower left"] = "lower left"  # no text: a place
            axes.legend(loc=above, bbox_to_anchor=(-0.02, 1.0), ncols=min(number, _LEGEND_COLUMNS), frameon=False,
                        fontsize=SMALL, borderaxespad=0.1, handlelength=1.6, columnspacing=1.2)  # fmt: skip
        if bars.note:
            corner, points = "axes fraction", "offset points"  # no text: units
            axes.annotate(shown(bars.note, 80, 4), (0, 0), (0, -24), xycoords=corner, textcoords=points,
                          fontsize=SMALL, va="top", annotation_clip=False)  # fmt: skip

    return draw(bars.title, bars.note, (_WIDTH, max(len(bars.rows) * group + _GAP, 0.5)), paint)
