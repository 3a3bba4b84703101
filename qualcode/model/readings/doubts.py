"""What a reader is not sure of: each doubt has a kind, a place and an example, and stays until it is settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qualcode.model.spans import Span


class DoubtKind(StrEnum):
    """What may be wrong with a text that was read."""

    NOBODY_ASKS = "nobody-asks"
    NOBODY_ANSWERS = "nobody-answers"
    ONE_SPEAKER = "one-speaker-only"
    ASKER_SAYS_MOST = "who-asks-says-most"
    NOBODY_SPEAKS = "nobody-speaks"
    BEGINNING_NOT_UNDERSTOOD = "lines-begin-alike"
    LABEL_INSIDE_TURN = "label-inside-a-turn"
    LABEL_ONCE = "label-once"
    LABEL_NOT_TAKEN = "label-not-taken"
    LABELS_ALIKE = "labels-alike"
    SPEAKER_SILENT = "speaker-says-nothing"
    INTERVIEWER_UNKNOWN = "interviewer-unknown"
    QUESTION_IN_ANSWER = "question-in-an-answer"
    LONG_TURN = "one-long-turn"
    NOBODYS_WORDS = "nobody-s-words"
    PATH_IN_TALK = "file-name-in-talk"
    TIME_NOT_UNDERSTOOD = "time-not-understood"
    COLUMNS_SPLICED = "columns-spliced"
    LINES_REPEATED = "lines-repeated"
    LINES_MADE_UP = "lines-made-up"
    WORDS_TWICE = "words-twice"
    HIDDEN_TEXT = "hidden-text"
    STRUCK_TEXT = "struck-through-text"
    WORDS_MISSING = "words-missing"
    DIALECT_UNCERTAIN = "dialect-uncertain"
    LINES_JOINED = "lines-joined"
    LINES_WRAPPED = "lines-wrapped"
    OTHERS_ASK = "others-ask-more"
    HEAD_AS_TALK = "head-as-talk"
    ROLES_GUESSED = "roles-guessed"


@dataclass(frozen=True, slots=True)
class ReadingDoubt:
    """One doubt about one document.

    `span` is where it can be seen in the text; None where the place is not in it (what was left out, the whole text).
    `example` is a short piece of the text or of the file, on one line. `times` counts how often it occurs. `values`
    are the names and numbers that the words of the doubt need, by their names in the text of the catalogue.
    """

    kind: DoubtKind
    span: Span | None = None
    example: str = ""
    times: int = 1
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NotedDoubt:
    """A doubt as the project keeps it.

    `document` is a key; `settled_by` is a coder's name, empty while it is open.
    """

    key: int
    uuid: str
    document: int
    doubt: ReadingDoubt
    settled: bool
    settled_by: str

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]
