"""The pass behind every reader: what may be wrong with a draft, seen without asking how it was recognised."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.model.documents import DocumentDraft
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.reading.doubts.labels import doubts_of_labels
from qualcode.reading.doubts.lines import doubts_of_lines
from qualcode.reading.doubts.repetitions import doubts_of_repetitions
from qualcode.reading.doubts.roles import doubts_of_roles, doubts_of_sizes
from qualcode.reading.doubts.sight import NOTHING_SAID, SaidBefore, SeenReading
from qualcode.reading.doubts.words import by_importance

_CLOSE = 0.9  # of the best explanation's score: the second one is almost as good


def doubts_of(
    draft: DocumentDraft, said: SaidBefore = NOTHING_SAID, others: Iterable[ReadingDoubt] = ()
) -> tuple[ReadingDoubt, ...]:
    """The doubts about a draft, the most important first.

    `said` is what the researcher said of its speakers, `others` are the doubts that only its format can have, their
    places in the draft's text.
    """
    sight = SeenReading(draft, said)
    found = [*others, *_of_dialect(sight)]
    for look in _LOOKS:
        found += look(sight)
    return tuple(by_importance(found))


_LOOKS = (
    doubts_of_roles,
    doubts_of_sizes,
    doubts_of_labels,
    doubts_of_lines,
    doubts_of_repetitions,
)


def _of_dialect(sight: SeenReading) -> list[ReadingDoubt]:
    how = sight.draft.how_read
    if how.chosen or not how.second or how.second_score < _CLOSE * how.score:
        return []
    return [sight.doubt(DoubtKind.DIALECT_UNCERTAIN, dialect=how.dialect, second=how.second)]
