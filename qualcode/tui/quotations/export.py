"""What takes quotations out of the project: copy one, export what is listed, after a disclosure check."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.worker import Worker, WorkerState

from qualcode.model.codings import Coding
from qualcode.plural import counted
from qualcode.project.project import Project
from qualcode.reporting.disclosure.check import Options
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.quotations.collection_parts import Look
from qualcode.reporting.words.wording import ENGLISH, WORDINGS, not_shown
from qualcode.retrieval.filter import PassageChoice
from qualcode.safe_text import visible
from qualcode.tui.keys.actions import key_of
from qualcode.tui.quotations.export_dialog import ExportDialog, Target
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.clipboard_file import keep_copy
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.workspace.disclosure import listed_names
from qualcode.workspace.export import (
    PreparedExport,
    QuotationExport,
    WrittenExport,
    as_printed,
    collect_quotations,
    keep_ids,
    prepare,
    quotation_of,
    write,
)
from qualcode.workspace.passage_list import ListedPassages, SeenPassages
from qualcode.workspace.workspace import Workspace

if TYPE_CHECKING:
    from qualcode.reporting.disclosure.finding import Finding

_TOLD = 100  # findings that are shown one by one
_ONLY_GOOD = {"de": "nur gute Zitate", "en": "good quotations only"}


class ExportingScreen(StudyScreen):
    """The part of the quotations screen that copies and exports."""

    _shelf: SeenPassages
    _choice: PassageChoice
    _found: ListedPassages
    _exporting: QuotationExport | None = None
    _names: Path | None = None

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
        quotation = quotation_of(self._bench.space, coding)
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
            self.warn(f"“{_name(self._exporting)}” is still being written.")
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
            self.warn(f"A final collection would lack what is hidden, as you work blind. {self._bench.sight.end}")
            return
        export = self._export(target)
        self._exporting, self._names = export, target.names
        self.keys.flash(f"writing “{target.path.name}” …", 600)
        if target.final or self._bench.project.read_only:
            self._prepare(export)
        else:
            self.write(
                self.in_workspace(lambda space: keep_ids(space, export)),
                lambda _: self._prepare(export),
                self._export_failed,
            )

    def _export(self, target: Target) -> QuotationExport:
        choice = self._choice
        filters = [*sorted(choice.labels), *choice.attribute_words(), *sorted(choice.polarities)]
        filters += [_ONLY_GOOD[target.language]] if choice.good else []
        filters += [choice.query.told()] if choice.query else []
        return QuotationExport(
            wanted=self._shelf.export_filter(choice),
            format=target.format,
            path=target.path,
            arrangement=Arrangement(
                order=choice.order,
                emphasis=WORDINGS[target.language].emphasis,
                memos=target.memos,
            ),
            language=target.language,
            look=Look(memos=target.memos),
            excel=target.excel,
            filters=tuple(filters),
            publication=target.path.stem if target.final else "",
        )

    def _prepare(self, export: QuotationExport) -> None:
        names = self._names

        def work(space: Workspace) -> tuple[PreparedExport, tuple[str, ...]]:
            listed, warnings = listed_names(names)
            return prepare(space, export, Options(names=listed), keeps_ids=False, holds=True), warnings

        self._in_thread(partial(self._beside, work))

    def _beside(self, work: Callable[[Workspace], object]) -> object:
        """Work over a connection of its own, for a thread beside the interface."""
        with Project.open(self._bench.project.path) as project:
            return work(self._bench.space.beside(project))

    def _in_thread(self, work: Callable[[], object]) -> None:
        self.run_worker(work, group="export", thread=True, exit_on_error=False)

    @on(Worker.StateChanged)
    def _worked(self, event: Worker.StateChanged) -> None:
        worker, export = event.worker, self._exporting
        if worker.group != "export" or export is None:
            return
        if event.state is WorkerState.ERROR and isinstance(worker.error, Exception):
            self._export_failed(worker.error)
        elif event.state is WorkerState.SUCCESS and isinstance(worker.result, WrittenExport):
            self._exported(worker.result)
        elif event.state is WorkerState.SUCCESS and isinstance(worker.result, tuple):
            self._prepared(export, *worker.result)

    def _prepared(self, export: QuotationExport, prepared: PreparedExport, warnings: tuple[str, ...]) -> None:
        def answered(answer: str | None) -> None:
            if answer is None:
                self._exporting = None
                self.keys.flash("nothing was written")
            elif export.final:  # as it is when it is entered into the ledger
                work = self.in_workspace(lambda space: write(space, collect_quotations(space, export, holds=True)))
                self.write(work, self._exported, self._export_failed)
            else:
                self._in_thread(partial(self._beside, lambda space: write(space, prepared.collected)))

        for warning in warnings:
            self.warn(warning)
        findings = prepared.check.left
        if not findings:
            answered("do")
            return
        answers = (DialogKey("do", "w", "w", "writes it all the same"),)
        listed = self._names is not None
        self.app.push_screen(Confirm("Disclosure check", findings_text(findings, listed=listed), answers), answered)

    def _exported(self, written: WrittenExport) -> None:
        self._exporting = None
        words = written_words(written)
        self.keys.flash(words)
        self.notify(visible(words), markup=False, timeout=8)

    def _export_failed(self, error: Exception) -> None:
        self._exporting = None
        self.keys.flash("nothing was written")
        self.failed(error)


def _name(export: QuotationExport) -> str:
    return export.path.name if export.path else ""


def written_words(written: WrittenExport) -> str:
    """What was written, what was united or is not shown, and what the ledger has of it."""
    collection = written.collection
    words = f"wrote “{written.path}”: {counted(collection.passages(), 'quotation')}"
    if collection.united:
        words += f", {counted(collection.united, 'overlapping one', 'overlapping ones')} united"
    words += "".join(f". {line.rstrip('.')}" for line in not_shown(collection.tally, ENGLISH))
    if written.publication:
        words += f". The ledger has {counted(written.published, 'coding')} as published in “{written.publication}”"
    return words


def findings_text(findings: Sequence[Finding], *, listed: bool) -> Text:
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
