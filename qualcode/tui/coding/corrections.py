"""Actions of the coding screen about corrected texts: edit the text, place what lost its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import SuspendNotSupported

from qualcode.errors import QualcodeError
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.plural import counted
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.safe_text import visible
from qualcode.tui.coding.base import CodingBase
from qualcode.tui.keys.actions import key_of, undoes
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.writer import Job
from qualcode.workspace.workbench import ensure_coder

if TYPE_CHECKING:
    from qualcode.project.revising.plan import RevisionPlan
    from qualcode.project.revising.revision import Revised
    from qualcode.tui.coding.orphan_dialogs import OrphanChosen


@dataclass(frozen=True, slots=True)
class _Edit:
    """A text that was edited and is not written yet; `document` says on which text it rests."""

    document: Document
    text: str


class CorrectionActions(CodingBase):
    """Correcting a text, and its orphans."""

    _edit: _Edit | None = None  # kept until it is written, so that no edit is lost by a refusal

    # ---- editing ---------------------------------------------------------------------------------

    def action_edit_text(self) -> None:
        """Edit the whole text, in $EDITOR where one is set; nothing is written before a preview."""
        if self._open is None:
            return
        document, text = self._open.document, self._open.text
        if self._edit is not None and self._edit.document.sha256 == document.sha256:
            text = self._edit.text
        from qualcode.tui.shared.editor import edit, editor_command

        command = editor_command()
        if not command:
            self._edit_here(document, text)
            return
        try:
            with self.app.suspend():
                data = edit(command, text)
        except SuspendNotSupported:
            self._edit_here(document, text)
        except QualcodeError as error:
            self._failed(error)
        else:
            self._edited(document, data)

    def _edit_here(self, document: Document, text: str) -> None:
        from qualcode.tui.coding.orphan_dialogs import TextEditor

        def written(words: str | None) -> None:
            if words is not None:
                self._edited(document, words.encode("utf-8", "surrogatepass"))

        self.app.push_screen(TextEditor(f"text of {document.name}", text), written)

    def _edited(self, document: Document, data: bytes) -> None:
        if self._open is None or data.decode("utf-8", "replace").rstrip("\n") == self._open.text.rstrip("\n"):
            self.keys.flash("the text is as it was")
            return
        self._edit = _Edit(document, data.decode("utf-8", "replace"))

        def work(project: Project) -> RevisionPlan:
            from qualcode.reading.edited import edited

            speakers = [one.name for one in project.documents.speakers(document)]
            return project.revisions.plan(document, edited(data, document.name, speakers))

        self.keys.flash("comparing the texts …")
        self._writer.submit(Job(work, self._planned, self._edit_refused))

    def _edit_refused(self, error: Exception) -> None:
        self._failed(error)
        self.keys.flash(f"nothing was changed · {_kept()}")

    def _planned(self, plan: RevisionPlan) -> None:
        from qualcode.reporting.documents.revision_preview import lines, summary
        from qualcode.tui.shared.choice_dialogs import Confirm

        def answered(answer: str | None) -> None:
            if answer is None:
                self.keys.flash(f"nothing was changed · {_kept()}")
            else:
                self._revise(plan, accept_uncertain=answer == "accept")

        shown, all_blind = self._bench.sight.of_plan(plan), self._bench.all_blind
        told = summary(shown if all_blind else plan, all_blind=all_blind)
        words = Text("\n".join(visible(line) for line in (told, "", *lines(shown))))
        answers = [DialogKey("revise", "enter y", "⏎", "corrects the text")]
        if any(one.placed.span and not one.settled and not one.double for one in plan.moving):
            answers.append(DialogKey("accept", "a", "a", "also places the uncertain ones"))
        self.app.push_screen(Confirm(f"correct {plan.document.name}?", words, answers), answered)

    def _revise(self, plan: RevisionPlan, *, accept_uncertain: bool) -> None:
        name = self._bench.coder_name

        def work(project: Project) -> Revised:
            with project.together():
                author = Author.of(ensure_coder(project, name))
                return project.revisions.carry_out(plan, author, accept_uncertain=accept_uncertain)

        def done(revised: Revised) -> None:
            self._edit = None
            place = plan.mapping.map(Span(self._offset, self._offset + 1)).span if self._offset else None
            self.refresh_project()
            self.text.go_to(place.start if place else 0)
            for lost in revised.lost:
                self._warn(f"Not brought back: {lost}.")
            orphans = (
                f" · {counted(revised.orphaned, 'orphan')}, {key_of('coding.orphans')} lists them"
                if revised.orphaned
                else ""
            )
            moved = f"{counted(revised.moved, 'passage')} moved along{orphans}"
            if self._bench.all_blind:  # the numbers are of all coders
                moved = f"passages moved along; {key_of('coding.orphans')} lists those without a place"
            self._saved(f"text corrected · {moved} · {undoes()}")

        self._writer.submit(Job(work, done, self._edit_refused))

    # ---- orphans ---------------------------------------------------------------------------------

    def action_orphans(self) -> None:
        """List what lost its place in this document, and place it by hand."""
        from qualcode.tui.coding.orphan_dialogs import OrphanList

        if self._open is None:
            return
        document, span, text = self._open.document, self.text.passage, self._open.text
        orphans = self._bench.orphans_of(document)
        if not orphans:
            self.keys.flash("nothing in this document has lost its place")
            return

        def chosen(choice: OrphanChosen | None) -> None:
            if choice is not None:
                self._deal_with(choice, document, span)

        self.app.push_screen(OrphanList(orphans, span.cut(text) if span else ""), chosen)

    def _deal_with(self, choice: OrphanChosen, document: Document, selected: Span | None) -> None:
        orphan, name = choice.orphan, self._bench.coder_name
        place = selected if choice.act == "here" else orphan.proposal
        if choice.act == "look" and place is not None:
            self.text.select(place.start, place.end)
            self.keys.flash(f"{key_of('coding.orphans')} places it here, or elsewhere")
            return
        if choice.act == "remove":
            self._write(lambda project: project.orphans.remove(orphan, project.author(name)), self._given_up)
        elif place is None:
            self._warn("Nothing is selected: select the passage where it belongs.")
        else:
            self._write(
                lambda project: project.orphans.place(orphan, document, place, project.author(name)).lost,
                self._placed,
            )

    def _given_up(self, _: None) -> None:
        self.refresh_project()
        self._saved(f"orphan given up · {undoes()}")

    def _placed(self, lost: tuple[str, ...]) -> None:
        self.refresh_project()
        for one in lost:
            self._warn(f"Not brought back: {one}.")
        self._saved(f"placed · {undoes()}")


def _kept() -> str:
    return f"{key_of('coding.edit_text')} opens your edit again"
