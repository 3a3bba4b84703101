"""Finding things by a few letters of their names: the one ranking of every list in which somebody types.

What was typed is looked for as it stands: case, Unicode form, white space and accents make no difference, and “ä” is
“ae” in both directions. What only looks like it is a guess, asked for apart, and never what a key may take before
somebody chose it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from qualcode.model.codes import Code
from qualcode.project.file.row_rules import folded

Named = TypeVar("Named")

_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "œ": "oe"})
_SHORT, _LONG = 3, 6  # letters: fewer than the first look like everything, from the second on two may differ


class Nearness(IntEnum):
    """How a name holds what was typed; the greater the nearer."""

    AROUND = 1
    """Every word of it stands in the name or around it, as in the path of a code."""
    INSIDE = 2
    """It stands inside a word of the name."""
    WORD = 3
    """It begins a word of the name."""
    BEGINNING = 4
    """It begins the name."""
    NAME = 5
    """It is the name."""


@dataclass(frozen=True, slots=True)
class FoundByName(Generic[Named]):
    """A thing in whose name, or around it, stands what was typed."""

    named: Named
    nearness: Nearness

    @property
    def is_meant(self) -> bool:
        """Whether the name, or a word of it, begins with what was typed; inside a word it may be chance."""
        return self.nearness >= Nearness.WORD


@dataclass(frozen=True, slots=True)
class _Spelled(Generic[Named]):
    named: Named
    name: str
    around: str


class NameSearch(Generic[Named]):
    """Things with their names, ready to be found by letters."""

    def __init__(self, things: Iterable[Named], names: Callable[[Named], tuple[str, str]]) -> None:
        """`names` gives the name of a thing and what stands around it."""
        self._entries: list[_Spelled[Named]] = []
        for named in things:
            name, around = names(named)
            self._entries.append(_Spelled(named, spelling(name), spelling(f"{around} {name}")))

    def find(self, typed: str, recent: Callable[[Named], int] = lambda _named: 0) -> list[FoundByName[Named]]:
        """The things in whose names or around them stands what was typed, the nearest first; none for nothing.

        Of equally near ones those come first for which `recent` is least, and else the order stays as it was.
        """
        text = spelling(typed)
        if not text:
            return []
        words = text.split()
        found = [
            FoundByName(entry.named, nearness)
            for entry in self._entries
            if (nearness := _nearness(entry, text, words)) is not None
        ]
        return sorted(found, key=lambda hit: (-hit.nearness, recent(hit.named)))

    def similar(self, typed: str, most: int = 5) -> list[Named]:
        """Things whose names look like what was typed but do not hold it, the likest first: guesses.

        At most two letters are missing, added, exchanged or other ones, in a word of less than six letters one.
        """
        text = spelling(typed)
        if len(text) < _SHORT:
            return []
        from rapidfuzz.distance import OSA  # 0.1 s, only for misspellings

        allowed = 2 if len(text) >= _LONG else 1
        words = text.split()
        found = []
        for place, entry in enumerate(self._entries):
            forms = [form for form in (entry.name, *entry.name.split()) if abs(len(form) - len(text)) <= allowed]
            unlike = min((OSA.distance(text, form, score_cutoff=allowed) for form in forms), default=allowed + 1)
            if unlike <= allowed and _nearness(entry, text, words) is None:
                found.append((unlike, place))
        return [self._entries[place].named for _unlike, place in sorted(found)[:most]]


def codes_by_name(codes: Iterable[Code]) -> NameSearch[Code]:
    """Codes, to be found by name and path."""
    return NameSearch(codes, lambda code: (code.name, code.full_name))


def rank_codes(codes: Sequence[Code], typed: str, recent: Sequence[int] = ()) -> list[FoundByName[Code]]:
    """The codes in whose name or path stands what was typed, the nearest first; all, the `recent` ones (keys)
    first, where nothing was.
    """
    order = {key: place for place, key in enumerate(recent)}

    def place_of(code: Code) -> int:
        return order.get(code.key, len(order))

    if not typed.strip():
        return [FoundByName(code, Nearness.NAME) for code in sorted(codes, key=place_of)]
    return codes_by_name(codes).find(typed, place_of)


def spelling(name: str) -> str:
    """The form in which names are compared: in small letters, umlauts as two of them, without other accents."""
    plain = folded(name)
    if plain.isascii():
        return plain
    apart = unicodedata.normalize("NFD", plain.translate(_TWO_LETTERS))
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if unicodedata.category(sign) != "Mn"))


def _nearness(entry: _Spelled[Named], text: str, words: Sequence[str]) -> Nearness | None:
    name = entry.name
    at = name.find(text)
    if at == 0:
        return Nearness.NAME if name == text else Nearness.BEGINNING
    if at < 0:
        return Nearness.AROUND if all(word in entry.around for word in words) else None
    while at >= 0:
        if not name[at - 1].isalnum():
            return Nearness.WORD
        at = name.find(text, at + 1)
    return Nearness.INSIDE
