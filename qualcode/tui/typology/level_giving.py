"""Giving levels: which, why, on which passages; always one's own in the present round."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.catalogue import _, pgettext, program
from qualcode.model.codebooks.typologies import CaseLevel, unclassifiable
from qualcode.safe_text import one_line, visible
from qualcode.tui.finder.choose_many import ChooseMany, Item
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.shared.desk import Desk
from qualcode.tui.typology.choosing import choose
from qualcode.workspace.typology import levels

if TYPE_CHECKING:
    from qualcode.model.codes import Code, EvaluativeLevel
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Case, Document
    from qualcode.retrieval.filter import CodedPassage
    from qualcode.workspace.workspace import Workspace

_SHOWN = 100  # characters of a passage in a list


@dataclass(frozen=True, slots=True)
class LevelCell:
    """A case and a code, the level that who acts gave it in this round, and the passages that can be evidence."""

    unit: Case | Document
    code: Code
    own: CaseLevel | None
    passages: Sequence[CodedPassage]


class LevelGiving:
    """The verbs of a cell."""

    def __init__(self, desk: Desk, cell: Callable[[], LevelCell | None]) -> None:
        self._desk, self._cell = desk, cell

    def action_pick(self) -> None:
        """Choose the level by its number."""
        if (cell := self._cell()) is None:
            return

        def chosen(place: int | None) -> None:
            self._give(cell, cell.code.levels[place] if place is not None else None)

        title = _("“{case}” on “{code}”", case=visible(cell.unit.name), code=visible(cell.code.name))
        names = [level.name for level in cell.code.levels]
        choose(self._desk, title, names, chosen, none=unclassifiable(program()))

    def action_quick(self, digit: str) -> None:
        """Give the level of that number."""
        cell, place = self._cell(), int(digit) - 1
        if cell is None:
            return
        if place >= len(cell.code.levels):
            self._desk.warn(_("“{code}” has no level {number}.", code=cell.code.name, number=digit))
            return
        self._give(cell, cell.code.levels[place])

    def action_none(self) -> None:
        """Say that the case cannot be classified."""
        if (cell := self._cell()) is not None:
            self._give(cell, None)

    def _give(self, cell: LevelCell, level: EvaluativeLevel | None) -> None:
        """Give a level; reason and passages of the one before stay, else the own passages of the code are taken."""
        own = self._desk.bench.sight.own
        before = set(cell.own.passages) if cell.own is not None else set()
        kept = [
            passage.coding
            for passage in cell.passages
            if (passage.coding.coder == own if cell.own is None else passage.coding.uuid in before)
        ]
        self._write(cell, level, cell.own.reason if cell.own else "", kept)

    def _write(self, cell: LevelCell, level: EvaluativeLevel | None, reason: str, passages: Sequence[Coding]) -> None:
        name = level.name if level is not None else unclassifiable(program())

        def work(space: Workspace) -> object:
            return levels.give(space, cell.unit, cell.code, level, reason=reason, passages=passages)

        def done(_level: object) -> None:
            said = _("“{case}”: {level}", case=visible(cell.unit.name), level=visible(name))
            more = () if reason else (_("{key} says why", key=key_of("levels.reason")),)
            self._desk.written(said, (undoes(), *more))

        self._desk.write(work, done)

    def _own(self) -> tuple[LevelCell, CaseLevel] | None:
        cell = self._cell()
        if cell is None:
            return None
        if cell.own is None:
            self._desk.warn(_("You gave no level here: {key} gives one.", key=key_of("levels.pick")))
            return None
        return cell, cell.own

    def _kept(self, cell: LevelCell, own: CaseLevel) -> EvaluativeLevel | None:
        return next((level for level in cell.code.levels if level.key == own.level), None)

    def action_reason(self) -> None:
        """Write why the case has its level."""
        if (found := self._own()) is None:
            return
        cell, own = found
        kept = [passage.coding for passage in cell.passages if passage.coding.uuid in own.passages]

        def given(reason: str | None) -> None:
            if reason is not None and reason.strip() != own.reason:
                self._write(cell, self._kept(cell, own), reason.strip(), kept)

        title = _("Why “{case}” has this level", case=visible(cell.unit.name))
        self._desk.ask(title, one_line(own.reason), "", lambda _line: "", given)

    def action_evidence(self) -> None:
        """Choose the passages that the level rests on, of those of the code in this case."""
        if (found := self._own()) is None:
            return
        cell, own = found
        if not cell.passages:
            self._desk.warn(_("No passage of this case is coded with the code."))
            return
        items = [
            Item(
                passage.coding.uuid,
                visible(one_line(passage.text))[:_SHOWN],
                visible(passage.coder.name),
                visible(passage.document.name),
            )
            for passage in cell.passages
        ]
        chosen = {passage.coding.uuid for passage in cell.passages if passage.coding.uuid in own.passages}

        def taken(keys: frozenset[Hashable] | None) -> None:
            if keys is not None and keys != chosen:
                kept = [passage.coding for passage in cell.passages if passage.coding.uuid in keys]
                self._write(cell, self._kept(cell, own), own.reason, kept)

        self._desk.show_dialog(ChooseMany(pgettext("of a level", "Evidence"), items, chosen), taken)

    def action_remove(self) -> None:
        """Take one's own level away."""
        if (found := self._own()) is None:
            return
        cell, own = found
        said = _("level of “{case}” removed · {undo}", case=visible(cell.unit.name), undo=undoes())
        self._desk.write(lambda space: levels.remove(space, [own]), lambda _result: self._desk.written(said))
