"""What comes in, and what is said of all of it: the first step of an import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from qualcode.catalogue import _, pgettext
from qualcode.errors import UsageProblem
from qualcode.reading.files import READERS
from qualcode.reading.source.choices import NO_CHOICES
from qualcode.reading.source.other_programs import told_of_suffix
from qualcode.safe_text import visible
from qualcode.tui.files.completion import is_there
from qualcode.tui.files.path_field import PathField
from qualcode.tui.keys.instead import error_words, in_interface
from qualcode.tui.material.import_fields import FIELDS, ImportFieldRow, TurnedField, listed, reading_said
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.workspace.imports.import_options import AS, AUTO, FileKind, ImportOptions, kinds_of
from qualcode.workspace.imports.prepared_import import ImportWish

_WAYS = {
    "auto": _("by their file type"),
    "text": _("as plain texts"),
    "transcript": _("as transcripts, tables too"),
    "report": _("as reports whose quotations become documents"),
}


_LOW = 30  # lines


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
    ImportForm.low PathField OptionList, ImportForm.low PathField OptionList:focus { height: 4; max-height: 4; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
        Binding("ctrl+t", "way", show=False, priority=True),
        Binding("ctrl+e", "more", show=False, priority=True),
    ]

    def __init__(self, begun: FilledForm | None = None, *, asks_again: bool = False) -> None:
        """`begun` is what was said before, for whoever comes back from the preview.

        With `asks_again` one can say that what was erased may come back.
        """
        super().__init__()
        self._begun = begun or FilledForm()
        self._as = self._begun.wish.as_
        self._kinds: frozenset[FileKind] = frozenset()
        self._asks_more = False  # whether rare fields are shown
        self._fields = [field for field in FIELDS if asks_again or field.option != "again"]

    def compose(self) -> ComposeResult:
        """Files, then what is said of all, then keys."""
        with Vertical(classes="box") as box:
            box.border_title = _("Import documents: files or a folder")
            typed = self._begun.typed
            with VerticalScroll():
                yield PathField(
                    Path.cwd(),
                    frozenset(READERS),
                    value=typed.get("path", ""),
                    several=True,
                    told=lambda suffix: in_interface(told_of_suffix(suffix)),
                )
                for field in self._fields:
                    yield ImportFieldRow(field, typed.get(field.option, ""))
            yield Static(classes="words", id="said")
            yield KeyLine(
                (
                    DialogKey("take", "", "⏎", _("Preview")),
                    DialogKey("app.focus_next", "", "⇥", pgettext("key line", "Next")),
                    DialogKey("mark", "", "␣", pgettext("key line", "Mark")),
                    DialogKey("way", "", "ctrl+t", _("How to read")),
                    DialogKey("more", "", "ctrl+e", _("More fields")),
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Say how files are read, and ask for what fits them."""
        self._explain()
        self._look()

    def on_resize(self) -> None:
        """Fewer files where there is little room for fields."""
        super().on_resize()
        self.set_class(self.size.height < _LOW, "low")

    @property
    def files(self) -> PathField:
        """The field of the path."""
        return self.query_one(PathField)

    @on(Input.Changed)
    def _changed(self) -> None:
        self._explain()

    @on(PathField.PathsChanged)
    def _look(self) -> None:
        """See of which kinds the files are; folders are looked into beside the interface."""
        look = partial(_kinds, tuple(self.files.paths), self._as)
        self.run_worker(look, group="kinds", exclusive=True, thread=True, exit_on_error=False)

    @on(Worker.StateChanged)
    def _looked(self, event: Worker.StateChanged) -> None:
        event.stop()
        found = event.worker.result
        if event.state is not WorkerState.SUCCESS or not isinstance(found, _Kinds):
            return
        if (found.paths, found.as_) == (tuple(self.files.paths), self._as):
            self._kinds = found.kinds
            self._show_fields()

    def _show_fields(self) -> None:
        """Show what these files need; what is rare if it is asked for or was said before."""
        for row in self.query(ImportFieldRow):
            is_wanted = self._asks_more or not row.field.is_rare or bool(row.said)
            row.display = is_wanted and row.field.fits(self._kinds)

    def _explain(self, problem: str = "") -> None:
        words = _("Files are read {way}. Nothing is written before the preview.", way=_WAYS[self._as])
        text = Text(visible(problem or words), style="bold" if problem else "dim")
        self.query_one("#said", Static).update(text)

    def action_mark(self) -> None:
        """Mark the highlighted file, or turn the field that has the focus."""
        if isinstance(self.focused, TurnedField):
            self.focused.action_turn()
        else:
            self.files.action_mark()

    def action_way(self) -> None:
        """By their type, as texts, or as reports."""
        self._as = AS[(AS.index(self._as) + 1) % len(AS)]
        self._explain()
        self._look()

    def action_more(self) -> None:
        """Show what is rarely said of such files too, or not any more."""
        self._asks_more = not self._asks_more
        self._show_fields()
        rare = [row for row in self.query(ImportFieldRow) if row.field.is_rare and row.display]
        if self._asks_more:
            rare[0].query_one(f"#{rare[0].field.option}").focus()

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
        """What the fields say that fit these files; what stands in the others is kept for whoever comes back.

        Raises UsageProblem for what cannot be said.
        """
        typed = {row.field.option: row.said for row in self.query(ImportFieldRow)}
        kinds = kinds_of(paths, self._as)
        said = {field.option: typed[field.option].strip() if field.fits(kinds) else "" for field in self._fields}
        emptied = AUTO if FileKind.TEXT in kinds else ""  # what was said before in the project stood in the fields
        options = ImportOptions(
            **reading_said(said, emptied),
            markings=said["markings"] or emptied,
            transcription=said["transcription"] or emptied,
            keep_struck=bool(said["keep-struck"]),
            keep_hidden=bool(said["keep-hidden"]),
            text_column=listed(said["text-column"]),
            case_column=said["case-column"],
            label_column=said["label-column"],
            wave_column=said["wave-column"],
            without_column=listed(said["without-column"]),
            no_answer=listed(said["no-answer"]),
            not_asked=listed(said["not-asked"]),
            missing=listed(said["missing"]),
            heading_rows=int(said["heading-rows"] or 0),
            sheet=said["sheet"],
            wave_field=listed(said["wave-field"]),
            kind_field=listed(said["kind-field"]),
            delimiter=said["delimiter"],
            split=said["split"],
            every_cue=bool(said["every-cue"]),
            keep_page_marks=bool(said["keep-page-marks"]),
            marks=said["marks"] or ImportOptions().marks,
        )
        options.choices(NO_CHOICES)
        wish = ImportWish(
            paths,
            self._as,
            said["label"] or None,
            said["case"] or None,
            _attributes(said["set"]),
            options,
            listed(said["labels"]),
            unsure=bool(said["unsure"]),
            again=bool(said.get("again")),
        )
        return FilledForm(wish, {**typed, "path": self.files.typed})


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Of which kinds the files are that are meant."""

    paths: tuple[Path, ...]
    as_: str
    kinds: frozenset[FileKind]


def _kinds(paths: tuple[Path, ...], as_: str) -> _Kinds:
    return _Kinds(paths, as_, kinds_of(paths, as_))


def _attributes(typed: str) -> dict[str, str]:
    """Attributes as they are typed: “wave=2022, region=Ruhr”. Raises UsageProblem."""
    values: dict[str, str] = {}
    for piece in listed(typed):
        name, sign, value = piece.partition("=")
        if not sign or not name.strip() or not value.strip():
            raise UsageProblem(
                _("“{typed}” is no attribute with a value.", typed=piece), _("Write it like “wave=2022”.")
            )
        values[name.strip()] = value.strip()
    return values
