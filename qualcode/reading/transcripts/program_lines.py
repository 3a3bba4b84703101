"""What transcription programs write above and below the talk goes out of the text, and is told."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.catalogue import _
from qualcode.model.documents import count_words
from qualcode.model.spans import Span, trimmed
from qualcode.reading.dialects.heads import program_foot, program_head
from qualcode.reading.source.extract import left_out


@dataclass(frozen=True, slots=True)
class TalkFound:
    """Where the talk stands in a text, the dialect that the program's lines tell, and what was left out."""

    span: Span
    dialect: str = ""
    left_out: int = 0
    notes: tuple[str, ...] = ()


def talk_of(text: str) -> TalkFound:
    """The talk in the text of one document; all of it where no program wrote above or below it."""
    head, foot = program_head(text), program_foot(text)
    start, end = head.span.end if head else 0, foot.start if foot else len(text)
    span = trimmed(text, Span(start, max(start, end)))
    if (head is None and foot is None) or not span.length:
        return TalkFound(Span(0, len(text)))
    pieces = [piece for piece in (text[:start], text[end:]) if piece.strip()]
    return TalkFound(
        span,
        head.dialect if head else "",
        sum(map(count_words, pieces)),
        (left_out(_("What the program wrote above and below the talk"), pieces),),
    )
