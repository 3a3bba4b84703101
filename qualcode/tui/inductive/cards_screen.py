"""The cards of one code: its passages in groups that become sub-codes, each in its context below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.model.codebooks.inductions import Induction, Technique
from qualcode.plural import counted
from qualcode.safe_text import one_line, visible
from qualcode.tui.grid.grid import Grid, GridCells, GridColumn, fitting_columns
from qualcode.tui.inductive.card_groups import GroupVerbs
from qualcode.tui.inductive.card_lines import CardLine, lines_of, uuid_of
from qualcode.tui.inductive.work_files import WorkFiles
from qualcode.tui.inductive.work_screen import WorkScreen
from qualcode.tui.keys.key_table import Scope, bindings, hints
from qualcode.tui.quotations.passage_lines import PassageContext
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.writer import Writer
from qualcode.workspace.inductive import cards
from qualcode.workspace.inductive.cards import Card, CardBoard
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench
from qualcode.workspace.workspace import Workspace

_SHOWN = 300  # characters of a passage in a cell
_WIDEST = 30  # cells of the columns beside the passages


class CardsScreen(WorkScreen[CardBoard]):
    """Groups with their cards above, the card under the cursor in its context below."""

    DEFAULT_CSS = """
    CardsScreen Grid { height: 1fr; min-height: 6; }
    CardsScreen PassageContext { height: 40%; min-height: 7; border: round $foreground 30%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("cards", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("cards", "study")
    AUTO_FOCUS = "#cards"
    TECHNIQUE = Technique.DIFFERENTIATION

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self.grid = Grid(id="cards")
        self.lines: Sequence[CardLine] = ()
        self._marked: set[str] = set()  # UUIDs of codings
        self._shelf = SeenPassages(bench)
        self.lacking["row"] = lambda: "" if self.current is not None else self.grid.empty_words
        self.parts["files"] = WorkFiles(self.desk, lambda: self.board.induction if self.board else None)
        self.parts["groups"] = GroupVerbs(self.desk, self)

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, cards, the one under the cursor, keys."""
        yield HeadLine(id="cards-head")
        yield self.grid
        yield PassageContext(id="card-context")
        yield KeyLine(hints(*self.SCOPES), id="cards-keys")

    def on_resize(self, _event: events.Resize) -> None:
        """The cards take the new width."""
        if self.board is not None:
            self.show_board()

    # ---- what is meant ---------------------------------------------------------------------------

    @property
    def current(self) -> CardLine | None:
        """The line under the cursor."""
        at = self.grid.row
        return self.lines[at] if at is not None and at < len(self.lines) else None

    @property
    def meant(self) -> list[Card]:
        """The marked cards in their order, else the one under the cursor."""
        marked = [line.card for line in self.lines if line.card and line.card.coding.uuid in self._marked]
        here = self.current.card if self.current is not None else None
        return marked or ([here] if here is not None else [])

    def unmark(self) -> None:
        """Take all marks away."""
        self._marked = set()

    # ---- showing ---------------------------------------------------------------------------------

    def read_board(self, space: Workspace, induction: Induction) -> CardBoard:
        """Read the cards of a work."""
        return cards.board(space, induction)

    def show_board(self) -> None:
        """Show groups and cards; the cursor stays on its line."""
        self._shelf.refresh()
        before, board = self.current, self.board
        self.lines = lines_of(board) if board is not None else ()
        self._marked &= {line.card.coding.uuid for line in self.lines if line.card is not None}
        lines = self.lines
        cells = [self._cells(line) for line in lines]
        heads = [(pgettext("column", "card"), False), (pgettext("column", "document"), False)]
        beside = fitting_columns(
            [*heads[1:], (pgettext("column", "coder"), False)], [row[1:] for row in cells], _WIDEST
        )
        room = max(24, self.size.width - sum(column.room + 2 for column in beside) - 5)
        shown = GridCells(
            len(lines),
            [GridColumn(heads[0][0], room), *beside],
            lambda row, column: cells[row][column],
            lambda row: uuid_of(lines[row]) in self._marked,
            self.no_work() if board is None else "",
            level=lambda row, _column: 2 if lines[row].card is None else 0,
            indent=lambda row: 0 if lines[row].card is None else 2,
        )
        self.grid.show(shown, self._row_of(before) if before is not None else None)
        self._show_head()

    def _row_of(self, before: CardLine) -> int | None:
        """Where a line stands now: a card by its coding, the head of a group by its key."""

        def same(line: CardLine) -> bool:
            if before.card is not None:
                return line.card is not None and line.card.coding.uuid == before.card.coding.uuid
            keys = [pile.group.key if pile else None for pile in (line.pile, before.pile)]
            return line.card is None and keys[0] == keys[1]

        return next((at for at, line in enumerate(self.lines) if same(line)), None)

    def _cells(self, line: CardLine) -> tuple[str, str, str]:
        if line.card is not None:
            coding = line.card.coding
            words = one_line(line.card.words[:_SHOWN])
            board = self.board
            moved = board is not None and board.code is not None and line.card.code.key != board.code.key
            if moved:
                words = f"→ {line.card.code.name}: {words}"
            return words, line.card.document.name, self._bench.coder_of(coding)
        if line.pile is None:
            number = len(self.board.loose) if self.board is not None else 0
            return f"{_('in no group')} ({counted(number, 'card')})", "", ""
        told = counted(len(line.pile.cards), "card")
        if line.pile.gone:
            gone = ngettext("{count} gone", "{count} gone", line.pile.gone)
            told = f"{told}, {gone}"
        return f"{line.number} {line.pile.group.name} ({told})", "", ""

    def _show_head(self) -> None:
        board, title = self.board, self._bench.project.title
        if board is None:
            self.query_one(HeadLine).show([pgettext("head", "Cards")], [title])
            return
        laid = sum(len(pile.cards) for pile in board.piles)
        right = [_("{laid} of {cards} in groups", laid=laid, cards=counted(laid + len(board.loose), "card"))]
        if self._marked:
            right.insert(0, ngettext("{count} marked", "{count} marked", len(self._marked)))
        if board.induction.closed:
            right.insert(0, _("closed"))
        code = board.code.full_name if board.code is not None else _("its code is gone")
        hidden = self._bench.sight.hidden_words("codings")
        self.query_one(HeadLine).show([visible(board.induction.name), visible(code)], [*right, title], hidden)

    @on(Grid.CellMoved)
    def _show_card(self) -> None:
        context, line, board = self.query_one(PassageContext), self.current, self.board
        if line is None or board is None:
            context.show_nothing()
        elif line.card is not None and line.card.document.key in self._shelf.documents:
            note = Text()
            if line.card.coding.memo:
                note.append("✎ ", style="bold").append(visible(line.card.coding.memo, keep="\n"), style="italic")
            context.show_passage(self._shelf, line.card.document.key, line.card.coding.span, note)
        elif line.pile is not None:
            words = line.pile.group.definition or _("No definition yet.")
            context.show_note(visible(line.pile.group.name), Text(visible(words, keep="\n")))
        else:
            words = _("Cards that are in no group keep the code.")
            context.show_note(_("in no group"), Text(words))

    # ---- keys ------------------------------------------------------------------------------------

    @on(Grid.RowWanted)
    async def _row_wanted(self) -> None:
        await self.action_do("groups", "lay")

    def action_mark(self) -> None:
        """Mark the card under the cursor, or take the mark away, and go on; on a group's head all its cards."""
        line = self.current
        if line is None:
            return
        if line.card is not None:
            self._marked ^= {line.card.coding.uuid}
            self.grid.action_step(1)
        else:
            of_group = {
                other.card.coding.uuid
                for other in self.lines
                if other.card is not None
                and (other.pile and other.pile.group.key) == (line.pile and line.pile.group.key)
            }
            self._marked = self._marked - of_group if of_group <= self._marked else self._marked | of_group
        self.grid.refresh()
        self._show_head()

    def action_jump(self) -> None:
        """Go to the passage in the text."""
        if self.current is not None and self.current.card is not None:
            card = self.current.card
            self.post_message(self.Jump(card.document.key, card.coding.span))

    def action_scroll_context(self) -> None:
        """Show more of the context; after the end the beginning."""
        self.query_one(PassageContext).page()

    def action_back(self) -> None:
        """Take the marks away, then go to the list of works."""
        if self._marked:
            self._marked = set()
            self.grid.refresh()
            self._show_head()
        else:
            super().action_back()
