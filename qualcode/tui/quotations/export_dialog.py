"""Where an export goes and how it looks: file name (its suffix is the format), language, what goes with it."""

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

from qualcode.catalogue import _, language, pgettext
from qualcode.errors import QualcodeError
from qualcode.reporting.words.wording import Language
from qualcode.reporting.writers.formats import FORMATS, format_of
from qualcode.safe_text import visible
from qualcode.tui.keys.instead import error_words
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeInput
from qualcode.user_folders import from_home


@dataclass(frozen=True, slots=True)
class Target:
    """Where an export goes, and how it is to look.

    `excel` makes a CSV as German Excel reads it, `memos` shows them with the quotations. `final` is for
    publishing, under the file's name. `names` is a file of names that must not leave.
    """

    path: Path
    format: str
    language: Language
    excel: bool = False
    memos: bool = False
    final: bool = False
    names: Path | None = None


class ExportDialog(Dialog[Target | None]):
    """Asks before it replaces a file: the second Enter does."""

    IS_BESIDE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "write", show=False, priority=True),
        Binding("ctrl+l", "language", show=False, priority=True),
        Binding("ctrl+e", "excel", show=False, priority=True),
        Binding("ctrl+o", "memos", show=False, priority=True),
        Binding("ctrl+f", "final", show=False, priority=True),
    ]

    def __init__(self, folder: Path, name: str, what: str) -> None:
        super().__init__()
        self._folder, self._proposed, self._what = folder, name, what
        self._language: Language = language()
        self._excel = self._memos = self._final = False
        self._asked = ""

    def compose(self) -> ComposeResult:
        """File names, what it will be, hints."""
        with Vertical(classes="box") as box:
            box.border_title = pgettext("head", "Export")
            yield Static(Text(visible(self._what)), classes="words")
            yield SafeInput(self._proposed, id="file")
            yield SafeInput(placeholder=_("list of names that must not leave (a file; may be left out)"), id="names")
            yield Static(classes="words", id="becomes")
            yield KeyLine(
                (
                    DialogKey("write", "", "⏎", pgettext("key line", "Write")),
                    DialogKey("language", "", "ctrl+l", pgettext("key line", "Language")),
                    DialogKey("excel", "", "ctrl+e", "Excel"),  # no text: a name
                    DialogKey("memos", "", "ctrl+o", pgettext("key line", "Memos")),
                    DialogKey("final", "", "ctrl+f", pgettext("key line", "Publish")),
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one("#file", Input).focus()
        self._explain()

    def _path_in(self, field: str) -> Path | None:
        typed = self.query_one(field, Input).value.strip()
        return self._folder / Path(typed).expanduser() if typed else None

    @on(Input.Changed)
    def _changed(self) -> None:
        self._asked = ""
        self._explain()

    def _explain(self, problem: str = "") -> None:
        path = self._path_in("#file")
        lines = [_("words and typography: German") if self._language == "de" else _("words and typography: English")]
        if path is not None and path.suffix.lower() == ".csv":
            lines.append(_("CSV for German Excel (;)") if self._excel else _("CSV with commas"))
        if self._final:
            lines.append(_("for publication: no ids, memos or coders; random order within a source"))
            lines.append(_("recorded as published: “{name}”", name=path.stem) if path else _("recorded as published"))
        else:
            with_memos = _("working draft with ids and memos, for internal use only")
            lines.append(with_memos if self._memos else _("working draft with ids, for internal use only"))
        lines.append(_("in {folder}", folder=from_home(self._folder)))
        lines.append(_("suffixes: {names}", names=", ".join(f".{suffix}" for suffix in FORMATS)))
        text = Text(visible("\n".join(lines), keep="\n"), style="dim")
        if problem:
            text.append(f"\n{visible(problem)}", style="bold not dim")
        self.query_one("#becomes", Static).update(text)

    def action_language(self) -> None:
        """German or English."""
        self._language = "en" if self._language == "de" else "de"
        self._explain()

    def action_excel(self) -> None:
        """CSV as German Excel reads it, or with commas."""
        self._excel = not self._excel
        self._explain()

    def action_memos(self) -> None:
        """Show memos with the quotations too, or not."""
        self._memos = not self._memos
        self._explain()

    def action_final(self) -> None:
        """A working draft, or what may be published."""
        self._final = not self._final
        self._explain()

    def action_write(self) -> None:
        """Take the file name, if it is one; ask once before a file is replaced."""
        path, names = self._path_in("#file"), self._path_in("#names")
        if path is None:
            self._explain(_("Give the file a name."))
            return
        try:
            form = format_of(path, None)
        except QualcodeError as error:
            self._explain(error_words(error))
            return
        if names is not None and not names.is_file():
            self._explain(
                _("There is no list of names “{names}” in “{parent}”.", names=names.name, parent=names.parent)
            )
            return
        if path.exists() and self._asked != str(path):
            self._asked = str(path)
            self._explain(_("“{path}” exists. Press Enter again to replace it.", path=path.name))
            return
        excel, memos = self._excel and form == "csv", self._memos and not self._final
        self.dismiss(Target(path, form, self._language, excel, memos=memos, final=self._final, names=names))
