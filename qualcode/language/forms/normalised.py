"""The one form in which texts and words are compared, with the way back to their own offsets.

A text is stored as it came, so “ü” may be one code point in one document and two in another, and signs that nobody
sees may stand in the middle of a word. Whoever looks for words looks through this glass: composed (NFC), without
invisible signs. Places found are given in code points of the stored text again. Words are `folded` besides.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import pairwise

from qualcode.model.invisible import holds_invisible, without_invisible
from qualcode.model.spans import Span

_WORDS = re.compile(r"[^\W_]+")  # letters and numbers, as `str.isalnum` knows them
# What western texts consist of: none of it is invisible, nothing of it composes with what stands beside it.
_PLAIN = re.compile(r"[\x00-\xac\xae-\u02ff\u2010-\u2029\u202f-\u205f\u20a0-\u20cf]*")
# Where something may be left out or composed: below U+0300 there is the soft hyphen alone. With the sign before.
_CHANGING = re.compile(r"[\x00-\xac\xae-\u02ff]?[\xad\u0300-\U0010ffff]+")
# Signs that compose with the one before and yet have no combining class (NFC_Quick_Check=Maybe): vowels and last
# consonants of Hangul, vowel signs of India's scripts. From the package `regex`, Unicode 16.0.
_JOINS = re.compile(
    "[\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1160-\u11ff\u1b35"
    "\U00011127\U0001133e\U00011357\U000113b8\U000113bb\U000113c2\U000113c5\U000113c7-\U000113c9\U000114b0"
    "\U000114ba\U000114bd\U000115af\U00011930\U0001611e-\U00016129\U00016d67\U00016d68]"
)


def composed(text: str) -> str:
    """The text in the form in which texts are compared; upper and lower case stay apart."""
    if _is_composed(text):
        return text
    return unicodedata.normalize("NFC", without_invisible(text))


def folded(word: str) -> str:
    """The word as words are compared where case makes no difference."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", composed(word).casefold())


def spelled(name: str) -> str:
    """A name in one spelling, so that two that look alike are the same: composed, single blanks, all visible."""
    return " ".join(composed(name).split())


def bare_words(text: str) -> list[str]:
    """The words alone, as words are compared: without case, marks, quotation marks and blanks."""
    return _WORDS.findall(folded(text))


def _is_composed(text: str) -> bool:
    if text.isascii() or _is_plain_latin(text):
        return True
    plain = _PLAIN.match(text)
    end = plain.end() if plain else 0
    return end == len(text) or (not holds_invisible(text, end) and unicodedata.is_normalized("NFC", text))


def _is_plain_latin(text: str) -> bool:
    """Whether all signs are of Latin-1 and none of them invisible: quicker to know than by an expression."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return "\xad" not in text


class Composed:
    """A text in composed form; `text` is searched, `span` leads back."""

    def __init__(self, original: str) -> None:
        # Where clusters begin, in `text` and in the original, and whether they are one piece; between those that
        # are, both texts have the same code points.
        self._places: list[int] = []
        self._starts: list[int] = []
        self._whole: list[bool] = []
        if _is_composed(original):
            self.text = original
            return
        self._length = 0
        pieces: list[str] = []
        position = 0
        self._mark(0, whole=False)
        for run in _CHANGING.finditer(original):
            clusters = _changed(run[0])
            if not clusters:
                continue
            self._take(pieces, original[position : run.start()])
            position = run.start()
            for length, piece in clusters:
                self._mark(position, whole=True)
                self._take(pieces, piece)
                position += length
            self._mark(position, whole=False)
        self._take(pieces, original[position:])
        self._mark(len(original), whole=False)
        self.text = "".join(pieces)

    def _mark(self, start: int, *, whole: bool) -> None:
        self._places.append(self._length)
        self._starts.append(start)
        self._whole.append(whole)

    def _take(self, pieces: list[str], piece: str) -> None:
        pieces.append(piece)
        self._length += len(piece)

    def span(self, start: int, end: int) -> Span:
        """The place in the original of [start, end) of `text`; a character is never parted from its marks."""
        if not self._places:
            return Span(start, end)
        first = bisect_right(self._places, start) - 1
        last = bisect_right(self._places, end - 1) - 1
        return Span(
            self._starts[first] + (0 if self._whole[first] else start - self._places[first]),
            self._starts[last + 1] if self._whole[last] else self._starts[last] + end - self._places[last],
        )


def _changed(run: str) -> list[tuple[int, str]]:
    """The clusters of a run, their length and their composed form; none where nothing changes."""
    if _is_composed(run):
        return []
    starts = [at for at, sign in enumerate(run) if at == 0 or not _belongs_to_the_one_before(sign)]
    return [(end - start, composed(run[start:end])) for start, end in pairwise([*starts, len(run)])]


def _belongs_to_the_one_before(sign: str) -> bool:
    return bool(unicodedata.combining(sign) or _JOINS.match(sign)) or holds_invisible(sign)
