"""Keeping what is typed into an editor: with every pause, and offered again when the editor opens next."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.timer import Timer
from textual.widget import Widget

from qualcode.catalogue import _
from qualcode.times import clock_time
from qualcode.tui.keys.key_names import named
from qualcode.tui.keys.key_table import key_of
from qualcode.workspace.unsaved_texts import TypedFor, UnsavedTexts

PAUSE = 1.0
"""Seconds without a key."""


class TextKeeping:
    """What one editor writes and has not saved."""

    def __init__(self, unsaved: UnsavedTexts, typed_for: TypedFor) -> None:
        self._unsaved = unsaved
        self._typed_for = typed_for
        self._before = unsaved.kept(typed_for)
        self._timer: Timer | None = None
        self._unkept: Callable[[], None] | None = None
        self._is_told = False  # that nothing can be kept

    @property
    def fields(self) -> Mapping[str, str]:
        """What was typed last time and not saved, by field; empty where nothing was."""
        return self._before.fields if self._before else {}

    @property
    def offer(self) -> str:
        """That unsaved words are there again, and what to do with them; empty where there are none."""
        if self._before is None:
            return ""
        time, save = clock_time(self._before.kept), named("ctrl+s")
        return _("Unsaved text of {time}: {save} saves · esc twice discards", time=time, save=save)

    @property
    def offer_in_form(self) -> str:
        """The same where leaving asks."""
        if self._before is None:
            return ""
        time, save = clock_time(self._before.kept), key_of("codebook.save")
        return _("Unsaved text of {time}: {save} saves · leaving asks", time=time, save=save)

    def typed(self, editor: Widget, fields: Callable[[], Mapping[str, str] | None]) -> None:
        """After a key: keep what `fields` gives once nothing is typed for a moment; None is nothing to keep.

        `fields` must not ask widgets: it is called when they are gone, too.
        """
        self.cease()

        def keep() -> None:
            self.cease()
            typed = fields()
            if typed is None:
                self._unsaved.drop(self._typed_for)
            elif not self._unsaved.keep(self._typed_for, typed) and not self._is_told and editor.is_running:
                self._is_told = True
                editor.notify(
                    _(
                        "Not saved yet, and kept only as long as the program runs: "
                        "the folder for unsaved texts cannot be written."
                    ),
                    severity="warning",
                    markup=False,
                )

        self._unkept = keep
        self._unsaved.will_keep(self._typed_for, keep)
        self._timer = editor.set_timer(PAUSE, keep)

    def keep_now(self) -> None:
        """Keep what is typed without waiting: the editor closes."""
        if self._unkept is not None:
            self._unkept()

    def cease(self) -> None:
        """Wait for no pause any more: it is kept, or the editor is about something else now."""
        self._unkept = None
        self._unsaved.will_keep(self._typed_for, None)
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def done(self) -> None:
        """It was saved or discarded."""
        self.cease()
        self._before = None
        self._unsaved.drop(self._typed_for)
