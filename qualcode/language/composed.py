"""Texts as they are compared: composed (NFC) and without soft hyphens, with the way back to their own offsets.

A text is stored as it came, so “ü” may be one code point in one document and two in another. Whoever looks for
words looks through this glass, and places found are given in code points of the stored text again.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

from qualcode.model.spans import Span

SOFT_HYPHEN = "\u00ad"
# vowels and last consonants of Hangul, which become one syllable with the letter before
_JOINS = re.compile(r"[\u1160-\u11ff]")


def composed(text: str) -> str:
    """The text in the form in which words are compared."""
    return text if _is_composed(text) else unicodedata.normalize("NFC", text.replace(SOFT_HYPHEN, ""))


def _is_composed(text: str) -> bool:
    return text.isascii() or (SOFT_HYPHEN not in text and unicodedata.is_normalized("NFC", text))


class Composed:
    """A text in composed form; `text` is searched, `span` leads back."""

    def __init__(self, original: str) -> None:
        self._starts: list[int] | None = None  # of each cluster in the original, and the end of it
        self._places: list[int] = []  # of each cluster in `text`, and the end of it
        if _is_composed(original):
            self.text = original
            return
        clusters = _clusters(original)
        pieces = [composed(cluster) for cluster in clusters]
        self.text = "".join(pieces)
        self._starts = [0, *accumulate(map(len, clusters))]
        self._places = [0, *accumulate(map(len, pieces))]

    def span(self, start: int, end: int) -> Span:
        """The place in the original of [start, end) of `text`; a character is never parted from its marks."""
        if self._starts is None:
            return Span(start, end)
        first = bisect_right(self._places, start) - 1
        last = bisect_right(self._places, end - 1)
        return Span(self._starts[first], self._starts[last])


def _clusters(text: str) -> list[str]:
    """The text in pieces that compose each on its own."""
    clusters: list[str] = []
    for sign in text:
        if clusters and (unicodedata.combining(sign) or _JOINS.match(sign)):
            clusters[-1] += sign
        else:
            clusters.append(sign)
    return clusters
