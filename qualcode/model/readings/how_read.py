"""How a document was read: by which dialect, how sure that is, and what was said of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HowRead:
    """What the reader took a document for; it is kept with the document.

    `dialect` is the name of the row in the table of dialects, empty where none was found; `score` says how well it
    explains the text (0 to 1); `second` is the next best one with its `second_score`. `chosen` is whether a person
    said it. `speaker_form`, `questions` and `encoding` are as said (empty: as found); `joined` is the number of lines
    that were joined to the one before.
    """

    dialect: str = ""
    score: float = 0.0
    second: str = ""
    second_score: float = 0.0
    chosen: bool = False
    speaker_form: str = ""
    questions: str = ""
    encoding: str = ""
    joined: int = 0


UNKNOWN_READING = HowRead()
