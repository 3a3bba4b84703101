"""Correcting the text that is open, and placing by hand what lost its place in a corrected text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import SuspendNotSupported

from qualcode.catalogue import _, ngettext
from qualcode.errors import QualcodeError
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.safe_text import visible
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.shared.key_line import DialogKey
from qualcode.workspace.material import orphans, revising

if TYPE_CHECKING:
    from qualcode.tui.coding.dialogs.orphan_dialogs import OrphanChosen
    from qualcode.workspace.material.orphans import PlacedOrphan
    from qualcode.workspace.material.revising import CarriedOut, PlannedRevision


@dataclass(frozen=True, slots=True)
class _Edit:
    """A text that was edited and is not written yet; `document` says on which text it rests."""

    document: Document
    text: str


class Corrections:
    """Correcting a text, and its orphans."""

    def __init__(self, desk: CodingDesk) -> None:
        self._desk = desk
        self._edit: _Edit | None = None  # kept until it is written, so that no edit is lost by a refusal

    # ---- editing ---------------------------------------------------------------------------------

    def action_edit_text(self) -> None:
        """Edit the whole text, in $EDITOR where one is set; nothing is written before a preview."""
        if self._desk.opened is None:
            return
        document, text = self._desk.opened.document, self._desk.opened.text
        if self._edit is not None and self._edit.document.sha256 == document.sha256:
            text = self._edit.text
        from qualcode.tui.shared.editor import edit, editor_command

        command = editor_command()
        if not command:
            self._edit_here(document, text)
            return
        try:
            with self._desk.app.suspend():
                data = edit(command, text)
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

        self._desk.show_dialog(TextEditor(_("Text of “{document}”", document=document.name), text), written)

    def _edited(self, document: Document, data: bytes) -> None:
        opened, text = self._desk.opened, data.decode("utf-8", "replace")
        if opened is None or text.rstrip("\n") == opened.text.rstrip("\n"):
            self._desk.flash(_("The text is unchanged"))
            return
        self._edit = _Edit(document, text)

        self._desk.flash(_("Comparing the texts …"))
        self._desk.write(
            lambda space: revising.planned_edit(space, document, data), self._planned, self._edit_refused
        )

    def _edit_refused(self, error: Exception) -> None:
        self._desk.failed(error)
        self._desk.flash(_("Nothing was changed"), more=(_kept(),))

    def _planned(self, revision: PlannedRevision) -> None:
        from qualcode.reporting.documents.revision_preview import lines
        from qualcode.tui.shared.choice_dialogs import Confirm

        def answered(answer: str | None) -> None:
            if answer is None:
                self._desk.flash(_("Nothing was changed"), more=(_kept(),))
            else:
                self._revise(revision, accept_uncertain=answer == "accept")

        plan = revision.plan
        words = Text("\n".join(visible(line) for line in (revision.summary, "", *lines(revision.seen))))
        answers = [DialogKey("revise", "enter y", "⏎", _("Correct the text"))]
        if any(moved.placed.span and not moved.settled and not moved.double for moved in plan.moving):
            answers.append(DialogKey("accept", "a", "a", _("Place uncertain ones, too")))
        self._desk.show_dialog(
            Confirm(_("Correct “{document}”?", document=plan.document.name), words, answers), answered
        )

    def _revise(self, revision: PlannedRevision, *, accept_uncertain: bool) -> None:
        def done(carried_out: CarriedOut) -> None:
            self._edit = None
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
