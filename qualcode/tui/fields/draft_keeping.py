"""Keeping what is typed into an editor: with every pause, and offered again when the editor opens next."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.timer import Timer
from textual.widget import Widget

from qualcode.catalogue import _
from qualcode.times import clock_time
from qualcode.workspace.drafts import Drafts, TypedFor

PAUSE = 1.0
"""Seconds without a key."""


class DraftKeeping:
    """The draft of what one editor writes."""

    def __init__(self, drafts: Drafts, typed_for: TypedFor) -> None:
        self._drafts = drafts
        self._typed_for = typed_for
        self._draft = drafts.kept(typed_for)
        self._timer: Timer | None = None
        self._unkept: Callable[[], None] | None = None

    @property
    def fields(self) -> Mapping[str, str]:
        """What was typed last time and not saved, by field; empty where nothing was."""
        return self._draft.fields if self._draft else {}

    @property
    def offer(self) -> str:
        """That unsaved words are there again, and what to do with them; empty where there are none."""
        if self._draft is None:
            return ""
        return _(
            "Not saved at {time}, here again: ctrl+s saves · esc twice discards", time=clock_time(self._draft.kept)
        )

    def typed(self, editor: Widget, fields: Callable[[], Mapping[str, str] | None]) -> None:
        """After a key: keep what `fields` gives once nothing is typed for a moment; None is nothing to keep."""
        self._stop()

        def keep() -> None:
            self._stop()
            typed = fields()
            if typed is None:
                self._drafts.drop(self._typed_for)
            elif not self._drafts.keep(self._typed_for, typed):
                editor.notify(
                    _("What you type here is not kept until you save it: the state folder cannot be written."),
                    severity="warning",
                    markup=False,
                )

        self._unkept = keep
        self._timer = editor.set_timer(PAUSE, keep)

    def keep_now(self) -> None:
        """Keep what is typed without waiting: the editor closes."""
        if self._unkept is not None:
            self._unkept()

    def cease(self) -> None:
        """Wait for no pause any more: the editor is about something else now."""
        self._stop()

    def done(self) -> None:
        """It was saved or discarded."""
        self._stop()
        self._draft = None
        self._drafts.drop(self._typed_for)

    def _stop(self) -> None:
        self._unkept = None
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
