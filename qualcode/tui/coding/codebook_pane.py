"""The codebook pane: the tree of codes, and below it the card with the definition of the highlighted one."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from qualcode.catalogue import _, pgettext
from qualcode.model.codes import Code, Codebook
from qualcode.model.codings import Coding
from qualcode.model.memos import MemoTarget
from qualcode.project.codebook.neighbours import NamedCodes
from qualcode.reporting.documents.anchor_states import examples_of
from qualcode.safe_text import visible
from qualcode.tui.coding.codebook_tree import CodebookTree
from qualcode.tui.coding.definition_card import CardNeighbourhood, DefinitionCard
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.keys.key_table import key_of
from qualcode.tui.shared.key_menu import KeyMenu


class CodebookPane(Vertical):
    """`code_tree` tells which code was chosen; the card follows its cursor by itself."""

    def __init__(self, desk: CodingDesk, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._desk = desk
        self.code_tree = CodebookTree(id="codebook")
        self.code_tree.border_title = pgettext("panel", "Codebook")
        self.card = DefinitionCard(id="card")
        self._named: tuple[Codebook, NamedCodes] | None = None  # of the codebook as it was then

    def compose(self) -> ComposeResult:
        """Tree and card."""
        yield self.code_tree
        yield self.card

    def show_all(self) -> None:
        """Show the codebook as it is now."""
        self.code_tree.show(self._desk.bench)
        if self.code_tree.cursor_node is None:
            self.show_card(next(iter(self._desk.bench.book), None))
        elif self.card.code is not None and self.card.code.key in self._desk.bench.book:
            self.show_card(self._desk.bench.book[self.card.code.key])

    def show_card(self, code: Code | None) -> None:
        """Show the definition of a code, the memos on it, and those that link to it."""
        if code is None:
            self.card.show(None)
            return
        bench = self._desk.bench
        examples = examples_of(bench.project, [code])[code.key] if code.anchors else ()
        beside = CardNeighbourhood(examples, tuple(self._neighbours(code)))
        self.card.show(code, bench.memos_on(MemoTarget(code=code.key)), bench.linking("code", code.key), beside)

    def _neighbours(self, code: Code) -> list[Code]:
        """The codes that the rules of a code name."""
        book = self._desk.bench.book
        if self._named is None or self._named[0] is not book:
            self._named = book, NamedCodes(book)
        return [book[named.code] for named in self._named[1].of(code) if named.code is not None]

    def action_neighbour(self) -> None:
        """Show the card of a code that the rules of this one name; of several ask for one."""
        desk, code = self._desk, self.card.code
        neighbours = self._neighbours(code) if code is not None else []

        def go(digit: str | None) -> None:
            if digit is not None:
                self.code_tree.highlight(neighbours[int(digit) - 1])
                self.show_card(neighbours[int(digit) - 1])

        if not neighbours:
            desk.flash(_("The rules of this code name no other one."))
        elif len(neighbours) == 1:
            go("1")
        else:
            choices = {str(place): visible(other.name) for place, other in enumerate(neighbours[:9], start=1)}
            desk.show_dialog(KeyMenu(_("To the neighbour"), choices), go)

    @on(CodebookTree.CodeHighlighted)
    def _highlighted(self, event: CodebookTree.CodeHighlighted) -> None:
        event.stop()
        self.show_card(event.code)

    def action_pin(self) -> None:
        """Pin the highlighted code of the codebook, else the last one, to a digit."""
        desk = self._desk
        code = self.code_tree.highlighted or desk.last_code
        if code is None:
            desk.warn(_("No code is highlighted: {key} leads to the codebook.", key=key_of("coding.codebook")))
            return
        chosen = code

        def pressed(digit: str | None) -> None:
            if digit is not None:
                desk.bench.quick.pin(digit, chosen)
                self.code_tree.show(desk.bench)
                desk.flash(_("Key {digit} now assigns “{code}”", digit=digit, code=chosen.name))

        quick = desk.bench.quick.by_digit(desk.bench.book)
        choices = {
            digit: quick[digit].name if digit in quick else pgettext("quick key", "free") for digit in "1234567890"
        }
        desk.show_dialog(KeyMenu(_("Pin “{code}” to", code=visible(code.name)), choices), pressed)

    def show_current(self) -> bool:
        """Show the definition of the code of the current coding, if one is current; whether that is so."""
        current = self._desk.current
        if isinstance(current, Coding):
            code = self._desk.bench.book[current.code]
            self.code_tree.highlight(code)
            self.show_card(code)
        return isinstance(current, Coding)
