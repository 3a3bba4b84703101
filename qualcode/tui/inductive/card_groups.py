"""What keys do with cards and their groups: lay, take out, add, name, define, order, remove, make sub-codes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Protocol

from rich.text import Text

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.errors import QualcodeError
from qualcode.plural import counted
from qualcode.safe_text import visible
from qualcode.tui.finder.choose_many import Item
from qualcode.tui.finder.choose_one import ChooseOne
from qualcode.tui.inductive.card_lines import CardLine
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.workspace.inductive import cards
from qualcode.workspace.inductive.cards import Card, CardBoard, CardPile, PlannedSubCode
from qualcode.workspace.workspace import Workspace

_NEW = 0  # the answer that wants a new group; keys of groups begin at 1


class CardFront(Protocol):
    """What the verbs need of the screen."""

    @property
    def board(self) -> CardBoard | None:
        """The groups with their cards."""

    @property
    def current(self) -> CardLine | None:
        """The line under the cursor."""

    @property
    def meant(self) -> list[Card]:
        """The marked cards, else the one under the cursor."""

    def unmark(self) -> None:
        """Take all marks away."""


class GroupVerbs:
    """The verbs of the cards."""

    def __init__(self, desk: Desk, front: CardFront) -> None:
        self._desk, self._front = desk, front

    def _pile(self) -> CardPile | None:
        """The group under the cursor; without one a notice says so."""
        line = self._front.current
        if line is None or line.pile is None:
            self._desk.warn(_("The cursor is on no group."))
            return None
        return line.pile

    def _do(self, work: Callable[[Workspace, CardBoard], object], words: str) -> None:
        board = self._front.board
        if board is not None:
            self._desk.write(
                lambda space: work(space, board), lambda _done: self._desk.written(f"{words} · {undoes()}")
            )

    # ---- cards -----------------------------------------------------------------------------------

    def action_lay(self) -> None:
        """Lay the marked cards, else the one under the cursor, into a group that is chosen, or into a new one."""
        board, chosen = self._front.board, self._front.meant
        if board is None:
            return
        if not chosen:
            self._desk.warn(_("No card is marked or under the cursor: {key} marks one.", key=key_of("cards.mark")))
            return
        if not board.piles:
            self._ask_for_group(chosen)
            return
        items = [
            Item(pile.group.key, f"{number} {pile.group.name}", counted(len(pile.cards), "card"))
            for number, pile in enumerate(board.piles, start=1)
        ]
        line = self._front.current
        here = line.pile.group.key if line is not None and line.pile is not None else None

        def taken(key: Hashable | None) -> None:
            if key == _NEW:
                self._ask_for_group(chosen)
            elif isinstance(key, int):
                self._lay(chosen, next(pile for pile in board.piles if pile.group.key == key))

        title = ngettext("Lay {count} card", "Lay {count} cards", len(chosen))
        self._desk.show_dialog(ChooseOne(title, [*items, Item(_NEW, _("New group …"))], here), taken)

    def action_quick(self, digit: str) -> None:
        """Lay them into the group of a number."""
        board, chosen, number = self._front.board, self._front.meant, int(digit)
        if board is None or not chosen:
            self._desk.warn(_("No card is marked or under the cursor: {key} marks one.", key=key_of("cards.mark")))
        elif number > len(board.piles):
            self._desk.warn(_("There is no group {number}.", number=number))
        else:
            self._lay(chosen, board.piles[number - 1])

    def _lay(self, chosen: Sequence[Card], pile: CardPile) -> None:
        codings = [card.coding for card in chosen]
        said = ngettext("{count} card laid", "{count} cards laid", len(codings))
        words = f"{said}: {visible(pile.group.name)}"
        self._front.unmark()
        self._do(lambda space, board: cards.lay(space, board.induction, codings, pile.group.key), words)

    def action_take_out(self) -> None:
        """Take them out of their group: they are in none then."""
        codings = [card.coding for card in self._front.meant]
        if codings:
            self._front.unmark()
            words = ngettext("{count} card taken out", "{count} cards taken out", len(codings))
            self._do(lambda space, board: cards.lay(space, board.induction, codings, None), words)

    # ---- groups ----------------------------------------------------------------------------------

    def action_add(self) -> None:
        """Add a group; what is marked is laid into it."""
        board = self._front.board
        if board is not None:
            marked = self._front.meant
            self._ask_for_group(marked if len(marked) > 1 else ())

    def _ask_for_group(self, chosen: Sequence[Card]) -> None:
        codings = [card.coding for card in chosen]

        def given(name: str | None) -> None:
            if name is not None:
                self._front.unmark()
                words = _("Group “{name}”", name=visible(name.strip()))
                if codings:
                    words = f"{words}: {ngettext('{count} card laid', '{count} cards laid', len(codings))}"
                self._do(lambda space, board: cards.lay_into_new(space, board.induction, name, codings), words)

        hint = _("As the sub-code shall be called; a definition can follow.")
        self._desk.ask(_("New group"), "", hint, self._refusal(None), given)

    def _refusal(self, but: CardPile | None) -> Callable[[str], str]:
        """Why a name will not do for a group."""
        board = self._front.board
        names = {pile.group.name.casefold() for pile in (board.piles if board is not None else ()) if pile is not but}

        def refusal(name: str) -> str:
            if not name.strip():
                return _("A group of cards has a name of one line.")
            taken = name.strip().casefold() in names
            return _("There is a group “{name}” already.", name=name.strip()) if taken else ""

        return refusal

    def action_rename(self) -> None:
        """Give the group another name."""
        pile = self._pile()
        if pile is None:
            return
        key = pile.group.key

        def given(name: str | None) -> None:
            if name is not None and name.strip() != pile.group.name:
                words = _("Group renamed: “{name}”", name=visible(name.strip()))
                self._do(lambda space, board: cards.edit_group(space, board.induction, key, name=name), words)

        hint = _("As the sub-code shall be called; a definition can follow.")
        self._desk.ask(_("Name of the group"), pile.group.name, hint, self._refusal(pile), given)

    def action_define(self) -> None:
        """Say what the group is, which becomes the definition of its sub-code."""
        pile = self._pile()
        if pile is None:
            return
        key = pile.group.key

        def given(definition: str | None) -> None:
            if definition is not None and definition.strip() != pile.group.definition:
                words = _("Definition of “{name}” saved", name=visible(pile.group.name))
                self._do(
                    lambda space, board: cards.edit_group(space, board.induction, key, definition=definition), words
                )

        title = _("Definition of “{name}”", name=pile.group.name)
        hint = _("What the cards of the group have in common; the sub-code gets it.")
        self._desk.ask(title, pile.group.definition, hint, lambda _words: "", given)

    def action_shift(self, by: int) -> None:
        """Put a card further up or down in its group, or a group among the others."""
        line, board = self._front.current, self._front.board
        if line is None or board is None or line.pile is None:
            self._desk.warn(_("The cursor is on no group."))
            return
        pile = line.pile
        if line.card is None:
            place = board.piles.index(pile) + 1 + by
            words = _("Group “{name}” moved", name=visible(pile.group.name))
            if 1 <= place <= len(board.piles):
                self._do(
                    lambda space, board: cards.edit_group(space, board.induction, pile.group.key, place=place), words
                )
            return
        card = line.card
        place = pile.cards.index(card) + 1 + by
        if 1 <= place <= len(pile.cards):
            self._do(
                lambda space, board: cards.lay(space, board.induction, [card.coding], pile.group.key, place),
                _("Card moved"),
            )

    def action_remove(self) -> None:
        """Take the group away; its cards are in none then."""
        pile = self._pile()
        if pile is not None:
            words = _("Group “{name}” removed", name=visible(pile.group.name))
            self._do(lambda space, board: cards.remove_group(space, board.induction, pile.group.key), words)

    # ---- sub-codes -------------------------------------------------------------------------------

    def action_make(self) -> None:
        """Make all groups with cards sub-codes, after a preview of what goes where."""
        board = self._front.board
        if board is None:
            return
        induction = board.induction
        try:
            planned = cards.planned_sub_codes(self._desk.bench.space, induction)
        except QualcodeError as error:
            self._desk.failed(error)
            return

        def answered(answer: str | None) -> None:
            if answer is not None:
                number = len(planned)
                words = ngettext("{count} sub-code has its cards", "{count} sub-codes have their cards", number)
                self._do(lambda space, board: cards.make_sub_codes(space, board.induction), words)

        answers = (DialogKey("do", "enter", "⏎", pgettext("key line", "Make")),)
        dialog = Confirm(_("Groups become sub-codes"), _preview(board, planned), answers)
        self._desk.show_dialog(dialog, answered)


def _preview(board: CardBoard, planned: Sequence[PlannedSubCode]) -> Text:
    """What goes where, and what stays."""
    text = Text()
    code = visible(board.code.full_name) if board.code is not None else ""
    text.append(f"{code}\n", style="bold")
    for plan in planned:
        name = program().quoted(visible(plan.group.name))
        what = _("to the sub-code that is there") if plan.target is not None else _("new sub-code")
        text.append(f"  {name}  {counted(plan.cards, 'card')} · {what}\n", style="not bold")
    without = [visible(plan.group.name) for plan in planned if plan.target is None and not plan.group.definition]
    if without:
        words = _("Without a definition, which is listed as open: {names}", names=program().listed(without))
        text.append(f"\n{words}\n", style="not bold")
    if board.loose:
        words = ngettext(
            "{count} card is in no group and keeps the code.",
            "{count} cards are in no group and keep the code.",
            len(board.loose),
        )
        text.append(f"\n{words}", style="not bold")
    return text
