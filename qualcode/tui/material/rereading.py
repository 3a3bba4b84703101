"""A document that is read anew: asked how, shown what would happen, done as one change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.catalogue import _
from qualcode.safe_text import visible
from qualcode.tui.files.completion import meant
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.material.import_fields import reading_said, typed_for
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.workspace.imports.import_options import AUTO, ImportOptions
from qualcode.workspace.material import revising

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.reading.source.options import ReadingOptions
    from qualcode.workspace.material.revising import CarriedOut, PlannedRevision
    from qualcode.workspace.workspace import Workspace


class ReadingAnew:
    """Nothing is written before the preview is agreed to."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(self, document: Document) -> None:
        """Ask how a document is to be read."""
        from qualcode.tui.material.reading_form import ReadingForm

        typed = typed_for(revising.choices_for(self._desk.bench.space, document))
        form = ReadingForm(_("Read “{document}” anew", document=document.name), typed, asks_file=True)
        self._desk.show_dialog(form, lambda said: self._said(document, said))

    def _said(self, document: Document, said: dict[str, str] | None) -> None:
        if said is None:
            return
        options = ImportOptions(**reading_said(said, AUTO)).of_reading()
        self._desk.write(
            lambda space: _planned(space, document, said["file"], options), self._show, words=_("Reading …")
        )

    def _show(self, revision: PlannedRevision) -> None:
        from qualcode.tui.shared.choice_dialogs import Confirm

        def answered(answer: str | None) -> None:
            if answer is None:
                self._desk.flash(_("Nothing was changed"))
            else:
                self._carry_out(revision, accept_uncertain=answer == "accept")

        plan = revision.plan
        answers = [DialogKey("reread", "enter y", "⏎", _("Read anew"))]
        if any(moved.placed.span and not moved.settled and not moved.double for moved in plan.moving):
            answers.append(DialogKey("accept", "a", "a", _("Place uncertain ones, too")))
        words = Text("\n".join(map(visible, self._lines(revision))))
        title = _("Read “{document}” anew?", document=plan.document.name)
        self._desk.show_dialog(Confirm(title, words, answers), answered)

    def _lines(self, revision: PlannedRevision) -> Iterator[str]:
        from qualcode.reporting.documents.revision_preview import lines
        from qualcode.workspace.imports.draft_sample import first_turns, read_as

        documents, document = self._desk.bench.project.documents, revision.plan.document
        draft = revision.plan.draft
        yield read_as(draft.how_read, len(draft.structure.turns))
        yield _("  so far:")
        for turn in first_turns(documents.text(document), documents.structure(document), documents.roles(document)):
            yield f"    {turn.told}"
        yield _("  read anew:")
        for turn in first_turns(draft.text, draft.structure, {who.name: who.role for who in draft.speakers}):
            yield f"    {turn.told}"
        yield ""
        yield revision.summary
        yield from lines(revision.seen)

    def _carry_out(self, revision: PlannedRevision, *, accept_uncertain: bool) -> None:
        def done(carried_out: CarriedOut) -> None:
            for lost in carried_out.lost:
                self._desk.warn(_("Not restored: {lost}.", lost=lost))
            self._desk.written(f"{_('Document read anew')} · {undoes()}")

        self._desk.write(
            lambda space: revising.carry_out(space, revision, accept_uncertain=accept_uncertain),
            done,
            words=_("Reading anew …"),
        )


def _planned(space: Workspace, document: Document, file: str, options: ReadingOptions) -> PlannedRevision:
    draft = revising.draft_of_file(meant(file, Path()), document, options) if file else None
    return revising.planned_rereading(space, document, options, draft)
