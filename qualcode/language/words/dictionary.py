"""The list of German words that comes with simplemma: which words are words, as they are written.

Whether a word stands there says little about names: many of them do (“Duisburg”, “Petra”), others do not.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from qualcode.language.forms.normalised import composed
from qualcode.language.sentences.abbreviations import words_of
from qualcode.language.words.german_list import german_list

_JOINTS = ("", "s", "es", "n", "en", "er", "e", "ns")
_SHORTEST_PART = 3
_ENDINGS = tuple(
    words_of("ung ungen heit heiten keit keiten schaft schaften tion tionen tät täten ismus innen ieren")
)


_APOSTROPHES = "'’ʼ"
_STRAIGHT = str.maketrans(_APOSTROPHES, "'" * len(_APOSTROPHES))


@lru_cache(maxsize=65536)
def is_listed(word: str) -> bool:
    """Whether exactly this word, capital or small, is in the list."""
    return _stands_there(composed(word))


def _stands_there(word: str) -> bool:
    """As simplemma's `exact_lemma`: whichever apostrophe was typed, the list may have another one."""
    words = german_list()
    if words.get(word) is not None:
        return True
    if word.isalpha() and _APOSTROPHES[2] not in word:
        return False
    straight = word.translate(_STRAIGHT)
    if "'" not in straight:
        return False
    return any(words.get(straight.replace("'", sign)) is not None for sign in _APOSTROPHES)


@lru_cache(maxsize=65536)
def is_german(word: str) -> bool:
    """Whether a word can be a German one: listed in any case, made of listed words, or with an ending of nouns."""
    word = composed(word)
    return _in_any_case(word) or word.casefold().endswith(_ENDINGS) or _is_compound(word)


def _in_any_case(word: str) -> bool:
    lower, capital = word.lower(), word.capitalize()
    return (
        _stands_there(composed(lower))
        or _stands_there(composed(capital))
        or (word not in (lower, capital) and _stands_there(word))
    )


def _is_compound(word: str) -> bool:
    """Whether two or three listed words make it, each but the last with or without a joint.

    The last part is looked for first: most words have few endings that are words, so few cuts are left to try.
    """
    ends = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    lasts = [start for start in ends if _in_any_case(word[start:])]
    if not lasts:
        return False
    is_word = cache(lambda start, end: _in_any_case(word[start:end]))
    is_first = [end for end in range(_SHORTEST_PART, lasts[-1] + 1) if _is_part(word, 0, end, is_word)]
    return any(last in is_first for last in lasts) or any(
        _is_part(word, first, last, is_word) for last in lasts for first in is_first
    )


def _is_part(word: str, start: int, end: int, is_word: Callable[[int, int], bool]) -> bool:
    """Whether word[start:end] is a listed word, or one with a joint."""
    return any(
        end - len(joint) - start >= _SHORTEST_PART
        and word.endswith(joint, start, end)
        and is_word(start, end - len(joint))
        for joint in _JOINTS
    )
