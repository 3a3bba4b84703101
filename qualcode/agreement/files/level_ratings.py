"""Agreement on the levels of cases on an evaluative code: a rating of each case by each coder.

The order of the levels is the one that was declared, and only that makes them ordinal. That a case cannot be
classified stands outside of the order: where it counts, it is a value of its own without one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from qualcode.agreement.files.rating_rows import CodeRows, RatingRows
from qualcode.agreement.files.ratings import RatingOptions, study_of_values
from qualcode.agreement.kernel.metrics import Metric
from qualcode.catalogue import Later, _, later, nlater, program
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codebooks.typologies import unclassifiable

if TYPE_CHECKING:
    from qualcode.agreement.study.results import Study
    from qualcode.model.codebooks.level_values import LevelBoard
    from qualcode.model.codebooks.typologies import CaseLevel
    from qualcode.model.codes import Code

UNCLASSIFIABLE = "\ufdd1"  # a noncharacter, which no name of a level is


class Unclassifiable(StrEnum):
    """What it counts as that a case cannot be classified."""

    MISSING = "missing"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class LevelComparison:
    """Which levels are compared and how.

    `metric` is ordinal where the levels are declared as ordered, else nominal, unless one is named; `unclassifiable`
    counts as missing where the metric is ordinal, else as a value of its own, unless it is said. Without `coders`
    (keys) all who gave a level count, but for a consensus. Of each coder the last round counts, or `round`.
    `numbered` calls coders by numbers. The rest is that of `RatingOptions`.
    """

    coders: Sequence[int] = ()
    round: int | None = None
    metric: Metric | None = None
    unclassifiable: Unclassifiable | None = None
    interval: str = ""
    replicates: int | None = None
    seed: int | None = None
    numbered: bool = False


def study_of_levels(board: LevelBoard, code: Code, asked: LevelComparison) -> Study:
    """The agreement of coders on the levels of a code.

    Raises UsageProblem where an order is asked for that is not declared, and for metrics of numbers; QualcodeError
    where fewer than two coders gave levels.
    """
    metric = _metric(code, asked.metric)
    apart = asked.unclassifiable or (Unclassifiable.MISSING if metric is Metric.ORDINAL else Unclassifiable.CATEGORY)
    if metric is Metric.ORDINAL and apart is Unclassifiable.CATEGORY:
        raise UsageProblem(
            _("“{value}” stands outside of the order.", value=unclassifiable(program())),
            _("Say --metric nominal, or let it count as missing."),
        )
    given = _given(board, code, asked)
    coders = [key for key in board.coders if any(key in of_unit for of_unit in given)]
    if len(coders) < 2:
        raise QualcodeError(
            _("Fewer than two coders gave cases levels on “{code}”.", code=code.full_name),
            _("“qualcode levels” lists them; agreement takes two coders."),
        )
    names = [
        later("coder {number}", number=str(number)) if asked.numbered else board.coders[key]
        for number, key in enumerate(coders, start=1)
    ]
    levels = [level.name for level in code.levels]
    keys = {level.key: place for place, level in enumerate(code.levels)} | {None: len(levels)}
    said = [[keys[of_unit[key].level] if key in of_unit else -1 for key in coders] for of_unit in given]
    without = [[-1 if place == len(levels) else place for place in row] for row in said]
    outside = sum(row.count(len(levels)) for row in said)
    options = RatingOptions(metric=metric, interval=asked.interval, replicates=asked.replicates)
    if asked.seed is not None:
        options = replace(options, seed=asked.seed)
    # of each single value the figures are those of all that coders said, also that a case cannot be classified
    shown = [*levels, UNCLASSIFIABLE] if outside else levels
    whole = study_of_values(
        _rows(names, shown, said, code), replace(options, metric=Metric.NOMINAL), tuple(shown), str
    )
    study = whole
    if apart is Unclassifiable.MISSING or metric is Metric.ORDINAL:
        counted = study_of_values(_rows(names, levels, without, code), options, tuple(levels), str)
        study = replace(counted, codes=whole.codes)
    cautions = _warnings(board, apart, outside)
    return replace(
        study,
        codes=tuple(
            replace(value, name=Later(unclassifiable)) if value.name == UNCLASSIFIABLE else value
            for value in study.codes
        ),
        unit="case",
        notes=(*study.notes, _note(code, metric), *cautions),
        warnings=(*study.warnings, *cautions),
    )


def _metric(code: Code, asked: Metric | None) -> Metric:
    if asked in {Metric.INTERVAL, Metric.RATIO}:
        raise UsageProblem(
            _("Levels are names: they have no distances."),
            _("Use --metric ordinal where they are ordered, or nominal."),
        )
    if asked is Metric.ORDINAL and not code.ordered:
        raise UsageProblem(
            _("The levels of “{code}” are not declared as ordered.", code=code.full_name),
            _("“qualcode codebook levels CODE --ordered” declares it; else they are nominal."),
        )
    return asked or (Metric.ORDINAL if code.ordered else Metric.NOMINAL)


def _given(board: LevelBoard, code: Code, asked: LevelComparison) -> list[dict[int, CaseLevel]]:
    """The levels of each case that has any, by coder."""
    found = []
    for unit in board.units:
        last: dict[int, CaseLevel] = {}
        for level in board.of(unit, code):
            if _is_compared(level, board.consensus, asked) and (
                level.coder not in last or last[level.coder].round < level.round
            ):
                last[level.coder] = level
        if last:
            found.append(last)
    return found


def _is_compared(level: CaseLevel, consensus: Collection[int], asked: LevelComparison) -> bool:
    of_round = asked.round is None or level.round == asked.round
    return of_round and (level.coder in asked.coders if asked.coders else level.coder not in consensus)


def _rows(names: Sequence[str], values: Sequence[str], said: Sequence[Sequence[int]], code: Code) -> RatingRows:
    """The ratings as those of a file: each case is a cluster of its own."""
    import numpy as np

    places = np.arange(len(said))
    rows = CodeRows(code.full_name, pooled=True, units=places, said=np.array(said, dtype=np.int64))
    return RatingRows(tuple(names), tuple(values), (rows,), places, len(said), "case", missing=0, by_code=False)


def _note(code: Code, metric: Metric) -> str:
    if metric is Metric.ORDINAL:
        return later("the levels of “{code}” are ordered as declared: alpha is ordinal", code=code.full_name)
    return later("the levels of “{code}” are compared without an order: alpha is nominal", code=code.full_name)


def _warnings(board: LevelBoard, apart: Unclassifiable, outside: int) -> list[str]:
    """What a reader has to know of what does not count, or counts beside the levels."""
    told: list[str] = []
    if outside and apart is Unclassifiable.MISSING:
        told.append(
            nlater(
                "{count} time a coder said “not classifiable”: outside of the order, it counts as missing over all "
                "levels and has a row of its own",
                "{count} times a coder said “not classifiable”: outside of the order, it counts as missing over all "
                "levels and has a row of its own",
                outside,
            )
        )
    elif outside:
        told.append(
            nlater(
                "{count} time a coder said “not classifiable”: it counts as a value of its own",
                "{count} times a coder said “not classifiable”: it counts as a value of its own",
                outside,
            )
        )
    if board.misplaced:
        told.append(
            nlater(
                "{count} level is left out: its document belongs to a case by now",
                "{count} levels are left out: their documents belong to a case by now",
                board.misplaced,
            )
        )
    return told
