"""How one disagreement looks in a list, and what its coders said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.model.codes import Codebook
from qualcode.safe_text import visible
from qualcode.tui.quotations.passage_lines import quoted_lines
from qualcode.workspace.workbench.passage_list import SeenPassages

if TYPE_CHECKING:
    from qualcode.agreement.study.disagreements import DisagreementOn, Said

_POLARITY = "polarity"


def disagreement_lines(
    shelf: SeenPassages, book: Codebook, one: DisagreementOn, width: int, lines: int
) -> Sequence[Text]:
    """A head with source, code, coders and cost, and as much of the passage as the other lines hold."""
    head = Text(no_wrap=True)
    head.append(visible(shelf.place(one.document.key, one.span)), style="bold")
    colour = next((code.colour for code in book if code.full_name == one.code), "")
    head.append("  ■ ", style=colour)
    head.append(visible(one.code.rpartition(" / ")[2]))
    for who in one.said:
        head.append(f"  {_said(one, who)}", style="" if who.coded else "dim")
    head.append(f"  {cost_words(one)}", style="dim")
    words = shelf.passage_words(one.document.key, one.span)
    return [head, *quoted_lines(words, width, lines - 1)]


def _said(one: DisagreementOn, who: Said) -> str:
    """“✓ Anna” gave the code, “· Ben” did not, “? Carla” does not count here; of polarity “Anna absent”."""
    name = visible(who.coder)
    if who.coded is None:
        return f"? {name}"
    if not who.coded:
        return f"· {name}"
    if one.kind != _POLARITY:
        return f"✓ {name}"
    return f"{name} {'+'.join(dict.fromkeys(coding.polarity.value for coding in who.codings))}"


def cost_words(one: DisagreementOn) -> str:
    """“costs .0042”: the part of the pooled alpha; nothing for polarity, which is a figure of its own."""
    return "polarity" if one.kind == _POLARITY else f"costs {one.cost:.4f}".replace("0.", ".", 1)


def said_text(one: DisagreementOn) -> Text:
    """Who gave the code and who did not, with polarity, weight and memo."""
    text = Text()
    for who in one.said:
        text.append(visible(who.coder), style="bold")
        if who.coded is None:
            text.append(": the document does not count for this coder\n", style="dim")
            continue
        if not who.codings:
            text.append(": not given\n")
            continue
        touching = "" if who.coded else "not given here, but touched by "
        facts = ", ".join(
            coding.polarity.value + (f" weight {coding.weight}" if coding.weight is not None else "")
            for coding in who.codings
        )
        text.append(f": {touching}{facts}\n")
        for coding in who.codings:
            if coding.memo:
                text.append(f"  ✎ {visible(coding.memo, keep=chr(10))}\n", style="italic")
    return text
