"""What a file holds and a reader of it does not see or sees crossed out: left out of the text and told first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.catalogue import ngettext
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.reading.source.extract import left_out

_LONGEST_EXAMPLE = 80  # characters


def unseen_notes(hidden: Sequence[str], struck: Sequence[str]) -> Iterator[str]:
    """Sentences that list hidden and struck-through passages which were left out."""
    if hidden:
        yield left_out(ngettext("{count} hidden passage", "{count} hidden passages", len(hidden)), hidden)
    if struck:
        yield left_out(
            ngettext("{count} struck-through passage", "{count} struck-through passages", len(struck)), struck
        )


def unseen_doubts(hidden: Sequence[str], struck: Sequence[str]) -> tuple[ReadingDoubt, ...]:
    """One doubt about all hidden passages that were left out, one about all struck-through ones."""
    told = ((DoubtKind.HIDDEN_TEXT, hidden), (DoubtKind.STRUCK_TEXT, struck))
    return tuple(
        ReadingDoubt(kind, None, passages[0][:_LONGEST_EXAMPLE], len(passages)) for kind, passages in told if passages
    )
