"""The projects that were opened last, and the ways to others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qualcode.catalogue import _, pgettext
from qualcode.safe_text import visible
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.user_folders import from_home

OTHER, NEW, FOREIGN, DEMO = "other", "new", "foreign", "demo"


class ProjectDialog(Dialog[Path | str | None]):
    """Gives a path, or OTHER, NEW, FOREIGN (of another program) or DEMO.

    `dropped` are the paths that are not to be remembered any more.
    """

    IS_BESIDE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
        Binding("o", f"answer('{OTHER}')", show=False),
        Binding("n", f"answer('{NEW}')", show=False),
        Binding("ctrl+u", f"answer('{FOREIGN}')", show=False, priority=True),
        Binding("d", f"answer('{DEMO}')", show=False),
        Binding("x,delete", "drop", show=False),
    ]

    def __init__(self, current: Path, recent: Sequence[Path]) -> None:
        super().__init__()
        self._current = current.absolute()
        self._recent = [path for path in recent if path != self._current]
        self.dropped: list[Path] = []

    def compose(self) -> ComposeResult:
        """What is open, what was, the ways to others."""
        with Vertical(classes="box") as box:
            box.border_title = _("Switch project")
            words = _("Open now: {file}", file=from_home(self._current))
            if not self._recent:
                words += "\n" + _("Projects that are opened appear here from now on.")
            yield Static(Text(visible(words, keep="\n"), style="dim"), classes="words")
            yield OptionList(*map(self._line, self._recent), id="recent")
            yield KeyLine(
                (
                    DialogKey("take", "", "⏎", pgettext("key line", "Open")),
                    DialogKey(f"answer('{OTHER}')", "", "o", pgettext("key line", "File …")),
                    DialogKey(f"answer('{NEW}')", "", "n", pgettext("key line", "New")),
                    DialogKey(f"answer('{FOREIGN}')", "", "ctrl+u", _("Of another program")),
                    DialogKey(f"answer('{DEMO}')", "", "d", _("Demo")),
                    DialogKey("drop", "", "x", pgettext("key line", "Off the list")),
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Begin with the latest."""
        options = self.query_one("#recent", OptionList)
        options.highlighted = 0 if self._recent else None
        options.display = bool(self._recent)
        options.focus()

    def _line(self, path: Path) -> Option:
        line = Text(visible(path.stem), style="bold", no_wrap=True, overflow="ellipsis")
        line.append(f"  {visible(from_home(path.parent))}", style="not bold dim")
        return Option(line)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes it."""
        self.dismiss(self._recent[event.option_index])

    def action_take(self) -> None:
        """Open what is highlighted; where nothing is, look for a file."""
        at = self.query_one("#recent", OptionList).highlighted
        self.dismiss(OTHER if at is None else self._recent[at])

    def action_answer(self, answer: str) -> None:
        """Go the other way."""
        self.dismiss(answer)

    def action_drop(self) -> None:
        """Remember the highlighted path no longer; the file stays."""
        options = self.query_one("#recent", OptionList)
        at = options.highlighted
        if at is not None:
            self.dropped.append(self._recent.pop(at))
            options.remove_option_at_index(at)
            options.display = bool(self._recent)
