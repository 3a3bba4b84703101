"""What can be said of files that come in: fields, each only for the kinds of files that need it."""

from __future__ import annotations

import csv
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Label, Static

from qualcode.catalogue import _
from qualcode.reading.source.choices import NAME_PLACE, ReadingChoices
from qualcode.tui.keys.instead import AT_TEXT_LINES
from qualcode.tui.keys.instead import FIELDS as FIELD_TITLES
from qualcode.tui.shared.safe_fields import SafeInput
from qualcode.workspace.imports.import_options import MOST_HEADING_ROWS, TABLES, FileKind

_TEXTS, _REPORTS = frozenset({FileKind.TEXT}), frozenset({FileKind.REPORT})
_IN_HEADS = _TEXTS | _REPORTS  # a table has a column for its waves


@dataclass(frozen=True, slots=True)
class ImportField:
    """One thing that can be said, by its `option` at the command; without `kinds` it goes for all files."""

    option: str
    title: str
    example: str
    kinds: frozenset[FileKind] = frozenset()
    is_mark: bool = False
    is_rare: bool = False
    """Whether it is asked only where more fields are wanted."""
    choices: tuple[tuple[str, str], ...] = ()
    """What can be chosen, with the words for it, the usual first; else it is typed."""

    def fits(self, kinds: frozenset[FileKind]) -> bool:
        """Whether files of these kinds need it."""
        return not self.kinds or not self.kinds.isdisjoint(kinds)


FIELDS = (
    ImportField("label", _("Source label"), _("such as RG 2022; empty: as the files say")),
    ImportField("case", FIELD_TITLES["case"], _("the person or place; is created if new")),
    ImportField("set", _("Attributes"), _("such as wave=2022, region=Ruhr")),
    ImportField("interviewer", FIELD_TITLES["interviewer"], _("who asks, if not recognised: I, Int"), _TEXTS),
    ImportField(
        "dialect", FIELD_TITLES["dialect"], _("such as f4x or noScribe; empty: as found"), _TEXTS, is_rare=True
    ),
    ImportField(
        "speaker-form",
        FIELD_TITLES["speaker-form"],
        _("how it looks: [{place}] or {place} -", place=NAME_PLACE),
        _TEXTS,
        is_rare=True,
    ),
    ImportField(
        "questions",
        FIELD_TITLES["questions"],
        "",
        _TEXTS,
        choices=(
            ("", _("as found")),
            ("bold", _("in bold")),
            ("italic", _("in italics")),
            ("heading", _("are headings")),
            ("list", _("are items of lists")),
        ),
        is_rare=True,
    ),
    ImportField(
        "join-lines",
        FIELD_TITLES["join-lines"],
        "",
        _TEXTS,
        choices=(("", _("as found")), ("join", _("are joined to paragraphs")), ("keep", _("stay lines"))),
        is_rare=True,
    ),
    ImportField("encoding", FIELD_TITLES["encoding"], _("of texts, such as mac-roman"), _TEXTS, is_rare=True),
    ImportField("transcription", _("Transcription rules"), _("such as simple, gat2 or tiq"), _TEXTS, is_rare=True),
    ImportField(
        "markings",
        FIELD_TITLES["markings"],
        "",
        _TEXTS,
        choices=(
            ("", _("are only told")),
            ("codes", _("codes by colour, comments as memos")),
            ("memos", _("all as memos")),
            ("ignore", _("are left out")),
        ),
        is_rare=True,
    ),
    ImportField("keep-struck", FIELD_TITLES["keep-struck"], _("keep it"), _TEXTS, is_mark=True, is_rare=True),
    ImportField("keep-hidden", FIELD_TITLES["keep-hidden"], _("keep it"), _TEXTS, is_mark=True, is_rare=True),
    ImportField(
        "split",
        FIELD_TITLES["split"],
        "",
        _TEXTS,
        choices=(
            ("", _("each file is one document")),
            ("heading", _("at headings")),
            ("text-lines", AT_TEXT_LINES),
        ),
    ),
    ImportField(
        "every-cue",
        _("Time stamps"),
        _("keep one for every cue"),
        frozenset({FileKind.SUBTITLES}),
        is_mark=True,
        is_rare=True,
    ),
    ImportField(
        "keep-page-marks",
        _("Edges of pages"),
        _("keep numbers and repeated headings"),
        frozenset({FileKind.PDF}),
        is_mark=True,
        is_rare=True,
    ),
    ImportField(
        "marks",
        FIELD_TITLES["marks"],
        "",
        _REPORTS,
        choices=(
            ("german", "„…“"),  # no text: signs
            ("guillemets", "»…«"),  # no text: signs
            ("french", "«…»"),  # no text: signs
            ("english", "“…”"),  # no text: signs
            ("straight", '"…"'),  # no text: signs
        ),
    ),
    ImportField("labels", FIELD_TITLES["labels"], _("such as RG, AH; with number: B#; empty: usual"), _REPORTS),
    ImportField("unsure", FIELD_TITLES["unsure"], _("take in what is unsure, too"), _REPORTS, is_mark=True),
    ImportField("text-column", FIELD_TITLES["text-column"], _("the columns whose cells become documents"), TABLES),
    ImportField("case-column", FIELD_TITLES["case-column"], _("the column that names the case"), TABLES),
    ImportField("label-column", FIELD_TITLES["label-column"], _("the column of the source label"), TABLES),
    ImportField("wave-column", FIELD_TITLES["wave-column"], _("the column of the wave"), TABLES),
    ImportField("without-column", FIELD_TITLES["without-column"], _("such as names and e-mail addresses"), TABLES),
    ImportField("no-answer", _("No answer"), _("cells that mean it, such as -99"), TABLES, is_rare=True),
    ImportField("not-asked", _("Not asked"), _("cells that mean it, such as -66"), TABLES, is_rare=True),
    ImportField("missing", FIELD_TITLES["missing"], _("cells of any column, such as NA"), TABLES, is_rare=True),
    ImportField(
        "heading-rows",
        FIELD_TITLES["heading-rows"],
        "",
        TABLES,
        choices=(
            ("", _("as found")),
            *((str(number), str(number)) for number in range(1, MOST_HEADING_ROWS + 1)),
        ),
        is_rare=True,
    ),
    ImportField(
        "sheet",
        FIELD_TITLES["sheet"],
        _("for XLSX; empty: the first"),
        frozenset({FileKind.WORKBOOK, FileKind.WORKBOOK_OF_TALK}),
    ),
    ImportField(
        "delimiter",
        FIELD_TITLES["delimiter"],
        _("for CSV: ; or , or tab; empty: as found"),
        frozenset({FileKind.CSV, FileKind.CSV_OF_TALK}),
    ),
    ImportField("wave-field", _("Wave told by"), _("an attribute, such as Erhebung"), _IN_HEADS, is_rare=True),
    ImportField("kind-field", _("Kind of source told by"), _("an attribute, such as Art"), _IN_HEADS, is_rare=True),
    ImportField("again", FIELD_TITLES["again"], _("take in again what was erased for good"), is_mark=True),
)


