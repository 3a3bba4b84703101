"""The curve of saturation: new codes by case as bars, codes so far as a line, and beside it random orders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from qualcode.catalogue import Catalogue
from qualcode.reporting.pictures.drawing import HATCHES, INK, LARGE, LINE, SERIES, SMALL, bare, draw, shown
from qualcode.reporting.pictures.grids import demand_room

if TYPE_CHECKING:
    from qualcode.reporting.pictures.drawing import Axes, Figure
    from qualcode.reporting.report import Illustration

_CASE, _HEIGHT = 0.24, 3.0  # inches
_NUMBERED = 40
"""Up to so many cases each point has its number."""


@dataclass(frozen=True, slots=True)
class CurveOfCodes:
    """What is drawn, a number a case: `new` codes and those `so_far` (empty where the order is not known); over
    random orders the `mean` number so far, and the `low` and `high` ends of the middle 95 %.
    """

    title: str
    new: Sequence[int]
    so_far: Sequence[int]
    mean: Sequence[float]
    low: Sequence[int]
    high: Sequence[int]
    note: str = ""


def curve_picture(curve: CurveOfCodes, words: Catalogue) -> Illustration:
    """Draw it. Raises UsageProblem where there is no case."""
    cases = range(1, len(curve.mean) + 1)
    demand_room(1, min(len(cases), 1))
    size = (max(4.2, min(len(cases), _NUMBERED) * _CASE), _HEIGHT)

    def paint(_figure: Figure, axes: Axes) -> None:
        axes.fill_between(cases, curve.low, curve.high, facecolor="none", edgecolor=LINE, hatch=HATCHES[1],
                          linewidth=0.4, label=shown(words.gettext("random orders, middle 95%"), 40))  # fmt: skip
        axes.plot(cases, curve.mean, color=LINE, linestyle="--", linewidth=1.2,
                  label=shown(words.gettext("random orders, mean"), 40))  # fmt: skip
        if curve.new:
            axes.bar(cases, curve.new, width=0.6, color=SERIES[2], edgecolor=INK, linewidth=0.5,
                     label=shown(words.pgettext("column", "new codes"), 40))  # fmt: skip
            axes.plot(cases, curve.so_far, color=SERIES[0], marker="o", markersize=3.5, linewidth=1.4,
                      label=shown(words.pgettext("column", "codes so far"), 40))  # fmt: skip
            _numbers(axes, curve)
        elif len(cases) <= _NUMBERED:
            for case, mean in zip(cases, curve.mean, strict=True):
                axes.text(case, mean, words.number(mean, 1), ha="center", va="top", fontsize=SMALL)
        axes.set_xlim(0.4, len(cases) + 0.6)
        axes.set_ylim(0, max([*curve.high, *curve.so_far, 1]) * 1.12)
        axes.set_xticks([case for case in cases if len(cases) <= _NUMBERED or case % 10 == 0])
        axes.tick_params(labelsize=SMALL)
        bare(axes)
        axes.axhline(0, color=LINE, linewidth=0.8)
        axes.set_xlabel(shown(_axis(curve, words), 80), fontsize=SMALL)
        axes.locator_params(axis="y", integer=True)
        axes.set_title(shown(curve.title, 70), fontsize=LARGE, loc="left", pad=40)
        above: Literal["lower left"] = "lower left"  # no text: a place
        axes.legend(loc=above, bbox_to_anchor=(-0.02, 1.0), ncols=2, frameon=False, fontsize=SMALL)
        if curve.note:
            corner, points = "axes fraction", "offset points"  # no text: units
            axes.annotate(shown(curve.note, 80, 4), (0, 0), (0, -34), xycoords=corner, textcoords=points,
                          fontsize=SMALL, va="top", annotation_clip=False)  # fmt: skip

    return draw(curve.title, curve.note, size, paint)


def _axis(curve: CurveOfCodes, words: Catalogue) -> str:
    if curve.new:
        return words.gettext("cases in the order in which they were coded")
    return words.gettext("number of cases; the order in which they were coded is not known")


def _numbers(axes: Axes, curve: CurveOfCodes) -> None:
    if len(curve.new) > _NUMBERED:
        return
    for case, (new, so_far) in enumerate(zip(curve.new, curve.so_far, strict=True), start=1):
        axes.text(case, so_far, f"{so_far}\n", ha="center", va="bottom", fontsize=SMALL, linespacing=0.4)
        if new and new != so_far:
            axes.text(case, new, str(new), ha="center", va="bottom", fontsize=SMALL)
