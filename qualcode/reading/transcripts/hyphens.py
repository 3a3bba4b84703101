"""Hyphens at the ends of lines: whether they part a word (“Zusammen-/arbeit”) or belong to it (“Face-to-/face”).

What the text itself says goes first: the word elsewhere without a hyphen, or with one. Then what is before and behind
it: a conjunction (“Vor- und Nachteile”), a capital or a figure, an abbreviation, a single letter. What is left goes
by whether the text parts words at all: many lines that end so, or a German text, where a small letter behind a
hyphen is rare; an English one breaks lines at hyphens that are there anyway.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.language.sentences.abbreviations import words_of

HYPHENS = "-\u2010\u2011\u00ad\u00ac"
# Behind a hyphen these do not end its word: “Vor- und Nachteile”.
_JOINING = re.compile(r"(?:und|oder|bzw\.?|sowie|bis|als|and|or|to)(?!\w)")
_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
_LAST = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*$")
_FIRST = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
# Words that begin compounds with a hyphen in German texts too.
_BEGIN_COMPOUNDS = words_of("ad know check start pick stand make call trial face-to face-to-face end-to on off co e")
_GERMAN = words_of("der die das und nicht ist ich wir mit auch dass war ein eine zu es sich auf")
_ENGLISH = words_of("the and of to that is was it in not we you with for this have but")
_MANY = 0.03  # of the lines
_SEVERAL = 3  # lines


@dataclass(frozen=True, slots=True)
class Hyphenation:
    """What a text says about the hyphens at the ends of its lines.

    `words` are its words and how often each occurs, those left out that stand at a hyphen at a line's end;
    `parts_words` is whether it parts words where nothing else tells.
    """

    words: Counter[str]
    parts_words: bool

    def between(self, before: str, following: str) -> str:
        """What becomes of a hyphen between these words: nothing, “-”, or “- ” where another word follows.

        `before` ends before the hyphen, `following` is the next line.
        """
        certain = self.certain(before, following)
        if certain is not None:
            return certain
        return "" if self.parts_words else "-"

    def certain(self, before: str, following: str) -> str | None:
        """What becomes of it where the text or the words beside it tell; None where they do not."""
        first, last = _matched(_FIRST, following), _matched(_LAST, before)
        with_hyphen, without = self.words[_key(f"{last}-{first}")], self.words[_key(last + first)]
        if without > with_hyphen:
            return ""
        if _JOINING.match(following) or _key(first).startswith(_key(last) or " "):  # “ha- habe” breaks off
            return "- "
        if with_hyphen:
            return "-"
        if not first or not last or not first[0].islower() or last[-1].isdigit() or last[-1].isupper():
            return "-"
        if len(last) == 1 or "-" in last or _key(last) in _BEGIN_COMPOUNDS:
            return "-"
        return None


def _matched(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text[-60:]) if pattern is _LAST else pattern.match(text[:60])
    return found[0] if found else ""


def _key(word: str) -> str:
    return word.casefold().replace("\u2010", "-").replace("\u2011", "-")


def hyphenation_of(lines: Sequence[str], parted: Sequence[tuple[str, str]]) -> Hyphenation:
    """What the lines of a text say; `parted` are those that end with a hyphen, without it, each with the next one."""
    words = Counter(_key(word) for line in lines for word in _WORD.findall(line))
    for before, following in parted:  # halves are no words
        words.subtract((_key(_matched(_LAST, before)), _key(_matched(_FIRST, following))))
    known = Hyphenation(words, parts_words=False)
    told = Counter(known.certain(before, following) for before, following in parted if following[:1].islower())
    if told[""] != told["-"]:
        return Hyphenation(words, parts_words=told[""] > told["-"])
    is_german = sum(words[word] for word in _GERMAN) >= sum(words[word] for word in _ENGLISH)
    many = told[None] >= max(_SEVERAL, _MANY * len(lines))
    return Hyphenation(words, parts_words=is_german or many)
