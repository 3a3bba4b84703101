"""Undo and redo of a screen: what was taken back, where it stands, and Enter that leads there while that is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, Protocol

from qualcode.catalogue import _
from qualcode.model.spans import Span
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import KeyLine
from qualcode.workspace.workspace import ToldEntry, Workspace

if TYPE_CHECKING:
    from qualcode.project.entry_places import EntryPlace

_TIME = 8.0  # seconds
_SHOWS = _("⏎ shows it")


class PastFront(Protocol):
    """What undo needs of the screen that it belongs to."""

    desk: Desk

    @property
    def keys(self) -> KeyLine:
        """The line of keys."""

    def refresh_project(self) -> None:
        """Fetch everything anew without losing the place."""

    def leave(self, then: Callable[[], object]) -> None:
        """Do what may take unsaved words away."""

    def go_to(self, document: int, span: Span | None) -> None:
        """Show a document (key), and a passage of it where one is meant."""

    def go_to_row(self, screen: Literal["codebook", "memos"], key: int) -> None:
        """Show a code (key) in the codebook, or a memo in the list of memos."""


class Past:
    """What was undone or restored last on a screen."""

    def __init__(self, front: PastFront) -> None:
        self._front = front
        self._place: EntryPlace | None = None
        self._said = ""  # what the line of keys had to say of it

    def action_undo(self) -> None:
        """Take back one's own last change."""
        self._front.leave(lambda: self._front.desk.write(Workspace.undo, self._undone, words=_("Undoing …")))

    def action_redo(self) -> None:
        """Restore what was undone last."""
        self._front.leave(lambda: self._front.desk.write(Workspace.redo, self._restored, words=_("Restoring …")))

    def turned(self, told: ToldEntry) -> None:
        """After one change was undone or restored by itself: say so, as after undo and redo."""
        (self._restored if told.entry.living else self._undone)(told)

    def _undone(self, told: ToldEntry) -> None:
        restores = _("{key} restores", key=key_of("study.redo"))
        self._tell(told, _("Undone: {change}", change=told.and_where), restores)

    def _restored(self, told: ToldEntry) -> None:
        self._tell(told, _("Restored: {change}", change=told.and_where), undoes())

    def _tell(self, told: ToldEntry, words: str, back: str) -> None:
        """Say what it was, what takes that back, and how to look at it."""
        self._place = told.place
        self._front.refresh_project()
        self._front.keys.saved_now()
        self._front.desk.flash(words, _TIME, (back, _SHOWS) if told.place is not None else (back,))
        self._said = self._front.keys.said

    @property
    def takes_enter(self) -> bool:
        """Whether the line of keys says just now that Enter shows it."""
        return self._place is not None and self._front.keys.said == self._said

    def action_enter(self) -> None:
        """Show it, and say so no longer."""
        self._front.keys.flash("")
        self.action_show_past()

    def action_show_past(self) -> None:
        """Show the place of what was undone or restored last on this screen."""
        if self._place is None:
            self._front.desk.flash(_("Nothing that was undone here can be shown."))
        else:
            self.show(self._place)

    def show(self, place: EntryPlace) -> None:
        """Go to a place: the document with its passage, else the code, else the memo."""
        if place.document is not None:
            document, span = place.document, place.span
            self._front.leave(lambda: self._front.go_to(document, span))
        elif place.code is not None:
            code = place.code
            self._front.leave(lambda: self._front.go_to_row("codebook", code))
        elif place.memo is not None:
            memo = place.memo
            self._front.leave(lambda: self._front.go_to_row("memos", memo))
