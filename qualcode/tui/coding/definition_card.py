"""The definition card: what the highlighted code means and where its neighbours begin."""

from __future__ import annotations

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from qualcode.catalogue import _, pgettext, program
from qualcode.model.codes import Code
from qualcode.safe_text import visible

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

    _shown: tuple[Code | None] | None = None  # None before anything was shown

    def show(self, code: Code | None) -> None:
        """Show a code's card, or an invitation."""
        if self._shown == (code,):
            return
        self._shown = (code,)
        self.border_title = visible(code.name) if code else pgettext("card", "Definition")
        text = card_text(code) if code else Text(_("No code is chosen."), style="dim")
        self.query_one("#definition", Static).update(text)
        self.scroll_home(animate=False)


def card_text(code: Code) -> Text:
    """The card's text; empty fields are left out, a code without any rule says so."""
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
    if len(code.path) > 1:
        text.append(f"\n{visible(code.full_name)}", style="dim")
    return text
