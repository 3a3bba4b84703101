"""How much text passages cover: words, and the share of what the respondents said.

Only what was answered counts, without the turns of those who ask and without labels of speakers. Where passages of
one cell overlap, their text counts once; it is mixed where their polarities differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from qualcode.model.documents import Role, Structure, count_words
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.retrieval.counting.cells import CellTally
from qualcode.retrieval.counting.passages import ABSENT, PRESENT, CountedPassages
from qualcode.retrieval.counting.voices import Voices

if TYPE_CHECKING:
    from qualcode.retrieval.counting.arrays import Numbers

WHOLE = 10_000
"""A share of all: shares are in hundredths of a per cent."""


class AnsweredText:
    """What the respondents said in the documents of a count, in words or in characters."""

    def __init__(self, project: Project, voices: Voices, *, in_words: bool) -> None:
        self._project = project
        self._voices = voices
        self._in_words = in_words
        self._roles = project.documents.roles_of_all()

    def covered(self, passages: CountedPassages, at: Numbers, cells: Numbers) -> CellTally:
        """How much the passages at these places cover in each cell, parted by polarity."""
        import numpy as np

        order = np.lexsort((passages.start[at], cells, passages.document[at]))
        found: dict[int, list[int]] = {}
        rows = zip(
            passages.document[at][order].tolist(), cells[order].tolist(), passages.start[at][order].tolist(),
            passages.end[at][order].tolist(), passages.signs[at][order].tolist(), strict=True,
        )  # fmt: skip
        for place, mine in groupby(rows, key=lambda row: row[0]):
            measure = _Measure(self._project, self._voices, self._roles, place, in_words=self._in_words)
            for cell, stretches in groupby(mine, key=lambda row: row[1]):
                parts = found.setdefault(cell, [0, 0, 0])
                for start, end, part in parted([(row[2], row[3], row[4]) for row in stretches]):
                    parts[part] += measure.of(Span(start, end))
        places = sorted(found)
        return CellTally(
            np.array(places, dtype=np.int64),
            np.array([found[place] for place in places], dtype=np.int64).reshape(-1, 3),
            of_units=False,
        )

    def of_voices(self) -> Numbers:
        """How much each voice said: a speaker who stands apart what they said, a document the rest."""
        import numpy as np

        voices = self._voices
        said = np.zeros(len(voices.voices), dtype=np.int64)
        for place, document in enumerate(voices.documents):
            measure = _Measure(self._project, voices, self._roles, place, in_words=self._in_words)
            said[place] = measure.of(Span(0, document.length)) if document.length else 0
            apart = voices.apart(place)
            for turn in measure.structure.pieces() if apart else ():
                if turn.speaker in apart and turn.speech < turn.span.end:
                    own = measure.of(Span(turn.speech, turn.span.end))
                    said[apart[turn.speaker]] += own
                    said[place] -= own
        return said


class _Measure:
    """How much of stretches of one document was answered."""

    def __init__(
        self, project: Project, voices: Voices, roles: dict[int, dict[str, Role]], place: int, *, in_words: bool
    ) -> None:
        document = voices.documents[place]
        self.structure: Structure = project.documents.structure(document)
        self._roles = roles.get(document.key, {})
        self._text = project.documents.text(document) if in_words else None
        self._known: dict[Span, int] = {}

    def of(self, span: Span) -> int:
        """Words or characters of what was answered in it."""
        known = self._known.get(span)
        if known is None:
            answered = self.structure.answered([span], self._roles)
            text = self._text
            sizes = (piece.length if text is None else count_words(piece.cut(text)) for piece in answered)
            known = self._known[span] = sum(sizes)
        return known


def parted(stretches: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """What stretches (start, end, signs), in order of their start, cover: as long as it has one part, (start, end,
    part); a part is 0 for present, 1 for absent, 2 for mixed.
    """
    begin, behind, before = -1, -1, -1
    for start, end, signs in _cut(stretches):
        part = 0 if signs == PRESENT else 1 if signs == ABSENT else 2
        if start == behind and part == before:
            behind = end
            continue
        if before >= 0:
            yield begin, behind, before
        begin, behind, before = start, end, part
    if before >= 0:
        yield begin, behind, before


def _cut(stretches: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Stretches that do not overlap, each with the signs of all that cover it."""
    at = 0
    while at < len(stretches):
        behind, last = stretches[at][1], at + 1
        while last < len(stretches) and stretches[last][0] < behind:
            behind, last = max(behind, stretches[last][1]), last + 1
        together = stretches[at:last]
        places = sorted({place for start, end, _ in together for place in (start, end)})
        for place, following in pairwise(places):
            signs = 0
            for start, end, sign in together:
                if start <= place and following <= end:
                    signs |= sign
            yield place, following, signs
        at = last


def shares(tally: CellTally, wholes: Numbers) -> CellTally:
    """What is covered in each cell as a share of its whole, in hundredths of a per cent, half up; parts add up."""
    import numpy as np

    parts = [_share(mine, whole) for mine, whole in zip(tally.parts.tolist(), wholes.tolist(), strict=True)]
    return CellTally(tally.places, np.array(parts, dtype=np.int64).reshape(-1, 3), of_units=False)


def _share(parts: Sequence[int], whole: int) -> list[int]:
    if not whole:
        return [0, 0, 0]
    left = (2 * WHOLE * sum(parts) + whole) // (2 * whole)
    found = [WHOLE * part // whole for part in parts]
    rest = [WHOLE * part % whole for part in parts]
    for place in sorted(range(3), key=lambda place: -rest[place])[: left - sum(found)]:
        found[place] += 1
    return found
