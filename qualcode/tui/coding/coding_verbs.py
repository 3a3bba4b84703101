"""What keys do with the current coding, if it is one's own: remove, recode, change, split."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.model.codes import Code
from qualcode.model.codings import Coding
from qualcode.model.memos import Memo
from qualcode.safe_text import visible
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.keys.key_needs import no_coding_words
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.verbs.coding_changes import CodingChanges
from qualcode.workspace.coding import codings, memos

if TYPE_CHECKING:
    from qualcode.tui.coding.dialogs.code_picker import Picked


class CodingVerbs:
    """The verbs of the passage pane."""

    def __init__(self, desk: CodingDesk) -> None:
        self._desk = desk
        self._changes = CodingChanges(desk, desk.take_in, desk.take_out)

    def _current(self) -> Coding | None:
        """The current coding; without one a notice says why nothing is done."""
        current = self._desk.current
        if isinstance(current, Coding):
            return current
        if current is None:
            self._desk.warn(no_coding_words())
        else:
            key = key_of("coding.next_here")
            self._desk.warn(_("A memo is current here, not a coding (next: {key}).", key=key))
        return None

    def _on_current(self, verb: Callable[[Coding], None]) -> None:
        coding = self._current()
        if coding is not None:
            verb(coding)

    def action_remove_coding(self) -> None:
        """Take the current coding or memo away."""
        if isinstance(self._desk.current, Memo):
            self._remove_memo(self._desk.current)
        else:
            self._on_current(self._changes.remove)

    def _remove_memo(self, memo: Memo) -> None:
        desk = self._desk
        if not desk.bench.wrote(memo):
            desk.warn(_("This memo is {coder}'s; only your own can be removed.", coder=desk.bench.author_of(memo)))
            return

        def removed(_nothing: object) -> None:
            desk.bench.refresh()
            desk.saved(_("Memo {name} removed", name=desk.name_of(memo)), (undoes(),))

        desk.write(lambda space: memos.remove(space, memo), removed)

    def action_recode(self) -> None:
        """Give the current coding another code; it keeps its memo."""
        self._on_current(lambda coding: self._changes.recode(coding, self._pick))

    def _pick(self, title: str, take: Callable[[Code], None]) -> None:
        from qualcode.tui.coding.dialogs.code_picker import CodePicker

        def picked(result: Picked | None) -> None:
            if result is not None and result.codes:
                take(result.codes[0])

        self._desk.show_dialog(CodePicker(self._desk.bench, visible(title), single=True), picked)

    def action_turn_polarity(self) -> None:
        """Make the current coding absent, mixed, present in turn."""
        self._on_current(self._changes.turn_polarity)

    def action_weight(self) -> None:
        """Give the current coding a weight from 0 to 100, or none."""
        self._on_current(self._changes.ask_weight)

    def action_good(self) -> None:
        """Mark the current coding as a good quotation, or take the mark away."""
        self._on_current(self._changes.turn_good)

    def action_boundaries(self) -> None:
        """Make the selection the boundaries of the current coding."""
        span, coding, opened = self._desk.span, self._current(), self._desk.opened
        if coding is None or span is None or opened is None or not self._desk.is_own(coding, "change"):
            return
        self._changes.change(
            _("new boundaries"),
            lambda space: codings.change(space, coding, span=span, document=opened.document),
        )

    def action_split_coding(self) -> None:
        """Split the current coding where the selection begins, else where it ends."""
        desk = self._desk
        span, coding, opened = desk.span, self._current(), desk.opened
        if coding is None or span is None or opened is None or not desk.is_own(coding, "change"):
            return
        inside = [at for at in (span.start, span.end) if coding.span.start < at < coding.span.end]
        if not inside:
            desk.warn(_("Select a part of the coded passage first: the coding is split at its edge."))
            return

        def split(parts: tuple[Coding, Coding]) -> None:
            for part in parts:
                desk.take_in(part)
            name = self._changes.name_of(coding)
            desk.saved(_("“{code}” split; the memo stays with the first part", code=name), (undoes(),))

        desk.write(lambda space: codings.split(space, opened.document, coding, inside[0]), split)
