"""Words in any inflection and as parts of compounds: which forms they fit, and where those stand in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qualcode.errors import UsageProblem
from qualcode.language.forms.normalised import composed, folded
from qualcode.language.words import lemmas
from qualcode.project.material.search_index import Form, SearchIndex

_SHORTEST_PART = 4  # letters: “amt” would find “gesamt”
_SHORTEST_REST = 3  # letters: “Arbeit” with an ending is no compound
_WIDEST_GAP = 5  # code points between two words of a phrase
_FEW = 200  # forms that are sought one by one
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Word:
    """One word that is looked for; with `parts` as a part of compounds too."""

    folded: str
    keys: frozenset[str]
    parts: bool

    @classmethod
    def of(cls, typed: str, *, whole: bool, known: lemmas.Known = lemmas.unknown) -> Word:
        """The word as somebody typed it; `known` says what forms are found under, before a dictionary is asked."""
        keys = lemmas.wanted_keys(typed, known)
        return cls(folded(typed), keys, parts=not whole and len(typed) >= _SHORTEST_PART)

    @property
    def texts(self) -> tuple[str, ...]:
        """What a form, or one of its lemmas, holds if it fits."""
        return (self.folded, *self.keys)

    def fits(self, form: Form) -> bool:
        """Whether the form is the word in some inflection, or a compound with it."""
        if form.folded == self.folded or not self.keys.isdisjoint(form.lemmas):
            return True
        return self.parts and any(self._is_part(longer) for longer in (form.folded, *form.lemmas))

    def _is_part(self, longer: str) -> bool:
        return any(key in longer and len(longer) - len(key) >= _SHORTEST_REST for key in self.texts)


Phrase = tuple[Word, ...]
_Test = Callable[[str], bool]


def phrase(typed: str, *, whole: bool, known: lemmas.Known = lemmas.unknown) -> Phrase:
    """The words of a typed text, which follow one another. Raises UsageProblem where there are none."""
    words = tuple(Word.of(word, whole=whole, known=known) for word in lemmas.WORD.findall(composed(typed)))
    if not words:
        raise UsageProblem(f"“{typed}” holds no word.", "Look for signs with --exact or --regex.")
    return words


class WordFinder:
    """Finds phrases in texts, with the help of the index where a text is in it."""

    def __init__(self, phrases: Sequence[Phrase], index: SearchIndex | None) -> None:
        self._phrases = phrases
        self._forms: dict[Word, set[str]] = {word: set() for phrase in phrases for word in phrase}
        self._others: dict[Word, dict[str, bool]] = {word: {} for word in self._forms}
        keys: dict[Word, set[int]] = {word: set() for word in self._forms}
        parts = dict.fromkeys(text for word in self._forms for text in word.texts)
        for key, spelling, form in index.forms(parts) if index else ():
            for word, fitting in self._forms.items():
                if word.fits(form):
                    fitting.add(spelling)
                    keys[word].add(key)
        texts = index.texts() if index else ()
        self._texts = {text: self._may_hold(forms, keys) for text, forms in texts}
        self._stretches = {word: _anywhere(spellings) for word, spellings in self._forms.items()}

    def _may_hold(self, forms: Sequence[int], keys: dict[Word, set[int]]) -> bool:
        return any(all(_meet(keys[word], forms) for word in phrase) for phrase in self._phrases)

    def may_be_in(self, text: int) -> bool:
        """Whether it is worth looking into the text of that key."""
        return self._texts.get(text, True)

    def places(self, text: int, composed_text: str) -> Iterator[tuple[int, int]]:
        """Start and end of each phrase in the composed form of the text of that key, phrase by phrase."""
        tests = {word: self._test(word, indexed=text in self._texts) for word in self._forms}
        longer = [[tests[word] for word in phrase] for phrase in self._phrases if len(phrase) > 1]
        for phrase in self._phrases:
            if len(phrase) == 1:
                fits = tests[phrase[0]]
                stretches = self._stretches[phrase[0]] if text in self._texts else None
                words = _words_at(stretches, composed_text) if stretches else lemmas.WORD.finditer(composed_text)
                yield from (match.span() for match in words if fits(match[0]))
        found = list(lemmas.WORD.finditer(composed_text)) if longer else []
        for tests_of_one in longer:
            yield from _runs(found, tests_of_one)

    def _test(self, word: Word, *, indexed: bool) -> _Test:
        if indexed:
            return self._forms[word].__contains__
        known = self._others[word]

        def fits(spelling: str) -> bool:
            if spelling not in known:
                known[spelling] = word.fits(Form.of(spelling))
            return known[spelling]

        return fits


def _meet(keys: Collection[int], ordered: Sequence[int]) -> bool:
    """Whether one of the keys is among those in order."""
    if len(keys) > _FEW:
        return not set(keys).isdisjoint(ordered)
    places = ((key, bisect_left(ordered, key)) for key in keys)
    return any(place < len(ordered) and ordered[place] == key for key, place in places)


def _anywhere(spellings: Collection[str]) -> re.Pattern[str] | None:
    """What stands where one of the spellings does; None for too many."""
    return re.compile("|".join(map(re.escape, sorted(spellings)))) if 0 < len(spellings) <= _FEW else None


def _words_at(spellings: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The words of the runs between blanks in which a spelling stands, in order: no word reaches over a blank."""
    end = 0
    while found := spellings.search(text, end):
        start = found.start()
        while start > end and not text[start - 1].isspace():
            start -= 1
        blank = _BLANK.search(text, found.end())
        end = blank.start() if blank else len(text)
        yield from lemmas.WORD.finditer(text, start, end)


def _runs(found: Sequence[re.Match[str]], tests: Sequence[_Test]) -> Iterator[tuple[int, int]]:
    """Start and end of the words that follow one another and pass the tests one by one."""
    for number, first in enumerate(found):
        if not tests[0](first[0]):
            continue
        following = found[number : number + len(tests)]
        near = all(after.start() - before.end() <= _WIDEST_GAP for before, after in pairwise(following))
        if near and len(following) == len(tests) and all(map(_passes, tests, following)):
            yield first.start(), following[-1].end()


def _passes(test: _Test, word: re.Match[str]) -> bool:
    return test(word[0])
