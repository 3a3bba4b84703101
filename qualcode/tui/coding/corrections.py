"""Correcting the text that is open, and placing by hand what lost its place in a corrected text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import SuspendNotSupported

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.errors import QualcodeError
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.safe_text import visible
from qualcode.times import clock_time
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.fields.text_keeping import TextKeeping
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.shared.key_line import DialogKey
from qualcode.workspace.material import orphans, revising
from qualcode.workspace.unsaved_texts import TypedFor, UnsavedText, typed_for_correction

if TYPE_CHECKING:
    from qualcode.tui.coding.dialogs.orphan_dialogs import OrphanChosen
    from qualcode.workspace.material.orphans import PlacedOrphan
    from qualcode.workspace.material.revising import CarriedOut, PlannedRevision


class Corrections:
    """Correcting a text, and its orphans. An edit is kept until it is written, so that none is lost by a refusal."""

    def __init__(self, desk: CodingDesk) -> None:
        self._desk = desk

    # ---- editing ---------------------------------------------------------------------------------

    def action_edit_text(self) -> None:
        """Edit the whole text, in $EDITOR where one is set; nothing is written before a preview."""
        if self._desk.opened is None:
            return
        document, text, unsaved = self._desk.opened.document, self._desk.opened.text, self._desk.bench.unsaved
        earlier = self._edit_of_earlier_text(document)
        if earlier is None or unsaved.kept(typed_for_correction(document)) is not None:
            self._edit_now(document, text)
        else:
            self._ask_which(document, text, earlier)

    def _edit_of_earlier_text(self, document: Document) -> UnsavedText | None:
        """An edit of a text that was corrected meanwhile; it would take that correction back."""
        return next(
            (
                kept
                for kept in self._desk.bench.unsaved.all()
                if kept.typed_for.editor == "text"
                and document.uuid in kept.typed_for.uuids
                and kept.typed_for.text != document.sha256
            ),
            None,
        )

    def _ask_which(self, document: Document, text: str, earlier: UnsavedText) -> None:
        from qualcode.tui.shared.choice_dialogs import Confirm

        def answered(answer: str | None) -> None:
            if answer is None:
                return
            if answer == "earlier":
                self._desk.bench.unsaved.keep(typed_for_correction(document), earlier.fields)
                self._desk.bench.unsaved.drop(earlier.typed_for)
            self._edit_now(document, text)

        words = _(
            "You have an edit of {time} that rests on an earlier text of “{document}”. "
            "Before it is written, you see what it would change in the present one.",
            time=clock_time(earlier.kept),
            document=document.name,
        )
        answers = (
            DialogKey("present", "enter y", "⏎", pgettext("key line", "Present text")),
            DialogKey("earlier", "e", "e", pgettext("key line", "Earlier edit")),
        )
        self._desk.show_dialog(
            Confirm(_("Which text of “{document}”?", document=document.name), Text(visible(words)), answers), answered
        )

    def _edit_now(self, document: Document, text: str) -> None:
        from qualcode.tui.shared.editor import edit, editor_command

        command, typed_for, unsaved = editor_command(), typed_for_correction(document), self._desk.bench.unsaved

        def saved(data: bytes) -> None:
            unsaved.keep(typed_for, {"text": data.decode("utf-8", "replace")})

        if not command:
            self._edit_here(document, text)
            return
        kept = unsaved.kept(typed_for)
        try:
            with self._desk.app.suspend():
                data = edit(command, kept.fields.get("text", text) if kept else text, saved)
        except SuspendNotSupported:
            self._edit_here(document, text)
        except QualcodeError as error:
            self._desk.failed(error)
        else:
            self._edited(document, data)

    def _edit_here(self, document: Document, text: str) -> None:
        from qualcode.tui.coding.dialogs.orphan_dialogs import TextEditor

        def written(words: str | None) -> None:
            if words is not None:
                self._edited(document, words.encode("utf-8", "surrogatepass"))

        keeping = TextKeeping(self._desk.bench.unsaved, typed_for_correction(document))
        title = _("Text of “{document}”", document=document.name)
        self._desk.show_dialog(TextEditor(title, text, keeping), written)

    def _edited(self, document: Document, data: bytes) -> None:
        opened, text = self._desk.opened, data.decode("utf-8", "replace")
        typed_for = typed_for_correction(document)
        if opened is not None and text.rstrip("\n") == opened.text.rstrip("\n"):
            self._desk.bench.unsaved.drop(typed_for)
            self._desk.flash(_("The text is unchanged"))
            return
        self._desk.bench.unsaved.keep(typed_for, {"text": text})
        self._desk.write(
            lambda space: revising.planned_edit(space, document, data),
            lambda revision: self._planned(revision, typed_for),
            self._edit_refused,
            words=_("Comparing the texts …"),
            left=[_kept()],
        )

    def _edit_refused(self, error: Exception) -> None:
        self._desk.failed(error)
        self._desk.flash(_("Nothing was changed"), more=(_kept(),))

    def _planned(self, revision: PlannedRevision, typed_for: TypedFor) -> None:
        from qualcode.reporting.documents.revision_preview import lines
        from qualcode.tui.shared.choice_dialogs import Confirm

        def answered(answer: str | None) -> None:
            if answer is None:
                self._desk.flash(_("Nothing was changed"), more=(_kept(),))
            else:
                self._revise(revision, typed_for, accept_uncertain=answer == "accept")

        plan = revision.plan
        words = Text("\n".join(visible(line) for line in (revision.summary, "", *lines(revision.seen))))
        answers = [DialogKey("revise", "enter y", "⏎", _("Correct the text"))]
        if any(moved.placed.span and not moved.settled and not moved.double for moved in plan.moving):
            answers.append(DialogKey("accept", "a", "a", _("Place uncertain ones, too")))
        self._desk.show_dialog(
            Confirm(_("Correct “{document}”?", document=plan.document.name), words, answers), answered
        )

    def _revise(self, revision: PlannedRevision, typed_for: TypedFor, *, accept_uncertain: bool) -> None:
        def done(carried_out: CarriedOut) -> None:
            self._desk.bench.unsaved.drop(typed_for)
            offset = self._desk.offset
            place = revision.plan.mapping.map(Span(offset, offset + 1)).span if offset else None
            self._desk.front.refresh_project()
            self._desk.text.go_to(place.start if place else 0)
            for lost in carried_out.lost:
                self._desk.warn(_("Not restored: {lost}.", lost=lost))
            self._desk.saved(_("Text corrected"), (*_moved_words(carried_out), undoes()))

        self._desk.write(
            lambda space: revising.carry_out(space, revision, accept_uncertain=accept_uncertain),
            done,
            self._edit_refused,
            words=_("Correcting the text …"),
            left=[_kept()],
        )

    # ---- orphans ---------------------------------------------------------------------------------

    def action_orphans(self) -> None:
        """List what lost its place in this document, and place it by hand."""
        from qualcode.tui.coding.dialogs.orphan_dialogs import OrphanList

        if self._desk.opened is None:
            return
        document, span, text = self._desk.opened.document, self._desk.span, self._desk.opened.text
        lost_here = self._desk.bench.orphans_of(document)
        if not lost_here:
            self._desk.flash(_("This document has no orphaned codings or memos"))
            return

        def chosen(choice: OrphanChosen | None) -> None:
            if choice is not None:
                self._deal_with(choice, document, span)

        self._desk.show_dialog(OrphanList(lost_here, span.cut(text) if span else ""), chosen)

    def _deal_with(self, choice: OrphanChosen, document: Document, selected: Span | None) -> None:
        orphan, desk = choice.orphan, self._desk
        place = selected if choice.act == "here" else orphan.proposal
        if choice.act == "look" and place is not None:
            desk.text.select(place.start, place.end)
            desk.flash(_("{key} places it here or elsewhere", key=key_of("coding.orphans")))
            return
        if choice.act == "remove":
            desk.write(lambda space: orphans.remove(space, [orphan]), self._given_up)
        elif place is None:
            desk.warn(_("Nothing selected. Select the passage where it belongs."))
        else:
            desk.write(lambda space: orphans.place(space, orphan, document, place), self._placed)

    def _given_up(self, _nothing: None) -> None:
        self._desk.front.refresh_project()
        self._desk.saved(_("Orphan discarded"), (undoes(),))

    def _placed(self, placed: PlacedOrphan) -> None:
        self._desk.front.refresh_project()
        for lost in placed.lost:
            self._desk.warn(_("Not restored: {lost}.", lost=lost))
        self._desk.saved(_("Placed"), (undoes(),))


def _moved_words(carried_out: CarriedOut) -> Iterator[str]:
    """How many passages moved along and how many lost their place, as far as may be told."""
    key = key_of("coding.orphans")
    if carried_out.moved is None:
        yield _("passages moved along; {key} lists orphaned ones", key=key)
        return
    yield ngettext("{count} passage moved along", "{count} passages moved along", carried_out.moved)
    if carried_out.orphaned:
        yield ngettext(
            "{count} orphaned: {key} lists it", "{count} orphaned: {key} lists them", carried_out.orphaned, key=key
        )


def _kept() -> str:
    return _("{key} opens your edit again", key=key_of("coding.edit_text"))
