"""Finds words that are likely to be names although they stand in no list.

Told are common first names, surnames and places, and words with a capital inside of a sentence that no German word
could be. Names that are words too (“Frau Klein”) are found behind a title, by `identifiers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial
from typing import Literal

from qualcode.language.names.common import AMBIGUOUS_PLACES, FIRST_NAMES, IN_FRONT, PLACES, SURNAMES
from qualcode.language.names.disguise import through_disguises
from qualcode.language.names.listed import key
from qualcode.language.names.places import COUNTRIES, NOT_BIRTHPLACES, origins, places_behind
from qualcode.language.sentences.abbreviations import words_of
from qualcode.language.words.dictionary import is_german
from qualcode.model.spans import Span


class LikelyKind(StrEnum):
    """What a word is likely to be."""

    FIRST_NAME = "first name"  # no text: the value of a finding
    SURNAME = "surname"
    PLACE = "place"
    COUNTRY = "country of origin"  # no text: the value of a finding
    BIRTHPLACE = "place of birth"  # no text: the value of a finding
    UNKNOWN = "unknown word"  # no text: the value of a finding


@dataclass(frozen=True, slots=True)
class LikelyName:
    """Where the word stands (code points) and what it is likely to be, which is never sure."""

    span: Span
    kind: LikelyKind
    certain: Literal[False] = False


_WORD = re.compile(r"(?<![^\W_])[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:[’'][^\W\d_]{3,})?(?:-[^\W\d_]+)*(?![\w-])")
_ABBREVIATED = re.compile(r"\w[a-zß-öø-ÿ]*[A-ZÄÖÜ]\w*")  # “GfS”, “SoPoDI”
_BRACKETED = re.compile(r"\[[^\[\]\n]{1,120}\]|\([^()\n]{1,120}\)|<[^<>\n]{1,80}>")
# English words that are at home in German interviews, and that the list of German words lacks.
_LOANS = words_of("case cases coach coaches input inputs onboarding peer peers science sciences skills tool tools")
_GENITIVE = ("", "s", "’s", "'s")
_ADJECTIVE = re.compile(r"sch(?:e[mnrs]?)?(?![\w-])")  # the end of “hamburgische”
_LAST_WORD = re.compile(r"(?<![\w-])[a-zß-öø-ÿ]{3,40}$")
_BLANKS = frozenset(" \t\xa0")


def likely_names(text: str, *, unknown: bool = True) -> tuple[LikelyName, ...]:
    """Likely names in order; words in brackets, which stand for names, are passed over.

    `unknown` takes words that are in no list of names, but could be no German words either.
    """
    return tuple(through_disguises(text, partial(_likely, unknown=unknown), partial(_likely, unknown=False)))


def _likely(text: str, *, unknown: bool) -> list[LikelyName]:
    found: dict[tuple[int, int], LikelyKind] = {}
    masked = _BRACKETED.sub(lambda found: " " * len(found[0]), text)
    for match in _WORD.finditer(masked):
        kind = _kind(masked, match.start(), match[0], unknown=unknown)
        if kind:
            found[match.span()] = kind
    for match in _ADJECTIVE.finditer(masked):
        before = _LAST_WORD.search(masked, max(0, match.start() - 41), match.start())
        if before and _is_of_a_place(before[0] + match[0]):
            found[before.start(), match.end()] = LikelyKind.PLACE
    for start, end, name, born in origins(masked):
        kind = _origin(key(name), born=born)
        if kind:
            found[start, end] = kind
    return [LikelyName(Span(*place), found[place]) for place in sorted(found)]


def _origin(name: str, *, born: bool) -> LikelyKind | None:
    if born and name not in NOT_BIRTHPLACES:
        return LikelyKind.BIRTHPLACE
    return LikelyKind.COUNTRY if name in COUNTRIES else None


@lru_cache(maxsize=65536)
def _is_of_a_place(word: str) -> bool:
    return any(place in PLACES for place, _ in places_behind(key(word)))


def _kind(text: str, start: int, word: str, *, unknown: bool) -> LikelyKind | None:
    if len(word) < 3 or (word.isupper() and len(word) < 7):
        return None
    listed, in_front = _by_lists(word)
    if listed or in_front:
        before = _before(text, start)
        found = in_front if before.casefold() in IN_FRONT else listed
        return found or (LikelyKind.UNKNOWN if unknown and before and _is_unknown(word) else None)
    # most words can be none: what stands before them is not even looked for
    possible = unknown and text[max(0, start - 1) : start] in _BLANKS and _is_unknown(word)
    return LikelyKind.UNKNOWN if possible and _before(text, start) else None


def _before(text: str, offset: int) -> str:
    """The word before, empty at the beginning of a sentence or behind a mark."""
    if text[max(0, offset - 1) : offset] not in _BLANKS:
        return ""
    stretch = text[max(0, offset - 40) : offset].rstrip(" \t\xa0").removesuffix(",").rstrip()
    return stretch.rsplit(None, 1)[-1] if stretch and stretch[-1].isalnum() else ""


@lru_cache(maxsize=65536)
def _by_lists(word: str) -> tuple[LikelyKind | None, LikelyKind | None]:
    """What a word is by lists, and what it is behind a word such as “in”."""
    return _by_list(word, in_front=False), _by_list(word, in_front=True)


def _by_list(word: str, *, in_front: bool) -> LikelyKind | None:
    kinds = (_part_by_list(key(part), in_front=in_front) for part in dict.fromkeys((word, *word.split("-"))))
    return next((kind for kind in kinds if kind), None)


def _part_by_list(word: str, *, in_front: bool) -> LikelyKind | None:
    for names, kind in ((FIRST_NAMES, LikelyKind.FIRST_NAME), (SURNAMES, LikelyKind.SURNAME)):
        if any(base in names for base in _bases(word, _GENITIVE)):
            return kind
    places = (*_bases(word, ("", "s")), *(place for place, _ in places_behind(word)))
    if any(place in PLACES or (in_front and place in AMBIGUOUS_PLACES) for place in places):
        return LikelyKind.PLACE
    return None


def _bases(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    for ending in endings:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield stem


@lru_cache(maxsize=65536)
def _is_unknown(word: str) -> bool:
    return not all(
        len(part) < 3 or _ABBREVIATED.fullmatch(part) or part.lower() in _LOANS or is_german(part)
        for part in word.split("-")
    )
