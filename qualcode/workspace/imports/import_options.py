"""What may be said of the files of an import, by one name for the command line and for Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.reading.source.choices import (
    NO_CHOICES,
    ReadingChoices,
    encoding_named,
    form_of_labels,
    markings_use,
    question_form,
)
from qualcode.reading.source.options import MarkingsUse, QuestionForm, ReadingOptions, Split, SurveyColumns

Said = TypeVar("Said")

AS = ("auto", "text", "report", "transcript")
"""How files are read: by their suffix, as texts, as reports with quotations, or as transcripts (tables, too)."""
SPLITS = tuple(split.value for split in Split if split is not Split.NOT)
AUTO = "auto"
"""Said for what is found out in each file, whatever was said before in the project."""
QUESTION_FORMS = tuple(form.value for form in QuestionForm if form is not QuestionForm.AS_FOUND)
MARKINGS_USES = tuple(use.value for use in MarkingsUse if use is not MarkingsUse.OFFERED)
LINES = ("join", "keep", AUTO)
"""What becomes of wrapped lines."""
MOST_HEADING_ROWS = 3
"""So many rows of a table can hold headings."""
_LARGEST = 64.0  # MiB
_LOOKED_AT = 500  # files of a folder


class FileKind(StrEnum):
    """What can be said of files depends on it: texts have speakers, tables columns, reports quotations."""

    TEXT = "text"
    CSV = "csv"
    WORKBOOK = "workbook"
    REPORT = "report"
    PDF = "pdf"
    SUBTITLES = "subtitles"
    CSV_OF_TALK = "csv-of-talk"
    WORKBOOK_OF_TALK = "workbook-of-talk"


TABLES = frozenset({FileKind.CSV, FileKind.WORKBOOK})
_OF_TALK = {FileKind.CSV: FileKind.CSV_OF_TALK, FileKind.WORKBOOK: FileKind.WORKBOOK_OF_TALK}
_KINDS = {  # by the reader; of every other one texts
    "csv": {FileKind.CSV},
    "xlsx": {FileKind.WORKBOOK},
    "pdf": {FileKind.TEXT, FileKind.PDF},
    "subtitles": {FileKind.TEXT, FileKind.SUBTITLES},
}


def kinds_of(paths: Sequence[Path], as_: str) -> frozenset[FileKind]:
    """Of which kinds files are, by their suffixes, where they are read `as_` that; of a folder the first files.

    They are texts where nothing is known of them.
    """
    if as_ == "text":
        return frozenset({FileKind.TEXT})
    from qualcode.reading.files import READERS, first_files

    readers = [READERS.get(file.suffix.casefold()) for file in first_files(paths, _LOOKED_AT)]
    found = (_KINDS.get(reader.name, {FileKind.TEXT}) for reader in readers if reader is not None)
    kinds: frozenset[FileKind] = frozenset().union(*found)
    if as_ == "transcript":  # a table, too, has speakers then and no columns of answers
        return (kinds - TABLES) | {FileKind.TEXT} | {_OF_TALK[kind] for kind in kinds & TABLES}
    if as_ == "report":
        return (kinds & {FileKind.PDF}) | {FileKind.REPORT}
    return kinds or frozenset({FileKind.TEXT})


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What is said of all files: the options of `qualcode import` by their names, see its help.

    `largest` is in MiB; an empty `split` makes one document of a file; 0 `heading_rows` are as many as are found.
    Of `interviewer` and of `dialect` to `transcription`, what is empty was not said: it is as it was said before in
    the project; “auto” is found out in each file again. `lines` is one of `LINES`, for wrapped lines. `wave_field`
    and `kind_field` declare, for the whole project, which attributes tell wave and kind of source.
    """

    interviewer: tuple[str, ...] = ()
    dialect: str = ""
    speaker_form: str = ""
    questions: str = ""
    lines: str = ""
    encoding: str = ""
    markings: str = ""
    transcription: str = ""
    keep_struck: bool = False
    keep_hidden: bool = False
    split: str = ""
    every_cue: bool = False
    keep_page_marks: bool = False
    largest: float = _LARGEST
    marks: str = "german"
    text_column: tuple[str, ...] = ()
    case_column: str = ""
    label_column: str = ""
    wave_column: str = ""
    without_column: tuple[str, ...] = ()
    no_answer: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    heading_rows: int = 0
    delimiter: str = ""
    sheet: str = ""
    wave_field: tuple[str, ...] = ()
    kind_field: tuple[str, ...] = ()

    def choices(self, before: ReadingChoices) -> ReadingChoices:
        """What holds for reading transcripts: what is said now, else what was said before.

        Raises QualcodeError for what cannot be said, with the nearest that can.
        """

        def said(now: str, former: Said, nothing: Said, known: Callable[[str], Said]) -> Said:
            return former if not now else nothing if now == AUTO else known(now)

        return ReadingChoices(
            said(self.dialect, before.dialect, "", _dialect),
            said(self.speaker_form, before.speaker_form, "", form_of_labels),
            said(self.questions, before.questions, QuestionForm.AS_FOUND, question_form),
            said(self.lines, before.join_lines, None, _joined),
            said(self.encoding, before.encoding, "", encoding_named),
            () if self.interviewer == (AUTO,) else self.interviewer or before.interviewers,
            said(self.markings, before.markings, MarkingsUse.OFFERED, markings_use),
            said(self.transcription, before.transcription, "", str),
        )

    def of_reading(self, before: ReadingChoices = NO_CHOICES) -> ReadingOptions:
        """The same as readers are told it, see `choices`. Raises as that does."""
        survey = SurveyColumns(
            text=self.text_column,
            case=self.case_column,
            label=self.label_column,
            wave=self.wave_column,
            without=self.without_column,
            no_answer=self.no_answer,
            not_asked=self.not_asked,
            missing=self.missing,
            heading_rows=self.heading_rows,
            delimiter=self.delimiter,
            sheet=self.sheet,
        )
        options = ReadingOptions(
            split=Split(self.split) if self.split else Split.NOT,
            every_cue=self.every_cue,
            page_marks=self.keep_page_marks,
            survey=survey,
            largest=int(self.largest * 2**20),
            marks=self.marks,
            struck=self.keep_struck,
            hidden=self.keep_hidden,
        )
        return self.choices(before).over(options)


def _dialect(name: str) -> str:
    """The name of a row in the table of dialects. Raises ReadingError for another, with the nearest ones."""
    from qualcode.reading.dialects.recogniser import dialect_named

    return dialect_named(name).name


def _joined(lines: str) -> bool:
    """Whether wrapped lines are joined. Raises UsageProblem for what is not one of `LINES`."""
    if lines not in LINES:
        raise UsageProblem(
            _("“{typed}” is none of the possible values.", typed=lines),
            _("Choose one of {names}.", names=", ".join(LINES)),
        )
    return lines == "join"


def reads_tables(as_: str, options: ImportOptions) -> bool:
    """Whether tables in folders are read, too: since their columns are named, or all files are transcripts."""
    return as_ == "transcript" or bool(options.text_column)
