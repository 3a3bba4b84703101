"""Words of people whose documents stay inside, where they stand in what is written beside the transcripts.

Rules of codes, former ones too, descriptions and questions quote what somebody said now and then; consent to that is
that of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qualcode.language.forms.normalised import composed, folded
from qualcode.model.spans import Span

RUN = 6
"""So many words in a row are no chance."""
_WORD = re.compile(r"\w+")


def quoted_in(texts: Sequence[str], said: Iterable[str], run: int = RUN) -> dict[int, Span]:
    """Which texts (by number) quote a run of words that somebody said; the place of the first such run in each."""
    places: dict[tuple[str, ...], list[tuple[int, Span]]] = {}
    for number, text in enumerate(texts):
        words = [(folded(found[0]), found.start(), found.end()) for found in _WORD.finditer(composed(text))]
        for first in range(len(words) - run + 1):
            some = words[first : first + run]
            place = number, Span(some[0][1], some[-1][2])
            places.setdefault(tuple(word for word, _start, _end in some), []).append(place)
    found: dict[int, Span] = {}
    if not places:
        return found
    beginnings = {words[0] for words in places}
    for text in said:
        spoken = [folded(word) for word in _WORD.findall(composed(text))]
        for first, word in enumerate(spoken):
            if word in beginnings:
                for number, span in places.get(tuple(spoken[first : first + run]), ()):
                    found[number] = min(found.get(number, span), span)
    return found
