"""Words in any inflection and as parts of compounds: which forms they fit, and where those stand in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from qualcode.catalogue import _
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
        raise UsageProblem(_("“{typed}” holds no word.", typed=typed), _("Look for signs with --exact or --regex."))
    return words


class WordFinder:
    """Finds phrases in texts, with the help of the index where a text is in it."""

    def __init__(self, phrases: Sequence[Phrase], index: SearchIndex | None) -> None:
        self._phrases = phrases
        self._forms: dict[Word, dict[int, str]] = {word: {} for phrase in phrases for word in phrase}
        self._others: dict[Word, dict[str, bool]] = {word: {} for word in self._forms}
        parts = dict.fromkeys(text for word in self._forms for text in word.texts)
        for key, spelling, form in index.forms(parts) if index else ():
            for word, fitting in self._forms.items():
                if word.fits(form):
                    fitting[key] = spelling
        texts = index.texts() if index else ()
        self._texts = {text: self._spellings_in(forms) for text, forms in texts}

    def _spellings_in(self, forms: Sequence[int]) -> dict[Word, set[str]]:
        """How each of the words is spelt in a text of these forms."""
        return {
            word: {fitting[key] for key in _common(fitting.keys(), forms)} for word, fitting in self._forms.items()
        }

    def may_be_in(self, text: int) -> bool:
        """Whether it is worth looking into the text of that key."""
        spellings = self._texts.get(text)
        return spellings is None or any(all(spellings[word] for word in phrase) for phrase in self._phrases)

    def places(self, text: int, composed_text: str) -> Iterator[tuple[int, int]]:
        """Start and end of each phrase in the composed form of the text of that key, phrase by phrase."""
        spellings = self._texts.get(text)
        for phrase in self._phrases:
            if spellings is None:
                tests = [self._test(word) for word in phrase]
                words = lemmas.WORD.finditer(composed_text)
            else:
                spelt = [spellings[word] for word in phrase]
                tests = [known.__contains__ for known in spelt]
                words = _first_words(spelt, composed_text)
            yield from _runs(words, tests, composed_text)

    def _test(self, word: Word) -> _Test:
        """Whether a spelling is the word, where no index says it."""
        known = self._others[word]

        def fits(spelling: str) -> bool:
            if spelling not in known:
                known[spelling] = word.fits(Form.of(spelling))
            return known[spelling]

        return fits


def _common(keys: Collection[int], ordered: Sequence[int]) -> Collection[int]:
    """Those of the keys that are among the ones in order."""
    if len(keys) > _FEW:
        return set(keys).intersection(ordered)
    places = ((key, bisect_left(ordered, key)) for key in keys)
    return [key for key, place in places if place < len(ordered) and ordered[place] == key]


def _first_words(phrase: Sequence[Collection[str]], text: str) -> Iterator[re.Match[str]]:
    """The words with which a phrase of words in these spellings may begin, and some others, in order.

    Of many spellings all words of the text: each is sought for itself.
    """
    if any(len(spellings) > _FEW for spellings in phrase):
        return lemmas.WORD.finditer(text)
    return _words_at(_beginnings(phrase, text), text)


def _beginnings(phrase: Sequence[Collection[str]], text: str) -> list[int]:
    """Where the first word of a phrase may stand, be it as a part of another one: near its rarest word."""
    first = phrase[0]
    numbers = [sum(map(text.count, spellings)) for spellings in phrase] if len(phrase) > 1 else [0]
    rarest = numbers.index(min(numbers))
    if rarest == 0:
        return sorted(place for spelling in first for place in _places(spelling, text))
    reach = sum(max(map(len, spellings), default=0) + _WIDEST_GAP for spellings in phrase[: rarest + 1])
    ends = {place + len(spelling) for spelling in phrase[rarest] for place in _places(spelling, text)}
    near = ((spelling, max(end - reach, 0), end) for end in ends for spelling in first)
    return sorted({place for spelling, start, end in near for place in _places(spelling, text, start, end)})


def _words_at(places: Iterable[int], text: str) -> Iterator[re.Match[str]]:
    """The words of the runs between blanks that hold these places, in order: no word reaches over a blank."""
    end = 0
    for place in places:
        if place < end:
            continue
        start = place
        while start > end and not text[start - 1].isspace():
            start -= 1
        blank = _BLANK.search(text, place)
        end = blank.start() if blank else len(text)
        yield from lemmas.WORD.finditer(text, start, end)


def _places(spelling: str, text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    place = text.find(spelling, start, end)
    while place >= 0:
        yield place
        place = text.find(spelling, place + len(spelling), end)


def _runs(words: Iterator[re.Match[str]], tests: Sequence[_Test], text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the words that follow one another, one of the `words` first, and pass the tests one by one."""
    for first in words:
        if not tests[0](first[0]):
            continue
        if len(tests) == 1:
            yield first.span()
            continue
        following = [first, *islice(lemmas.WORD.finditer(text, first.end()), len(tests) - 1)]
        near = all(after.start() - before.end() <= _WIDEST_GAP for before, after in pairwise(following))
        if near and len(following) == len(tests) and all(map(_passes, tests, following)):
            yield first.start(), following[-1].end()


def _passes(test: _Test, word: re.Match[str]) -> bool:
    return test(word[0])
