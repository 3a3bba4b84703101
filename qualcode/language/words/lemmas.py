"""Words and the forms under which a dictionary lists them, so that a search finds every inflection.

The lemmas are simplemma's (MIT; its word lists are drawn from sources under ODbL, CC BY-SA and the like, which
its own distribution names). Gender forms stay words of their own: “Ausländer*innen” is an inflection of
“Ausländer*in”, and is found with “Ausländer” too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache

from qualcode.language.forms.normalised import composed, folded
from qualcode.language.words.german_list import LANGUAGE, german_list, simplemma_version

_RULES = "words 2"
# “jede*r”, “Ausländer:innen”, “Lehrer/-in” are one word
WORD = re.compile(
    r"[^\W_](?:\w*[^\W_])?"
    r"(?:(?<=\w{3})(?:[*:·](?:innen|in)|/-?(?:innen|in)|\*(?:er|es|r|n|m|s|e))(?!\w))?"
)
_GENDERED = re.compile(r"(.{3,}?)(?:([*:·_]|/-?)(innen|in)|()(Innen|In))")
_PRONOUN = re.compile(r"(.{3,})\*(?:er|es|r|n|m|s|e)")
_SIGN = "*"


class _Dictionaries:
    """What simplemma asks for its list: it gets the one that is looked up in place."""

    def get_dictionary(self, _: str) -> Mapping[str, str]:
        return german_list()


class _Simplemma:
    """simplemma's rules over that list, as `simplemma.lemmatize(…, greedy=True)` and `simplemma.is_known`."""

    def __init__(self) -> None:
        from simplemma import Lemmatizer
        from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy

        dictionaries = _Dictionaries()
        self._lemmatizer = Lemmatizer(
            lemmatization_strategy=DefaultStrategy(greedy=True, dictionary_factory=dictionaries)
        )
        self._list = DictionaryLookupStrategy(dictionaries)

    def lemma(self, word: str) -> str:
        return self._lemmatizer.lemmatize(word, LANGUAGE)

    def is_known(self, word: str) -> bool:
        return self._list.get_lemma(composed(word), LANGUAGE) is not None


@cache
def _simplemma() -> _Simplemma:
    return _Simplemma()


@cache
def lemmatizer() -> str:
    """Who makes the lemmas, with versions."""
    return f"{_RULES} (simplemma {simplemma_version()})"  # no text: stands in the file


def _gendered(word: str) -> re.Match[str] | None:
    return None if word.isalpha() and "In" not in word else _GENDERED.fullmatch(word)


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """The dictionary form of a word: “Häuser” -> “Haus”, “wussten” -> “wissen”, “Ärzt:innen” -> “Ärzt:in”.

    An unknown word is its own lemma.
    """
    word = composed(word)
    gendered = _gendered(word)
    if gendered:
        stem, sign, _, _, _ = gendered.groups()
        return f"{stem}{sign}in" if sign else f"{stem}In"
    pronoun = None if word.isalpha() else _PRONOUN.fullmatch(word)
    return _simplemma().lemma(pronoun[1] if pronoun else word)


@lru_cache(maxsize=65536)
def keys(form: str) -> frozenset[str]:
    """What a word form in a text is found under: its lemmas, case folded.

    A capital may be a noun's or a sentence's: “Arbeiten” is found as the noun and as the verb.
    """
    form = composed(form)
    gendered = _gendered(form)
    if gendered:
        return frozenset({folded(f"{gendered[1]}{_SIGN}in"), *_bases(gendered[1])})
    found = {lemma(form)}
    if form[:1].isupper() and not form.isupper():
        lower = form[0].lower() + form[1:]
        if _simplemma().is_known(lower):
            found.add(lemma(lower))
    return frozenset(map(folded, found))


Known = Callable[[str], frozenset[str] | None]
"""Says what a form is found under, or None where that is not known."""


def unknown(_: str) -> None:
    """Nothing is known but what the dictionary says."""


def wanted_keys(typed: str, known: Known = unknown) -> frozenset[str]:
    """What a typed word looks for: as `keys`, but people type nouns in lower case too.

    simplemma takes a tenth of a second to start: who has looked words up before says by `known` what came out.
    """

    def found(form: str) -> frozenset[str]:
        return known(composed(form)) or keys(form)

    if _gendered(composed(typed)):
        return frozenset({next(key for key in found(typed) if key.endswith(f"{_SIGN}in"))})
    return found(typed) | found(typed[:1].upper() + typed[1:])


def _bases(stem: str) -> Iterator[str]:
    """The word that a gender form is made of: “Ausländer”, “Ärzt” -> “Arzt”, “Kolleg” -> “Kollege”."""
    yield folded(lemma(stem))
    for ending in ("e", "en"):
        known = lemma(stem + ending)
        if known != stem + ending:  # the list knows it
            yield folded(known)
