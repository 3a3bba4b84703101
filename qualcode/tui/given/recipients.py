"""To whom something went, said later."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qualcode.catalogue import _, ngettext
from qualcode.model.consent.given import Given
from qualcode.tui.shared.desk import Desk
from qualcode.workspace.leaving.given_lines import name_recipients


class Recipients:
    """It is said of the marked lines, else of the one under the cursor."""

    def __init__(self, desk: Desk, meant: Callable[[], Sequence[Given]]) -> None:
        self._desk = desk
        self._meant = meant

    def action_name(self) -> None:
        """Ask to whom it went; nothing typed takes it back."""
        meant = list(self._meant())
        if not meant:
            return
        named = {given.left.recipient for given in meant}

        def given(name: str | None) -> None:
            if name is None:
                return

            def written(number: int) -> None:
                words = ngettext("{count} line says to whom it went", "{count} lines say to whom they went", number)
                self._desk.written(words if name.strip() else _("no recipient any more"))

            self._desk.write(lambda space: name_recipients(space, meant, name), written)

        title = ngettext("To whom did it go?", "To whom did {count} lines go?", len(meant))
        hint = _("A name or an office. The register itself stays as it is, and undo does not reach it.")
        self._desk.ask(title, named.pop() if len(named) == 1 else "", hint, lambda _typed: "", given)
