"""A project file: one that is there, or the name of a new one."""

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

from qualcode.catalogue import _, pgettext
from qualcode.safe_text import visible
from qualcode.tui.files.completion import is_folder, is_there
from qualcode.tui.files.path_field import PathField
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeInput

SUFFIX = ".qualcode"


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """The path of a project; of a new one with the title of the study, empty for the file's name."""

    path: Path
    title: str = ""


class ProjectFileDialog(Dialog[ProjectFile | None]):
    """Letters, tab, arrows; Enter goes into a folder, or takes the file."""

    IS_BESIDE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
    ]

    def __init__(self, folder: Path, *, new: bool) -> None:
        super().__init__()
        self._folder, self._new = folder, new

    def compose(self) -> ComposeResult:
        """The path with what is there, of a new project its title, keys."""
        with Vertical(classes="box") as box:
            box.border_title = _("New project") if self._new else _("Open a project")
            yield PathField(self._folder, {SUFFIX})
            if self._new:
                yield SafeInput(placeholder=_("title of the study (may stay empty)"), id="title")
            yield Static(classes="words", id="said")
            yield KeyLine(
                (
                    DialogKey("take", "", "⏎", _("Create") if self._new else pgettext("key line", "Open")),
                    DialogKey("app.focus_next", "", "⇥", pgettext("key line", "Next")),
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Say where a path begins."""
        self._explain()

    @on(Input.Changed)
    def _changed(self) -> None:
        self._explain()

    def _explain(self, problem: str = "") -> None:
        paths = self.query_one(PathField).paths
        words = _("in {folder}", folder=self._folder)
        if self._new and paths and paths[0].name:
            words = str(_with_suffix(paths[0]))
        text = Text(visible(problem or words), style="bold" if problem else "dim")
        self.query_one("#said", Static).update(text)

    def action_take(self) -> None:
        """Go into the highlighted folder; else take the file."""
        field = self.query_one(PathField)
        if self.focused is not None and field in self.focused.ancestors and field.go_in():
            return
        path = next(iter(field.paths), None)
        if path is None or not path.name or is_folder(path):
            self._explain(_("Type the name of a file."))
        elif self._new and is_there(_with_suffix(path)):
            self._explain(_("“{name}” exists already; choose another name.", name=_with_suffix(path).name))
        elif self._new:
            self.dismiss(ProjectFile(_with_suffix(path), self.query_one("#title", Input).value.strip()))
        elif not is_there(path):
            self._explain(_("There is no “{name}” in “{folder}”.", name=path.name, folder=path.parent))
        else:
            self.dismiss(ProjectFile(path))


def _with_suffix(path: Path) -> Path:
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
