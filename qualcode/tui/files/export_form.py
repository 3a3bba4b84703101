"""Where something is written and how it looks: file name (its suffix is the format), language, what goes with it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from qualcode.catalogue import Language, _, language, pgettext
from qualcode.errors import QualcodeError
from qualcode.safe_text import visible
from qualcode.tui.files.completion import is_there, meant
from qualcode.tui.keys.instead import error_words
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeInput
from qualcode.user_folders import from_home

WrittenAs = TypeVar("WrittenAs")


class ExportForm(Dialog[WrittenAs | None], Generic[WrittenAs]):
    """Asks before it replaces a file: the second Enter does. What is special to what is written, its kinds add."""

    IS_BESIDE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "write", show=False, priority=True),
        Binding("ctrl+l", "language", show=False, priority=True),
        Binding("ctrl+e", "excel", show=False, priority=True),
    ]
    SUFFIXES: Iterable[str] = ()
    """Without the full stop."""

    def __init__(self, folder: Path, name: str, what: str) -> None:
        super().__init__()
        self._folder, self._proposed, self._what = folder, name, what
        self._language: Language = language()
        self._excel = False
        self._asked = ""

    # ---- what its kinds say ----------------------------------------------------------------------

    @abstractmethod
    def more_keys(self) -> Sequence[DialogKey]:
        """The keys behind that for the language."""

    def more_fields(self) -> Iterator[Widget]:
        """Fields below the file's name."""
        yield from ()

    @abstractmethod
    def form_of(self, path: Path) -> str:
        """The format. Raises QualcodeError for a suffix that is none."""

    def csv_words(self) -> str:
        """What a CSV will be."""
        return _("CSV for German Excel (;)") if self._excel else _("CSV with commas")

    @abstractmethod
    def told_of(self, path: Path | None) -> Iterator[str]:
        """What else the file will be."""

    def problem(self) -> str:
        """What is wrong with other fields."""
        return ""

    @abstractmethod
    def written_as(self, path: Path, form: str) -> WrittenAs:
        """What was chosen."""

    # ---- what all have ---------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """File names, what it will be, hints."""
        with Vertical(classes="box") as box:
            box.border_title = pgettext("head", "Export")
            yield Static(Text(visible(self._what)), classes="words")
            yield SafeInput(self._proposed, id="file")
            yield from self.more_fields()
            yield Static(classes="words", id="becomes")
            yield KeyLine(
                (
                    DialogKey("write", "", "⏎", pgettext("key line", "Write")),
                    DialogKey("language", "", "ctrl+l", pgettext("key line", "Language")),
                    *self.more_keys(),
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one("#file", Input).focus()
        self.explain()

    def path_in(self, field: str) -> Path | None:
        """The file that a field names."""
        typed = self.query_one(field, Input).value.strip()
        return meant(typed, self._folder) if typed else None

    @on(Input.Changed)
    def _changed(self) -> None:
        self._asked = ""
        self.explain()

    def explain(self, problem: str = "") -> None:
        """Say what the file will be, and what is wrong."""
        path = self.path_in("#file")
        lines = [_("words and typography: German") if self._language == "de" else _("words and typography: English")]
        if path is not None and path.suffix.lower() == ".csv":
            lines.append(self.csv_words())
        lines += self.told_of(path)
        lines.append(_("in {folder}", folder=from_home(self._folder)))
        lines.append(_("suffixes: {names}", names=", ".join(f".{suffix}" for suffix in self.SUFFIXES)))
        text = Text(visible("\n".join(lines), keep="\n"), style="dim")
        if problem:
            text.append(f"\n{visible(problem)}", style="bold not dim")
        self.query_one("#becomes", Static).update(text)

    def action_language(self) -> None:
        """German or English."""
        self._language = "en" if self._language == "de" else "de"
        self.explain()

    def action_excel(self) -> None:
        """CSV as German Excel reads it, or with commas."""
        self._excel = not self._excel
        self.explain()

    def action_write(self) -> None:
        """Take the file name, if it is one; ask once before a file is replaced."""
        path = self.path_in("#file")
        if path is None:
            self.explain(_("Give the file a name."))
            return
        try:
            form = self.form_of(path)
        except QualcodeError as error:
            self.explain(error_words(error))
            return
        if problem := self.problem():
            self.explain(problem)
            return
        if is_there(path) and self._asked != str(path):
            self._asked = str(path)
            self.explain(_("“{path}” exists. Press Enter again to replace it.", path=path.name))
            return
        self.dismiss(self.written_as(path, form))
