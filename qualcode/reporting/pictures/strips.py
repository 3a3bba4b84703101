"""The portrait of a text: a line a code, and where in the text it is given; its share stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from qualcode.catalogue import Catalogue
from qualcode.reporting.pictures.drawing import INK, LARGE, LINE, SERIES, SMALL, bare, draw, shown
from qualcode.reporting.pictures.grids import demand_room

if TYPE_CHECKING:
    from qualcode.reporting.pictures.drawing import Axes, Figure
    from qualcode.reporting.report import Illustration
    from qualcode.retrieval.relations.portrait import DocumentPortrait, PortraitSegment

_ROW, _WIDTH = 0.24, 5.2  # inches
_LINES = 10
"""Parts into which the axis divides the text."""


def portrait_picture(
    portrait: DocumentPortrait, names: Mapping[int, str], title: str, words: Catalogue
) -> Illustration:
    """Draw it; `names` are those of the codes by key. Raises UsageProblem where there is nothing to draw.

    The words of interviewers are the last line. Lines are told apart by their place, not by a colour.
    """
    demand_room(len(portrait.codes), 1)
    length = max(portrait.length, 1)
    shares = portrait.shares()
    of_code: dict[int, list[PortraitSegment]] = {code: [] for code in portrait.codes}
    for segment in portrait.segments:
        for code in segment.codes:
            of_code[code].append(segment)
    rows = [(names[code], _stretches(segments), shares[code]) for code, segments in of_code.items()]
    asked = _stretches(segment for segment in portrait.segments if segment.asked)
    if asked:
        rows.append((words.gettext("(interviewer)"), asked, sum(width for _start, width in asked)))
    note = words.gettext("Beside the lines: share of the text's characters; from left to right the text.")

    def paint(_figure: Figure, axes: Axes) -> None:
        for place, (_name, stretches, share) in enumerate(rows):
            axes.axhline(place, color=LINE, linewidth=0.4, zorder=0)
            of_asked = place == len(portrait.codes)
            axes.broken_barh(stretches, (place - 0.36, 0.72), facecolors=LINE if of_asked else SERIES[0],
                             edgecolors=INK, linewidth=0.3)  # fmt: skip
            part = words.gettext("{percent}%", percent=words.number(100 * share / length, 1))
            axes.text(length * 1.012, place, part, va="center", fontsize=SMALL)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xlim(0, length)
        axes.set_yticks(range(len(rows)), [shown(name, 44) for name, _stretches, _share in rows], fontsize=SMALL)
        axes.set_xticks([length * part / _LINES for part in range(0, _LINES + 1, 2)],
                        [words.gettext("{percent}%", percent=10 * part) for part in range(0, _LINES + 1, 2)],
                        fontsize=SMALL)  # fmt: skip
        bare(axes)
        axes.set_title(shown(title, 70), fontsize=LARGE, loc="left", pad=8)
        axes.set_xlabel(shown(note, 80, 2), fontsize=SMALL, loc="left")

    return draw(title, note, (_WIDTH, max(len(rows) * _ROW, 0.5)), paint)


def _stretches(segments: Iterable[PortraitSegment]) -> list[tuple[int, int]]:
    """Segments as (start, width), those that touch joined."""
    found: list[tuple[int, int]] = []
    for segment in segments:
        if found and sum(found[-1]) == segment.start:
            start, width = found.pop()
            found.append((start, width + segment.length))
        else:
            found.append((segment.start, segment.length))
    return found
