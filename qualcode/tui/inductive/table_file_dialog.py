"""The dialog in which a table that was written of a work is chosen, to be taken back in."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from qualcode.catalogue import _
from qualcode.safe_text import visible
from qualcode.tui.files.completion import is_folder, is_there
from qualcode.tui.files.path_field import PathField
from qualcode.tui.shared.choice_dialogs import CANCEL, Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine

_SUFFIXES = frozenset({".xlsx", ".csv"})


class TableFileDialog(Dialog[Path | None]):
    """Letters, tab, arrows; Enter goes into a folder, or takes the file."""

    IS_BESIDE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
    ]

    def __init__(self, folder: Path, title: str) -> None:
        """`folder` is where a path begins that is no whole one."""
        super().__init__()
        self._folder, self._title = folder, title

    def compose(self) -> ComposeResult:
        """The path with what is there, what is said of it, keys."""
        with Vertical(classes="box") as box:
            box.border_title = visible(self._title)
            yield PathField(self._folder, _SUFFIXES)
            yield Static(classes="words", id="said")
            yield KeyLine((DialogKey("take", "", "⏎", _("Preview")), CANCEL))

    def on_mount(self) -> None:
        """Say what such a file is."""
        self._explain()

    @on(Input.Changed)
    def _changed(self) -> None:
        self._explain()

    def _explain(self, problem: str = "") -> None:
        words = _(".xlsx or .csv, as it was written here; rows are known by their ids.")
        self.query_one("#said", Static).update(Text(visible(problem or words), style="bold" if problem else "dim"))

    def action_take(self) -> None:
        """Go into the highlighted folder; else give the file."""
        field = self.query_one(PathField)
        if field.go_in():
            return
        path = next(iter(field.paths), None)
        if path is None or not path.name or is_folder(path):
            self._explain(_("Type the name of a file."))
        elif not is_there(path):
            self._explain(_("There is no “{name}” in “{folder}”.", name=path.name, folder=path.parent))
        else:
            self.dismiss(path)
