"""Playing the recording from the selected passage on."""

from __future__ import annotations

from collections.abc import Callable

from qualcode.catalogue import _
from qualcode.model.spans import Span
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.side_reader import Lookup
from qualcode.user_folders import configuration
from qualcode.workspace.material.playback import Playback, Player, clock, playback_of
from qualcode.workspace.workbench.workbench import OpenDocument


class Playing:
    """Starts the user's player, beside the interface."""

    def __init__(self, desk: Desk, passage: Callable[[], tuple[OpenDocument, Span] | None]) -> None:
        """`passage` says what is selected on the screen, if anything is."""
        self._desk = desk
        self._passage = passage
        self._player = Player()

    def action_play(self) -> None:
        """Play from the time mark before the passage on, some seconds earlier."""
        selected = self._passage()
        if selected is None:
            return

        def started() -> Playback:
            playback = playback_of(*selected, configuration().get("playback"))
            self._player.play(playback)
            return playback

        question = Lookup(
            lambda _project: started(), lambda playback: self._desk.flash(told(playback)), self._desk.failed
        )
        self._desk.app.ask(question)  # type: ignore[attr-defined]  # QualcodeApp's


def told(playback: Playback) -> str:
    """What is played, for the key line."""
    if playback.mark is None:
        return _("Playing from the beginning: no time mark stands before this passage")
    begins, mark = clock(round(playback.seconds * 1000)), clock(playback.mark)
    return _("Playing from {begins} (time mark {mark})", begins=begins, mark=mark)
