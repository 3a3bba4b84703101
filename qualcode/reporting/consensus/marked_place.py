"""A place in its text with the passages of both coders between signs that a terminal and a screen reader can take."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.catalogue import program
from qualcode.model.spans import Span
from qualcode.reporting.consensus.listed_places import ListedCoding, ListedPlace, given

_SIDES = ("A", "B")


def _signs(place: ListedPlace) -> list[tuple[str, str, ListedCoding]]:
    """Sign, coder and coding of all codings of a place: “A”, or “A1”, “A2” where one has several."""
    return [
        (f"{side}{number}" if len(codings) > 1 else side, coder, coding)
        for side, coder, codings in zip(_SIDES, place.coders, place.had, strict=True)
        for number, coding in enumerate(codings, start=1)
    ]


def legend(place: ListedPlace) -> Iterator[str]:
    """What the signs mean, in the program's language."""
    words = program()
    for sign, coder, coding in _signs(place):
        yield f"⟦{sign} {sign}⟧  {words.said(coder)}: {given([coding], words)}"


def marked(text: str, around: Span, place: ListedPlace) -> str:
    """The stretch `around` a place, each passage between “⟦A” and “A⟧”; at one offset the ends stand first."""
    edges: list[tuple[int, int, int, str]] = []
    for sign, _coder, coding in _signs(place):
        span = coding.span
        edges.append((span.start, 1, -span.length, f"⟦{sign} "))
        edges.append((span.end, 0, span.length, f" {sign}⟧"))
    parts, done = [], around.start
    for offset, _begins, _length, sign in sorted(edges):
        parts += [text[done:offset], sign]
        done = offset
    return "".join((*parts, text[done : around.end]))
