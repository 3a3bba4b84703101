"""Agreement over a pool: each project's coders pair by pair, over what both of them read, by the coefficients of
`agreement.kernel` with their intervals by case.

Coders of different projects are never taken for the same: c1 is one person in each project. The consensus and
machines are compared with people only where that is asked for, and never stand for one. A code that a project has no
code for was not rated there. Numbers below the pool's smallest cell are hidden, and figures are rounded, or hidden as
well, where they would tell one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any

from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.jackknife import NOTHING
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.resampling import Resampled, resample_tables
from qualcode.agreement.kernel.sums import PatternTable, Sums
from qualcode.agreement.kernel.values import Disagreement, Plan, Value, pooled
from qualcode.agreement.study.shared_figures import with_intervals
from qualcode.catalogue import later
from qualcode.pool.engines.choice import PoolChoice
from qualcode.pool.engines.engine import Engine
from qualcode.pool.tables.results import HiddenNumber
from qualcode.pool.tables.small_cells import Told, told_number, told_parts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FIGURES = ("percent", "cohen_kappa", "krippendorff_alpha", "gwet_ac1", "positive_agreement")
"""Those of two coders and one code, by their stable names."""
_PATTERNS = ((1, 1), (1, 0), (0, 1), (0, 0))
_WHOLE_BOOK = 999
"""No codebook is as deep."""
_FINE = 12
"""Decimals of figures that hide nothing: what is beyond them is rounding."""
_COARSE = (2, 1)
_LEAST_UNITS = 2
_AT_ONCE = 2_000
_NEAR = 4


class AgreementUnit(StrEnum):
    """What is compared: sentences, turns, or whole documents."""

    SENTENCE = "sentence"
    TURN = "turn"
    DOCUMENT = "document"


class BesidePersons(StrEnum):
    """Who is compared with each person beside other persons."""

    NOBODY = ""
    CONSENSUS = "consensus"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementAsked:
    """What is compared: units, with whom, codes by their keys in their order (all where there are none), with those
    below them.

    `projects` are names of folders; all where there are none.
    """

    unit: AgreementUnit = AgreementUnit.SENTENCE
    beside: BesidePersons = BesidePersons.NOBODY
    codes: tuple[int, ...] = ()
    with_below: bool = False
    projects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CodersPair:
    """Two coders of one project and what both read; the second is a person, or what `kind` says."""

    project: str
    first: int
    second: int
    kind: str
    cases: tuple[int, ...]
    documents: int
    units: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedCode:
    """A shared code compared by two coders: how often both, only the first, only the second, neither gave it.

    `code` is None for what is pooled over all codes of the pair: observed and expected disagreement are summed. With
    `inexact` some code of the project stands for it not exactly.
    """

    pair: CodersPair
    code: int | None
    inexact: bool
    cells: tuple[int, int, int, int]
    figures: Mapping[str, Value]


def compare_coders(engine: Engine, choice: PoolChoice, asked: AgreementAsked) -> list[ComparedCode]:
    """All pairs of coders with the codes of their project, in order; behind those of a pair what is pooled of them.

    A code that neither of both gave is not among them: it has no figures, and pooled it counts for nothing.
    Raises QualcodeError where the engine fails.
    """
    depth = _WHOLE_BOOK if asked.with_below else 0
    unit, beside = asked.unit.value, asked.beside.value
    bases = engine.query("agreement_bases", (unit, unit, beside), choice=choice).to_pylist()
    pairs = [pair for pair in _pairs(bases) if not asked.projects or pair.project in asked.projects]
    places = {code: place for place, code in enumerate(asked.codes)}
    rows = engine.query("agreement_codes", (depth,), choice=choice).to_pylist()
    codes: dict[str, list[tuple[int, bool]]] = {}
    for row in sorted(rows, key=lambda row: places.get(row["code"], 0)):
        if not asked.codes or row["code"] in places:
            codes.setdefault(row["project"], []).append((row["code"], bool(row["inexact"])))
    cells: dict[tuple[str, int, int], list[dict[str, Any]]] = {}
    for row in engine.query("agreement_cells", (depth, unit, unit, beside), choice=choice).to_pylist():
        cells.setdefault((row["project"], row["coder_a"], row["coder_b"]), []).append(row)
    found: list[ComparedCode] = []
    for pair in pairs:
        mine = cells.get((pair.project, pair.first, pair.second), [])
        found += _compared(pair, codes.get(pair.project, []), mine)
    return found


def _pairs(rows: Sequence[Mapping[str, Any]]) -> Iterator[CodersPair]:
    """The pairs of rows that stand in their order."""
    groups: dict[tuple[str, int, int, str], list[Mapping[str, Any]]] = {}
    for row in rows:
        groups.setdefault((row["project"], row["coder_a"], row["coder_b"], row["kind_b"]), []).append(row)
    for (project, first, second, kind), cases in groups.items():
        yield CodersPair(
            project=project,
            first=first,
            second=second,
            kind=kind,
            cases=tuple(row["case_key"] for row in cases),
            documents=sum(row["documents"] for row in cases),
            units=tuple(row["units"] for row in cases),
        )


def _compared(
    pair: CodersPair, codes: Sequence[tuple[int, bool]], rows: Sequence[Mapping[str, Any]]
) -> Iterator[ComparedCode]:
    """The codes of one pair, and what is pooled over them."""
    if not codes or not any(pair.units):
        return
    table = RatingTable(("1", "2"), (0, 1), _PATTERNS, _counts(pair, codes, rows), positive=1)
    drawn = resample_tables([table], FIGURES, Plan(cluster="case"))
    cells = table.counts.sum(axis=1).tolist()
    values = _values(table, drawn)
    for (code, inexact), mine, figures in zip(codes, cells, values, strict=True):
        both, only_first, only_second, neither = mine
        if both or only_first or only_second:
            yield ComparedCode(
                pair=pair, code=code, inexact=inexact, cells=(both, only_first, only_second, neither), figures=figures
            )
    if len(codes) > 1:
        both, only_first, only_second, neither = table.counts.sum(axis=(0, 1)).tolist()
        yield ComparedCode(
            pair=pair,
            code=None,
            inexact=any(inexact for _code, inexact in codes),
            cells=(both, only_first, only_second, neither),
            figures=_pooled(values, drawn),
        )


def _values(table: RatingTable, drawn: Resampled) -> list[dict[str, Value]]:
    """The figures of each code with its intervals; why there is none the kernel says."""
    whole = table.whole()
    found: list[dict[str, Value]] = [{} for _code in whole]
    for name, terms in _terms_of(table.counts.sum(axis=1).astype(float)).items():
        for place, (unlike, by_chance) in enumerate(terms):
            if by_chance > NOTHING and whole[place].pairable >= _LEAST_UNITS:
                value = Value(1 - unlike / by_chance, disagreement=Disagreement(unlike, by_chance))
            else:
                value = COEFFICIENTS[name].compute(whole[place])
            found[place][name] = replace(value, interval=drawn.by_code[name][place])
    return found


def _pooled(values: Sequence[Mapping[str, Value]], drawn: Resampled) -> dict[str, Value]:
    return with_intervals({name: pooled(figures[name] for figures in values) for name in FIGURES}, drawn.pooled)


def _counts(
    pair: CodersPair, codes: Sequence[tuple[int, bool]], rows: Sequence[Mapping[str, Any]]
) -> NDArray[np.int64]:
    """How often each pattern occurs: shape (codes, cases, patterns)."""
    import numpy as np

    counts = np.zeros((len(codes), len(pair.cases), len(_PATTERNS)), dtype=np.int64)
    code_places = {code: place for place, (code, _inexact) in enumerate(codes)}
    case_places = {case: place for place, case in enumerate(pair.cases)}
    for row in rows:
        code, case = code_places.get(row["code"]), case_places.get(row["case_key"])
        if code is not None and case is not None:
            counts[code, case, :3] = row["both_coders"], row["only_a"], row["only_b"]
    counts[:, :, 3] = np.array(pair.units, dtype=np.int64) - counts[:, :, :3].sum(axis=2)
    return counts


# ---- what of it is told --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFigure:
    """A figure as it may be told: value and ends of its interval to so many decimals, or why there is none."""

    value: float | HiddenNumber | None
    low: float | HiddenNumber | None
    high: float | HiddenNumber | None
    decimals: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldComparison:
    """A comparison as it may be told; what is pooled over codes has no cells."""

    compared: ComparedCode
    cases: Told
    documents: Told
    units: Told
    cells: tuple[Told, ...]
    figures: Mapping[str, ToldFigure]


def told_comparisons(compared: Sequence[ComparedCode], smallest: int) -> Iterator[ToldComparison]:
    """What of comparisons may be told where numbers below `smallest` must not be.

    Where a cell is hidden, figures have two decimals, those that are pooled of it as well, or one where two would
    leave only one number for it; where one does, too, they are hidden. Where both coders read fewer cases than that,
    nothing is told of them.
    """
    hiding = {
        id(found.pair)
        for found in compared
        if found.code is not None and any(0 < number < smallest for number in found.cells)
    }
    for first in range(0, len(compared), _AT_ONCE):
        yield from _told_together(compared[first : first + _AT_ONCE], smallest, hiding)


def _told_together(compared: Sequence[ComparedCode], smallest: int, hiding: Set[int]) -> Iterator[ToldComparison]:
    """Some of the comparisons, whose alternatives are computed at once; `hiding` are pairs with a hidden cell."""
    told = [() if found.code is None else _told_cells(found.cells, smallest) for found in compared]
    hidden = [any(isinstance(cell, HiddenNumber) for cell in cells) for cells in told]
    alternatives = [
        _Alternatives(found.cells, cells) for found, cells, hides in zip(compared, told, hidden, strict=True) if hides
    ]
    coarse = iter(_decimals_of(alternatives))
    for found, cells, hides in zip(compared, told, hidden, strict=True):
        pair = found.pair
        decimals: int | None = _COARSE[0] if found.code is None and id(pair) in hiding else _FINE
        if hides:
            decimals = next(coarse)
        few = 0 < len(pair.cases) < smallest
        yield ToldComparison(
            compared=found,
            cases=told_number(len(pair.cases), smallest),
            documents=told_number(pair.documents, smallest),
            units=told_number(sum(pair.units), smallest),
            cells=tuple(HiddenNumber() for _cell in cells) if few else cells,
            figures={name: _told_figure(value, None if few else decimals) for name, value in found.figures.items()},
        )


def _told_cells(cells: Sequence[int], smallest: int) -> tuple[Told, ...]:
    """The four cells, whose sum is told as well."""
    if all(number >= smallest or not number for number in cells):
        return tuple(cells)
    return tuple(told_parts(cells, smallest, sum(cells), of_units=False)[0])


def _told_figure(value: Value, decimals: int | None) -> ToldFigure:
    if decimals is None:
        return ToldFigure(value=HiddenNumber(), low=HiddenNumber(), high=HiddenNumber())
    reason = value.reason
    if not reason and value.interval and value.interval.reason:  # which tells in how few cases
        reason = later("too few cases for an interval")
    numbers = (value.value, value.low, value.high)
    shown = [_rounded(number, decimals) for number in numbers]
    return ToldFigure(value=shown[0], low=shown[1], high=shown[2], decimals=decimals, reason=reason)


def _rounded(number: float | None, decimals: int) -> float | None:
    """A figure as it is told; what floating point adds at its end makes no difference."""
    return None if number is None else round(round(number, _FINE), decimals)


class _Alternatives:
    """Other cells that a reader of the shown cells and of the rounded figures has to reckon with."""

    def __init__(self, cells: Sequence[int], told: Sequence[Told]) -> None:
        self._cells = tuple(cells)
        self._told = tuple(told)

    def decimals(self, figures: Sequence[Sequence[float | None]]) -> int | None:
        """To how many decimals the figures may be told, so that each small hidden cell may still have another number.

        `figures` are those of the `candidates`. None where there are no such decimals.
        """
        small = [place for place, cell in enumerate(self._told) if isinstance(cell, HiddenNumber) and cell.below]
        for decimals in _COARSE:
            shown = [[_rounded(value, decimals) for value in values] for values in figures]
            alike = [cells for cells, values in zip(self.candidates, shown, strict=True) if values == shown[0]]
            if all(len({cells[place] for cells in alike}) > 1 for place in small):
                return decimals
        return None

    @cached_property
    def candidates(self) -> list[tuple[int, ...]]:
        """The real cells first, then others of the same sum: the greatest hidden one takes the rest."""
        hidden = [place for place, cell in enumerate(self._told) if isinstance(cell, HiddenNumber)]
        rest = max(hidden, key=lambda place: self._cells[place])
        others = [place for place in hidden if place != rest]
        found = [self._cells]
        for numbers in product(*(self._range(place) for place in others)):
            cells = list(self._cells)
            for place, number in zip(others, numbers, strict=True):
                cells[place] = number
            cells[rest] = sum(self._cells) - sum(cells[place] for place in range(len(cells)) if place != rest)
            if cells[rest] in self._range(rest) and tuple(cells) != self._cells:
                found.append(tuple(cells))
        return found

    def _range(self, place: int) -> range:
        """The numbers that a hidden cell may have, near its own where it is not said to be small."""
        told, number = self._told[place], self._cells[place]
        below = told.below if isinstance(told, HiddenNumber) else 0
        return range(1, below) if below else range(max(1, number - _NEAR), number + _NEAR + 1)


def _decimals_of(alternatives: Sequence[_Alternatives]) -> Iterator[int | None]:
    """To how many decimals the figures of each may be told."""
    import numpy as np

    candidates = [cells for alternative in alternatives for cells in alternative.candidates]
    figures = _figures_of(np.array(candidates, dtype=float)) if candidates else []
    first = 0
    for alternative in alternatives:
        after = first + len(alternative.candidates)
        yield alternative.decimals(figures[first:after])
        first = after


def _figures_of(cells: NDArray[np.float64]) -> list[list[float | None]]:
    """The figures of many fourfold tables at once, one list a table; None where there is none."""
    found: list[list[float | None]] = [[] for _table in cells]
    for terms in _terms_of(cells).values():
        for values, (unlike, by_chance) in zip(found, terms, strict=True):
            values.append(1 - unlike / by_chance if by_chance > NOTHING else None)
    return found


def _terms_of(cells: NDArray[np.float64]) -> dict[str, list[tuple[float, float]]]:
    """Observed and expected disagreement of each figure in many fourfold tables at once."""
    sums = Sums(PatternTable.of(_PATTERNS, 2, (0, 1), 1), cells[None])
    found: dict[str, list[tuple[float, float]]] = {}
    for name in FIGURES:
        observed, expected = COEFFICIENTS[name].formula.terms(sums)
        found[name] = list(zip(observed[0].tolist(), expected[0].tolist(), strict=True))
    return found
