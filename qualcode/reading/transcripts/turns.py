"""Who speaks in a text, by the best of the transcript dialects; nobody can be sure by rule: doubts are looked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qualcode.model.documents import Turn
from qualcode.model.spans import Span
from qualcode.reading.dialects.recognised import Hints
from qualcode.reading.dialects.recogniser import recognise


def find_turns(text: str, known: Collection[str] = (), bold: Sequence[Span] = ()) -> tuple[Turn, ...]:
    """The turns of the speakers in order; none where the text shows no speakers.

    `known` are labels that count wherever they stand, `bold` the bold beginnings of lines. A turn runs to the
    next label; its span begins with the time stamp in front of the label, and its speech behind the label and
    the stamps that follow it.
    """
    return recognise(text, Hints(known=frozenset(known), bold=tuple(bold))).turns
