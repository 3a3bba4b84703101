"""Colours that can be told from their ground, whoever chose them: the theme, a code, or a widget of Textual's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from qualcode.tui.text.picture import readable


class Contrast(NamedTuple):
    """The least contrast ratio (WCAG 2.1, 1 to 21) of words, and of marks and borders, to their ground."""

    words: float
    marks: float


class ReadableFilter(LineFilter):
    """Makes what would not stand out from its ground lighter or darker, as the last thing before it is shown."""

    def __init__(self, least: Callable[[], Contrast]) -> None:
        """`least` says what is asked for now."""
        super().__init__()
        self._least = least

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line, in colours that stand out; `background` is the ground where they name none."""
        least = self._least()
        return [
            segment
            if segment.style is None or not segment.text.strip()
            else Segment(segment.text, _standing_out(segment.style, background, _asked(segment.text, least)))
            for segment in segments
        ]


def _asked(text: str, least: Contrast) -> float:
    """The contrast that a text needs: that of words if it holds a letter or digit."""
    return least.words if any(map(str.isalnum, text)) else least.marks


@lru_cache(4096)
def _standing_out(style: Style, background: Color, least: float) -> Style:
    if style.color is None or style.color.triplet is None:
        return style
    ground = Color.from_rich_color(style.bgcolor) if style.bgcolor and style.bgcolor.triplet else background
    colour = Color.from_rich_color(style.color)
    found = readable(colour, ground, least)
    return style if found is colour else style + Style(color=found.rich_color)
