"""What level a case has where several coders gave it one: that of a consensus, else the one that all of them gave."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from qualcode.model.codebooks.typologies import CaseLevel
from qualcode.model.documents import Case

if TYPE_CHECKING:
    from qualcode.model.codes import Code, EvaluativeLevel
    from qualcode.model.documents import Document

UnitKey = tuple[int | None, int | None]
"""The key of a case, or of a document without one: one of both is None."""


class LevelState(StrEnum):
    """What is known of the level of a case."""

    GIVEN = "given"
    UNCLASSIFIABLE = "not classifiable"  # no text: a value
    DISPUTED = "disputed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class LevelValue:
    """The level of a case on a code, and the levels that coders gave of which it was made, in their order.

    `level` is None where the case cannot be classified, where coders gave different ones, and where nobody gave any.
    """

    state: LevelState
    level: EvaluativeLevel | None = None
    given: tuple[CaseLevel, ...] = ()


MISSING = LevelValue(LevelState.MISSING)


@dataclass(frozen=True, slots=True)
class LevelBoard:
    """The levels of cases on evaluative codes, as far as they may be seen.

    `units` are the cases, and the documents without one, in their order. `given` holds all levels of a unit and code,
    by the coder's key and round; `coders` are names by key, `consensus` the keys of those who decide for all.
    `misplaced` counts levels on documents that belong to a case by now: they count nowhere.
    """

    units: tuple[Case | Document, ...]
    codes: tuple[Code, ...]
    given: Mapping[tuple[UnitKey, int], tuple[CaseLevel, ...]]
    coders: Mapping[int, str]
    consensus: frozenset[int] = frozenset()
    misplaced: int = 0

    def of(self, unit: Case | Document, code: Code) -> tuple[CaseLevel, ...]:
        """The levels that coders gave a unit, by coder and round."""
        return self.given.get((key_of(unit), code.key), ())

    def value(self, unit: Case | Document, code: Code) -> LevelValue:
        """The level of a unit, see `settled`."""
        return settled(code, self.of(unit, code), self.consensus)


def key_of(unit: Case | Document) -> UnitKey:
    """The key of a case, or of a document without one."""
    return (unit.key, None) if isinstance(unit, Case) else (None, unit.key)


def settled(code: Code, given: Iterable[CaseLevel], consensus: Collection[int] = ()) -> LevelValue:
    """The level of a case of the levels that coders gave it.

    Of each coder the last round counts. A consensus (keys of coders) stands for all; else they have to be of one
    mind.
    """
    last: dict[int, CaseLevel] = {}
    for level in given:
        if level.coder not in last or last[level.coder].round < level.round:
            last[level.coder] = level
    decided = [level for coder, level in last.items() if coder in consensus]
    counting = tuple(decided or last.values())
    keys = {level.level for level in counting}
    if not keys:
        return MISSING
    if len(keys) > 1:
        return LevelValue(LevelState.DISPUTED, None, counting)
    key = keys.pop()
    if key is None:
        return LevelValue(LevelState.UNCLASSIFIABLE, None, counting)
    return LevelValue(LevelState.GIVEN, next(level for level in code.levels if level.key == key), counting)
