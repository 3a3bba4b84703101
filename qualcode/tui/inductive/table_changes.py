"""What keys do with rows and statements of a summary: write, take in, reduce, put, strike, remove, make codes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from rich.text import Text

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.model.codes import Code
from qualcode.plural import counted
from qualcode.safe_text import one_line, visible
from qualcode.tui.finder.choose_many import Item
from qualcode.tui.finder.choose_one import ChooseOne
from qualcode.tui.finder.code_offers import ChooseCode, CodeChosen
from qualcode.tui.inductive.table_lines import TableLines
from qualcode.tui.inductive.table_words import ReductionStep
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.workspace.coding import memos
from qualcode.workspace.inductive import summary_table
from qualcode.workspace.inductive.summary_table import MadeCode, SummaryStatement, SummaryTable, SummaryTableRow
from qualcode.workspace.workspace import Workspace

_NEW, _NONE = 0, -1  # answers beside the keys of statements
_LONGEST = 100  # characters of a statement in a list of them


class TableChanges:
    """The verbs of the table of a summary."""

    def __init__(self, desk: Desk, lines: TableLines) -> None:
        self._desk, self._lines = desk, lines

    def _do(self, work: Callable[[Workspace, SummaryTable], object], words: str) -> None:
        board = self._lines.board
        if board is not None:
            self._lines.unmark()
            self._desk.write(
                lambda space: work(space, board), lambda _done: self._desk.written(f"{words} · {undoes()}")
            )

    # ---- words -----------------------------------------------------------------------------------

    def action_write(self) -> None:
        """Write the generalisation of the row, or the statement anew; the paraphrase is offered to begin with."""
        row, held = self._lines.row, self._lines.statement
        if row is not None:
            self._generalise(row)
        elif held is not None:
            key = held.statement.key

            def given(text: str | None) -> None:
                if text is not None and text.strip() != held.statement.text:
                    self._do(
                        lambda space, board: summary_table.reword(space, board.induction, key, text),
                        _("Statement saved"),
                    )

            self._desk.ask(_("Statement"), held.statement.text, _("⏎ saves it"), _refuse_empty, given)

    def _generalise(self, row: SummaryTableRow) -> None:
        key, before = row.row.key, row.row.generalisation

        def given(text: str | None) -> None:
            if text is not None and text.strip() != before:
                self._do(
                    lambda space, board: summary_table.generalise(space, board.induction, {key: text}),
                    _("Generalisation saved") if text.strip() else _("Generalisation removed"),
                )

        paraphrase = one_line(row.paraphrase.memo.text)
        hint = _("Paraphrase: {words}", words=paraphrase)
        self._desk.ask(_("Generalisation"), before or paraphrase, hint, lambda _words: "", given)

    def action_paraphrase(self) -> None:
        """Change the words of one's own paraphrase."""
        row = self._lines.row
        if row is None:
            self._desk.warn(
                _("A statement is no paraphrase: {key} turns to the rows.", key=key_of("reduction.turn_table"))
            )
            return
        memo = row.paraphrase.memo
        if not self._desk.bench.wrote(memo):
            author = self._desk.bench.author_of(memo)
            self._desk.warn(_("This paraphrase is {author}'s; only your own can be changed.", author=author))
            return

        def given(text: str | None) -> None:
            if text is not None and text.strip() != memo.text:
                self._do(lambda space, _board: memos.change(space, memo, text=text.strip()), _("Paraphrase saved"))

        self._desk.ask(_("Paraphrase of the passage"), one_line(memo.text), _("⏎ saves it"), _refuse_empty, given)

    # ---- rows ------------------------------------------------------------------------------------

    def action_take(self) -> None:
        """Give each paraphrase of the material that has none a row."""
        board = self._lines.board
        if board is None:
            return
        number = len(board.open)
        if not number:
            self._desk.flash(_("Every paraphrase of the material has its row."))
            return
        words = ngettext("{count} row more", "{count} rows more", number)
        self._do(lambda space, board: summary_table.take(space, board.induction, board.open), words)

    def action_remove(self) -> None:
        """Take rows out of the table, or statements away; paraphrases and what stood under a statement stay."""
        keys = self._lines.meant
        if self._lines.step is ReductionStep.ROWS:
            words = ngettext("{count} row taken out", "{count} rows taken out", len(keys))
            self._do(lambda space, board: summary_table.leave(space, board.induction, keys), words)
        elif (held := self._lines.statement) is not None:
            key = held.statement.key
            self._do(
                lambda space, board: summary_table.remove_statement(space, board.induction, key),
                _("Statement removed; what stood under it stays"),
            )

    def action_strike(self) -> None:
        """Strike rows, or the statement, with a reason; what is struck already is not struck any more."""
        row, held, keys = self._lines.row, self._lines.statement, self._lines.meant
        if row is not None:
            if row.row.struck:
                self._do(
                    lambda space, board: summary_table.unstrike(space, board.induction, keys),
                    _("Striking taken back"),
                )
                return
            number = ngettext("{count} row struck", "{count} rows struck", len(keys))
            self._ask_why(
                lambda reason: self._do(
                    lambda space, board: summary_table.strike(space, board.induction, keys, reason), number
                )
            )
        elif held is not None:
            key = held.statement.key
            if held.statement.struck:
                self._do(
                    lambda space, board: summary_table.unstrike_statement(space, board.induction, key),
                    _("Striking taken back"),
                )
                return
            self._ask_why(
                lambda reason: self._do(
                    lambda space, board: summary_table.strike_statement(space, board.induction, key, reason),
                    _("Statement struck"),
                )
            )

    def _ask_why(self, strike: Callable[[str], object]) -> None:
        def refusal(reason: str) -> str:
            return "" if reason.strip() else _("What is struck is struck for a reason.")

        def given(reason: str | None) -> None:
            if reason is not None:
                strike(reason)

        hint = _("It says the same as another, or nothing on the question; what is struck stays to be seen.")
        self._desk.ask(_("Why is it struck?"), "", hint, refusal, given)

    # ---- reductions ------------------------------------------------------------------------------

    def action_reduce(self) -> None:
        """Make one statement of the marked rows, or one of the second reduction of marked statements."""
        step, keys, board = self._lines.step, self._lines.meant, self._lines.board
        if board is None:
            return
        if step is ReductionStep.SECOND:
            self._desk.warn(_("A summary has two reductions."))
            return
        if step is ReductionStep.ROWS:
            rows = [row for row in board.rows if row.row.key in keys]
            offered = [row.row.generalisation or row.paraphrase.memo.text for row in rows]
            title = ngettext("Statement of {count} row", "Statement of {count} rows", len(keys))
        else:
            offered = [held.statement.text for held in board.first if held.statement.key in keys]
            title = ngettext("Statement of {count} statement", "Statement of {count} statements", len(keys))

        def given(text: str | None) -> None:
            if text is None:
                return
            make = summary_table.reduce if step is ReductionStep.ROWS else summary_table.reduce_again
            self._do(lambda space, board: make(space, board.induction, keys, text), _("Statement saved"))

        hint = _("What they say together: {words}", words=" / ".join(one_line(words) for words in offered)[:200])
        self._desk.ask(title, one_line(offered[0]) if offered else "", hint, _refuse_empty, given)

    def action_put(self) -> None:
        """Put the rows under another statement, or statements under one of the second reduction, or under none."""
        step, keys, board = self._lines.step, self._lines.meant, self._lines.board
        if board is None:
            return
        if step is ReductionStep.SECOND:
            self._desk.warn(_("A statement of the second reduction stands under no other one."))
            return
        offered = board.first if step is ReductionStep.ROWS else board.second
        items = [
            Item(held.statement.key, one_line(held.statement.text[:_LONGEST]), counted(len(held.rows), "row"))
            for held in offered
            if not held.statement.struck
        ]
        row, held = self._lines.row, self._lines.statement
        now = row.row.reduction if row is not None else held.statement.parent if held is not None else None

        def taken(answer: Hashable | None) -> None:
            if answer == _NEW:
                self.action_reduce()
            elif isinstance(answer, int):
                put = summary_table.put_rows if step is ReductionStep.ROWS else summary_table.put_statements
                to = None if answer == _NONE else answer
                words = _("Taken out of its statement") if to is None else _("Put under the statement")
                self._do(lambda space, board: put(space, board.induction, keys, to), words)

        more = [Item(_NONE, _("(under none)")), Item(_NEW, _("New statement …"))]
        self._desk.show_dialog(ChooseOne(_("Under which statement?"), [*items, *more], now), taken)

    def action_shift(self, by: int) -> None:
        """Put the statement further up or down."""
        held = self._lines.statement
        if held is None:
            self._desk.warn(_("Rows stand in the order of the material."))
            return
        key, place = held.statement.key, self._lines.statements.index(held) + 1 + by
        if 1 <= place <= len(self._lines.statements):
            self._do(
                lambda space, board: summary_table.move_statement(space, board.induction, key, place),
                _("Statement moved"),
            )

    # ---- codes -----------------------------------------------------------------------------------

    def action_code(self) -> None:
        """Make the statement a code that its passages get: a new one of a name, or one that is there."""
        if self._lines.step is ReductionStep.ROWS:
            self._desk.warn(_("Statements become codes: {key} turns to them.", key=key_of("reduction.turn_table")))
            return
        keys = self._lines.meant
        held = [there for there in self._lines.statements if there.statement.key in keys]
        if len(held) == 1:
            self._ask_for_name(held[0])
        elif held:
            self._ask_below({there.statement.key: one_line(there.statement.text) for there in held}, held)

    def _ask_for_name(self, held: SummaryStatement) -> None:
        def given(name: str | None) -> None:
            if name is not None:
                self._ask_below({held.statement.key: name.strip()}, [held])

        hint = _("A short name; the statement becomes its definition.")
        self._desk.ask(_("Name of the code"), one_line(held.statement.text), hint, _refuse_empty, given)

    def _ask_below(self, names: dict[int, str], held: Sequence[SummaryStatement]) -> None:
        def chosen(answer: CodeChosen | None) -> None:
            if answer is not None:
                self._preview(names, held, answer.code)

        codes = self._desk.bench.book.codes
        self._desk.show_dialog(ChooseCode(_("Below which code?"), codes, top=True), chosen)

    def _preview(self, names: dict[int, str], held: Sequence[SummaryStatement], below: Code | None) -> None:
        """What becomes of it, before it is done."""
        codes = {code.name.casefold(): code for code in self._desk.bench.book.children(below.key if below else None)}
        into: dict[int, str | Code] = {key: codes.get(name.casefold(), name) for key, name in names.items()}
        text = Text()
        for there in held:
            to = into[there.statement.key]
            kind = _("new code") if isinstance(to, str) else _("code that is there")
            name = to if isinstance(to, str) else to.name
            placed = sum(row.paraphrase.span is not None for row in there.rows)
            text.append(f"{visible(name)}", style="bold")
            text.append(f"  {kind} · {counted(placed, 'passage')}\n", style="not bold")
        answers = (DialogKey("do", "enter", "⏎", pgettext("key line", "Make")),)

        def answered(answer: str | None) -> None:
            board = self._lines.board
            if answer is None or board is None:
                return
            self._lines.unmark()
            self._desk.write(lambda space: summary_table.make_codes(space, board.induction, into, below), self._made)

        self._desk.show_dialog(Confirm(_("Statements become codes"), text, answers), answered)

    def _made(self, made: Sequence[MadeCode]) -> None:
        new, before = sum(code.new for code in made), sum(code.before for code in made)
        words = f"{counted(len(made), 'code')}, {counted(new, 'coding')}"
        if before:
            words += ngettext("; {count} was there", "; {count} were there", before)
        if without := sum(code.without_place for code in made):
            words += ngettext("; {count} row without a place", "; {count} rows without a place", without)
        self._desk.written(f"{words} · {undoes()}")


def _refuse_empty(words: str) -> str:
    return "" if words.strip() else _("It has no words.")
