"""Versions of the codebook: frozen under a name, and removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.catalogue import _, pgettext
from qualcode.safe_text import visible
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.workspace.versions import versions

if TYPE_CHECKING:
    from qualcode.model.codebooks.versions import CodebookVersion


class Freezing:
    """What is done with versions."""

    def __init__(self, desk: Desk, current: Callable[[], CodebookVersion | None]) -> None:
        self._desk, self._current = desk, current

    def action_freeze(self) -> None:
        """Freeze the codebook as it is: its name, then what it is for."""

        def given(name: str | None) -> None:
            if name is not None:
                self._ask_for_note(name)

        known = {version.name for version in self._desk.bench.project.versions.all()}

        def refusal(name: str) -> str:
            if not name.strip():
                return _("A version of the codebook has a name of one line.")
            return _("There is a version “{name}” of the codebook already.", name=name) if name in known else ""

        hint = _("All codes with their rules, as they are now. Write it like “After the pilot study”.")
        self._desk.ask(_("Freeze the codebook"), "", hint, refusal, given)

    def _ask_for_note(self, name: str) -> None:
        def given(note: str | None) -> None:
            if note is not None:
                self._desk.write(lambda space: versions.freeze(space, name, note), self._frozen)

        title = _("What is “{name}” for?", name=visible(name))
        self._desk.ask(title, "", _("A note for the appendix; ⏎ without one goes on."), lambda _note: "", given)

    def _frozen(self, version: CodebookVersion) -> None:
        said = _("Version “{name}” of the codebook frozen", name=visible(version.name))
        self._desk.written(f"{said} · {undoes()}")

    def action_remove(self) -> None:
        """Take the version under the cursor away, after a question."""
        version = self._current()
        if version is None:
            self._desk.warn(_("The present codebook is no version: freeze it first."))
            return

        def answered(answer: str | None) -> None:
            if answer is not None:
                said = _("Version “{name}” of the codebook removed", name=visible(version.name))
                self._desk.write(
                    lambda space: versions.unfreeze(space, version),
                    lambda _nothing: self._desk.written(f"{said} · {undoes()}"),
                )

        text = Text(_("“{name}” goes; the codebook itself stays as it is.", name=visible(version.name)))
        answers = (DialogKey("do", "enter", "⏎", pgettext("key line", "Remove")),)
        self._desk.show_dialog(Confirm(_("Remove the version"), text, answers), answered)
