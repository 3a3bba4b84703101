"""Where a table goes and how it looks: file name (its suffix is the format), language, names, picture."""

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
from qualcode.reporting.pictures.of_tables import PictureKind
from qualcode.reporting.words.wording import Language
from qualcode.safe_text import visible
from qualcode.tui.keys.instead import error_words
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeInput
from qualcode.user_folders import from_home
from qualcode.workspace.counting.table_export import DRAWN, SUFFIXES, WITH_PICTURES, table_format

_PICTURES = {
    None: _("without a picture"),
    PictureKind.BARS: _("with bars"),
    PictureKind.HEAT: _("with a heat map"),
}
_STATISTICS = {"": "", "csv-r": _("CSV for R, with a script that reads it"),
               "csv-spss": _("CSV for SPSS, with a script that reads it")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableTarget:
    """Where a table goes, and how it is to look; with `identify` cases, documents, coders have their names."""

    path: Path
    format: str
    language: Language
    identify: bool = False
    picture: PictureKind | None = None
    excel: bool = False


class TableExportDialog(Dialog[TableTarget | None]):
    """Asks before it replaces a file: the second Enter does."""

    IS_BESIDE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "write", show=False, priority=True),
        Binding("ctrl+l", "language", show=False, priority=True),
        Binding("ctrl+n", "names", show=False, priority=True),
        Binding("ctrl+o", "picture", show=False, priority=True),
        Binding("ctrl+e", "excel", show=False, priority=True),
        Binding("ctrl+r", "statistics", show=False, priority=True),
    ]

    def __init__(self, folder: Path, name: str, what: str, picture: PictureKind | None) -> None:
        """`picture` is the one that is looked at."""
        super().__init__()
        self._folder, self._proposed, self._what, self._picture = folder, name, what, picture
        self._language: Language = language()
        self._identify = self._excel = False
        self._statistics = ""
        self._asked = ""

    def compose(self) -> ComposeResult:
        """File name, what it will be, hints."""
        with Vertical(classes="box") as box:
            box.border_title = pgettext("head", "Export")
            yield Static(Text(visible(self._what)), classes="words")
            yield SafeInput(self._proposed, id="file")
            yield Static(classes="words", id="becomes")
            yield KeyLine(
                (
                    DialogKey("write", "", "⏎", pgettext("key line", "Write")),
                    DialogKey("language", "", "ctrl+l", pgettext("key line", "Language")),
                    DialogKey("names", "", "ctrl+n", pgettext("key line", "Names")),
                    DialogKey("picture", "", "ctrl+o", pgettext("key line", "Picture")),
                    DialogKey("excel", "", "ctrl+e", "Excel"),  # no text: a name
                    DialogKey("statistics", "", "ctrl+r", "R, SPSS"),  # no text: names
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one("#file", Input).focus()
        self._explain()

    def _path(self) -> Path | None:
        typed = self.query_one("#file", Input).value.strip()
        return self._folder / Path(typed).expanduser() if typed else None

    @on(Input.Changed)
    def _changed(self) -> None:
        self._asked = ""
        self._explain()

    def _explain(self, problem: str = "") -> None:
        path = self._path()
        suffix = path.suffix.lower().removeprefix(".") if path is not None else ""
        lines = [_("words and typography: German") if self._language == "de" else _("words and typography: English")]
        if suffix == "csv":
            plain = _("CSV for German Excel (;)") if self._excel else _("CSV with commas")
            lines.append(_STATISTICS[self._statistics] or plain)
        if suffix in WITH_PICTURES - set(DRAWN):
            lines.append(_PICTURES[self._picture])
        lines.append(
            _("with the names of cases, documents, coders and speakers: for internal use only")
            if self._identify
            else _("without the names of cases, documents, coders and speakers")
        )
        lines.append(_("in {folder}", folder=from_home(self._folder)))
        lines.append(_("suffixes: {names}", names=", ".join(f".{known}" for known in SUFFIXES)))
        text = Text(visible("\n".join(lines), keep="\n"), style="dim")
        if problem:
            text.append(f"\n{visible(problem)}", style="bold not dim")
        self.query_one("#becomes", Static).update(text)

    def action_language(self) -> None:
        """German or English."""
        self._language = "en" if self._language == "de" else "de"
        self._explain()

    def action_names(self) -> None:
        """With names or without."""
        self._identify = not self._identify
        self._explain()

    def action_picture(self) -> None:
        """No picture, bars, a heat map in turn."""
        kinds = list(_PICTURES)
        self._picture = kinds[(kinds.index(self._picture) + 1) % len(kinds)]
        self._explain()

    def action_excel(self) -> None:
        """CSV as German Excel reads it, or with commas."""
        self._excel, self._statistics = not self._excel, ""
        self._explain()

    def action_statistics(self) -> None:
        """CSV for R, for SPSS, or for neither in turn."""
        kinds = list(_STATISTICS)
        self._statistics, self._excel = kinds[(kinds.index(self._statistics) + 1) % len(kinds)], False
        self._explain()

    def action_write(self) -> None:
        """Take the file name, if it is one; ask once before a file is replaced."""
        path = self._path()
        if path is None:
            self._explain(_("Give the file a name."))
            return
        is_csv = path.suffix.lower() == ".csv"
        try:
            form = table_format(path, (self._statistics or None) if is_csv else None)
        except QualcodeError as error:
            self._explain(error_words(error))
            return
        if path.exists() and self._asked != str(path):
            self._asked = str(path)
            self._explain(_("“{path}” exists. Press Enter again to replace it.", path=path.name))
            return
        picture = self._picture if form in WITH_PICTURES else None
        excel = self._excel and form == "csv"
        self.dismiss(TableTarget(path, form, self._language, self._identify, picture, excel))
