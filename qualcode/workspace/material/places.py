"""From words to the place in a text where they stand."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import Ambiguous, NotFound, UsageProblem
from qualcode.language.forms.normalised import Composed
from qualcode.language.words.literal_search import exact
from qualcode.model.spans import Span
from qualcode.project.material.search import How
from qualcode.safe_text import one_line, visible

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.workspace.workspace import Workspace

_AROUND = 25  # code points on either side of a place
_OFFERED = 3


def _more(_number: int, first: Span) -> str:
    return _("Give more of them, or the place itself: {start}:{end}.", start=first.start, end=first.end)


def places_of(text: str, words: str) -> list[Span]:
    """Where words stand in a text, letter by letter; only the Unicode form and white space may differ."""
    glass = Composed(text)
    return [glass.span(start, end) for start, end in exact(words, overlapping=True)(glass.text)]


def place_of_words(
    space: Workspace,
    document: Document,
    words: str,
    occurrence: int | None = None,
    *,
    more: Callable[[int, Span], str] = _more,
) -> Span:
    """The one place where words stand in a document, or the one of that number, from 1.

    `more` says, of their number and the first place, what to do where they stand several times. Raises NotFound with
    the nearest words where they stand nowhere, Ambiguous with their places where they stand several times,
    UsageProblem for a number that is none of them.
    """
    text = space.project.documents.text(document)
    places = places_of(text, words)
    if not places:
        message = _("“{document}” has no passage “{words}”.", document=document.name, words=_shown(words))
        hint = _("“qualcode search” and study.search find words in any form.")
        raise NotFound("passage", words, _nearest(space, document, words), hint, message=message)
    if occurrence is not None:
        if isinstance(occurrence, bool) or not isinstance(occurrence, int) or not 1 <= occurrence <= len(places):
            raise UsageProblem(
                _("{number} is none of the places of these words.", number=repr(occurrence)),
                _("Give a number from 1 to {most}.", most=len(places)),
            )
        return places[occurrence - 1]
    if len(places) > 1:
        raise Ambiguous(
            "passage",
            _shown(words),
            [f"{span.start}:{span.end} {_around(text, span)}" for span in places],
            hint=more(len(places), places[0]),
            places=[(span.start, span.end) for span in places],
        )
    return places[0]


_LONGEST = 70  # characters of words that are told


def _shown(words: str) -> str:
    line = visible(one_line(words))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _around(text: str, span: Span) -> str:
    before = text[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _AROUND].partition("\n")[0]
    return _shown(f"…{before}{span.cut(text)}{after}…")


def _nearest(space: Workspace, document: Document, words: str) -> list[str]:
    """The same words in other forms, where they stand in the document."""
    hits = space.project.search.find(words, how=How.WORDS, documents=[document.key])
    return list(dict.fromkeys(_shown(hit.text) for hit in islice(hits, _OFFERED)))


def span_of_pair(wanted: object) -> Span | None:
    """The span of two offsets, (start, end) in code points; None for anything else."""
    if isinstance(wanted, Span):
        return wanted
    if isinstance(wanted, tuple | list) and len(wanted) == 2 and all(type(offset) is int for offset in wanted):
        return Span(wanted[0], wanted[1])
    return None
