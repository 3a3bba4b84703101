"""Where words that somebody quotes stand in a text, letter by letter.

Both are compared in the form in which texts are compared (composed, without signs that nobody sees); besides, any
white space is one blank, and straight, typographic and German quotation marks are alike. Case counts, and the words
begin and end where words do. Places are given in code points of the text as it is stored.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from qualcode.language.forms.normalised import Composed, composed
from qualcode.model.spans import Span

_BLANKS = re.compile(r"\s{2,}|[^\S ]")
_DOUBLE, _SINGLE = re.compile("[“”„‟«»″]"), re.compile("[‘’‚‛‹›′`´]")


class SearchedText:
    """A text in which quoted words are looked for."""

    def __init__(self, text: str) -> None:
        self._original = text

    @cached_property
    def _composed(self) -> Composed:
        return Composed(self._original)

    @cached_property
    def _plain(self) -> tuple[str, list[int], list[int]]:
        """The text to search; where in it white space was shortened, and by how much in all up to there."""
        text = _straight(self._composed.text)
        places: list[int] = []
        shifts: list[int] = []
        pieces: list[str] = []
        position = shift = length = 0
        for run in _BLANKS.finditer(text):
            pieces += (text[position : run.start()], " ")
            length += run.start() - position + 1
            position = run.end()
            if run.end() - run.start() > 1:
                shift += run.end() - run.start() - 1
                places.append(length)
                shifts.append(shift)
        return "".join([*pieces, text[position:]]), places, shifts

    def places(self, words: str) -> list[Span]:
        """All places of the words, in order; none for words that are no more than white space."""
        wanted = plain_words(words)
        if not wanted:
            return []
        text = self._plain[0]
        found: list[Span] = []
        start = text.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            if not (_joined(text, start) or _joined(text, end)):
                found.append(self._composed.span(self._in_composed(start), self._in_composed(end)))
            start = text.find(wanted, start + 1)
        return found

    def _in_composed(self, at: int) -> int:
        _, places, shifts = self._plain
        index = bisect_right(places, at) - 1
        return at + shifts[index] if index >= 0 else at


def plain_words(words: str) -> str:
    """Words as they are compared here; two that are alike in it are the same words."""
    return " ".join(_straight(composed(words)).split())


def _straight(text: str) -> str:
    """The text with straight quotation marks, code point for code point."""
    return _SINGLE.sub("'", _DOUBLE.sub('"', text))


def _joined(text: str, at: int) -> bool:
    """Whether a word goes on over this place."""
    return 0 < at < len(text) and _is_of_word(text[at - 1]) and _is_of_word(text[at])


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
