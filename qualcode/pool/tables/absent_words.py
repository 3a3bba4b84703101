"""Words that were looked for and stand in no text of a pool, as a note."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.catalogue import _, ngettext, program
from qualcode.safe_text import visible

_SHOWN_WORDS = 12


def absent_words(words: Sequence[str]) -> list[str]:
    """The note, or none where all were found."""
    if not words:
        return []
    shown = ", ".join(program().quoted(visible(word)) for word in words[:_SHOWN_WORDS])
    more = len(words) - _SHOWN_WORDS
    if more <= 0:
        return [_("the pool has no form of {words}", words=shown)]
    return [
        ngettext(
            "the pool has no form of {words} and {count} more",
            "the pool has no form of {words} and {count} more",
            more,
            words=shown,
        )
    ]
