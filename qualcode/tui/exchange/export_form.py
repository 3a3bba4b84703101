"""For which program the project is written, into which file, with names or without."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from qualcode.catalogue import _, pgettext
from qualcode.model.consent.consents import Purpose
from qualcode.model.consent.words import purpose_words
from qualcode.model.exchange.project import ExchangeDialect
from qualcode.safe_text import visible
from qualcode.tui.files.completion import is_there, meant
from qualcode.tui.keys.instead import FIELDS as _TITLES
from qualcode.tui.keys.instead import FILE_TITLE
from qualcode.tui.material.import_fields import ImportField, ImportFieldRow, TurnedChoice, TurnedField
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.user_folders import from_home
from qualcode.workspace.exchange.exporting import SUFFIX
from qualcode.workspace.exchange.leaving import LeavingWish

TABLES = "tables"  # no text: a value
FIELDS = (
    ImportField("file", FILE_TITLE, ""),
    ImportField(
        "dialect",
        _("For"),
        "",
        choices=(
            (ExchangeDialect.STANDARD.value, _("any program that reads REFI-QDA")),
            (ExchangeDialect.MAXQDA.value, "MAXQDA"),  # no text: a name
            (ExchangeDialect.ATLASTI.value, "ATLAS.ti"),  # no text: a name
            (ExchangeDialect.NVIVO.value, "NVivo"),  # no text: a name
            (TABLES, _("R, Python and SQL: a folder of tables")),
        ),
    ),
    ImportField(
        "with-names",
        _TITLES["with-names"],
        _("of documents, cases, coders: for internal use"),
        is_mark=True,
    ),
    ImportField(
        "purpose",
        _("Purpose"),
        "",
        choices=tuple(
            (purpose.value, purpose_words(purpose))
            for purpose in (
                Purpose.QUOTE,
                *(each for each in Purpose if each not in {Purpose.ANALYSE, Purpose.QUOTE}),
            )
        ),
    ),
    ImportField("recipient", _("To whom"), _("for the register; may be left out")),
)


@dataclass(frozen=True, slots=True)
class ExportWish:
    """Where the project goes, in which dialect (None for tables), and what leaves with it.

    `typed` is what stood in the fields, by option, for whoever comes back.
    """

    path: Path
    dialect: ExchangeDialect | None
    leaving: LeavingWish
    recipient: str | None = None
    typed: Mapping[str, str] = field(default_factory=dict)


class ProjectExportForm(Dialog[ExportWish | None]):
    """Enter shows what would leave and what would not; asks before it replaces a file: the second Enter does."""

    IS_BESIDE = False
    DEFAULT_CSS = "ProjectExportForm > .box { width: 84; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
    ]

    def __init__(
        self,
        folder: Path,
        name: str,
        recipient_of: Callable[[Path], str | None],
        begun: Mapping[str, str] | None = None,
        problem: str = "",
    ) -> None:
        """`name` is proposed for the file, without a suffix; `recipient_of` gives to whom a file went last.

        `begun` is what stood in the fields before, and `problem` why it could not be done.
        """
        super().__init__()
        self._folder, self._proposed, self._recipient_of = folder, name, recipient_of
        self._begun, self._problem = begun or {}, problem
        self._known_recipient = self._asked = ""
        self._said: dict[str, str] = {}  # what stood in the fields when something was said of it

    def compose(self) -> ComposeResult:
        """The file, for whom, what leaves, keys."""
        with Vertical(classes="box") as box:
            box.border_title = _("Export the project for another program")
            for row in FIELDS:
                proposed = self._proposed if row.option == "file" else ""
                yield ImportFieldRow(row, self._begun.get(row.option, proposed))
            yield Static(classes="words", id="said")
            yield KeyLine(
                (
                    DialogKey("take", "", "⏎", _("Preview")),
                    DialogKey("app.focus_next", "", "⇥", pgettext("key line", "Next")),
                    DialogKey("turn", "", "␣", pgettext("key line", "Turn")),
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Name the file at once."""
        self.query_one("#file", Input).focus()
        self._said = self._typed
        self.watch(self.query_one("#dialect"), "value", self._turned)
        self._explain(self._problem)

    @property
    def _typed(self) -> dict[str, str]:
        return {row.field.option: row.said.strip() for row in self.query(ImportFieldRow)}

    @property
    def _is_tables(self) -> bool:
        return self.query_one("#dialect", TurnedChoice).value == TABLES

    @property
    def _path(self) -> Path | None:
        typed = self._typed["file"]
        if not typed:
            return None
        path = meant(typed, self._folder)
        if not path.name:  # “/” on the way to “/home”
            return None
        return path if self._is_tables or path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)

    def _turned(self) -> None:
        """Say what becomes of it now; what was wrong stays on the screen until something else is said."""
        if self._typed != self._said:
            self._said, self._asked = self._typed, ""
            self._explain()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        if event.input.id == "file":
            self._name_known_recipient()
        self._turned()

    def _name_known_recipient(self) -> None:
        """Each target is asked for once: to whom it went last stands there."""
        known, path = self.query_one("#recipient", Input), self._path
        if known.value == self._known_recipient:
            self._known_recipient = (self._recipient_of(path) if path is not None else None) or ""
            known.value = self._known_recipient

    def _explain(self, problem: str = "") -> None:
        path = self._path
        words = [from_home(path) if path is not None else _("in {folder}", folder=from_home(self._folder))]
        words.append(_("What would not travel is shown first; nothing is written before that."))
        text = Text(visible("\n".join(words), keep="\n"), style="dim")
        if problem:
            text = Text.assemble((visible(problem, keep="\n"), "bold"), "\n", text)
        self.query_one("#said", Static).update(text)

    def action_turn(self) -> None:
        """Turn the field that has the focus."""
        if isinstance(self.focused, TurnedField):
            self.focused.action_turn()

    def action_take(self) -> None:
        """Give what was said; ask once before a file is replaced."""
        path, typed = self._path, self._typed
        if path is None:
            self._explain(_("Give the file a name."))
            return
        if is_there(path) and self._asked != str(path):
            self._asked = str(path)
            self._explain(_("“{path}” exists. Press Enter again to replace it.", path=path.name))
            return
        dialect = None if self._is_tables else ExchangeDialect(typed["dialect"] or ExchangeDialect.STANDARD)
        leaving = LeavingWish(
            purpose=Purpose(typed["purpose"] or Purpose.QUOTE), with_names=bool(typed["with-names"])
        )
        self.dismiss(ExportWish(path, dialect, leaving, typed["recipient"] or None, typed))
