"""Taking back the highlighted change, with what stands in its way, or restoring it."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.model.history import Entry
from qualcode.safe_text import visible
from qualcode.times import local_time
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.past import Past
from qualcode.workspace.project import history
from qualcode.workspace.project.history import Obstacles
from qualcode.workspace.workspace import ToldEntry

_SHOWN = 12  # of what stands in the way


class EntryTurning:
    """The verb of the list of changes."""

    def __init__(self, desk: Desk, past: Past, current: Callable[[], ToldEntry | None]) -> None:
        """`current` gives the highlighted change."""
        self._desk = desk
        self._past = past
        self._current = current

    def action_turn(self) -> None:
        """Take the highlighted change back, or restore it where that was done; ask where others rest on it."""
        told = self._current()
        if told is None:
            return
        entry, space = told.entry, self._desk.bench.space

        def found(obstacles: Obstacles | None) -> None:
            if obstacles is None or (obstacles.removable and not obstacles.entries):
                self._turn(entry, ())
            else:
                self._ask(told, obstacles)

        words = _("Looking what rests on it …")
        self._desk.read(
            lambda project: history.obstacles(space.beside(project), entry), found, opens=True, words=words
        )

    def _turn(self, entry: Entry, along: tuple[Entry, ...]) -> None:
        words = _("Undoing …") if entry.living else _("Restoring …")
        self._desk.write(lambda space: history.turn(space, entry, along), self._past.turned, words=words)

    def _ask(self, told: ToldEntry, obstacles: Obstacles) -> None:
        from qualcode.tui.shared.choice_dialogs import Confirm

        entries = obstacles.entries
        words = Text()
        if obstacles.removable:
            words.append(
                ngettext(
                    "{count} later change of yours rests on it. Both are undone together:",
                    "{count} later changes of yours rest on it. All are undone together, the last one first:",
                    len(entries),
                )
            )
        else:
            words.append(_("Later changes rest on it, not all of them yours; those must be undone first:"))
        for other in entries[:_SHOWN]:
            coder, time = visible(other.entry.coder), local_time(other.entry.created)
            words.append(f"\n· {visible(other.words.words)} ({coder}, {time})")
        if len(entries) > _SHOWN:
            words.append("\n" + ngettext("… and {count} more", "… and {count} more", len(entries) - _SHOWN))

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._turn(told.entry, tuple(other.entry for other in entries))

        undo = DialogKey("undo", "enter y", "⏎", pgettext("key line", "Undo all of it"))
        title = _("Undo: {change}", change=told.words.words)
        self._desk.show_dialog(Confirm(title, words, (undo,) if obstacles.removable else ()), answered)
