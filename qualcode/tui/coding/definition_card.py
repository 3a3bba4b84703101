"""The definition card: what the highlighted code means and where its neighbours begin."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from qualcode.catalogue import _, pgettext, program
from qualcode.model.codes import Code
from qualcode.model.memos import Memo
from qualcode.safe_text import visible
from qualcode.workspace.material.memo_links import memo_name

_FIELDS = (
    (pgettext("card", "Code if"), "include"),
    (pgettext("card", "Not if"), "exclude"),
    (pgettext("card", "Distinguish from"), "borders"),
)


class DefinitionCard(VerticalScroll, can_focus=False):
    """Definition, include, exclude, borders, anchor examples and related codes of one code."""

    def compose(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 - Textual's generator
        """One text."""
        yield Static(id="definition")

    _shown: tuple[Code | None, Sequence[Memo]] | None = None  # None before anything was shown

    @property
    def code(self) -> Code | None:
        """The code that is shown."""
        return self._shown[0] if self._shown else None

    def show(self, code: Code | None, memos: Sequence[Memo] = ()) -> None:
        """Show the card of a code, with the beginnings of the memos on it, or an invitation."""
        before = self._shown
        if before == (code, memos):
            return
        self._shown = (code, memos)
        self.border_title = visible(code.name) if code else pgettext("card", "Definition")
        text = card_text(code, memos) if code else Text(_("No code is chosen."), style="dim")
        self.query_one("#definition", Static).update(text)
        if before is None or before[0] != code:
            self.scroll_home(animate=False)


def card_text(code: Code, memos: Sequence[Memo] = ()) -> Text:
    """The card's text; empty fields are left out, a code without any rule says so; memos on it come last."""
    text = Text(visible(code.rules.definition or _("(no definition yet)"), keep="\n"))
    for title, field in _FIELDS:
        value = getattr(code.rules, field)
        if value:
            text.append(f"\n{title}: ", style="bold")
            text.append(visible(value, keep="\n"))
    for anchor in code.anchors[:3]:
        title = pgettext("card", "Example (invented)") if anchor.invented else pgettext("card", "Example")
        text.append(f"\n{title}: ", style="bold")
        label = f" ({visible(anchor.label)})" if anchor.label else ""
        text.append(program().quoted(visible(anchor.text)) + label, style="italic")
    if code.related:
        related = pgettext("card", "Related")
        text.append(f"\n{related}: ", style="bold")
        text.append(visible(", ".join(code.related)))
    for memo in memos:
        text.append("\n✓ " if memo.closed else "\n✎ ", style="bold").append(memo_name(memo))
    if len(code.path) > 1:
        text.append(f"\n{visible(code.full_name)}", style="dim")
    return text
