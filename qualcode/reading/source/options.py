"""What a researcher may say about the files to be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.exchange.coordinates import CoordinateModel
from qualcode.model.readings.transcription_rules import TranscriptionRules

NOTE_SIGNS = ("\ufdd0", "\ufdd1")  # noncharacters, which no text holds
LARGEST_FILE = 64 * 2**20  # bytes


class Split(StrEnum):
    """How one file holds several documents."""

    NOT = "no"
    HEADING = "heading"
    TEXT_LINES = "text-lines"


class QuestionForm(StrEnum):
    """What questions look like in a text without labels."""

    AS_FOUND = ""
    BOLD = "bold"
    ITALIC = "italic"
    HEADING = "heading"
    LIST = "list"


class MarkingsUse(StrEnum):
    """What becomes of what was marked in a file."""

    OFFERED = ""
    CODES = "codes"
    MEMOS = "memos"
    IGNORED = "ignore"


@dataclass(frozen=True, slots=True)
class SurveyColumns:
    """How a table of answers is meant.

    `text` are the headings of the columns with answers, each a question; `case`, `label` and `wave` name the
    columns of the case, the source label and the wave; `without` are not read at all. `no_answer` and
    `not_asked` are cells that mean these, beside the empty cell, which means no answer; `missing` are cells of any
    column that count as empty. `heading_rows` is the number of rows of headings (0: as found), `delimiter` that of
    a CSV file (found out if empty), `sheet` the sheet of a workbook (the first if empty).
    """

    text: tuple[str, ...] = ()
    case: str = ""
    label: str = ""
    wave: str = ""
    without: tuple[str, ...] = ()
    no_answer: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    heading_rows: int = 0
    delimiter: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What holds for all files of an import.

    `interviewers` are the speakers who ask, where they occur; `every_cue` keeps the time of every subtitle;
    `page_marks` keeps page numbers and repeated headings of a PDF, and numbers of lines; `largest` is the size in
    bytes from which a file is refused; `marks` are the quotation marks of reports; `is_report` asks for notes
    that can be told from the text: between `NOTE_SIGNS`, or called by superscripts.

    `dialect` is the name of a transcript dialect, `speaker_form` how labels look (`[{name}]`), `questions` what
    questions look like; `join_lines` says whether wrapped lines are joined (None: as found); `encoding` is that of
    texts; `struck` and `hidden` keep struck-through and hidden text; `margins` puts text boxes and frames of Word in
    brackets before what they stand beside, as labels; `markings` says what becomes of highlighted
    words and comments. Empty ones are found out. `alike` is the name of the dialect that explains the other files of
    the same import best, `rules` are the transcription rules that were declared of the files.
    """

    interviewers: tuple[str, ...] = ()
    split: Split = Split.NOT
    every_cue: bool = False
    page_marks: bool = False
    survey: SurveyColumns = SurveyColumns()
    largest: int = LARGEST_FILE
    marks: str = "german"
    is_report: bool = False
    dialect: str = ""
    speaker_form: str = ""
    questions: QuestionForm = QuestionForm.AS_FOUND
    join_lines: bool | None = None
    encoding: str = ""
    struck: bool = False
    hidden: bool = False
    margins: bool = False
    markings: MarkingsUse = MarkingsUse.OFFERED
    alike: str = ""
    rules: TranscriptionRules | None = None

    @property
    def note_signs(self) -> tuple[str, str]:
        """What stands around a note where it is called."""
        return NOTE_SIGNS if self.is_report else ("[", "]")


DEFAULT = ReadingOptions()


@dataclass(frozen=True, slots=True)
class ExchangeOptions:
    """What a researcher may say about a project of another program.

    `coordinates` is how its positions are counted, None where that is to be found out; `project` names the one that
    is meant in a file that holds several.
    """

    coordinates: CoordinateModel | None = None
    project: str = ""


AS_FOUND = ExchangeOptions()
