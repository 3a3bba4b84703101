"""What comes in, and what is said of all of it: the first step of an import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Label, Static

from qualcode.catalogue import _, pgettext
from qualcode.errors import UsageProblem
from qualcode.reading.files import READERS
from qualcode.safe_text import visible
from qualcode.tui.files.completion import is_there
from qualcode.tui.files.path_field import PathField
from qualcode.tui.keys.instead import error_words
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeInput
from qualcode.workspace.material.import_options import AS, ImportOptions
from qualcode.workspace.material.prepared_import import ImportWish

_WAYS = {
    "auto": _("by their file type"),
    "text": _("as plain texts"),
    "report": _("as reports whose quotations become documents"),
}


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What is wished for, and what stood in the fields."""

    wish: ImportWish = field(default_factory=ImportWish)
    typed: Mapping[str, str] = field(default_factory=dict)


class ImportForm(Dialog[FilledForm | None]):
    """Only the files are needed: all else may stay empty."""

    IS_BESIDE = False
    DEFAULT_CSS = """
    ImportForm > .box { width: 84; }
    ImportForm VerticalScroll { height: auto; max-height: 100%; scrollbar-size: 1 1; }
    ImportForm .field { height: 1; }
    ImportForm .field Label { width: 20; padding: 0 1; }
    ImportForm .field Input { width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
        Binding("ctrl+t", "way", show=False, priority=True),
    ]

    def __init__(self, begun: FilledForm | None = None) -> None:
        """`begun` is what was said before, for whoever comes back from the preview."""
        super().__init__()
        self._begun = begun or FilledForm()
        self._as = self._begun.wish.as_

    def compose(self) -> ComposeResult:
        """Files, then what is said of all, then keys."""
        with Vertical(classes="box") as box:
            box.border_title = _("Import documents: files or a folder")
            typed = self._begun.typed
            with VerticalScroll():
                yield PathField(Path.cwd(), frozenset(READERS), value=typed.get("path", ""), several=True)
                for name, title, example in _fields():
                    with Horizontal(classes="field"):
                        yield Label(title)
                        yield SafeInput(typed.get(name, ""), placeholder=example, id=name)
            yield Static(classes="words", id="said")
            yield KeyLine(
                (
                    DialogKey("take", "", "⏎", _("Preview")),
                    DialogKey("app.focus_next", "", "⇥", pgettext("key line", "Next")),
                    DialogKey("mark", "", "␣", pgettext("key line", "Mark")),
                    DialogKey("way", "", "^t", _("How to read")),
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Say how files are read."""
        self._explain()

    @property
    def files(self) -> PathField:
        """The field of the path."""
        return self.query_one(PathField)

    @on(Input.Changed)
    def _changed(self) -> None:
        self._explain()

    def _explain(self, problem: str = "") -> None:
        words = _("Files are read {way}. Nothing is written before the preview.", way=_WAYS[self._as])
        text = Text(visible(problem or words), style="bold" if problem else "dim")
        self.query_one("#said", Static).update(text)

    def action_mark(self) -> None:
        """Mark the highlighted file."""
        self.files.action_mark()

    def action_way(self) -> None:
        """By their type, as texts, or as reports."""
        self._as = AS[(AS.index(self._as) + 1) % len(AS)]
        self._explain()

    def action_take(self) -> None:
        """Go into the highlighted folder; else give what was said, if it can be read."""
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
        try:
            self.dismiss(self._filled(paths))
        except UsageProblem as error:
            self._explain(error_words(error))

    def _filled(self, paths: tuple[Path, ...]) -> FilledForm:
        typed = {name: self.query_one(f"#{name}", Input).value for name, _title, _example in _fields()}
        options = ImportOptions(
            interviewer=_listed(typed["interviewers"]),
            text_column=_listed(typed["answers"]),
            case_column=typed["case-column"].strip(),
        )
        label, case = typed["label"].strip() or None, typed["case"].strip() or None
        wish = ImportWish(paths, self._as, label, case, _attributes(typed["attributes"]), options)
        return FilledForm(wish, {**typed, "path": self.files.typed})


def _fields() -> tuple[tuple[str, str, str], ...]:
    """Name, title and an example of each field but that of the files."""
    return (
        ("label", _("Source label"), _("such as RG 2022; empty: as the files say")),
        ("case", _("Case"), _("the person or place; is created if new")),
        ("attributes", _("Attributes"), _("such as wave=2022, region=Ruhr")),
        ("interviewers", _("Interviewers"), _("who asks, if not recognised: I, Int")),
        ("answers", _("Columns of answers"), _("for tables: the columns whose cells become documents")),
        ("case-column", _("Column of cases"), _("for tables: the column that names the case")),
    )


def _listed(typed: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in typed.split(",") if piece.strip())


def _attributes(typed: str) -> dict[str, str]:
    """Attributes as they are typed: “wave=2022, region=Ruhr”. Raises UsageProblem."""
    values: dict[str, str] = {}
    for piece in _listed(typed):
        name, sign, value = piece.partition("=")
        if not sign or not name.strip() or not value.strip():
            raise UsageProblem(
                _("“{typed}” is no attribute with a value.", typed=piece), _("Write it like “wave=2022”.")
            )
        values[name.strip()] = value.strip()
    return values
