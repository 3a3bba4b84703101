"""What somebody marked in a file before it was read: highlighted words and comments, offered as codings or memos."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.spans import Span


class MarkingKind(StrEnum):
    """Of which kind a marking is."""

    HIGHLIGHT = "highlight"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Marking:
    """Marked words of the text; `colour` is a name such as “yellow” or `#rrggbb`, `text` and `author` a comment's."""

    span: Span
    kind: MarkingKind
    colour: str = ""
    text: str = ""
    author: str = ""
