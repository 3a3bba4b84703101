"""The table of a work as a file: written after a check for names, and taken back in after a preview."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.model.codebooks.inductions import Induction
from qualcode.model.consent.withheld import Withheld
from qualcode.safe_text import visible
from qualcode.tui.inductive.table_file_dialog import TableFileDialog
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.side_reader import Lookup
from qualcode.workspace.workspace import Workspace

if TYPE_CHECKING:
    from qualcode.reading.tables.table import DataTable
    from qualcode.reporting.inductive.report import InductionSubject
    from qualcode.tui.inductive.work_export_dialog import WorkTarget
    from qualcode.workspace.inductive.table_import import InductionTablePlan
    from qualcode.workspace.leaving.register import DepartingParts

_DIALOG = "qualcode.tui.inductive.work_export_dialog"  # brings the writers along: imported when it is wanted
_TOLD = 20  # names or changes that are told one by one
_LONGEST = 80  # characters of a text that is told


class WorkFiles:
    """Writing and taking in the table of a work."""

    def __init__(self, desk: Desk, current: Callable[[], Induction | None]) -> None:
        self._desk, self._current = desk, current

    # ---- writing ---------------------------------------------------------------------------------

    def action_export(self) -> None:
        """Write the table into a file."""
        induction = self._current()
        if induction is None:
            return

        def ask(_module: object) -> None:
            from qualcode.tui.inductive.work_export_dialog import WorkExportDialog

            name = "".join(letter if letter.isalnum() else "-" for letter in induction.name).strip("-").lower()
            what = _("the table of “{work}”", work=induction.name)
            dialog = WorkExportDialog(Path.cwd(), f"{name or 'work'}.xlsx", what)
            self._desk.show_dialog(dialog, lambda target: self._targeted(induction, target))

        question = Lookup(lambda _project: importlib.import_module(_DIALOG), ask, self._desk.failed, opens=True)
        self._desk.app.ask(question)  # type: ignore[attr-defined]  # QualcodeApp's

    def _targeted(self, induction: Induction, target: WorkTarget | None) -> None:
        if target is None:
            return
        from qualcode.reporting.inductive.report import words_of_induction
        from qualcode.workspace.inductive.leaving_work import leaving_work
        from qualcode.workspace.quoting.disclosure import NamesCheck, check_names

        withheld = Withheld(target.purpose)

        def work(space: Workspace) -> tuple[InductionSubject, DepartingParts, NamesCheck]:
            subject, parts = leaving_work(space, induction, withheld)
            return subject, parts, check_names(space.project, words_of_induction(subject))

        def checked(found: tuple[InductionSubject, DepartingParts, NamesCheck]) -> None:
            subject, parts, names = found

            def answered(answer: str | None) -> None:
                if answer is None:
                    self._desk.flash(_("nothing was written"))
                else:
                    self._write(subject, parts, target, withheld)

            if not names.found:
                self._write(subject, parts, target, withheld)
                return
            told = [f"{program().quoted(name)}: {program().said(of)}" for name, of in names.found]
            head = ngettext(
                "{count} name that the project knows:", "{count} names that the project knows:", len(told)
            )
            text = Text(f"{head}\n\n", style="bold").append(_listed(told), style="not bold")
            answers = (DialogKey("do", "w", "w", _("writes it all the same")),)
            self._desk.show_dialog(Confirm(_("Disclosure check"), text, answers), answered)

        words = _("Checking the table for “{name}” …", name=target.path.name)
        self._desk.look_up(work, checked, self._desk.failed, words=words)

    def _write(
        self, subject: InductionSubject, parts: DepartingParts, target: WorkTarget, withheld: Withheld
    ) -> None:
        from qualcode.reporting.inductive.report import induction_report
        from qualcode.reporting.words.withheld_words import withheld_lines
        from qualcode.reporting.writers.formats import write
        from qualcode.workspace.inductive.leaving_work import departing_work

        def work(space: Workspace) -> None:
            departure = departing_work(space, parts, target.format, target.path)
            report = induction_report(subject, target.language)
            write(report, target.path, target.format, space.project.begun, departure.naming())

        def written(_nothing: None) -> None:
            self._desk.flash(_("wrote {files}", files=program().quoted(str(target.path))))
            for line in withheld_lines(withheld):
                self._desk.warn(line)

        self._desk.write(work, written, words=_("Writing “{name}” …", name=target.path.name))

    # ---- taking in -------------------------------------------------------------------------------

    def action_import(self) -> None:
        """Take in what was changed in a table that was written, after a preview."""
        induction = self._current()
        if induction is None:
            return

        def given(path: Path | None) -> None:
            if path is not None:
                self._read(induction, path)

        self._desk.show_dialog(TableFileDialog(Path.cwd(), _("Table of “{work}”", work=induction.name)), given)

    def _read(self, induction: Induction, path: Path) -> None:
        from qualcode.workspace.inductive.table_import import import_table, planned_import, read_file

        def look(space: Workspace) -> tuple[DataTable, InductionTablePlan]:
            read = read_file(path)
            return read, planned_import(space, induction, read)

        def planned(found: tuple[DataTable, InductionTablePlan]) -> None:
            read, plan = found
            if not plan.changes and not plan.new:
                self._desk.flash(_("The file changes nothing."))
                return

            def answered(answer: str | None) -> None:
                if answer is not None:
                    self._desk.write(lambda space: import_table(space, induction, read), taken)

            def taken(done: InductionTablePlan) -> None:
                words = ngettext("{count} change taken in", "{count} changes taken in", len(done.changes))
                self._desk.written(f"{words} · {undoes()}")

            answers = (DialogKey("do", "enter", "⏎", pgettext("key line", "Take in")),)
            title = ngettext("{count} change of “{file}”", "{count} changes of “{file}”", len(plan.changes),
                             file=path.name)  # fmt: skip
            self._desk.show_dialog(Confirm(title, Text(_told(plan)), answers), answered)

        words = _("Reading “{name}” …", name=path.name)
        self._desk.look_up(look, planned, self._desk.failed, words=words)


def _told(plan: InductionTablePlan) -> str:
    """What the file changes, and what it lacks."""
    from qualcode.workspace.inductive.plan_lines import lines_of, missing_told

    missing = missing_told(plan)
    return _listed([*([missing] if missing else []), *lines_of(plan, longest=_LONGEST)])


def _listed(lines: list[str]) -> str:
    """The first lines, and how many more there are."""
    more = [_("… {count} more", count=program().number(len(lines) - _TOLD))] if len(lines) > _TOLD else []
    return visible("\n".join([*lines[:_TOLD], *more]), keep="\n")