def reading_said(said: Mapping[str, str], emptied: str) -> dict[str, Any]:
    """What fields say of reading transcripts, as arguments of ImportOptions; `emptied` is said by an empty one."""
    return {
        "interviewer": listed(said.get("interviewer", "") or emptied),
        "dialect": said.get("dialect", "") or emptied,
        "speaker_form": said.get("speaker-form", "") or emptied,
        "questions": said.get("questions", "") or emptied,
        "lines": said.get("join-lines", "") or emptied,
        "encoding": said.get("encoding", "") or emptied,
    }


def typed_for(choices: ReadingChoices) -> dict[str, str]:
    """What stands in the fields for what was said of reading transcripts."""
    typed = choices.by_option()
    if choices.join_lines is not None:
        typed |= {"join-lines": "join" if choices.join_lines else "keep"}
    return typed


def listed(typed: str) -> tuple[str, ...]:
    """What is parted by commas; what holds one itself stands in quotation marks, as in a table."""
    pieces = next(csv.reader([typed], skipinitialspace=True), [])
    return tuple(piece.strip() for piece in pieces if piece.strip())


class TurnedField(Static, can_focus=True):
    """A field in which nothing is typed: the space bar or a click turns it."""

    DEFAULT_CSS = """
    TurnedField { height: 1; padding: 0 1; width: 1fr; background: $boost; }
    TurnedField:focus { text-style: reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "turn", show=False)]

    @abstractmethod
    def action_turn(self) -> None:
        """Go on to what comes next."""

    def on_click(self, event: events.Click) -> None:
        """As the space bar."""
        event.stop()
        self.action_turn()


class MarkField(TurnedField):
    """A thing that is so or not."""

    value: reactive[bool] = reactive(default=False)

    def __init__(self, words: str, *, value: bool, id: str) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(id=id, markup=False)
        self._words = words
        self.set_reactive(MarkField.value, value)

    def render(self) -> str:
        """A box with or without a mark, and what it says."""
        return f"[{'x' if self.value else ' '}] {self._words}"

    def action_turn(self) -> None:
        """So, or not."""
        self.value = not self.value


class TurnedChoice(TurnedField):
    """A field that the space bar, an arrow or a click turns to the next of a few things."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "turn", show=False),
        Binding("left", "turn_back", show=False),
    ]
    value: reactive[str] = reactive("")

    def __init__(self, choices: Sequence[tuple[str, str]], *, value: str, id: str) -> None:  # noqa: A002 - as above
        super().__init__(id=id, markup=False)
        self._choices = dict(choices)
        self.set_reactive(TurnedChoice.value, value if value in self._choices else choices[0][0])

    def render(self) -> str:
        """What is chosen, between signs that there are others."""
        return f"‹ {self._choices[self.value]} ›"

    def action_turn(self) -> None:
        """Choose the next."""
        self._turn(1)

    def action_turn_back(self) -> None:
        """Choose the one before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        values = [*self._choices]
        self.value = values[(values.index(self.value) + by) % len(values)]


class ImportFieldRow(Horizontal):
    """A field with its title before it; `said` is what stands in it, “x” in a mark that is set.

    The usual one of some choices is nothing said.
    """

    DEFAULT_CSS = """
    ImportFieldRow { height: 1; }
    ImportFieldRow Label { width: 22; padding: 0 1; }
    ImportFieldRow Input { width: 1fr; }
    """

    def __init__(self, field: ImportField, said: str) -> None:
        super().__init__()
        self.field = field
        self._begun = said

    def compose(self) -> ComposeResult:
        """Title and field."""
        yield Label(self.field.title)
        if self.field.choices:
            yield TurnedChoice(self.field.choices, value=self._begun, id=self.field.option)
        elif self.field.is_mark:
            yield MarkField(self.field.example, value=bool(self._begun), id=self.field.option)
        else:
            yield SafeInput(self._begun, placeholder=self.field.example, id=self.field.option)

    @property
    def said(self) -> str:
        """What stands in it."""
        if self.field.is_mark:
            return "x" if self.query_one(MarkField).value else ""
        if self.field.choices:
            chosen = self.query_one(TurnedChoice).value
            return "" if chosen == self.field.choices[0][0] else chosen
        return self.query_one(SafeInput).value
