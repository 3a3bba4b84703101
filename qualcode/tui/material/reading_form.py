"""How transcripts are read, said in few fields: beside the preview of an import, and for a document read anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from qualcode.catalogue import _, pgettext
from qualcode.errors import QualcodeError
from qualcode.reading.source.choices import NO_CHOICES
from qualcode.safe_text import visible
from qualcode.tui.keys.instead import FILE_TITLE, error_words
from qualcode.tui.material.import_fields import FIELDS, ImportField, ImportFieldRow, TurnedField, reading_said
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.workspace.imports.import_options import AUTO, ImportOptions

_ASKED = ("interviewer", "dialect", "speaker-form", "questions", "join-lines", "encoding")
FILE = ImportField("file", FILE_TITLE, _("empty: the text in the project"))


class ReadingForm(Dialog[dict[str, str] | None]):
    """Gives what stands in the fields, by option; `typed` stood there before."""

    IS_BESIDE = False
    DEFAULT_CSS = """
    ReadingForm > .box { width: 84; }
    ReadingForm VerticalScroll { height: auto; max-height: 100%; scrollbar-size: 1 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
    ]

    def __init__(self, title: str, typed: Mapping[str, str], *, asks_file: bool = False) -> None:
        super().__init__()
        self._title = title
        self._typed = typed
        asked = [field for option in _ASKED for field in FIELDS if field.option == option]
        self._fields = [FILE, *asked] if asks_file else asked

    def compose(self) -> ComposeResult:
        """Fields, what is wrong with them, keys."""
        with Vertical(classes="box") as box:
            box.border_title = visible(self._title)
            with VerticalScroll():
                for field in self._fields:
                    yield ImportFieldRow(field, self._typed.get(field.option, ""))
            yield Static(classes="words", id="said")
            yield KeyLine(
                (
                    DialogKey("take", "", "⏎", _("Preview")),
                    DialogKey("app.focus_next", "", "⇥", pgettext("key line", "Next")),
                    DialogKey("turn", "", "␣", pgettext("key line", "Mark")),
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def action_turn(self) -> None:
        """Turn the field that has the focus."""
        if isinstance(self.focused, TurnedField):
            self.focused.action_turn()

    def action_take(self) -> None:
        """Give what was said, if it can be meant."""
        said = {row.field.option: row.said.strip() for row in self.query(ImportFieldRow)}
        try:
            ImportOptions(**reading_said(said, AUTO)).choices(NO_CHOICES)
        except QualcodeError as error:
            self.query_one("#said", Static).update(Text(visible(error_words(error)), style="bold"))
        else:
            self.dismiss(said)
