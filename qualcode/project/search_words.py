"""Words in any inflection and as parts of compounds: which forms they fit, and where those stand in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.errors import UsageProblem
from qualcode.language import lemmas
from qualcode.language.composed import composed
from qualcode.project.search_index import Form, SearchIndex

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
        return cls(typed.casefold(), lemmas.wanted_keys(typed), parts=not whole and len(typed) >= _SHORTEST_PART)

    def fits(self, form: Form) -> bool:
        """Whether the form is the word in some inflection, or a compound with it."""
        if form.folded == self.folded or not self.keys.isdisjoint(form.lemmas):
            return True
        return self.parts and any(self._is_part(one) for one in (form.folded, *form.lemmas))

    def _is_part(self, longer: str) -> bool:
        return any(key in longer and len(longer) - len(key) >= _SHORTEST_REST for key in (self.folded, *self.keys))


Phrase = tuple[Word, ...]


def phrase(typed: str, *, whole: bool) -> Phrase:
    """The words of a typed text, which follow one another. Raises UsageProblem where there are none."""
    words = tuple(Word.of(one, whole=whole) for one in lemmas.WORD.findall(composed(typed)))
    if not words:
        raise UsageProblem(f"“{typed}” holds no word.", "Look for signs with --exact or --regex.")
    return words


class WordFinder:
    """Finds phrases in texts, with the help of the index where a text is in it."""

    def __init__(self, phrases: Sequence[Phrase], index: SearchIndex) -> None:
        self._phrases = phrases
        self._forms: dict[Word, set[str]] = {word: set() for one in phrases for word in one}
        self._others: dict[Word, dict[str, bool]] = {word: {} for word in self._forms}
        keys: dict[Word, set[int]] = {word: set() for word in self._forms}
        for key, spelling, form in index.forms():
            for word, fitting in self._forms.items():
                if word.fits(form):
                    fitting.add(spelling)
                    keys[word].add(key)
        self._texts = {text: self._may_hold(forms, keys) for text, forms in index.texts()}

    def _may_hold(self, forms: frozenset[int], keys: dict[Word, set[int]]) -> bool:
        return any(all(not keys[word].isdisjoint(forms) for word in one) for one in self._phrases)

    def may_be_in(self, text: int) -> bool:
        """Whether it is worth looking into the text of that key."""
        return self._texts.get(text, True)

    def places(self, text: int, composed_text: str) -> Iterator[tuple[int, int]]:
        """Start and end of each phrase in the composed form of the text of that key."""
        indexed = text in self._texts
        found = [(match.start(), match.end(), match[0]) for match in lemmas.WORD.finditer(composed_text)]
        for number, (start, end, spelling) in enumerate(found):
            for one in self._phrases:
                if not self._is(one[0], spelling, indexed=indexed):
                    continue
                last = self._end_of(one, found, number, indexed=indexed) if len(one) > 1 else end
                if last:
                    yield start, last

    def _end_of(self, one: Phrase, found: list[tuple[int, int, str]], first: int, *, indexed: bool) -> int:
        """Where the phrase ends whose first word is there; 0 where the others do not follow."""
        following = found[first : first + len(one)]
        if len(following) < len(one):
            return 0
        for word, before, here in zip(one[1:], following, following[1:], strict=False):
            if here[0] - before[1] > _WIDEST_GAP or not self._is(word, here[2], indexed=indexed):
                return 0
        return following[-1][1]

    def _is(self, word: Word, spelling: str, *, indexed: bool) -> bool:
        if indexed:
            return spelling in self._forms[word]
        known = self._others[word]
        if spelling not in known:
            known[spelling] = word.fits(Form.of(spelling))
        return known[spelling]
