"""The list of German words that comes with simplemma: which words are words, as they are written.

Whether a word stands there says little about names: many of them do (“Duisburg”, “Petra”), others do not.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from qualcode.language.forms.normalised import composed
from qualcode.language.sentences.abbreviations import words_of

_JOINTS = ("", "s", "es", "n", "en", "er", "e", "ns")
_SHORTEST_PART = 3
_ENDINGS = tuple(
    words_of("ung ungen heit heiten keit keiten schaft schaften tion tionen tät täten ismus innen ieren")
)


@cache
def _lookup() -> Callable[[str, str], str | None]:
    from simplemma.strategies import DictionaryLookupStrategy

    return DictionaryLookupStrategy().exact_lemma


@lru_cache(maxsize=65536)
def is_listed(word: str) -> bool:
    """Whether exactly this word, capital or small, is in the list."""
    return _lookup()(composed(word), "de") is not None


@lru_cache(maxsize=65536)
def is_german(word: str) -> bool:
    """Whether a word can be a German one: listed in any case, made of listed words, or with an ending of nouns."""
    word = composed(word)
    if _in_any_case(word) or word.casefold().endswith(_ENDINGS):
        return True
    return _is_compound(word, depth=2)


def _in_any_case(word: str) -> bool:
    return is_listed(word) or is_listed(word.lower()) or is_listed(word.capitalize())


def _is_compound(word: str, *, depth: int) -> bool:
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        tail = word[cut:]
        if not (_in_any_case(tail) or (depth > 1 and _is_compound(tail, depth=depth - 1))):
            continue
        head = word[:cut]
        stems = (head.removesuffix(joint) for joint in _JOINTS if head.endswith(joint))
        if any(len(stem) >= _SHORTEST_PART and _in_any_case(stem) for stem in stems):
            return True
    return False
