"""The columns of the coded text: paragraph numbers, code names, stripes, and the text itself."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

WIDEST_TEXT = 90  # cells; longer lines are hard to read
LEAST_TEXT = 70  # cells; shorter ones too: what stands beside the text gets room only beyond that
SHORTEST_NAMES = 10
_LONGEST_NAMES = 20
_LEAST_BETWEEN = 54  # cells of a text between names at both sides
_SHORTEST_BETWEEN, _USUAL_BETWEEN = 7, 12
_WIDE_TWO_SIDED = 80
_SIGN = "¶"


class Columns(NamedTuple):
    """The cells of each column from the left; between two of them there is one blank.

    One cell behind the text takes the hanging blank of a line.
    """

    width: int
    left: int
    numbers: int
    names: int
    lanes: int
    text: int
    sign: str = _SIGN
    """What stands before the number of a paragraph; nothing where every cell counts."""
    beyond: int = 0
    """The cells of stripes at the right of the text, with names behind them as at the left; else nothing is there."""

    @property
    def names_at(self) -> int:
        """The first cell of the names."""
        return self.left + (self.numbers + 1 if self.numbers else 0)

    @property
    def lanes_at(self) -> int:
        """The first cell of the stripes."""
        return self.names_at + (self.names + 1 if self.names else 0)

    @property
    def text_at(self) -> int:
        """The first cell of the text."""
        return self.lanes_at + self.lanes + 1

    @property
    def beyond_at(self) -> int:
        """The first cell of the stripes at the right."""
        return self.text_at + self.text + 1


def columns_for(width: int, paragraphs: int) -> Columns:
    """The columns of a view that is `width` cells wide, of a text with that many numbered paragraphs.

    The text takes at most 90 cells, and all is centred when there is more room. Where that gives it its 70, stripes
    and numbers take less than they would like to.
    """
    digits = len(str(paragraphs)) if paragraphs else 0
    wished = 3 if width < 60 else 4 if width < 100 else 6
    for lanes, sign in ((wished, _SIGN), (3, _SIGN), (3, ""), (2, "")):
        numbers = digits + len(sign) if digits else 0
        free = width - lanes - 2 - (numbers + 1 if numbers else 0)
        if free >= LEAST_TEXT:
            break
    else:
        lanes, sign, numbers = 3, _SIGN, digits + 1 if digits else 0
        free = width - lanes - 2 - (numbers + 1 if numbers else 0)
    names = min(free - LEAST_TEXT - 1, _LONGEST_NAMES)
    if names < SHORTEST_NAMES:
        names = 0
    text = max(1, min(WIDEST_TEXT, free - (names + 1 if names else 0)))
    fixed = Columns(width, 0, numbers, names, lanes, text, sign)
    return fixed._replace(left=max(0, (width - fixed.text_at - text - 1) // 2))


def two_sided_columns(width: int, paragraphs: int) -> Columns:
    """As `columns_for`, with stripes and names at both sides: the text takes less where that gives names a place."""
    digits = len(str(paragraphs)) if paragraphs else 0
    lanes = 2 if width < _WIDE_TWO_SIDED else 3
    numbers = digits + len(_SIGN) if digits else 0
    free = width - 2 * lanes - 3 - (numbers + 1 if numbers else 0)
    spare = min((free - _LEAST_BETWEEN) // 2 - 1, _USUAL_BETWEEN)  # before the text has what it would like
    names = max(spare, min((free - LEAST_TEXT) // 2 - 1, _LONGEST_NAMES))
    if names < _SHORTEST_BETWEEN:
        names = 0
    text = max(1, min(WIDEST_TEXT, free - (2 * (names + 1) if names else 0)))
    fixed = Columns(width, 0, numbers, names, lanes, text, _SIGN, lanes)
    taken = fixed.beyond_at + lanes + (names + 1 if names else 0)
    return fixed._replace(left=max(0, (width - taken) // 2))


@cache
def width_with_names(paragraphs: int) -> int:
    """The least width of a view in which the text has its 70 cells beside names of codes."""
    return next(width for width in range(LEAST_TEXT, 200) if columns_for(width, paragraphs).names)
