"""Which project of another program comes in, and where it goes: the first step of a takeover."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from qualcode.catalogue import _, pgettext
from qualcode.errors import UsageProblem
from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit
from qualcode.model.exchange.segments import CodesIn
from qualcode.project.file.connection import SUFFIX
from qualcode.reading.files import READERS
from qualcode.reading.source.options import ExchangeOptions
from qualcode.safe_text import visible
from qualcode.tui.files.completion import is_there, meant
from qualcode.tui.files.path_field import PathField
from qualcode.tui.keys.instead import FIELDS as _TITLES
from qualcode.tui.material.import_fields import ImportField, ImportFieldRow, TurnedField, listed
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.workspace.exchange.coded_lists import list_sayings
from qualcode.workspace.exchange.importing import ProjectImportWish

if TYPE_CHECKING:
    from qualcode.workspace.exchange.intake_plan import IntakeSayings

_LOW = 30  # lines
_SUFFIXES = frozenset({*READERS, ".qdpx", ".qde", ".qdc", ".sqlite3", ".sqlite", ".qda", ".rqda", ".gz"})
_COLUMNS = "text=Segment, code=Code"  # no text: what is typed
_MODELS = {
    model.name: model
    for model in (
        CoordinateModel(),
        CoordinateModel(newline=2),
        CoordinateModel(CountedUnit.UTF16),
        CoordinateModel(CountedUnit.UTF16, newline=2),
        CoordinateModel(CountedUnit.BYTES),
    )
}
"""How positions can be counted, by what people type."""
FIELDS = (
    ImportField(
        "into",
        _("Goes into"),
        "",
        choices=(("", _("the project that is open")), ("new", _("a new project"))),
    ),
    ImportField("new", _TITLES["new"], _("its file; empty: called like theirs")),
    ImportField("unknown-coder", _TITLES["unknown-coder"], _("whose codings without a name are"), is_rare=True),
    ImportField(
        "coordinates",
        _TITLES["coordinates"],
        "",
        choices=(("", _("as found")), *((name, name) for name in _MODELS)),
        is_rare=True,
    ),
    ImportField("which", _TITLES["which"], _("its name, where the file holds several"), is_rare=True),
    ImportField("column", _TITLES["column"], _("such as {columns}", columns=_COLUMNS), is_rare=True),
    ImportField("document", _TITLES["document"], _("of a list, theirs=ours: Interview 1=i1"), is_rare=True),
    ImportField(
        "codes-in",
        _TITLES["codes-in"],
        "",
        choices=(
            ("", _("are not said")),
            (CodesIn.COMMENTS.value, _("stand in Word comments")),
            (CodesIn.MARGIN.value, _("stand in the margin")),
        ),
        is_rare=True,
    ),
    ImportField(
        "new-codes", _TITLES["new-codes"], _("make codes of names that are none yet"), is_mark=True, is_rare=True
    ),
    ImportField("again", _TITLES["again"], _("take in again what was erased for good"), is_mark=True, is_rare=True),
)


@dataclass(frozen=True, slots=True)
class FilledProjectForm:
    """The file or folder; the new project that it becomes, None where it goes into the one that is open.

    `typed` is what stood in the fields, by option, for whoever comes back.
    """

    path: Path
    new: Path | None = None
    typed: Mapping[str, str] = field(default_factory=dict)

    def wish(self, said: IntakeSayings) -> ProjectImportWish:
        """What is wished for, with what was said of codes, coders and documents. Raises UsageProblem."""
        typed = self.typed
        of_list = list_sayings(
            _pairs(typed["column"], _COLUMNS),
            _pairs(typed["document"], "Interview 1=i1"),  # no text: an example
            typed["codes-in"],
            new_codes=bool(typed["new-codes"]),
        )
        reading = ExchangeOptions(_MODELS.get(typed["coordinates"]), typed["which"])
        return ProjectImportWish(self.path, reading, said, self.new, bool(typed["again"]), of_list)


def _pairs(typed: str, example: str) -> dict[str, str]:
    """Names by names as they are typed, parted by commas. Raises UsageProblem."""
    pairs: dict[str, str] = {}
    for piece in listed(typed):
        name, sign, value = piece.partition("=")
        if not sign or not name.strip() or not value.strip():
            raise UsageProblem(
                _("“{typed}” does not say what is what.", typed=piece),
                _("Write it like “{example}”.", example=example),
            )
        pairs[name.strip()] = value.strip()
    return pairs


class ProjectImportForm(Dialog[FilledProjectForm | None]):
    """Only the file is needed; Enter has a report made of what would come in."""

    IS_BESIDE = False
    DEFAULT_CSS = """
    ProjectImportForm > .box { width: 84; }
    ProjectImportForm VerticalScroll { height: auto; max-height: 100%; scrollbar-size: 1 1; }
    ProjectImportForm.low PathField OptionList, ProjectImportForm.low PathField OptionList:focus {
        height: 4; max-height: 4;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
        Binding("ctrl+e", "more", show=False, priority=True),
    ]

    def __init__(self, folder: Path, begun: Mapping[str, str] | None = None, problem: str = "") -> None:
        """`begun` is what stood in the fields before, and `problem` why that could not be read."""
        super().__init__()
        self._folder, self._begun, self._problem = folder, begun or {}, problem
        self._said: dict[str, str] = {}  # what stood in the fields when something was said of it
        self._asks_more = any(self._begun.get(row.option) for row in FIELDS if row.is_rare)

    def compose(self) -> ComposeResult:
        """The path with what is there, where it goes, rare fields, keys."""
        with Vertical(classes="box") as box:
            box.border_title = _("Take over a project of another program")
            with VerticalScroll():
                yield PathField(self._folder, _SUFFIXES, value=self._begun.get("path", ""))
                for row in FIELDS:
                    yield ImportFieldRow(row, self._begun.get(row.option, ""))
            yield Static(classes="words", id="said")
            yield KeyLine(
                (
                    DialogKey("take", "", "⏎", _("Preview")),
                    DialogKey("app.focus_next", "", "⇥", pgettext("key line", "Next")),
                    DialogKey("turn", "", "␣", pgettext("key line", "Turn")),
                    DialogKey("more", "", "ctrl+e", _("More fields")),
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Say what happens next, or why what was said cannot be done."""
        for row in self.query(ImportFieldRow):
            if row.field.option == "into":
                self.watch(row.query_one("#into"), "value", self._show_fields)
        self._show_fields()
        self._said = self._typed
        self._explain(self._problem)

    def on_resize(self) -> None:
        """Fewer files where there is little room for fields."""
        super().on_resize()
        self.set_class(self.size.height < _LOW, "low")

    @property
    def files(self) -> PathField:
        """The field of the path."""
        return self.query_one(PathField)

    @property
    def _typed(self) -> dict[str, str]:
        return {row.field.option: row.said.strip() for row in self.query(ImportFieldRow)} | {"path": self.files.typed}

    def _show_fields(self) -> None:
        """Show the name of a new project where one is made, and rare fields where they are asked for."""
        is_new = bool(self._typed["into"])
        for row in self.query(ImportFieldRow):
            row.display = is_new if row.field.option == "new" else not row.field.is_rare or self._asks_more

    @on(Input.Changed)
    def _changed(self) -> None:
        """What was wrong stays on the screen until something else is said."""
        if self._typed != self._said:
            self._said = self._typed
            self._explain()

    def _explain(self, problem: str = "") -> None:
        words = _("REFI-QDA, Taguette, QualCoder, RQDA, CATMA, lists of coded segments.")
        text = Text(visible(f"{words} {_('Nothing is written before the preview.')}"), style="dim")
        if problem:
            text = Text.assemble((visible(problem, keep="\n"), "bold"), "\n", text)
        self.query_one("#said", Static).update(text)

    def action_turn(self) -> None:
        """Turn the field that has the focus."""
        if isinstance(self.focused, TurnedField):
            self.focused.action_turn()

    def action_more(self) -> None:
        """Show what is rarely said too, or not any more."""
        self._asks_more = not self._asks_more
        self._show_fields()
        rare = [row for row in self.query(ImportFieldRow) if row.field.is_rare and row.display]
        if rare:
            rare[0].query_one(f"#{rare[0].field.option}").focus()

    def action_take(self) -> None:
        """Go into the highlighted folder; else give the file, if it is there, and the new one, if it is not."""
        if self.focused is not None and self.files in self.focused.ancestors and self.files.go_in():
            return
        path = next(iter(self.files.paths), None)
        if path is None or not path.name:
            self._explain(_("Type the name of a file, or of a folder that a program made of a project."))
            return
        if not is_there(path):
            self._explain(_("There is no “{name}” in “{folder}”.", name=path.name, folder=path.parent))
            return
        typed = self._typed
        new = self._new_file(path, typed["new"]) if typed["into"] else None
        if new is not None and is_there(new):
            self._explain(_("“{name}” exists already; choose another name.", name=new.name))
            return
        self.dismiss(FilledProjectForm(path, new, typed))

    def _new_file(self, path: Path, typed: str) -> Path:
        """The file of the new project: what was typed, else beside where one works, called like theirs."""
        named = meant(typed if typed.strip("/") else path.stem, self._folder)
        return named if named.suffix == SUFFIX else named.with_name(named.name + SUFFIX)
