"""Taking a codebook file in: the file is chosen, what it would add and change is shown, only then it is written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.errors import QualcodeError
from qualcode.model.codes import CodebookDraft, RuleEdit
from qualcode.plural import counted
from qualcode.project.codebook.codes import CodebookImport
from qualcode.project.codebook.import_plan import CodebookImportPreview
from qualcode.reading.lists.codebooks import SUFFIXES, read
from qualcode.reporting.codebook.import_words import kept_anchor_words, preview_lines
from qualcode.safe_text import visible
from qualcode.shipped import shipped
from qualcode.tui.codebook.desk import CodebookDesk
from qualcode.tui.codebook.rule_change_form import RuleChangeForm
from qualcode.tui.files.completion import is_folder, is_there
from qualcode.tui.files.path_field import PathField
from qualcode.tui.keys.instead import error_words
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.choice_dialogs import Confirm, Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.workspace.codebook import codes
from qualcode.workspace.codebook.file_import import preview, take_in_files


class ReadCodebook(NamedTuple):
    """What a file holds, and what is to be said of how it was read."""

    draft: CodebookDraft
    warnings: list[str]


class CodebookImporting:
    """What the key does that imports a codebook."""

    def __init__(self, desk: CodebookDesk) -> None:
        self._desk = desk

    def action_import_codebook(self) -> None:
        """Ask for a file, show what it would do, import it as one change."""
        if self._desk.bench.project.read_only:
            self._desk.warn(_("The project file is read-only: nothing can be imported."))
            return
        self._desk.front.leave(lambda: self._desk.show_dialog(CodebookFileDialog(Path.cwd()), self._chosen))

    def _chosen(self, found: ReadCodebook | None) -> None:
        if found is None:
            return
        for warning in found.warnings:
            self._desk.warn(warning)
        self._desk.read(
            lambda project: (project.codes.planned(found.draft), preview(project, found.draft)),
            lambda planned: self._ask_to_import(found, *planned),
            opens=True,
            words=_("Comparing the codebook with the project's …"),
        )

    def _ask_to_import(self, found: ReadCodebook, planned: CodebookImport, shown: CodebookImportPreview) -> None:
        def answered(answer: str | None) -> None:
            if answer in ("import", "move"):
                moves = answer == "move"
                self._say_of_rules(planned, lambda said: self._import(found, said, moves=moves))
            else:
                self._desk.flash(_("Nothing was imported."))

        key = DialogKey("import", "enter", "⏎", _("Import"))
        title = _("Codebook “{title}”: preview", title=found.draft.title)
        answers = [key] if planned.changes_anything else []
        if shown.moved:
            answers.append(DialogKey("move", "m", "m", _("Import and move")))
        self._desk.show_dialog(Confirm(title, plan_text(planned, shown), tuple(answers)), answered)

    def _say_of_rules(self, planned: CodebookImport, then: Callable[[RuleEdit], None]) -> None:
        """Ask what the new rules are, where something is coded under the former ones."""
        space = self._desk.bench.space
        undecided = [code for code in self._desk.bench.book if code.full_name in planned.undecided]
        if not any(codes.must_be_said(space, code) for code in undecided):
            then(RuleEdit())
            return

        def answered(said: RuleEdit | None) -> None:
            if said is None:
                self._desk.flash(_("Nothing was imported."))
            else:
                then(said)

        title = ngettext("New rules of {count} code", "New rules of {count} codes", len(undecided))
        self._desk.show_dialog(RuleChangeForm(title, None), answered)

    def _import(self, found: ReadCodebook, said: RuleEdit, *, moves: bool) -> None:
        self._desk.write(
            lambda space: take_in_files(space, [found.draft], moves=moves, change=said.change, note=said.note)[0],
            self._taken,
            words=_("Importing the codebook …"),
        )

    def _taken(self, done: CodebookImport) -> None:
        self._desk.written(f"{_numbers(done)} · {undoes()}")


class CodebookFileDialog(Dialog[ReadCodebook | None]):
    """A path, or one of the codebooks that come with qualcode; gives what was read."""

    IS_BESIDE = False
    DEFAULT_CSS = "CodebookFileDialog #shipped { height: auto; max-height: 5; border-top: solid $foreground 30%; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        try:
            self._shipped = sorted(shipped("codebooks").glob("*.yaml"))
        except QualcodeError:  # this installation lacks them: files can be chosen all the same
            self._shipped = []

    def compose(self) -> ComposeResult:
        """The path with what is there, the shipped ones, keys."""
        with Vertical(classes="box") as box:
            box.border_title = _("Import a codebook: YAML, .qdc, a table (CSV, XLSX, Word)")
            yield PathField(self._folder, SUFFIXES)
            options = (Option(_("comes with qualcode: {name}", name=path.stem)) for path in self._shipped)
            yield OptionList(*options, id="shipped")
            yield Static(classes="words", id="said")
            yield KeyLine(
                (
                    DialogKey("take", "", "⏎", _("Preview")),
                    DialogKey("app.focus_next", "", "⇥", pgettext("key line", "Next")),
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Say what happens next."""
        self.query_one("#shipped").display = bool(self._shipped)
        self._explain()

    @on(Input.Changed)
    def _changed(self) -> None:
        self._explain()

    def _explain(self, problem: str = "") -> None:
        words = _("Codes are matched by their path. Nothing is written before the preview.")
        text = Text(visible(problem or words), style="bold" if problem else "dim")
        self.query_one("#said", Static).update(text)

    def action_take(self) -> None:
        """Go into the highlighted folder; else read the file."""
        field, listed = self.query_one(PathField), self.query_one("#shipped", OptionList)
        if self.focused is listed:
            if listed.highlighted is not None:
                self._read(self._shipped[listed.highlighted])
            return
        if field.go_in():
            return
        path = next(iter(field.paths), None)
        if path is None or not path.name or is_folder(path):
            self._explain(_("Type the name of a file."))
        elif not is_there(path):
            self._explain(_("There is no “{name}” in “{folder}”.", name=path.name, folder=path.parent))
        else:
            self._read(path)

    @on(OptionList.OptionSelected, "#shipped")
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._read(self._shipped[event.option_index])

    def _read(self, path: Path) -> None:
        self.run_worker(partial(_read, path), group="codebook", exclusive=True, thread=True, exit_on_error=False)

    @on(Worker.StateChanged)
    def _state_changed(self, event: Worker.StateChanged) -> None:
        event.stop()
        error = event.worker.error
        if event.state is WorkerState.SUCCESS and isinstance(event.worker.result, ReadCodebook):
            self.dismiss(event.worker.result)
        elif event.state is WorkerState.ERROR and isinstance(error, QualcodeError):
            self._explain(error_words(error))
        elif event.state is WorkerState.ERROR and error is not None:
            raise error


