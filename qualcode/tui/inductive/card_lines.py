"""The lines of the cards of one code: heads of groups, and the cards below them."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.workspace.inductive.cards import Card, CardBoard, CardPile


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of the screen: the head of a group (None: of the cards that are in none), or a card below it.

    `number` is that of the group, by which a digit chooses it.
    """

    pile: CardPile | None
    number: int = 0
    card: Card | None = None


def lines_of(board: CardBoard) -> list[CardLine]:
    """All lines: the cards that are in no group first, then the groups in their order."""
    lines = [CardLine(None)] if board.loose or not board.piles else []
    lines += [CardLine(None, 0, card) for card in board.loose]
    for number, pile in enumerate(board.piles, start=1):
        lines.append(CardLine(pile, number))
        lines += [CardLine(pile, number, card) for card in pile.cards]
    return lines


def uuid_of(line: CardLine) -> str:
    """The UUID of the coding of a card; empty for the head of a group."""
    return line.card.coding.uuid if line.card is not None else ""
