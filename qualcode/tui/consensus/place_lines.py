"""How one place looks in the list, and what its two coders said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.catalogue import _, pgettext
from qualcode.model.codes import Code, Codebook
from qualcode.model.codings import Coder, Coding
from qualcode.reporting.words.decision_words import place_kind_word
from qualcode.safe_text import visible
from qualcode.tui.coding.definition_card import card_text
from qualcode.tui.consensus.words import (
    SIGNS,
    coding_facts,
    decision_lines,
    state_words,
)
from qualcode.tui.quotations.passage_lines import quoted_lines
from qualcode.workspace.team.consensus_board import BoardPlace, ConsensusBoard
from qualcode.workspace.workbench.passage_list import SeenPassages

if TYPE_CHECKING:
    from qualcode.model.team.consensus import CodingBefore, ConsensusDecision


def place_lines(
    shelf: SeenPassages, book: Codebook, board: ConsensusBoard, entry: BoardPlace, width: int, lines: int
) -> Sequence[Text]:
    """Sign of the state and source; codes, how they differ and what that costs; as much of the passage as there is
    room for."""
    place = entry.place
    head = Text(f"{SIGNS[entry.state]} ", style="bold", no_wrap=True)
    head.append(visible(shelf.place(place.document.key, place.span)))
    if state := state_words(entry):
        head.append(f"  {state}", style="not bold dim")
    said = Text("  ", no_wrap=True).join(_code(book, key) for key in place.codes)
    said.append(f"  {place_kind_word(place.kind, board.first.name, board.second.name)}")
    if place.is_pending:
        said.append("  ").append(_("not finished"), style="dim")
    elif place.cost:
        said.append(f"  {cost_words(place.cost)}", style="dim")
    return [head, said, *quoted_lines(shelf.passage_words(place.document.key, place.span), width, lines - 2)]


def _code(book: Codebook, key: int) -> Text:
    if key not in book:
        return Text("■ ?", no_wrap=True)
    return Text.assemble(("■ ", book[key].colour), visible(book[key].name), no_wrap=True)


def cost_words(cost: float) -> str:
    """“alpha −.0042”: what it takes from the pooled alpha."""
    from qualcode.reporting.words.number_format import coefficient

    return _("alpha −{cost}", cost=coefficient(cost, 4))


def notes_of(board: ConsensusBoard, entry: BoardPlace, book: Codebook, coders: dict[int, Coder]) -> Text:
    """What each of the two gave, with their memos; what was decided, with what they had; the cards of the codes."""
    place, text = entry.place, Text()
    for number, (coder, codings) in enumerate(((board.first, place.first), (board.second, place.second))):
        text.append(visible(coder.name), style="bold")
        if not codings:
            waits = place.is_pending and not place.finished_by[number]
            silent = _("has not finished the document") if waits else _("gave no code here")
            text.append(f": {silent}\n")
            continue
        text.append("\n")
        for coding in codings:
            text.append("  ").append_text(_code(book, coding.code)).append(f" · {coding_facts(coding)}\n")
            if coding.memo:
                text.append(f"  ✎ {visible(coding.memo, keep=chr(10))}\n", style="italic")
    for decision in entry.decisions:
        _append_decision(text, board, decision, place.codings, book, coders)
    for other in entry.elsewhere:
        names = [coders[key].name for key in (other.first, other.second) if key in coders]
        words = _("decided with {first} and {second}, too", first=visible(names[0]), second=visible(names[-1]))
        text.append(f"\n{words}\n" if names else "", style="dim")
    if place.cost:
        text.append(f"{cost_words(place.cost)}\n", style="dim")
    for code in _codes(book, place.codes):
        text.append("\n■ ", style=code.colour).append(f"{visible(code.name)}\n", style="bold")
        text.append_text(card_text(code)).append("\n")
    return text


def _codes(book: Codebook, keys: Iterable[int]) -> list[Code]:
    return [book[key] for key in keys if key in book]


def _append_decision(
    text: Text,
    board: ConsensusBoard,
    decision: ConsensusDecision,
    now: Sequence[Coding],
    book: Codebook,
    coders: dict[int, Coder],
) -> None:
    """What was decided, and what both had then, where that is not what they have now."""
    text.append("\n").append(pgettext("head", "Decided"), style="bold").append(": ")
    text.append("\n".join(decision_lines(decision, board, coders))).append("\n")
    present = {(coding.uuid, coding.span, coding.polarity) for coding in now}
    if {(before.coding, before.span, before.polarity) for before in decision.before} == present:
        return
    text.append(_("They had then:"), style="dim").append("\n")
    names = {coder.uuid: coder.name for coder in coders.values()}
    codes = {code.uuid: code for code in book}
    for before in decision.before:
        text.append(f"  {_then(before, names, codes)}\n", style="dim")


def _then(before: CodingBefore, names: dict[str, str], codes: dict[str, Code]) -> str:
    code = codes[before.code].name if before.code in codes else "?"
    return f"{visible(names.get(before.coder, '?'))}: {visible(code)} · {coding_facts(before)}"
