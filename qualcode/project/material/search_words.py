"""Words in any inflection and as parts of compounds: which forms they fit, and where those stand in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qualcode.errors import UsageProblem
from qualcode.language.forms.normalised import composed, folded
from qualcode.language.words import lemmas
from qualcode.project.material.search_index import Form, SearchIndex

_SHORTEST_PART = 4  # letters: “amt” would find “gesamt”
_SHORTEST_REST = 3  # letters: “Arbeit” with an ending is no compound
_WIDEST_GAP = 5  # code points between two words of a phrase


@dataclass(frozen=True, slots=True)
class Word:
    """One word that is looked for; with `parts` as a part of compounds too."""

    folded: str
    keys: frozenset[str]
    parts: bool

    @classmethod
    def of(cls, typed: str, *, whole: bool) -> Word:
        """The word as somebody typed it."""
        return cls(folded(typed), lemmas.wanted_keys(typed), parts=not whole and len(typed) >= _SHORTEST_PART)

    def fits(self, form: Form) -> bool:
        """Whether the form is the word in some inflection, or a compound with it."""
        if form.folded == self.folded or not self.keys.isdisjoint(form.lemmas):
            return True
        return self.parts and any(self._is_part(longer) for longer in (form.folded, *form.lemmas))

    def _is_part(self, longer: str) -> bool:
        return any(key in longer and len(longer) - len(key) >= _SHORTEST_REST for key in (self.folded, *self.keys))


Phrase = tuple[Word, ...]
_Test = Callable[[str], bool]


def phrase(typed: str, *, whole: bool) -> Phrase:
    """The words of a typed text, which follow one another. Raises UsageProblem where there are none."""
    words = tuple(Word.of(word, whole=whole) for word in lemmas.WORD.findall(composed(typed)))
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
        for key, spelling, form in index.forms() if index else ():
            for word, fitting in self._forms.items():
                if word.fits(form):
                    fitting.add(spelling)
                    keys[word].add(key)
        texts = index.texts() if index else ()
        self._texts = {text: self._may_hold(forms, keys) for text, forms in texts}

    def _may_hold(self, forms: frozenset[int], keys: dict[Word, set[int]]) -> bool:
        return any(all(not keys[word].isdisjoint(forms) for word in phrase) for phrase in self._phrases)

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
                yield from (match.span() for match in lemmas.WORD.finditer(composed_text) if fits(match[0]))
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
