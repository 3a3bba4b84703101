"""Names in disguise: written letter by letter, parted at a line's end, glued to a title, or with bracketed letters.

    L i n d n e r, L-i-n-d-n-e-r    Lind-
                                    ner          FrauLindner, Dr.Lindner, KaiLindner     [L]indner

What stands in a text like that is looked for once more in the text without the disguise, besides the text as it is:
“Lindner-” at a line's end and “und” in the next one are two words. Invisible signs are no matter of this module,
since `composed` leaves them out.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Protocol, Self, TypeVar

from qualcode.language.forms.normalised import Composed
from qualcode.model.spans import Span

# Small letters and capitals of the Latin, Greek and Cyrillic scripts.
_LETTERS = [chr(point) for block in (range(0x41, 0x530), range(0x1E00, 0x2000)) for point in block]
_SMALL = "".join(letter for letter in _LETTERS if unicodedata.category(letter) == "Ll")
_CAPITAL = "".join(letter for letter in _LETTERS if unicodedata.category(letter) == "Lu")
_LETTER = r"[^\W\d_]"
_GAP = r"(?:[^\S\n]{1,2}|[.·*_-])"
_PARTS = rf"(?:{_GAP}(?:['’]{_GAP}?)?|['’]{_GAP})"  # between letters: “O ’ L e a r y”, too
_TITLES = r"(?:Dr|Fr|Hr|Hrn|Mr|Mrs|Ms|Prof)\.|Frau|Herrn?|Familie"
_BEGINS_NAME = rf"[{_CAPITAL}](?:[{_SMALL}]{{2}}|c[{_CAPITAL}]|['’][{_CAPITAL}])"  # Lindner, McKay, O’Leary
_NO_PARTS = "(?:und|oder|bzw|beziehungsweise|sowie|noch|bis|als|wie|and|or)"

_SIGNS = re.compile(
    rf"(?P<apart>(?<![^\W_]){_LETTER}(?:{_PARTS}{_LETTER}(?![^\W_])){{2,}})"
    rf"|(?<={_LETTER}{_LETTER})(?P<hyphen>[-\u2010\u2011¬]\s{{1,3}})(?=[{_SMALL}]|[{_CAPITAL}]{{2}})(?!{_NO_PARTS}\b)"
    rf"|(?<=[{_SMALL}])(?<!Mc)(?P<glued>)(?={_BEGINS_NAME})(?!In(?:nen)?\b)"
    rf"|\b(?:{_TITLES})(?P<title>)(?=[{_CAPITAL}](?:[{_SMALL}]|['’]))"
    rf"|(?P<open>\[){_LETTER}{{1,3}}(?P<closed>\])(?={_LETTER})"
    rf"|(?<={_LETTER})(?P<open_>\[){_LETTER}{{1,3}}(?P<closed_>\])"
)
# What one of them needs at least: a capital inside of a word; a hyphen before white space, a capital behind the full
# stop of a title, a letter in brackets; letters between gaps. Each begins with signs that are rare, so it is quick.
_MAY_BE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[{_CAPITAL}](?<=[{_SMALL}].)",
        rf"[-\u2010\u2011¬.\[](?:(?<=[-\u2010\u2011¬])\s|(?<=[rsf]\.)[{_CAPITAL}]|(?<=\[){_LETTER}{{1,3}}\])",
        rf"[\s.·*_-]{_LETTER}[\s.·*_-]{{1,2}}{_LETTER}(?![^\W_])",
    )
)
_SOFT_AT_THE_END = re.compile(r"\u00ad(?=\s)")


class _NameMatch(Protocol):
    @property
    def span(self) -> Span: ...
    @property
    def certain(self) -> bool: ...


F = TypeVar("F", bound=_NameMatch)


class Undisguised:
    """A text without disguise; `text` is searched, `span` leads back to the disguised one."""

    def __init__(self, original: str, changes: Sequence[tuple[Span, str]]) -> None:
        """`changes` are what stands instead of spans of the text: in order, nothing or a blank."""
        self._original = original
        self._places: list[int] = []
        self._starts: list[int] = []
        self._out = {span.start for span, _ in changes if span.length}
        parts: list[str] = []
        length = position = 0
        for span, instead in (*changes, (Span(len(original), len(original)), "")):
            self._places.append(length)
            self._starts.append(position)
            parts += [original[position : span.start], instead]
            length += span.start - position + len(instead)
            position = span.end
        self.text = "".join(parts)

    @classmethod
    def of(cls, text: str) -> list[Self]:
        """The text without disguise; none where nothing in it is disguised.

        Letter by letter “M c K a y” is one word and “K a i L i n d n e r” are two: both ways to read it are given.
        """
        if not is_disguised(text):
            return []
        changes = [change for found in _SIGNS.finditer(text) for change in _changes(text, found)]
        if not changes:
            return []
        joined = [(span, "" if span.length else instead) for span, instead in changes]
        return [cls(text, changes), *([cls(text, joined)] if joined != changes else [])]

    def span(self, start: int, end: int) -> Span:
        """The place in the disguised text of [start, end) of `text`, with the brackets of its letters."""
        first, last = self._original_of(start), self._original_of(end - 1) + 1
        if first - 1 in self._out and self._original[first - 1] == "[":
            first -= 1
        if last in self._out and self._original[last] == "]":
            last += 1
        return Span(first, last)

    def _original_of(self, place: int) -> int:
        index = bisect_right(self._places, place) - 1
        return self._starts[index] + place - self._places[index]


def is_disguised(text: str) -> bool:
    """Whether there may be a name in disguise in a text."""
    return any(pattern.search(text) for pattern in _MAY_BE)


def _changes(text: str, found: re.Match[str]) -> Iterator[tuple[Span, str]]:
    kind = found.lastgroup
    if kind in ("glued", "title"):
        yield Span(found.end(), found.end()), " "
    elif kind == "hyphen":
        yield Span(*found.span()), ""
    elif kind in ("closed", "closed_"):
        for sign in ("open", "closed") if kind == "closed" else ("open_", "closed_"):
            yield Span(*found.span(sign)), ""
    else:
        letters = [at for at in range(found.start(), found.end()) if text[at].isalpha() or text[at] in "'’"]
        for before, at, following in zip([found.start(), *letters], letters, letters[1:], strict=False):
            new_word = text[at].islower() and text[following].isupper() and text[before] + text[at] != "Mc"
            yield Span(at + 1, following), " " if new_word else ""


def through_disguises(text: str, find: Callable[[str], Iterable[F]], behind: Callable[[str], Iterable[F]]) -> list[F]:
    """What `find` finds in the text as it is compared, and `behind` in the same without disguise, where it has one.

    Both give places in the text that they are given, in order. Of two finds that overlap the sure one counts, else
    the longer.
    """
    glass, clears = _readings(text)
    found = list(find(glass.text))
    for clear in clears:
        more = (_placed(hit, clear.span(hit.span.start, hit.span.end)) for hit in behind(clear.text))
        found = best([*found, *more])
    if glass.text == text:
        return found
    return [_placed(hit, glass.span(hit.span.start, hit.span.end)) for hit in found]


@lru_cache(maxsize=4)  # names, forms and likely names are looked for in the same text one after the other
def _readings(text: str) -> tuple[Composed, list[Undisguised]]:
    glass = Composed(_SOFT_AT_THE_END.sub("-", text) if "\u00ad" in text else text)
    return glass, Undisguised.of(glass.text)


def best(found: Iterable[F]) -> list[F]:
    """Those that count of what overlaps: sure ones, then long ones, then what comes first; in order of the text."""
    kept: list[F] = []
    for hit in sorted(found, key=lambda hit: (not hit.certain, -hit.span.length)):
        if not any(hit.span.overlap(other.span) for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.span)


def _placed(found: F, span: Span) -> F:
    return found if span == found.span else replace(found, span=span)  # type: ignore[type-var]  # all are dataclasses
