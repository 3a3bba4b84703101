"""The definition card: what the highlighted code means and where its neighbours begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.model.codes import Anchor, AnchorState, Code, related_words
from qualcode.model.memos import Memo
from qualcode.reporting.documents.anchor_states import state_words
from qualcode.safe_text import visible
from qualcode.tui.keys.key_table import key_of
from qualcode.tui.verbs.link_words import links_here
from qualcode.workspace.material.memo_links import memo_name

_FIELDS = (
    (pgettext("card", "Code if"), "include"),
    (pgettext("card", "Not if"), "exclude"),
    (pgettext("card", "Distinguish from"), "borders"),
)


_EXAMPLES = 3
_WANTED = {AnchorState.LIVE: 0, AnchorState.WRITTEN: 1}  # which examples come first


@dataclass(frozen=True, slots=True)
class CardNeighbourhood:
    """What stands beside a code on its card: anchor examples with their states, and the codes that its rules name."""

    examples: tuple[Anchor, ...] = ()
    neighbours: tuple[Code, ...] = ()


NOTHING_BESIDE = CardNeighbourhood()


class DefinitionCard(VerticalScroll, can_focus=False):
    """Definition, include, exclude, borders, anchor examples and related codes of one code."""

    def compose(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 - Textual's generator
        """One text."""
        yield Static(id="definition")

    # None before anything was shown
    _shown: tuple[Code | None, Sequence[Memo], Sequence[Memo], CardNeighbourhood] | None = None

    @property
    def code(self) -> Code | None:
        """The code that is shown."""
        return self._shown[0] if self._shown else None

    def show(
        self,
        code: Code | None,
        memos: Sequence[Memo] = (),
        linking: Sequence[Memo] = (),
        beside: CardNeighbourhood = NOTHING_BESIDE,
    ) -> None:
        """Show the card of a code, with the beginnings of the memos on it and of those that link to it.

        Without a code it shows an invitation.
        """
        before = self._shown
        if before == (code, memos, linking, beside):
            return
        self._shown = (code, memos, linking, beside)
        self.border_title = visible(code.name) if code else pgettext("card", "Definition")
        text = card_text(code, memos, linking, beside) if code else Text(_("No code is chosen."), style="dim")
        self.query_one("#definition", Static).update(text)
        if before is None or before[0] != code:
            self.scroll_home(animate=False)


def card_text(
    code: Code,
    memos: Sequence[Memo] = (),
    linking: Sequence[Memo] = (),
    beside: CardNeighbourhood = NOTHING_BESIDE,
) -> Text:
    """The card's text; empty fields are left out, a code without any rule says so.

    Memos on it and those that link to it come last, with the keys that lead to these.
    """
    text = Text(visible(code.rules.definition or _("(no definition yet)"), keep="\n"))
    for title, field in _FIELDS:
        value = getattr(code.rules, field)
        if value:
            text.append(f"\n{title}: ", style="bold")
            text.append(visible(value, keep="\n"))
    if beside.neighbours:
        names = ", ".join(neighbour.name for neighbour in beside.neighbours)
        text.append("\n→ ", style="bold").append(
            _("{codes} ({key} leads there)", codes=visible(names), key=key_of("coding.neighbour"))
        )
    examples = sorted(beside.examples or code.anchors, key=lambda anchor: _WANTED.get(anchor.state, len(_WANTED)))
    for anchor in examples[:_EXAMPLES]:
        title = pgettext("card", "Example (invented)") if anchor.invented else pgettext("card", "Example")
        text.append(f"\n{title}: ", style="bold")
        behind = ", ".join(filter(None, (visible(anchor.label), state_words(program())[anchor.state])))
        text.append(program().quoted(visible(anchor.text)) + (f" ({behind})" if behind else ""), style="italic")
    if len(examples) > _EXAMPLES:
        more = ngettext("{count} more example", "{count} more examples", len(examples) - _EXAMPLES)
        text.append(f"\n{more}", style="dim")
    if code.related:
        related = pgettext("card", "Related")
        text.append(f"\n{related}: ", style="bold")
        text.append(visible(related_words(code.related, program())))
    for memo in memos:
        text.append("\n✓ " if memo.closed else "\n✎ ", style="bold").append(memo_name(memo))
    if linking:
        keys = f"{key_of('study.show_screen_codebook')} {key_of('codebook.memo')}"
        text.append("\n← ", style="bold").append(links_here(linking, keys))
    if len(code.path) > 1:
        text.append(f"\n{visible(code.full_name)}", style="dim")
    return text
