"""Levels of cases on evaluative codes, for Python users."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.model.codes import EvaluativeLevel
from qualcode.workspace.codebook.levels import declare, level_called
from qualcode.workspace.library.frames import FrameColumns, frame
from qualcode.workspace.library.resolver import all_of, text_of, yes_or_no
from qualcode.workspace.library.things import StudyCoding, StudyDocument
from qualcode.workspace.typology import levels

if TYPE_CHECKING:
    from qualcode.agreement.study.results import Study
    from qualcode.model.documents import Case, Document
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.study import OpenStudy


class StudyLevels:
    """The levels of cases, as far as they may be seen.

    study.levels.declare("Fear", ["low", "high"], ordered=True)
    study.levels.give("Case A", "Fear", "high", reason="says so twice")
    study.levels.value("Case A", "Fear")
    study.levels.frame()

    A case is named, or a document that has none. Without a level it cannot be classified.
    """

    def __init__(self, study: OpenStudy) -> None:
        self.study = study

    def declare(
        self, code: object, names: object, *, ordered: bool, definitions: Mapping[str, str] | None = None
    ) -> tuple[str, ...]:
        """Say which levels a code has, the lowest first where they are `ordered`; those of the same name stay.

        Gives their names. Raises QualcodeError where cases have a level that is not named.
        """
        found = self.study.resolver.code(code)
        there = {level.name: level for level in found.levels}
        said = definitions or {}
        wanted = []
        for name in all_of(names, lambda name: text_of("level", name)):
            level = there.get(name, EvaluativeLevel(name))
            wanted.append(replace(level, definition=said.get(name, level.definition)))
        self.study.refuse_nobody()
        after = declare(self.study.space, found, wanted, ordered=yes_or_no("ordered", ordered))
        return tuple(level.name for level in after.levels)

    def give(self, case: object, code: object, level: str | None, *, reason: str = "", passages: object = ()) -> None:
        """Say which level a case has; None says that it cannot be classified. One's own of this round is replaced.

        `passages` are codings of that case. Raises QualcodeError for a level that the code lacks and for a passage of
        another case.
        """
        found = self.study.resolver.code(code)
        chosen = None if level is None else level_called(found, text_of("level", level))
        codings = all_of(passages, self.study.resolver.coding)
        self.study.refuse_nobody()
        levels.give(
            self.study.space, self._unit(case), found, chosen, reason=text_of("reason", reason), passages=codings
        )

    def remove(self, case: object, code: object) -> None:
        """Take one's own level of this round away. Raises QualcodeError where there is none."""
        self.study.refuse_nobody()
        space = self.study.space
        levels.remove(space, [levels.own_level(space, self._unit(case), self.study.resolver.code(code))])

    def passages(self, case: object, code: object) -> list[StudyCoding]:
        """One's own codings of a case with a code or one below it: what can be evidence."""
        found = levels.own_passages(self.study.space, self._unit(case), self.study.resolver.code(code))
        return [self.study.codings[passage.coding.id] for passage in found]

    def value(self, case: object, code: object) -> str | None:
        """The level of a case: that of a consensus, else the one on which all coders agree; None where there is none.

        `frame` tells which coder said what.
        """
        found = self.study.resolver.code(code)
        value = levels.board(self.study.space, [found]).value(self._unit(case), found)
        return value.level.name if value.level is not None else None

    def frame(self) -> DataFrame:
        """The levels that may be seen as a pandas frame: one row a case, code, coder and round.

        `rank` counts ordered levels from 1; where a case cannot be classified level and rank are missing.
        """
        board = levels.board(self.study.space)
        rows = []
        for code in board.codes:
            ranks = {level.key: rank for rank, level in enumerate(code.levels, start=1)}
            names = {level.key: level.name for level in code.levels}
            for unit in board.units:
                for level in board.of(unit, code):
                    rank = ranks.get(level.level or 0) if code.ordered else None
                    rows.append(
                        (unit.name, code.full_name, names.get(level.level or 0), rank, board.coders[level.coder],
                         level.round, level.reason, len(level.passages))
                    )  # fmt: skip
        columns = ("case", "code", "level", "rank", "coder", "round", "reason", "passages")
        values = {name: [row[place] for row in rows] for place, name in enumerate(columns)}
        return frame(FrameColumns(values, whole=("rank", "round", "passages")))

    def agreement(self, code: object, coders: object = ()) -> Study:
        """The agreement of coders on the levels of a code: ordinal where they are declared as ordered, else nominal.

        Raises QualcodeError while coders must not see each other's levels, and for fewer than two coders.
        """
        from qualcode.agreement.files.level_ratings import LevelComparison
        from qualcode.workspace.typology.level_agreement import level_agreement

        chosen = [coder.key for coder in all_of(coders, self.study.resolver.coder)]
        return level_agreement(self.study.space, self.study.resolver.code(code), LevelComparison(coders=chosen))

    def _unit(self, wanted: object) -> Case | Document:
        return unit_of(self.study, wanted)

    def __repr__(self) -> str:
        return f"<levels of {len(levels.units(self.study.space))} cases>"  # no text: as Python says it


def unit_of(study: OpenStudy, wanted: object) -> Case | Document:
    """The case, or the document without one, that is meant."""
    if isinstance(wanted, StudyDocument):
        return levels.unit_called(study.space, wanted.name, exact=True)
    if isinstance(wanted, str):
        return levels.unit_called(study.space, wanted, exact=True)
    return study.resolver.case(wanted)
