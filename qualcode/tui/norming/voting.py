"""Voting on the passage under the cursor: codes by a few letters or by digits, or none of them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from qualcode.catalogue import _
from qualcode.model.codes import Code
from qualcode.model.team.norming_board import NormingBoard, VotedPassage
from qualcode.reporting.team.norming import vote_words
from qualcode.safe_text import visible
from qualcode.tui.finder.code_offers import ChooseCodes
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.desk import Desk
from qualcode.workspace.team import norming


class Voting:
    """The verbs of one passage."""

    def __init__(
        self,
        desk: Desk,
        current: Callable[[], VotedPassage | None],
        board: Callable[[], NormingBoard | None],
        go_on: Callable[[VotedPassage], None],
    ) -> None:
        """`go_on` goes to the next passage that is still to be voted on, behind the one that was."""
        self._desk, self._current, self._board, self._go_on = desk, current, board, go_on

    def action_pick(self) -> None:
        """Choose the codes of the vote by a few letters."""
        voted = self._current()
        if voted is None:
            return
        bench = self._desk.bench

        def picked(codes: tuple[Code, ...] | None) -> None:
            if codes:
                self._vote(voted, codes)

        title = _("Vote on passage {number}", number=voted.number)
        self._desk.show_dialog(ChooseCodes(title, bench.book.codes, bench.code_counts()), picked)

    def action_none(self) -> None:
        """Vote for none of the codes."""
        if (voted := self._current()) is not None:
            self._vote(voted, ())

    def action_quick(self, digit: str) -> None:
        """Take the quick code of a digit into the vote, or out of it; the cursor stays."""
        voted, board = self._current(), self._board()
        if voted is None or board is None:
            return
        bench = self._desk.bench
        code = bench.quick.by_digit(bench.book).get(digit)
        if code is None:
            self._desk.warn(_("No code is on the digit {digit}.", digit=digit))
            return
        before = {chosen.key: chosen for chosen in board.own_vote(voted) or ()}
        if before.pop(code.key, None) is None:
            before[code.key] = code
        self._vote(voted, tuple(before.values()), stays=True)

    def _vote(self, voted: VotedPassage, codes: Collection[Code], *, stays: bool = False) -> None:
        board = self._board()
        if board is None:
            return
        session, chosen = board.session, tuple(codes)

        def saved(_nothing: None) -> None:
            said = _("Passage {number}: {codes}", number=voted.number, codes=visible(vote_words(chosen)))
            self._desk.written(f"{said} · {undoes()}")
            if not stays:
                self._go_on(voted)

        self._desk.write(lambda space: norming.vote(space, session, {voted.passage.key: chosen}), saved)
