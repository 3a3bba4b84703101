"""The portrait of a document: a line for each of its codes, with a stripe wherever the text has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from qualcode.catalogue import _, program
from qualcode.model.codes import Codebook
from qualcode.retrieval.relations.portrait import DocumentPortrait
from qualcode.safe_text import visible
from qualcode.tui.tables.bars import fitted

_NAMES = 24  # cells of the names
_SHARES = 9  # cells of the shares
_CODED, _ASKED = "█", "░"


@dataclass(frozen=True, slots=True)
class PortraitLine:
    """A code, the share of the text that has it, and where in the text (parts of 1) it does."""

    name: str
    share: float
    stretches: Sequence[tuple[float, float]]
    colour: str = ""
    sign: str = _CODED


def portrait_lines(portrait: DocumentPortrait, book: Codebook) -> list[PortraitLine]:
    """A line for each code in the order of the codebook, and one for the words of interviewers."""
    length = max(1, portrait.length)
    found = []
    for code in (book[key] for key in portrait.codes if key in book):
        mine = [segment for segment in portrait.segments if code.key in segment.codes]
        stretches = [(segment.start / length, segment.end / length) for segment in mine]
        share = sum(segment.length for segment in mine) / length
        found.append(PortraitLine(code.name, share, stretches, code.colour))
    asked = [segment for segment in portrait.segments if segment.asked]
    if asked:
        stretches = [(segment.start / length, segment.end / length) for segment in asked]
        share = sum(segment.length for segment in asked) / length
        found.append(PortraitLine(_("(interviewer)"), share, stretches, sign=_ASKED))
    return found


class Portrait(Widget):
    """The lines of one document, or why there is none."""

    DEFAULT_CSS = "Portrait { background: $background; }"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._lines: Sequence[PortraitLine] = ()
        self._words = ""

    def show(self, name: str, lines: Sequence[PortraitLine], words: str = "") -> None:
        """Show the portrait of a document of this name; `words` are said where there is no line."""
        self.border_title = visible(name)
        self.border_subtitle = _("beginning … end of the text") if lines else ""
        self._lines, self._words = lines, words
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One code, with its share of the text and its stripes."""
        width, style = self.size.width, self.rich_style
        if not self._lines:
            return Strip([Segment(f" {self._words}" if y == 0 else "", style)]).adjust_cell_length(width, style)
        if y >= len(self._lines):
            return Strip.blank(width, style)
        if y == self.size.height - 1 < len(self._lines) - 1:
            more = _("… {count} more", count=program().number(len(self._lines) - y))
            return Strip([Segment(more, style)]).adjust_cell_length(width, style)
        line = self._lines[y]
        share = f"{program().number(100 * line.share, 1)}\u00a0%"
        colour = style + Style(color=line.colour) if line.colour else style
        return Strip(
            [
                Segment(fitted(visible(line.name), _NAMES), style),
                Segment(f"{share:>{_SHARES}} ", style),
                Segment(_stripes(line, max(1, width - _NAMES - _SHARES - 1)), colour),
            ]
        ).adjust_cell_length(width, style)


def _stripes(line: PortraitLine, room: int) -> str:
    """The text as so many cells, with a sign in each that a stretch touches."""
    cells = [" "] * room
    for start, end in line.stretches:
        first = min(room - 1, int(start * room))
        last = max(first, min(room - 1, int(end * room - 1e-9)))
        cells[first : last + 1] = [line.sign] * (last + 1 - first)
    return "".join(cells)
