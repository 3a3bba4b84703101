"""How one disagreement looks in a list, and what its coders said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.catalogue import _, pgettext
from qualcode.model.codebooks.code_paths import parted_path
from qualcode.model.codes import Codebook
from qualcode.reporting.words.value_words import polarity_word
from qualcode.safe_text import visible
from qualcode.tui.quotations.passage_lines import quoted_lines
from qualcode.workspace.workbench.passage_list import SeenPassages

if TYPE_CHECKING:
    from qualcode.agreement.confusions.disagreement_list import DisagreementOn, Said
    from qualcode.model.codings import Coding

_POLARITY = "polarity"


def disagreement_lines(
    shelf: SeenPassages, book: Codebook, one: DisagreementOn, width: int, lines: int
) -> Sequence[Text]:
    """A head with source, code, coders and cost, and as much of the passage as the other lines hold.

    Of a confusion all its codes stand there. Where the head is too long for one line, all but the source stands in a
    second one.
    """
    place = Text(visible(shelf.place(one.document.key, one.span)), style="bold", no_wrap=True)
    said = Text(no_wrap=True)
    for half in one.halves:
        said.append("  " if said else "")
        colour = next((code.colour for code in book if code.full_name == half.code), "")
        said.append("■ ", style=colour)
        said.append(visible(parted_path(half.code)[-1]))
        for who in half.said:
            if who.coded or not one.others:
                said.append(f"  {_said(one, who)}", style="" if who.coded else "dim")
    said.append(f"  {cost_words(one)}", style="dim")
    heads = [Text("  ", no_wrap=True).join([place, said])]
    if heads[0].cell_len > width and lines > 2:
        heads = [place, said]
    words = shelf.passage_words(one.document.key, one.span)
    return [*heads, *quoted_lines(words, width, lines - len(heads))]


def _said(one: DisagreementOn, who: Said) -> str:
    """“✓ Anna” gave the code, “· Ben” did not, “? Carla” does not count here; of polarity “Anna absent”."""
    name = visible(who.coder)
    if who.coded is None:
        return f"? {name}"
    if not who.coded:
        return f"· {name}"
    if one.kind != _POLARITY:
        return f"✓ {name}"
    return f"{name} {'+'.join(dict.fromkeys(polarity_word(coding.polarity) for coding in who.codings))}"


def cost_words(one: DisagreementOn) -> str:
    """“lowers alpha by .0042”: the pooled alpha, by all passages of a confusion; polarity has its own."""
    from qualcode.reporting.words.number_format import coefficient

    if one.kind == _POLARITY:
        return pgettext("kind", "polarity")
    if one.times > 1:
        return _("{times} ×, lowers alpha by {cost}", times=str(one.times), cost=coefficient(one.joint_cost, 4))
    return _("lowers alpha by {cost}", cost=coefficient(one.cost, 4))


def _facts(coding: Coding) -> str:
    """“absent”, “present, weight 80”."""
    weight = [_("weight {weight}", weight=coding.weight)] if coding.weight is not None else []
    return ", ".join([polarity_word(coding.polarity), *weight])


def said_text(one: DisagreementOn) -> Text:
    """Who gave the code and who did not, with polarity, weight and memo."""
    text = Text()
    for half in one.halves:
        if one.others:
            text.append(f"■ {visible(half.code)}\n")
        _append_said(text, half.said)
    if one.settled is not None:
        from qualcode.catalogue import program
        from qualcode.reporting.agreement.disagreements import settled_alpha

        text.append(_("settled, alpha would be {alpha}", alpha=settled_alpha(one, program())), style="dim").append(
            "\n"
        )
    return text


def _append_said(text: Text, said: Sequence[Said]) -> None:
    for who in said:
        text.append(visible(who.coder), style="bold")
        if who.coded is None:
            text.append(": ").append(_("the document does not count for this coder"), style="dim").append("\n")
            continue
        if not who.codings:
            text.append(": ").append(_("not given")).append("\n")
            continue
        facts = ", ".join(map(_facts, who.codings))
        words = facts if who.coded else _("not given here, but a coding reaches into it: {codings}", codings=facts)
        text.append(f": {words}\n")
        for coding in who.codings:
            if coding.memo:
                text.append(f"  ✎ {visible(coding.memo, keep=chr(10))}\n", style="italic")
