"""Playing the recording from the selected passage on."""

from __future__ import annotations

from collections.abc import Callable

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.tui.keys.instead import error_words
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.side_reader import Lookup
from qualcode.user_folders import configuration
from qualcode.workspace.material.playback import Playback, Player, clock, playback_of


class Playing:
    """Starts the user's player, beside the interface."""

    def __init__(self, desk: Desk, passage: Callable[[], tuple[int, Span] | None]) -> None:
        """`passage` says what is selected on the screen, if anything is: a document (key) and a stretch of it."""
        self._desk = desk
        self._passage = passage
        self._player = Player()

    def action_play(self) -> None:
        """Play from the time mark before the passage on, some seconds earlier."""
        selected, bench = self._passage(), self._desk.bench
        document = bench.document(selected[0]) if selected else None
        if selected is None or document is None:
            return
        opened, span = bench.open(document), selected[1]

        def started() -> Playback:
            playback = playback_of(opened, span, configuration().get("playback"))
            self._player.play(playback)
            return playback

        question = Lookup(
            lambda _project: started(), lambda playback: self._desk.flash(told(playback)), self._not_played
        )
        self._desk.app.ask(question)  # type: ignore[attr-defined]  # QualcodeApp's

    def _not_played(self, error: Exception) -> None:
        """Say why nothing is played, which is no failure of the work."""
        if isinstance(error, QualcodeError):
            self._desk.warn(error_words(error))
        else:
            self._desk.failed(error)


def told(playback: Playback) -> str:
    """What is played, for the key line."""
    if playback.mark is None:
        return _("Playing from the beginning: no time mark stands before this passage")
    begins, mark = clock(round(playback.seconds * 1000)), clock(playback.mark)
    return _("Playing from {begins} (time mark {mark})", begins=begins, mark=mark)
