"""Which lines of the register are listed, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from qualcode.catalogue import _
from qualcode.language.forms.natural_order import natural_key
from qualcode.model.documents import Case
from qualcode.tui.finder.choose_many import Item
from qualcode.tui.finder.choose_one import ChooseOne
from qualcode.tui.given.words import CASES, HOW_MUCH, WHEN, cells_of
from qualcode.tui.shared.desk import Desk
from qualcode.workspace.leaving.given_lines import GivenLine


class GivenChoosing:
    """`case` is the one whose lines are listed, None for all."""

    def __init__(self, desk: Desk, show: Callable[[], None]) -> None:
        """`show` lists anew what is chosen."""
        self.case: Case | None = None
        self._desk = desk
        self._show = show
        self._sorted_by: int | None = None
        self._is_backwards = False

    def head(self, column: int, title: str) -> str:
        """The head of a column, with the arrow of its order."""
        return title if column != self._sorted_by else f"{title} {'↓' if self._is_backwards else '↑'}"

    def sort_by(self, column: int) -> None:
        """Sort by a column; once more turns the order, a third time the newest come first again."""
        if self._sorted_by != column:
            self._sorted_by, self._is_backwards = column, False
        elif not self._is_backwards:
            self._is_backwards = True
        else:
            self._sorted_by = None
        self._show()

    def ordered(self, lines: Sequence[GivenLine]) -> list[GivenLine]:
        """The lines in the order that was chosen."""
        column = self._sorted_by
        if column is None:
            return list(lines)
        if column in (WHEN, HOW_MUCH, CASES):
            return sorted(lines, key=lambda line: _measure(line, column), reverse=self._is_backwards)
        return sorted(lines, key=lambda line: natural_key(cells_of(line)[column]), reverse=self._is_backwards)

    def action_filter(self) -> None:
        """Choose a case: only what left of it is listed."""
        cases = self._desk.bench.project.cases.all()
        if not cases:
            self._desk.flash(_("There are no cases."))
            return

        def chosen(key: Hashable | None) -> None:
            if key is not None:
                self.case = next(case for case in cases if case.key == key)
                self._show()

        items = [Item(case.key, case.name) for case in cases]
        self._desk.show_dialog(ChooseOne(_("What left of which case?"), items, self.case and self.case.key), chosen)

    def action_clear_filters(self) -> None:
        """List all, the newest first."""
        self.case, self._sorted_by = None, None
        self._show()


def _measure(line: GivenLine, column: int) -> tuple[str, int]:
    given = line.given
    if column == WHEN:
        return given.created, given.key
    return "", len(given.left.cases) if column == CASES else given.left.quotations + given.left.texts
