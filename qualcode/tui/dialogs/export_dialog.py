"""Where an export goes: file name (its suffix is the format) and language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from qualcode.errors import QualcodeError
from qualcode.reporting.formats import FORMATS, format_of
from qualcode.reporting.wording import Language
from qualcode.tui.dialogs.choice_dialogs import Dialog
from qualcode.tui.widgets.hint_line import DialogKey, HintLine
from qualcode.tui.widgets.safe_fields import SafeInput
from qualcode.visible import visible


@dataclass(frozen=True, slots=True)
class Target:
    """Where an export goes. `excel` makes a CSV as German Excel reads it."""

    path: Path
    format: str
    language: Language
    excel: bool


class ExportDialog(Dialog[Target | None]):
    """Asks before it replaces a file: the second Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "write", show=False, priority=True),
        Binding("ctrl+l", "language", show=False, priority=True),
        Binding("ctrl+e", "excel", show=False, priority=True),
    ]

    def __init__(self, folder: Path, name: str, what: str) -> None:
        super().__init__()
        self._folder, self._name, self._what = folder, name, what
        self._language: Language = "de"
        self._excel = False
        self._asked = ""

    def compose(self) -> ComposeResult:
        """File name, what it will be, hints."""
        with Vertical(classes="box") as box:
            box.border_title = "Export"
            yield Static(Text(visible(self._what)), classes="words")
            yield SafeInput(self._name, id="file")
            yield Static(classes="words", id="meaning")
            yield HintLine(
                (
                    DialogKey("write", "enter", "⏎", "writes"),
                    DialogKey("language", "ctrl+l", "^l", "language"),
                    DialogKey("excel", "ctrl+e", "^e", "German Excel"),
                    DialogKey("cancel", "escape", "esc", "leaves"),
                )
            )

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one("#file", Input).focus()
        self._explain()

    @property
    def _path(self) -> Path:
        return self._folder / Path(self.query_one("#file", Input).value.strip()).expanduser()

    @on(Input.Changed, "#file")
    def _changed(self) -> None:
        self._asked = ""
        self._explain()

    def _explain(self, problem: str = "") -> None:
        language = "German" if self._language == "de" else "English"
        lines = [f"words and quotation marks: {language}"]
        if self._path.suffix.lower() == ".csv":
            lines.append("CSV for German Excel (;)" if self._excel else "CSV with commas")
        lines.append(f"in {self._folder}  ·  suffixes: {', '.join('.' + one for one in FORMATS)}")
        text = Text(visible("\n".join(lines), keep="\n"), style="dim")
        if problem:
            text.append(f"\n{visible(problem)}", style="bold not dim")
        self.query_one("#meaning", Static).update(text)

    def action_language(self) -> None:
        """German or English."""
        self._language = "en" if self._language == "de" else "de"
        self._explain()

    def action_excel(self) -> None:
        """CSV as German Excel reads it, or with commas."""
        self._excel = not self._excel
        self._explain()

    def action_write(self) -> None:
        """Take the file name, if it is one; ask once before a file is replaced."""
        if not self.query_one("#file", Input).value.strip():
            self._explain("Give the file a name.")
            return
        path = self._path
        try:
            form = format_of(path, None)
        except QualcodeError as error:
            self._explain(f"{error.message} {error.hint}")
            return
        if path.exists() and self._asked != str(path):
            self._asked = str(path)
            self._explain(f"“{path.name}” is there already: Enter once more replaces it.")
            return
        self.dismiss(Target(path, form, self._language, self._excel and form == "csv"))
