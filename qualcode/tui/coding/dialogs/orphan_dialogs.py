"""Dialogs about corrected texts: an editor where the user has none, and the orphans that wait for a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.project.revising.orphans import Orphan
from qualcode.safe_text import visible
from qualcode.tui.fields.text_keeping import TextKeeping
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeArea

OrphanAct = Literal["here", "proposed", "look", "remove"]


class TextEditor(Dialog[str | None]):
    """The whole text of a document; gives it as it was left, or None. What is typed is kept until it is written."""

    IS_BESIDE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("ctrl+s", "take", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    TextEditor > .box { width: 96%; height: 94%; }
    TextEditor TextArea, TextEditor TextArea:focus { border: none; height: 1fr; }
    """

    def __init__(self, title: str, text: str, keeping: TextKeeping) -> None:
        super().__init__()
        self._title, self._before, self._keeping = title, text, keeping
        self._now = keeping.fields.get("text", text)
        self._refused: str | None = None  # what esc asked about

    def compose(self) -> ComposeResult:
        """Editor and hints."""
        with Vertical(classes="box") as box:
            box.border_title = visible(self._title)
            box.border_subtitle = self._keeping.offer
            yield SafeArea(self._now, id="whole")
            yield KeyLine(
                (
                    DialogKey("take", "ctrl+s", "ctrl+s", pgettext("key line", "Preview")),
                    DialogKey("leave", "escape", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one("#whole", TextArea).focus()

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        self._now = event.text_area.text
        self._keeping.typed(self, self._fields)

    def on_unmount(self) -> None:
        """Whatever closes the editor, what was typed last is kept."""
        self._keeping.keep_now()

    def _fields(self) -> dict[str, str] | None:
        return {"text": self._now} if self._now != self._before else None

    def action_take(self) -> None:
        """Give the text; it stays kept until it is in the file."""
        self._now = self.query_one("#whole", TextArea).text
        self._keeping.keep_now()
        self.dismiss(self._now)

    def action_leave(self) -> None:
        """Leave; where something was written, only when asked a second time."""
        self._now = self.query_one("#whole", TextArea).text
        if self._now in (self._before, self._refused):
            self._keeping.done()
            self.dismiss(None)
        else:
            self._refused = self._now
            self.query_one(".box").border_subtitle = _(
                "Not written yet: ctrl+s shows what it changes · esc again discards"
            )


@dataclass(frozen=True, slots=True)
class OrphanChosen:
    """An orphan and what shall become of it."""

    orphan: Orphan
    act: OrphanAct


class OrphanList(Dialog[OrphanChosen | None]):
    """What lost its place in a corrected text, to be placed by hand; `selected` are the words selected now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take('here')", show=False, priority=True),
        Binding("p", "take('proposed')", show=False),
        Binding("g", "take('look')", show=False),
        Binding("x", "take('remove')", show=False),
    ]

    def __init__(self, orphans: Sequence[Orphan], selected: str) -> None:
        super().__init__()
        self._orphans, self._selected = orphans, selected

    def compose(self) -> ComposeResult:
        """List, the orphan under the cursor in full, hints."""
        with Vertical(classes="box") as box:
            box.border_title = ngettext(
                "{count} orphan: without a place in the text",
                "{count} orphans: without a place in the text",
                len(self._orphans),
            )
            yield OptionList(*(Option(_line(orphan)) for orphan in self._orphans), id="orphans")
            yield Static(classes="words", id="orphan")
            yield KeyLine((
                DialogKey("take('here')", "enter", "⏎", pgettext("key line", "To the selection")),
                DialogKey("take('proposed')", "p", "p", pgettext("key line", "As proposed")),
                DialogKey("take('look')", "g", "g", pgettext("key line", "Go there")),
                DialogKey("take('remove')", "x", "x", pgettext("key line", "Discard")),
                DialogKey("cancel", "escape", "esc", pgettext("key line", "Cancel")),
            ))  # fmt: skip

    def on_mount(self) -> None:
        """Begin with the first."""
        options = self.query_one("#orphans", OptionList)
        options.highlighted = 0
        options.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show an orphan in full."""
        orphan = self._orphans[event.option_index]
        words = Text(_("before:"), style="dim").append(" ")
        words.append(visible(orphan.before) or _("(the former text was erased)"), style="not dim")
        if orphan.proposal is not None:
            words.append("\np    ").append(visible(orphan.after), style="not dim")
        words.append("\n⏎    ").append(visible(self._selected) or _("(nothing selected)"), style="not dim")
        for memo in orphan.memos:
            words.append("\n").append(_("Memo:")).append(" ").append(visible(memo), style="italic")
        self.query_one("#orphan", Static).update(words)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses only; the hints act."""
        event.stop()

    def action_take(self, act: OrphanAct) -> None:
        """Give what is under the cursor; without a proposal there is nowhere to look."""
        at = self.query_one("#orphans", OptionList).highlighted
        if at is None:
            return
        orphan = self._orphans[at]
        if act in ("proposed", "look") and orphan.proposal is None:
            self.notify(_("No place was proposed for this one. ⏎ assigns it to the selection."), severity="warning")
        else:
            self.dismiss(OrphanChosen(orphan, act))


def _line(orphan: Orphan) -> Text:
    line = Text(no_wrap=True, overflow="ellipsis")
    what = _("Topic “{topic}”", topic=orphan.topic) if orphan.topic else orphan.code or _("Memo")
    if orphan.segment:
        what = _("Fixed passage")
    line.append(visible(what), style="bold")
    line.append(f"  {visible(orphan.coder)}  {orphan.said_reason()}  ", style="dim")
    return line.append(visible(" ".join(orphan.before.split())))
