"""What takes quotations out of the project: copy one, export what is listed, after a disclosure check."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.worker import Worker, WorkerState

from qualcode.counting import counted
from qualcode.model.codings import Coding
from qualcode.tui.actions import key_of
from qualcode.tui.clipboard_file import keep_copy
from qualcode.tui.dialogs.choice_dialogs import Confirm
from qualcode.tui.dialogs.export_dialog import ExportDialog
from qualcode.tui.screens.study_screen import StudyScreen
from qualcode.tui.widgets.hint_line import DialogKey
from qualcode.visible import visible
from qualcode.workspace.export import (
    Export,
    Prepared,
    Target,
    as_printed,
    keep_ids,
    prepare,
    publish,
    quotation_of,
    write,
)
from qualcode.workspace.passage_list import Choice, Found, SeenPassages

if TYPE_CHECKING:
    from qualcode.reporting.disclosure_finding import Finding

_TOLD = 100  # findings that are shown one by one
_ONLY_GOOD = {"de": "nur gute Zitate", "en": "good quotations only"}


class QuotationExport(StudyScreen):
    """The part of the quotations screen that copies and exports."""

    _shelf: SeenPassages
    _choice: Choice
    _found: Found
    _exporting: Export | None = None

    @property
    @abstractmethod
    def current(self) -> Coding | None:
        """The highlighted passage."""

    @abstractmethod
    def why_empty(self) -> str:
        """Why there is no passage."""

    # ---- one -------------------------------------------------------------------------------------

    def action_copy(self) -> None:
        """Copy the quotation with its label to the clipboard, and into a file of one's own."""
        coding = self.current
        if coding is None:
            return
        quotation = quotation_of(self._bench.project, coding)
        if quotation is None:
            self.warn("Nothing was copied: whose words these are may not be quoted. “qualcode cases” says more.")
            return
        text = as_printed(quotation)
        self.app.copy_to_clipboard(text)
        path = keep_copy(text)
        where = f"and written to {path}" if path else "; no file could be written, so check that it arrived"
        what = "The paraphrase was copied" if quotation.paraphrased else "Copied"
        words = f"{what} with its label {where}" if quotation.label else f"{what} {where}"
        self.notify(words, markup=False, timeout=8)

    # ---- all that are listed ---------------------------------------------------------------------

    def action_export(self) -> None:
        """Write what is listed into a file."""
        if not self._found.codings:
            self.warn(f"There is nothing to export. {self.why_empty()}")
            return
        if self._exporting is not None:
            self.warn(f"“{self._exporting.target.path.name}” is still being written.")
            return
        names = [self._bench.book[key].name for key in self._choice.codes]
        name = re.sub(r"[^\w\-]+", "-", names[0] if len(names) == 1 else "quotations").strip("-").lower()
        hidden = f", {self._found.hidden} left out" if self._found.hidden else ""
        hidden += f", {self._found.earlier} of other rounds left out" if self._found.earlier else ""
        what = f"{counted(len(self._found.codings), 'passage')} as listed{hidden}"
        self.app.push_screen(ExportDialog(Path.cwd(), f"{name or 'quotations'}.docx", what), self._targeted)

    def _targeted(self, target: Target | None) -> None:
        if target is None:
            return
        if target.final and self._found.hidden:
            self.warn(f"A final collection would lack what is hidden, as you work blind. {self._bench.ends_blind}")
            return
        choice = self._choice
        filters = [*sorted(choice.labels), *choice.attribute_words(), *sorted(choice.polarities)]
        filters += [_ONLY_GOOD[target.language]] if choice.good else []
        export = Export(self._shelf.export_filter(choice), target, choice.order.of_report, tuple(filters))
        self._exporting = export
        self.keys.flash(f"writing “{target.path.name}” …", 600)
        if target.final or self._bench.project.read_only:
            self._prepare(export)
        else:
            work = self.as_author(lambda project, author: keep_ids(project, export, author))
            self.write(work, lambda _: self._prepare(export), self._export_failed)

    def _prepare(self, export: Export) -> None:
        path = self._bench.project.path
        self._in_thread(partial(prepare, path, export))

    def _in_thread(self, work: Callable[[], object]) -> None:
        self.run_worker(work, group="export", thread=True, exit_on_error=False)

    @on(Worker.StateChanged)
    def _worked(self, event: Worker.StateChanged) -> None:
        worker, export = event.worker, self._exporting
        if worker.group != "export" or export is None:
            return
        if event.state is WorkerState.ERROR and isinstance(worker.error, Exception):
            self._export_failed(worker.error)
        elif event.state is WorkerState.SUCCESS and isinstance(worker.result, Prepared):
            self._prepared(export, worker.result)
        elif event.state is WorkerState.SUCCESS:
            self._exported(str(worker.result))

    def _prepared(self, export: Export, prepared: Prepared) -> None:
        def answered(answer: str | None) -> None:
            if answer is None:
                self._exporting = None
                self.keys.flash("nothing was written")
            elif export.target.final:
                work = self.as_author(lambda project, author: publish(project, export, author))
                self.write(work, self._exported, self._export_failed)
            else:
                self._in_thread(partial(write, prepared.collection, export.target))

        for warning in prepared.warnings:
            self.warn(warning)
        if not prepared.findings:
            answered("do")
            return
        answers = (DialogKey("do", "w", "w", "writes it all the same"),)
        listed = export.target.names is not None
        self.app.push_screen(
            Confirm("Disclosure check", findings_text(prepared.findings, listed=listed), answers), answered
        )

    def _exported(self, words: str) -> None:
        self._exporting = None
        self.keys.flash(words)
        self.notify(visible(words), markup=False, timeout=8)

    def _export_failed(self, error: Exception) -> None:
        self._exporting = None
        self.keys.flash("nothing was written")
        self.failed(error)


def findings_text(findings: tuple[Finding, ...], *, listed: bool) -> Text:
    """What could tell who is speaking, with the next step for each; `listed` says that a list of names was given."""
    text = Text()
    without = "" if listed else " No list of names was given."
    text.append(f"{counted(len(findings), 'finding')} that nobody accepted.{without}\n\n", style="bold")
    for one in findings[:_TOLD]:
        text.append(f"{one.kind.value}: {visible(one.found)}", style="bold")
        text.append(f"  {visible(one.reason)}\n")
        text.append(visible(f"  {one.label or 'no label'}, {', '.join(one.codes)}"), style="dim")
        text.append(visible(f": “{one.passage}”" if one.passage else ""), style="dim")
        text.append(f"\n  {visible(one.step)}\n", style="dim")
    if len(findings) > _TOLD:
        text.append(f"… and {len(findings) - _TOLD} more: “qualcode disclosure check” lists all.\n")
    edits = f"{key_of('quotations.edit_words')} edits how a quotation reads"
    text.append(f"\nMend them first ({edits}), or accept them by “qualcode disclosure accept”.")
    return text
