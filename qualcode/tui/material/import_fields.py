"""What can be said of files that come in: fields, each only for the kinds of files that need it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Label, Static

from qualcode.catalogue import _
from qualcode.tui.keys.instead import FIELDS as FIELD_TITLES
from qualcode.tui.shared.safe_fields import SafeInput
from qualcode.workspace.material.import_options import TABLES, FileKind

_TEXTS, _REPORTS = frozenset({FileKind.TEXT}), frozenset({FileKind.REPORT})


@dataclass(frozen=True, slots=True)
class ImportField:
    """One thing that can be said, by its `option` at the command; without `kinds` it goes for all files."""

    option: str
    title: str
    example: str
    kinds: frozenset[FileKind] = frozenset()
    is_mark: bool = False

    def fits(self, kinds: frozenset[FileKind]) -> bool:
        """Whether files of these kinds need it."""
        return not self.kinds or not self.kinds.isdisjoint(kinds)


FIELDS = (
    ImportField("label", _("Source label"), _("such as RG 2022; empty: as the files say")),
    ImportField("case", FIELD_TITLES["case"], _("the person or place; is created if new")),
    ImportField("set", _("Attributes"), _("such as wave=2022, region=Ruhr")),
    ImportField("interviewer", FIELD_TITLES["interviewer"], _("who asks, if not recognised: I, Int"), _TEXTS),
    ImportField("labels", FIELD_TITLES["labels"], _("such as RG, AH; with number: B#; empty: usual"), _REPORTS),
    ImportField("unsure", FIELD_TITLES["unsure"], _("take in what is unsure, too"), _REPORTS, is_mark=True),
    ImportField("text-column", FIELD_TITLES["text-column"], _("the columns whose cells become documents"), TABLES),
    ImportField("case-column", FIELD_TITLES["case-column"], _("the column that names the case"), TABLES),
    ImportField("label-column", FIELD_TITLES["label-column"], _("the column of the source label"), TABLES),
    ImportField("wave-column", FIELD_TITLES["wave-column"], _("the column of the wave"), TABLES),
    ImportField("sheet", FIELD_TITLES["sheet"], _("for XLSX; empty: the first"), frozenset({FileKind.WORKBOOK})),
    ImportField(
        "delimiter",
        FIELD_TITLES["delimiter"],
        _("for CSV: ; or , or tab; empty: as found"),
        frozenset({FileKind.CSV}),
    ),
    ImportField("again", FIELD_TITLES["again"], _("take in again what was erased for good"), is_mark=True),
)


class MarkField(Static, can_focus=True):
    """A thing that is so or not: the space bar or a click turns it."""

    DEFAULT_CSS = """
    MarkField { height: 1; padding: 0 1; width: 1fr; background: $boost; }
    MarkField:focus { text-style: reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "turn", show=False)]
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

    def on_click(self, event: events.Click) -> None:
        """As the space bar."""
        event.stop()
        self.action_turn()


class ImportFieldRow(Horizontal):
    """A field with its title before it; `said` is what stands in it, “x” in a mark that is set."""

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
        if self.field.is_mark:
            yield MarkField(self.field.example, value=bool(self._begun), id=self.field.option)
        else:
            yield SafeInput(self._begun, placeholder=self.field.example, id=self.field.option)

    @property
    def said(self) -> str:
        """What stands in it."""
        if self.field.is_mark:
            return "x" if self.query_one(MarkField).value else ""
        return self.query_one(SafeInput).value
