"""What the recognisers are told about a text, and what they find in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.model.documents import TimeMark, Turn
from qualcode.model.readings.transcription_rules import TranscriptionRules
from qualcode.model.spans import Span
from qualcode.reading.source.extract import CellRow, Heading
from qualcode.reading.source.options import QuestionForm


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a text beside its words.

    `bold` and `italic` are the bold and italic beginnings of lines, `items` the lines that are items of lists, `rows`
    the rows of tables. `known` are labels that count wherever they stand (of the head of the file, the interviewers
    whom the researcher names), in any case. `dialect`, `speaker_form` and `questions` are what was said, `alike` is
    the dialect of the other files of the import, `program` that of the program whose head stood above the text,
    `rules` are the transcription rules that were declared.
    """

    bold: tuple[Span, ...] = ()
    italic: tuple[Span, ...] = ()
    headings: tuple[Heading, ...] = ()
    items: tuple[Span, ...] = ()
    rows: tuple[CellRow, ...] = ()
    known: frozenset[str] = frozenset()
    dialect: str = ""
    speaker_form: str = ""
    questions: QuestionForm = QuestionForm.AS_FOUND
    alike: str = ""
    program: str = ""
    rules: TranscriptionRules | None = None


NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class Recognised:
    """The best explanation of a text.

    `dialect` is the name of its row in the table, empty where nobody was found to speak; `score` (0 to 1) says how
    well it explains the text, `second` and `second_score` are those of the next best that finds other turns.
    `marks` are the time stamps, `passed_over` what looked like a label and was not taken for one, with the number
    of times.
    """

    dialect: str = ""
    score: float = 0.0
    second: str = ""
    second_score: float = 0.0
    turns: tuple[Turn, ...] = ()
    marks: tuple[TimeMark, ...] = ()
    passed_over: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_uncertain(self) -> bool:
        """Whether another explanation, which finds other turns, explains the text nearly as well."""
        return bool(self.second) and self.score - self.second_score < _NEAR


_NEAR = 0.1


NOTHING_RECOGNISED = Recognised()
