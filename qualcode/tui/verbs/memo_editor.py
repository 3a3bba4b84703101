"""The memo editor: several lines of Markdown with a kind, saved with ctrl+s."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from qualcode.catalogue import _
from qualcode.model.memos import MemoKind
from qualcode.reporting.words.value_words import memo_kind_word
from qualcode.safe_text import visible
from qualcode.tui.fields.text_keeping import TextKeeping
from qualcode.tui.layout.beside import BesideScreen
from qualcode.tui.shared.safe_fields import SafeArea

_KEYS = _("ctrl+s saves · esc cancels · ctrl+k kind · an empty memo is removed")
_KEYS_OF_PARAPHRASES = _("ctrl+s saves · esc cancels · an empty paraphrase is removed")
_KINDS = [kind for kind in reversed(MemoKind) if kind is not MemoKind.PARAPHRASE]


@dataclass(frozen=True, slots=True)
class WrittenMemo:
    """What was written."""

    text: str
    kind: MemoKind


class MemoEditor(BesideScreen[WrittenMemo | None]):
    """Gives text and kind, or None where both were left as they were. A paraphrase stays one."""

    BOX = "#memo"
    WANTED = 14
    AROUND = 3
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("ctrl+k", "next_kind", show=False, priority=True),
    ]

    def __init__(self, about: str, text: str, kind: MemoKind, keeping: TextKeeping) -> None:
        super().__init__()
        self._about = about
        self._text = self._now = text
        self._kind = self._first_kind = kind
        self._keeping = keeping
        if keeping.fields:
            self._now = keeping.fields.get("text", text)
            self._kind = next((known for known in MemoKind if known.value == keeping.fields.get("kind")), kind)
        self._refused: WrittenMemo | None = None  # what esc asked about

    def compose(self) -> ComposeResult:
        """Editor, kind, keys."""
        with Vertical(id="memo") as box:
            box.border_title = visible(self._about)
            yield SafeArea(self._now, id="words")
            yield Static("", id="memo-keys")

    def on_mount(self) -> None:
        """Write at once, at the end."""
        area = self.query_one("#words", TextArea)
        area.focus()
        area.move_cursor(area.document.end)
        self._show_kind()

    def _show_kind(self) -> None:
        self.query_one("#memo", Vertical).border_subtitle = _("kind: {kind}", kind=memo_kind_word(self._kind))
        keys = _KEYS_OF_PARAPHRASES if self._kind is MemoKind.PARAPHRASE else _KEYS
        self.query_one("#memo-keys", Static).update(self._keeping.offer or keys)

    def action_next_kind(self) -> None:
        """Go through the kinds; from “other”, with which memos begin, to the question, which teams need most."""
        if self._kind is MemoKind.PARAPHRASE:
            return
        self._kind = _KINDS[(_KINDS.index(self._kind) + 1) % len(_KINDS)]
        self._show_kind()
        self._keeping.typed(self, self._fields)

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        self._now = event.text_area.text
        self._keeping.typed(self, self._fields)

    def on_unmount(self) -> None:
        """Whatever closes the editor, what was typed last is kept."""
        self._keeping.keep_now()

    def _fields(self) -> dict[str, str] | None:
        written = self._written()
        return {"text": written.text, "kind": written.kind.value} if written else None

    def _written(self) -> WrittenMemo | None:
        """Text and kind, or None where both are as they were."""
        changed = self._now != self._text or self._kind is not self._first_kind
        return WrittenMemo(self._now, self._kind) if changed else None

    def action_save(self) -> None:
        """Give text and kind back; the draft stays until they are in the file."""
        self._now = self.query_one("#words", TextArea).text
        self._keeping.keep_now()
        self.dismiss(self._written())

    def action_leave(self) -> None:
        """Leave; where something was written, only when asked a second time."""
        self._now = self.query_one("#words", TextArea).text
        written = self._written()
        if written is None or written == self._refused:
            self._keeping.done()
            self.dismiss(None)
        else:
            self._refused = written
            self.query_one("#memo-keys", Static).update(_("Not saved: ctrl+s saves · esc again discards"))
