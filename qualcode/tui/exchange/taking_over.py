"""Taking over a project of another program: form, preview with what must be said first, one change."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codings import CoderKind
from qualcode.model.exchange.intake import ConflictKind, IntakeKind
from qualcode.reading.exchange.segments.columns import UnknownColumns
from qualcode.reporting.exchange.intake_report import called, intake_facts, placement_lines
from qualcode.tui.exchange.coders_form import CodersForm, CodersSaid
from qualcode.tui.exchange.columns_form import ColumnsForm, typed_columns
from qualcode.tui.exchange.loss_saving import save_losses
from qualcode.tui.exchange.project_form import FilledProjectForm, ProjectImportForm
from qualcode.tui.exchange.takeover_preview import BACK, TAKE_OVER, TakeoverPreview
from qualcode.tui.exchange.words import shown_takeover
from qualcode.tui.keys.instead import SAME_CODES, UNDER, error_words
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.projects.next_study import NextStudy
from qualcode.tui.shared.key_menu import KeyMenu
from qualcode.tui.shared.writer import Task
from qualcode.workspace.exchange import importing
from qualcode.workspace.exchange.intake_plan import IntakeSayings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qualcode.model.exchange.segments import SegmentField
    from qualcode.tui.projects.switching import Switching
    from qualcode.tui.shared.desk import Desk
    from qualcode.workspace.exchange.importing import PreparedProject, ProjectImportWish, TakenIn
    from qualcode.workspace.workspace import Workspace


class TakingOver:
    """One takeover, from the form to the change; what is said of codes, coders and documents stays with it."""

    def __init__(self, desk: Desk, switching: Switching, typed: Mapping[str, str] | None = None) -> None:
        """`switching` opens a project that was made; `typed` stands in the form, by option."""
        self._desk, self._switching = desk, switching
        self._said = IntakeSayings()
        self._typed: Mapping[str, str] = typed or {}
        self._form: FilledProjectForm | None = None
        self._preview: TakeoverPreview | None = None

    def begin(self, problem: str = "") -> None:
        """Ask which file comes in; `problem` is why it did not before."""

        def filled(form: FilledProjectForm | None) -> None:
            if form is not None:
                self._filled(form)

        form = ProjectImportForm(Path.cwd(), self._typed, problem)
        self._desk.show_dialog(form, filled)

    def _filled(self, form: FilledProjectForm) -> None:
        self._form, self._typed = form, form.typed
        self._said = replace(self._said, unknown_coder=form.typed["unknown-coder"])
        try:
            wish = form.wish(self._said)
        except UsageProblem as error:
            self.begin(error_words(error))
        else:
            self._look(wish, None)

    # ---- what would come in ----------------------------------------------------------------------

    def _look(self, wish: ProjectImportWish, read: PreparedProject | None) -> None:
        """Read the file, or compare once more what was `read`, and show what would come in."""
        task = Task(_("Reading “{name}” …", name=wish.path.name), left=[_("nothing was taken over")])

        def work(space: Workspace) -> PreparedProject:
            where = None if wish.new is not None else space
            tell = partial(_tell, task, task.words)
            if read is not None:
                return importing.prepared_of(where, read.foreign, wish, tell, _never)
            return importing.prepare_project_import(where, wish, tell, _never)

        self._desk.look_into(work, self._show, partial(self._failed, read), task)

    def _show(self, prepared: PreparedProject) -> None:
        shown = shown_takeover(prepared)
        if self._preview is not None:
            self._preview.prepared = prepared
            self._preview.show(shown)
            return
        self._preview = TakeoverPreview(prepared, shown, self._ask)
        self._desk.show_dialog(self._preview, self._answered)

    def _failed(self, read: PreparedProject | None, error: Exception) -> None:
        """Ask again, and say why it cannot be done; what was said in the preview is as before then."""
        if isinstance(error, UnknownColumns):
            self._ask_columns(error)
        elif not isinstance(error, QualcodeError):
            self._desk.failed(error)
        elif read is not None and self._preview is not None:
            self._said = read.wish.said
            self._desk.warn(error_words(error))
        else:
            self.begin(error_words(error))

    def _ask_columns(self, error: UnknownColumns) -> None:
        """Ask which column of a list says what; it stands in the form then, and is kept with what comes in."""
        form = self._form
        if form is None:
            return

        def said(columns: Mapping[SegmentField, str] | None) -> None:
            if columns is None:
                self.begin(error_words(error))
            else:
                self._filled(replace(form, typed={**form.typed, "column": typed_columns(columns)}))

        self._desk.show_dialog(ColumnsForm(error), said)

    # ---- what must be said -----------------------------------------------------------------------

    def _ask(self, about: str) -> None:
        asks = {
            "codes": self._ask_codes,
            "coders": self._ask_coders,
            "documents": self._turn_documents,
            "report": self._save_report,
        }
        asks[about]()

    def _save_report(self) -> None:
        if self._preview is not None:
            prepared = self._preview.prepared
            foreign, file = prepared.foreign, prepared.wish.path.name
            facts = intake_facts(foreign, file, prepared.intake, written=False)
            head = [called(foreign, file), *placement_lines(prepared.intake, each=True)]
            save_losses(self._desk, prepared.wish.path, prepared.losses, head, facts)

    def _say(self, said: IntakeSayings) -> None:
        """Compare once more, with what was said."""
        if self._preview is not None:
            self._said = said
            prepared = self._preview.prepared
            self._look(replace(prepared.wish, said=said), prepared)

    def _ask_codes(self) -> None:
        choices = {
            "1": SAME_CODES,
            "2": UNDER,
            "3": _("not said"),
        }

        def chosen(key: str | None) -> None:
            if key == "1":
                self._say(replace(self._said, same_codes=True, under=""))
            elif key == "2":
                self._desk.ask(_("Name of the code above"), self._said.under, "", _no_refusal, named)
            elif key == "3":
                self._say(replace(self._said, same_codes=False, under=""))

        def named(name: str | None) -> None:
            if name is not None and name.strip():
                self._say(replace(self._said, same_codes=False, under=name.strip()))

        self._desk.show_dialog(KeyMenu(_("Codes"), choices), chosen)

    def _ask_coders(self) -> None:
        if self._preview is None:
            return
        prepared = self._preview.prepared
        known = [coder.name for coder in self._desk.bench.coders.values() if coder.kind is not CoderKind.MODEL]
        unknown = any(conflict.kind is ConflictKind.UNKNOWN_CODER for conflict in prepared.intake.conflicts)

        def said(answer: CodersSaid | None) -> None:
            if answer is not None:
                self._say(
                    replace(
                        self._said,
                        coders=answer.names,
                        same_coders=answer.same,
                        unknown_coder=answer.unknown or self._said.unknown_coder,
                    )
                )

        begun = CodersSaid(self._said.coders, self._said.same_coders, self._said.unknown_coder)
        theirs = [user.name for user in prepared.foreign.users]
        self._desk.show_dialog(CodersForm(theirs, known, begun, asks_unknown=unknown), said)

    def _turn_documents(self) -> None:
        self._say(replace(self._said, same_documents=not self._said.same_documents))

    # ---- writing ---------------------------------------------------------------------------------

    def _answered(self, answer: str | None) -> None:
        preview, self._preview = self._preview, None
        if preview is None:
            return
        if answer == BACK:
            self.begin()
        elif answer != TAKE_OVER:
            self._desk.flash(_("Nothing was taken over."))
        elif preview.prepared.wish.new is not None:
            self._make(preview.prepared, preview.prepared.wish.new)
        else:
            self._write(preview.prepared)

    def _write(self, prepared: PreparedProject) -> None:
        task = Task(_("Taking over …"), left=[_("nothing was changed")])
        tell = partial(_tell, task, task.words)
        self._desk.submit(
            lambda space: importing.write_project_import(space, prepared, tell, _never),
            self._written,
            self._desk.failed,
            task,
        )

    def _written(self, taken: TakenIn) -> None:
        documents = taken.intake.numbers[IntakeKind.DOCUMENTS].new
        codings = taken.intake.numbers[IntakeKind.CODINGS].new
        waiting = taken.intake.numbers[IntakeKind.WAITING].new
        words = [
            ngettext("{count} document taken over", "{count} documents taken over", documents),
            ngettext("{count} coding", "{count} codings", codings),
        ]
        more = [undoes()]
        if waiting:
            key = key_of("coding.orphans")
            more.insert(0, ngettext("{count} waits ({key})", "{count} wait ({key})", waiting, key=key))
        self._desk.written(" · ".join(words), more)

    def _make(self, prepared: PreparedProject, path: Path) -> None:
        """Make a project of it, and go there."""
        coder = self._desk.bench.coder_name
        words, left = _("Creating “{file}” …", file=path.name), _("no project was created")
        self._switching.prepare(
            self._desk,
            NextStudy(path, coder),
            lambda: importing.new_project_from(path, prepared, coder, _untold, _never),
            words,
            left,
        )


def _tell(task: Task, words: str, done: int, every: int, _name: str) -> None:
    task.report(words, done, every if every > 1 else 0)  # how far one file is read nobody knows


def _untold(_done: int, _every: int, _name: str) -> None:
    pass


def _never() -> bool:
    return False


def _no_refusal(_name: str) -> str:
    return ""