def _read(path: Path) -> ReadCodebook:
    return ReadCodebook(*read(path))


def _numbers(done: CodebookImport) -> str:
    return _(
        "{added} new, {changed} changed, {same} the same",
        added=counted(len(done.added), "code"),
        changed=len(done.changed),
        same=len(done.same),
    )


def plan_text(planned: CodebookImport, shown: CodebookImportPreview) -> Text:
    """What an import would add, change and leave, code by code; what is the same is only counted."""
    text = Text(f"{_numbers(planned)}\n", style="bold")
    for title, lines in preview_lines(shown, program(), moves=False):
        text.append(f"\n{title}:\n", style="bold")
        text.append("".join(f"  {visible(line)}\n" for line in lines), style="not bold")
    if planned.ruled:
        words = _("Changed rules get a new version; codings keep the version under which they were made.")
        text.append(f"\n{words}\n", style="not bold dim")
    if planned.described:
        text.append("\n" + _("What it says of itself is new.") + "\n", style="not bold")
    if planned.kept_anchors:
        text.append(f"\n{kept_anchor_words(len(planned.kept_anchors), program())}.\n", style="not bold dim")
    if idle := len(planned.idle_notes):
        words = ngettext(
            "{count} note of the file is not taken: the rules that it speaks of are the same",
            "{count} notes of the file are not taken: the rules that they speak of are the same",
            idle,
        )
        text.append(f"\n{words}\n", style="not bold")
    if planned.laid_out:
        text.append("\n" + _("Its comments and its order of keys are kept.") + "\n", style="not bold")
    if not planned.changes_anything and not shown.moved:
        words = _("The project has all of this already: there is nothing to import.")
        return text.append(f"\n{words}", style="not bold")
    words = _("Codes of the project that the file does not name stay as they are.")
    return text.append(f"\n{words}", style="not bold dim")
