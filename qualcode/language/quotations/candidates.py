"""Finds which texts of a large collection the words of quotations come from.

The quotations are few and the texts many: three words in a row of each quotation are kept, and each text is passed
over once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from qualcode.language.quotations.words import QuotedWords, keys_of

GRAM = 3
"""Words in a row that are looked for."""

_ALIKE = 85
_Gram = tuple[str, ...]


class PassageSearch:
    """The quotations to be found, by their runs of words; `candidates` are gathered with each text that is added."""

    def __init__(self, quotations: Sequence[QuotedWords]) -> None:
        self._grams: dict[_Gram, list[int]] = {}
        self._sizes: set[int] = set()
        self._found: list[Counter[int]] = [Counter() for _ in quotations]
        for number, quotation in enumerate(quotations):
            for gram in grams_of(quotation):
                self._grams.setdefault(gram, []).append(number)
                self._sizes.add(len(gram))

    def add(self, key: int, text: str) -> None:
        """Look at one text; `key` is what `candidates` gives back."""
        words = keys_of(text)
        known = self._grams
        for size in self._sizes:
            rows = zip(*(words[start:] for start in range(size)), strict=False)
            for gram in {row for row in rows if row in known}:
                for number in known[gram]:
                    self._found[number][key] += 1

    def candidates(self, number: int) -> dict[int, int]:
        """The texts that share runs of words with a quotation, and how many: key -> number."""
        return dict(self._found[number])


def grams_of(quotation: QuotedWords) -> set[_Gram]:
    """Three words in a row of each segment, with and without what the author put in; all words of a shorter one."""
    found: set[_Gram] = set()
    for segment in quotation.segments:
        plain = [word.key for word in segment if not word.bracketed]
        sources = [word.other or word.key for word in segment]
        for words in ([word.key for word in segment], plain, sources):
            found |= set(_rows(words, GRAM))
    if not found:  # a few words woven into a sentence
        longest = max(quotation.segments, key=len, default=())
        found |= set(_rows([word.key for word in longest], len(longest)))
    return found


def alike(quotations: Sequence[QuotedWords]) -> list[tuple[int, int]]:
    """Pairs of quotations that say the same in nearly the same words (rapidfuzz's ratio of at least 85)."""
    from rapidfuzz import fuzz

    grams = [grams_of(quotation) for quotation in quotations]
    sharing: dict[_Gram, list[int]] = {}
    for number, mine in enumerate(grams):
        for gram in mine:
            sharing.setdefault(gram, []).append(number)
    pairs = Counter(pair for numbers in sharing.values() for pair in combinations(numbers, 2))
    words = [" ".join(word.key for word in quotation.all()) for quotation in quotations]
    return sorted(
        (first, other)
        for (first, other), shared in pairs.items()
        if 3 * shared >= min(len(grams[first]), len(grams[other]))
        and fuzz.ratio(words[first], words[other]) >= _ALIKE
    )


def _rows(words: Sequence[str], size: int) -> Iterable[_Gram]:
    return zip(*(words[start:] for start in range(size)), strict=False) if size else ()
