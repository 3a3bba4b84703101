"""What a label may be: words that transcripts are known to use, names of people, and short words at all."""

from __future__ import annotations

import re
from functools import lru_cache

from qualcode.language.sentences.abbreviations import OPENERS
from qualcode.language.speakers import (
    ANSWERS,
    ASKS,
    HEADS_OF_NOTES,
    OTHERS,
    PARTICLES,
    TITLES,
    VOICES,
    label_key,
)

# Letters and numbers, and the capital with m, f or w for men and women of TiQ.
_LETTERS = re.compile(r"[A-ZÄÖÜ](?:[A-Za-zÄÖÜäöü]{0,3}\d{1,2}|[mfw])?")
_SMALL_LETTERS = re.compile(r"[a-zäöü](?:[a-zäöü]{0,3}\d{1,2})?")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]$")
_MOST_WORDS = 5
_SHORT = re.compile(r"[\w .,'’&/+()@*|:-]*[\w)*]")
LONGEST_LABEL = 60


@lru_cache(maxsize=1024)
def is_known_label(speaker: str) -> bool:
    """Whether transcripts are known to use the label: `I`, `B2`, `Interviewer:in`, `Speaker 1`."""
    key = label_key(speaker)
    if _LETTERS.fullmatch(speaker) or key in ASKS or key in ANSWERS or key in OTHERS:
        return speaker[0].isupper()
    return key in VOICES and speaker[-1].isdigit()


@lru_cache(maxsize=1024)
def is_small_label(speaker: str) -> bool:
    """Whether it is a label that transcripts are known to use, in lower case: `befragte`, `i`, `b2`."""
    if not speaker or not speaker[0].islower():
        return False
    key = label_key(speaker)
    return bool(_SMALL_LETTERS.fullmatch(speaker)) or key in ASKS or key in ANSWERS or key in OTHERS


def is_name(speaker: str) -> bool:
    """One to five capitalised words, initials, placeholders or numbers, none of which heads notes."""
    words = _ASIDE.sub("", speaker).replace(",", " ").split() or speaker.split()
    first = label_key(words[0]) if words else ""
    if not 1 <= len(words) <= _MOST_WORDS or first in HEADS_OF_NOTES or (len(words) == 1 and first in OPENERS):
        return False
    return all(_is_name_part(word) for word in words) and any(len(word) > 1 for word in words)


def is_short(speaker: str) -> bool:
    """Whether it could be a label by its form: up to five words without the end of a sentence, no head of notes."""
    words = speaker.split()
    if not 1 <= len(words) <= _MOST_WORDS or not _SHORT.fullmatch(speaker):
        return False
    return label_key(words[0]) not in HEADS_OF_NOTES and any(sign.isalpha() for sign in speaker)


def has_title(speaker: str) -> bool:
    """Whether a title or a placeholder makes a name of it: `Frau [Name]`, `Dr. Berg`, `[Name]`."""
    first = speaker.partition(" ")[0].strip(".").casefold()
    return (first in TITLES and " " in speaker) or speaker.startswith("[")


def _is_name_part(word: str) -> bool:
    if word.casefold() in PARTICLES or word[0] in "[(" or word.isdigit():
        return True
    stopped = word.endswith((".", "!", "?", ";", "…"))
    return word[0].isupper() and (not stopped or (len(word) < 6 and word[-1] == "."))
