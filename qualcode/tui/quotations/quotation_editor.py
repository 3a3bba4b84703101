"""The editor of a quotation: it is written as it shall read, and shown as a report will show it.

What may be written is the notation of “qualcode quote edit”: `[...]` for words left out, `[Kommune]` for others in
their place, `[D]ie` for another case, `**nie**` for emphasis. The passage itself stays as it is.
"""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static, TextArea

from qualcode.catalogue import _, pgettext
from qualcode.errors import QualcodeError
from qualcode.model.codings import Coding
from qualcode.model.quotation_edits import Edits
from qualcode.safe_text import visible
from qualcode.tui.fields.text_keeping import TextKeeping
from qualcode.tui.keys.instead import error_words
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeArea
from qualcode.workspace.workbench.passage_list import SeenPassages

_KEYS = (
    DialogKey("save", "", "ctrl+s", pgettext("key line", "Save")),
    DialogKey("omit", "", "ctrl+o", pgettext("key line", "Omit")),
    DialogKey("replace", "", "ctrl+r", pgettext("key line", "Replace")),
    DialogKey("stress", "", "ctrl+l", pgettext("key line", "Emphasise")),
    DialogKey("case", "", "ctrl+t", pgettext("key line", "Aa")),
    DialogKey("plain", "", "ctrl+n", pgettext("key line", "As coded")),
    DialogKey("leave", "", "esc", pgettext("key line", "Cancel")),
)


class QuotationEditor(Dialog[Edits | None]):
    """Gives the edits that make the passage read like that; None where all was left as it was."""

    DEFAULT_CSS = """
    QuotationEditor > .box { width: 100; }
    QuotationEditor TextArea, QuotationEditor TextArea:focus {
        border: none; height: auto; min-height: 3; max-height: 40vh; padding: 0 1; background: $boost;
        scrollbar-size: 1 1;
    }
    QuotationEditor VerticalScroll { height: auto; max-height: 30vh; padding: 0 1; scrollbar-size: 1 1; }
    QuotationEditor VerticalScroll Static { height: auto; }
    """
    AROUND = 10
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("ctrl+o", "omit", show=False, priority=True),
        Binding("ctrl+r", "replace", show=False, priority=True),
        Binding("ctrl+l", "stress", show=False, priority=True),
        Binding("ctrl+t", "case", show=False, priority=True),
        Binding("ctrl+n", "plain", show=False, priority=True),
    ]

    def __init__(self, shelf: SeenPassages, coding: Coding, keeping: TextKeeping) -> None:
        super().__init__()
        self._shelf, self._coding = shelf, coding
        self._before = shelf.written(coding, shelf.edits(coding))
        self._edits: Edits | None = shelf.edits(coding)
        self._warned = False
        self._keeping = keeping
        self._now = keeping.fields.get("written", self._before)

    def compose(self) -> ComposeResult:
        """Editor, how it reads, hints."""
        with Vertical(classes="box") as box:
            place = self._shelf.place(self._coding.document, self._coding.span)
            box.border_title = visible(_("Quotation · {place}", place=place))
            box.border_subtitle = self._keeping.offer
            yield SafeArea(self._now, id="written")
            with VerticalScroll():
                yield Static(id="reads")
            yield KeyLine(_KEYS)

    def on_mount(self) -> None:
        """Write at once."""
        self._area.focus()
        self._explain()

    @property
    def _area(self) -> TextArea:
        return self.query_one("#written", TextArea)

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self._warned = False
        self._explain()
        self._now = self._area.text
        self._keeping.typed(self, self._fields)

    def on_unmount(self) -> None:
        """Whatever closes the editor, what was typed last is kept."""
        self._keeping.keep_now()

    def _fields(self) -> dict[str, str] | None:
        return {"written": self._now} if self._now != self._before else None

    def _explain(self) -> None:
        """Show how the quotation will read, or why it cannot be saved like that."""
        try:
            self._edits = self._shelf.read(self._coding, self._area.text)
        except QualcodeError as error:
            self._edits = None
            self._say(error_words(error), style="bold")
        else:
            self._say(_("reads: {quotation}", quotation=self._shelf.with_label(self._coding, self._edits)))

    def _say(self, words: str, style: str = "") -> None:
        self.query_one("#reads", Static).update(Text(visible(words), style=style))

    # ---- writing ---------------------------------------------------------------------------------

    def action_omit(self) -> None:
        """Leave the selected words out."""
        if self._area.selected_text:
            self._put("[...]")

    def action_replace(self) -> None:
        """Put brackets in place of the selected words, or here, to write others into."""
        self._put("[]")
        self._area.move_cursor_relative(columns=-1)

    def action_stress(self) -> None:
        """Emphasise the selected words."""
        words = self._area.selected_text
        if words.strip():
            inner = words.strip()
            self._put(words.replace(inner, f"**{inner}**", 1))

    def action_case(self) -> None:
        """Write the first letter selected, or the one at the cursor, in the other case, in brackets."""
        area = self._area
        start, _ = sorted((area.selection.start, area.selection.end))
        letter = area.get_text_range(start, (start[0], start[1] + 1))
        if letter.strip() and letter != letter.swapcase():
            area.replace(f"[{letter.swapcase()}]", start, (start[0], start[1] + 1))

    def action_plain(self) -> None:
        """Write the passage as it stands, without edits."""
        self._area.text = self._shelf.written(self._coding, ())

    def _put(self, words: str) -> None:
        start, end = sorted((self._area.selection.start, self._area.selection.end))
        self._area.replace(words, start, end, maintain_selection_offset=False)

    # ---- leaving ---------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Give the edits; what does not fit the passage cannot be saved."""
        if self._edits is not None:
            self._now = self._area.text
            self._keeping.keep_now()
            self.dismiss(self._edits)

    def action_leave(self) -> None:
        """Leave the quotation as it was; what was written is asked about once."""
        if self._area.text != self._before and not self._warned:
            self._warned = True
            self._say(_("Not saved: ctrl+s saves · esc again discards"), style="bold")
        else:
            self._keeping.done()
            self.dismiss(None)
