"""Which files are merged into the project: packages, copies of it, or a folder of them."""

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
from qualcode.project.file.connection import SUFFIX
from qualcode.safe_text import visible
from qualcode.tui.files.completion import is_there
from qualcode.tui.files.path_field import PathField
from qualcode.tui.keys.instead import OTHER_PROJECT
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine


@dataclass(frozen=True, slots=True)
class MergeWish:
    """What is to be merged, and what stood in the field; `other_project` says that it may be another study."""

    paths: tuple[Path, ...] = ()
    typed: str = ""
    other_project: bool = False


class MergeForm(Dialog[MergeWish | None]):
    """Letters, tab, arrows and marks; Enter goes into a folder, or has a report made of what would come in."""

    IS_BESIDE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
        Binding("ctrl+t", "other_project", show=False, priority=True),
    ]

    def __init__(self, folder: Path, begun: MergeWish | None = None, problem: str = "") -> None:
        """`begun` is what was wished before, and `problem` why that could not be done."""
        super().__init__()
        self._folder, self._begun, self._problem = folder, begun or MergeWish(), problem
        self._other_project = self._begun.other_project

    def compose(self) -> ComposeResult:
        """The path with what is there, what will be done, keys."""
        with Vertical(classes="box") as box:
            box.border_title = _("Merge: packages, copies or a folder of them")
            yield PathField(self._folder, {SUFFIX}, value=self._begun.typed, several=True)
            yield Static(classes="words", id="said")
            yield KeyLine(
                (
                    DialogKey("take", "", "⏎", _("Preview")),
                    DialogKey("mark", "", "␣", pgettext("key line", "Mark")),
                    DialogKey("other_project", "", "ctrl+t", OTHER_PROJECT),
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Say what will be done, or why it could not."""
        self._explain(self._problem)

    @property
    def files(self) -> PathField:
        """The field of the path."""
        return self.query_one(PathField)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        if event.value != self._begun.typed:
            self._explain()

    def _explain(self, problem: str = "") -> None:
        lines = [_("What would come in is shown first; nothing is written before that.")]
        lines.append(
            _("Files of another project are taken in, too: nothing of theirs is removed here.")
            if self._other_project
            else _("Files of another project are refused.")
        )
        text = Text(visible("\n".join(lines), keep="\n"), style="dim")
        if problem:
            text = Text.assemble((visible(problem), "bold"), "\n", text)
        self.query_one("#said", Static).update(text)

    def action_mark(self) -> None:
        """Mark the highlighted file, or take the mark away."""
        self.files.action_mark()

    def action_other_project(self) -> None:
        """Take in files of another project, or refuse them."""
        self._other_project = not self._other_project
        self._explain()

    def action_take(self) -> None:
        """Go into the highlighted folder; else give the files, if they are there."""
        if self.focused is not None and self.files in self.focused.ancestors and self.files.go_in():
            return
        paths = tuple(self.files.paths)
        if not paths:
            self._explain(_("Type the name of a file or a folder, or mark files with {key}.", key="␣"))
            return
        missing = next((path for path in paths if not is_there(path)), None)
        if missing is not None:
            self._explain(_("There is no “{name}” in “{folder}”.", name=missing.name, folder=missing.parent))
            return
        self.dismiss(MergeWish(paths, self.files.typed, self._other_project))
