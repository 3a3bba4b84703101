"""Giving the project to another program: form, what would leave and what would not, a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.errors import QualcodeError
from qualcode.plural import counted
from qualcode.project.project import Project
from qualcode.reporting.exchange.loss_report import loss_lines
from qualcode.reporting.words.withheld_words import what_says_otherwise, withheld_lines
from qualcode.safe_text import visible
from qualcode.tui.exchange.export_form import ExportWish, ProjectExportForm
from qualcode.tui.exchange.loss_saving import save_losses
from qualcode.tui.keys.instead import consent_step, error_words, in_interface
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.key_line import DialogKey
from qualcode.workspace.exchange import exporting
from qualcode.workspace.exchange.leaving import leaving_project
from qualcode.workspace.exchange.tidy import write_tables
from qualcode.workspace.leaving.register import known_recipient
from qualcode.workspace.quoting.disclosure import NamesCheck, check_names

if TYPE_CHECKING:
    from qualcode.model.exchange.losses import LossReport
    from qualcode.tui.shared.desk import Desk
    from qualcode.tui.shared.long_work import LongWork, Report
    from qualcode.workspace.exchange.leaving import LeavingProject
    from qualcode.workspace.workspace import Workspace

_NAMED = 12  # things that are told one by one
_FINDINGS = 20  # names that are told one by one


class GivingOut:
    """One export, from the form to the file."""

    def __init__(self, desk: Desk, work: LongWork) -> None:
        """`work` is what the screen in front does in threads."""
        self._desk, self._work = desk, work
        self._typed: dict[str, str] = {}

    def begin(self, problem: str = "") -> None:
        """Ask where it goes; `problem` is why it could not be done before."""
        space = self._desk.bench.space
        name = re.sub(r"[^\w\-]+", "-", space.project.title).strip("-").lower() or space.project.path.stem
        form = ProjectExportForm(Path.cwd(), name, lambda path: known_recipient(space, path), self._typed, problem)

        def filled(wish: ExportWish | None) -> None:
            if wish is not None:
                self._typed = dict(wish.typed)
                self._look(wish)

        self._desk.show_dialog(form, filled)

    def _look(self, wish: ExportWish) -> None:
        """Collect and check what leaves."""
        words = _("Collecting and checking for “{name}” …", name=wish.path.name)

        def work(report: Report) -> _Looked:
            report(words, 0, 0)
            with Project.open(self._desk.bench.project.path) as project:
                return _Looked.at(self._desk.beside(project), wish)

        self._work.start(words, work, lambda looked: self._show(wish, looked), self._failed, leaves=True)

    def _failed(self, error: Exception) -> None:
        """Ask again, and say why it cannot be done."""
        if isinstance(error, QualcodeError):
            self.begin(error_words(error))
        else:
            self._desk.failed(error)

    def _show(self, wish: ExportWish, looked: _Looked) -> None:
        """Show what would leave and what would not, and write it where somebody wants that."""

        def answered(answer: str | None) -> None:
            if answer == "write":
                self._write(wish, looked.leaving)
            elif answer == "back":
                self.begin()
            elif answer == "report":
                save_losses(self._desk, wish.path, looked.losses, then=lambda: self._show(wish, looked))
            else:
                self._desk.flash(_("nothing was written"))

        answers = [
            DialogKey("write", "enter", "⏎", pgettext("key line", "Write")),
            DialogKey("report", "r", "r", pgettext("key line", "Loss report")),
            DialogKey("back", "e", "e", _("Change settings")),
        ]
        dialog = Confirm(_("Preview: nothing is written yet"), looked.text(wish), answers)
        self._desk.show_dialog(dialog, answered)

    def _write(self, wish: ExportWish, leaving: LeavingProject) -> None:
        words = _("Writing “{name}” …", name=wish.path.name)

        def work(report: Report) -> Path:
            report(words, 0, 0)
            with Project.open(self._desk.bench.project.path) as project:
                return _written(self._desk.beside(project), wish, leaving)

        self._work.start(words, work, self._done, self._failed, leaves=True)

    def _done(self, path: Path) -> None:
        words = _("wrote {files}", files=program().quoted(str(path)))
        self._desk.flash(words)
        self._desk.app.notify(visible(words), markup=False, timeout=8)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What would leave, what would be lost, and which names that the project knows stand in it."""

    leaving: LeavingProject
    losses: LossReport
    names: NamesCheck

    @classmethod
    def at(cls, space: Workspace, wish: ExportWish) -> _Looked:
        """Raises ConsentError and ExportError as `leaving_project` and `preview_export` do."""
        leaving = leaving_project(space, wish.leaving)
        losses = leaving.losses if wish.dialect is None else exporting.preview_export(leaving, wish.dialect).losses
        with_names = wish.leaving.with_names
        return cls(leaving, losses, NamesCheck(()) if with_names else check_names(space.project, leaving.words()))

    def text(self, wish: ExportWish) -> Text:
        """All of it, what stays inside and what would give somebody away first."""
        project = self.leaving.project
        text = Text()
        for line in (
            *withheld_lines(self.leaving.withheld),
            consent_step(what_says_otherwise(self.leaving.withheld)),
        ):
            if self.leaving.withheld:
                text.append(f"! {visible(in_interface(line))}\n", style="bold")
        if wish.leaving.with_names:
            words = _("names of documents, cases and coders stand in it: keep it where the project is")
            text.append(f"! {words}\n", style="bold")
        found = self.names.found
        if found:
            head = ngettext(
                "{count} name that the project knows:", "{count} names that the project knows:", len(found)
            )
            text.append(f"! {head}\n", style="bold")
        for name, of in found[:_FINDINGS]:
            text.append(f"    {visible(program().quoted(name))}: {visible(program().said(of))}\n", style="not bold")
        if len(found) > _FINDINGS:
            text.append("    " + _("… {count} more", count=program().number(len(found) - _FINDINGS)) + "\n")
        what = [
            counted(len(project.sources), "document"),
            counted(project.codings, "coding"),
            counted(len(project.notes), "memo"),
        ]
        text.append(visible(_("Leaves: {what}", what=program().listed(what))) + "\n\n", style="not bold")
        lines = loss_lines(self.losses, most=_NAMED)
        return text.append("\n".join(visible(in_interface(line)) for line in lines), style="not bold")


def _written(space: Workspace, wish: ExportWish, leaving: LeavingProject) -> Path:
    """Write it. Raises ExportError and UsageProblem."""
    if wish.dialect is not None:
        exporting.export_project(space, leaving, wish.path, wish.dialect, wish.recipient)
        return wish.path
    write_tables(space, leaving, wish.path, wish.recipient)
    return wish.path
