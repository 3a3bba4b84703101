"""Agreement over a pool: each project's coders pair by pair, over what both of them read, by the coefficients of
`agreement.kernel` with their intervals by case.

Coders of different projects are never taken for the same: c1 is one person in each project. The consensus and
machines are compared with people only where that is asked for, and never stand for one. A code that a project has no
code for was not rated there. Numbers below the pool's smallest cell are hidden, and figures are rounded, or hidden as
well, where they would tell one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import groupby, product
from typing import TYPE_CHECKING, Any, NamedTuple

from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.jackknife import NOTHING
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.resampling import FigureEnds, jackknife_studies
from qualcode.agreement.kernel.sums import PatternTable, Sums
from qualcode.agreement.kernel.values import Disagreement, Plan, Value, pooled
from qualcode.catalogue import later
from qualcode.pool.engines.choice import PoolChoice
from qualcode.pool.engines.coded_units import with_coded_units
from qualcode.pool.engines.engine import Engine
from qualcode.pool.tables.results import HiddenNumber
from qualcode.pool.tables.small_cells import Told, told_number, told_parts
from qualcode.pool.tables.told_estimates import OtherNumbers, ToldEstimate, rounded, told_estimates

if TYPE_CHECKING:
    import numpy as np
    import pyarrow
    from numpy.typing import NDArray

FIGURES = ("percent", "cohen_kappa", "krippendorff_alpha", "gwet_ac1", "positive_agreement")
"""Those of two coders and one code, by their stable names."""
_PATTERNS = ((1, 1), (1, 0), (0, 1), (0, 0))
_WHOLE_BOOK = 999
"""No codebook is as deep."""
_CELLS = "cells"  # no text: a name
_COARSE = (2, 1)
_AT_ONCE = 2_000
_ROOM = 400_000
"""So many codes × replicates are computed at once."""
_NEAR = 4
_NO_INTERVAL = later("too few cases for an interval")


Cells = tuple[int, ...]
"""How often both, only the first, only the second, neither gave a code."""


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

    `projects` are names of folders; all where there are none. `with_interviewer` lets the words of those who ask
    count, too.
    """

    unit: AgreementUnit = AgreementUnit.SENTENCE
    beside: BesidePersons = BesidePersons.NOBODY
    codes: tuple[int, ...] = ()
    with_below: bool = False
    projects: frozenset[str] = frozenset()
    with_interviewer: bool = False


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


class ComparedFigure(NamedTuple):
    """A figure with the ends of its interval; what is None has none, and `reason` says why."""

    value: float | None
    low: float | None
    high: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedCode:
    """A shared code compared by two coders: how often both, only the first, only the second, neither gave it.

    `code` is None for what is pooled over all codes of the pair: observed and expected disagreement are summed. With
    `inexact` some code of the project stands for it not exactly. `other` are the figures if all small cells of the
    pair were others, by which it is told how far these are told; None where there are no such cells.
    """

    pair: CodersPair
    code: int | None
    inexact: bool
    cells: Cells
    figures: Mapping[str, ComparedFigure]
    other: Mapping[str, ComparedFigure] | None = None


def compare_coders(
    engine: Engine, choice: PoolChoice, asked: AgreementAsked, smallest: int = 0
) -> list[ComparedCode]:
    """All pairs of coders with the codes of their project, in order; behind those of a pair what is pooled of them.

    A code that neither of both gave is not among them: it has no figures, and pooled it counts for nothing.
    Cells below `smallest` will not be told. Raises QualcodeError where the engine fails.
    """
    depth = _WHOLE_BOOK if asked.with_below else 0
    choice = with_coded_units(
        choice, asked.unit.value, asked.beside.value, depth, with_interviewer=asked.with_interviewer
    )
    bases = engine.query("agreement_bases", choice=choice).to_pylist()
    places = {code: place for place, code in enumerate(asked.codes)}
    rows = engine.query("agreement_codes", (depth,), choice=choice).to_pylist()
    codes: dict[str, list[tuple[int, bool]]] = {}
    for row in sorted(rows, key=lambda row: places.get(row["code"], 0)):
        if not asked.codes or row["code"] in places:
            codes.setdefault(row["project"], []).append((row["code"], bool(row["inexact"])))
    studies = [
        _CodersStudy(pair, codes[pair.project])
        for pair in _pairs(bases)
        if (not asked.projects or pair.project in asked.projects) and pair.project in codes and any(pair.units)
    ]
    cells = _Cells(engine.query("agreement_cells", choice=choice))
    found: dict[int, list[ComparedCode]] = {}
    for alike in _alike(studies):
        together = [studies[place] for place in alike]
        found |= zip(alike, _compared(together, cells.counts(together), smallest), strict=True)
    return [compared for place in sorted(found) for compared in found[place]]


class _CodersStudy:
    """A pair of coders with the codes of its project, and the cases in which both read a unit."""

    def __init__(self, pair: CodersPair, codes: Sequence[tuple[int, bool]]) -> None:
        self.pair = pair
        self.codes = codes
        self.cases = [(case, units) for case, units in zip(pair.cases, pair.units, strict=True) if units]


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


def _alike(studies: Sequence[_CodersStudy]) -> Iterator[list[int]]:
    """The places of studies with as many cases, as many at once as there is room for."""
    groups: dict[int, list[int]] = {}
    for place, study in enumerate(studies):
        groups.setdefault(len(study.cases), []).append(place)
    for cases, places in groups.items():
        waiting: list[int] = []
        room = _ROOM // (cases + 1)
        for place in places:
            room -= len(studies[place].codes)
            if waiting and room < 0:
                yield waiting
                waiting, room = [], _ROOM // (cases + 1) - len(studies[place].codes)
            waiting.append(place)
        yield waiting


def _compared(
    studies: Sequence[_CodersStudy], counts: NDArray[np.int64], smallest: int
) -> Iterator[list[ComparedCode]]:
    """The codes of each of some pairs, with what is pooled over them; `counts` are those of `_Cells`."""
    real = _drawn(studies, counts)
    hiding = {mine for mine in real.cells if any(0 < number < smallest for number in mine)}
    others = other_cells(hiding, smallest) if hiding else {}
    tried = _drawn(studies, _with_others(counts, real.cells, others)) if others else real
    first = 0
    for place, study in enumerate(studies):
        after = first + len(study.codes)
        mine = real.cells[first:after]
        found = [
            ComparedCode(
                pair=study.pair, code=code, inexact=inexact, cells=cells, figures=real.figures[at],
                other=tried.figures[at] if cells in others else None,
            )
            for at, (code, inexact), cells in zip(range(first, after), study.codes, mine, strict=True)
            if any(cells[:3])
        ]  # fmt: skip
        if len(study.codes) > 1:
            is_other = any(cells in others for cells in mine) and all(
                cells in others for cells in mine if cells in hiding
            )
            found.append(
                ComparedCode(
                    pair=study.pair, code=None, inexact=any(inexact for _code, inexact in study.codes),
                    cells=tuple(map(sum, zip(*mine, strict=True))), figures=real.pooled(place, first, after),
                    other=tried.pooled(place, first, after) if is_other else None,
                )
            )  # fmt: skip
        yield found
        first = after


@dataclass(frozen=True, slots=True)
class _DrawnStudies:
    """The cells of all codes of some studies, their figures, and the terms by which these are pooled."""

    cells: list[Cells]
    figures: list[dict[str, ComparedFigure]]
    drawn: Mapping[str, FigureEnds]

    def pooled(self, study: int, first: int, after: int) -> dict[str, ComparedFigure]:
        return {name: _pooled(ends, study, first, after) for name, ends in self.drawn.items()}


def _drawn(studies: Sequence[_CodersStudy], counts: NDArray[np.int64]) -> _DrawnStudies:
    table = RatingTable(("1", "2"), (0, 1), _PATTERNS, counts, positive=1)
    drawn = jackknife_studies(table, [len(study.codes) for study in studies], FIGURES, Plan(cluster="case"))
    cells: list[Cells] = [tuple(numbers) for numbers in counts.sum(axis=1).tolist()]
    return _DrawnStudies(cells, _figures(cells, drawn), drawn)


def _with_others(
    counts: NDArray[np.int64], found: Sequence[Cells], others: Mapping[Cells, Cells]
) -> NDArray[np.int64]:
    """The counts where units were rated otherwise, each within its case, so that the sums are the other cells."""
    counts = counts.copy()
    for code, cells in enumerate(found):
        if cells not in others:
            continue
        steps = [new - old for new, old in zip(others[cells], cells, strict=True)]
        less = [place for place, step in enumerate(steps) for _unit in range(-step)]
        more = [place for place, step in enumerate(steps) for _unit in range(step)]
        for source, target in zip(less, more, strict=True):
            case = counts[code, :, source].argmax()
            counts[code, case, source] -= 1
            counts[code, case, target] += 1
    return counts


def _figures(cells: Sequence[Sequence[int]], drawn: Mapping[str, FigureEnds]) -> list[dict[str, ComparedFigure]]:
    """The figures of each code with the ends of its intervals; why there is none the kernel says."""
    import numpy as np

    found: list[dict[str, ComparedFigure]] = [{} for _code in cells]
    for name, ends in drawn.items():
        there = ends.expected > NOTHING
        values = 1 - np.divide(ends.observed, ends.expected, out=np.zeros(len(cells)), where=there)
        columns = (there.tolist(), values.tolist(), ends.low.tolist(), ends.high.tolist(), ends.reasons)
        for mine, figures, (is_there, value, low, high, why) in zip(
            cells, found, zip(*columns, strict=True), strict=True
        ):
            if not is_there:
                figures[name] = _undefined(name, tuple(mine), why)
            elif why:
                figures[name] = ComparedFigure(value, None, None, why)
            else:
                figures[name] = ComparedFigure(value, low, high)
    return found


@lru_cache(maxsize=1024)
def _undefined(name: str, cells: Cells, why: str) -> ComparedFigure:
    """A figure of two coders where the terms alone do not give it."""
    ratings = Ratings(("1", "2"), (0, 1), dict(zip(_PATTERNS, cells, strict=True)), positive=1)
    value = COEFFICIENTS[name].compute(ratings)
    return ComparedFigure(value.value, None, None, value.reason or why)


def _pooled(ends: FigureEnds, study: int, first: int, after: int) -> ComparedFigure:
    """A figure over the codes of one study: the sums of both terms, and its interval."""
    observed, expected = ends.observed[first:after], ends.expected[first:after]
    there = expected > NOTHING
    terms = Disagreement(math.fsum(observed[there].tolist()), math.fsum(expected[there].tolist()))
    read = not math.isnan(expected[0])  # all codes have the same units
    value = pooled([Value(None, disagreement=terms)] if read else [])
    low, high, why = ends.pooled[study]
    return ComparedFigure(value.value, None if why else low, None if why else high, value.reason or why)


class _Cells:
    """What coders gave, as columns with the rows of each pair."""

    def __init__(self, table: pyarrow.Table) -> None:
        self._pairs: dict[tuple[str, int, int], range] = {}
        keys = zip(*(table[name].to_pylist() for name in ("project", "coder_a", "coder_b")), strict=True)
        first = 0
        for key, rows in groupby(keys):  # they stand in their order
            after = first + sum(1 for _row in rows)
            self._pairs[key] = range(first, after)
            first = after
        self._codes, self._cases, *self._numbers = (
            table[name].to_pylist() for name in ("code", "case_key", "both_coders", "only_a", "only_b")
        )

    def counts(self, studies: Sequence[_CodersStudy]) -> NDArray[np.int64]:
        """How often each pattern occurs in studies of as many cases: shape (all their codes, cases, patterns)."""
        import numpy as np

        cases = len(studies[0].cases)
        places: list[int] = []
        rows: list[int] = []
        first = 0
        for study in studies:
            pair = study.pair
            mine = self._pairs.get((pair.project, pair.first, pair.second), range(0))
            codes = {code: cases * place for place, (code, _inexact) in enumerate(study.codes, first)}
            at = {case: place for place, (case, _units) in enumerate(study.cases)}
            first += len(study.codes)
            for row in mine:
                code = codes.get(self._codes[row])
                if code is not None:
                    places.append(code + at[self._cases[row]])
                    rows.append(row)
        counts = np.zeros((first * cases, len(_PATTERNS)), dtype=np.int64)
        for pattern, numbers in enumerate(self._numbers):
            counts[places, pattern] = [numbers[row] for row in rows]
        units = np.concatenate(
            [np.tile([number for _case, number in study.cases], len(study.codes)) for study in studies]
        )
        counts[:, 3] = units - counts[:, :3].sum(axis=1)
        return counts.reshape(first, cases, len(_PATTERNS))


# ---- what of it is told --------------------------------------------------------------------------


class ToldFigure(NamedTuple):
    """A figure as it may be told, and why there is no figure or no interval."""

    estimate: ToldEstimate
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldComparison:
    """A comparison as it may be told, figures by their stable names. What is pooled over codes has no cells.

    `is_hiding` where a number is hidden that figures would tell.
    """

    compared: ComparedCode
    cases: Told
    documents: Told
    units: Told
    cells: tuple[Told, ...]
    figures: Mapping[str, ToldFigure]
    is_hiding: bool


def told_comparisons(compared: Sequence[ComparedCode], smallest: int) -> Iterator[ToldComparison]:
    """What of comparisons may be told where numbers below `smallest` must not be.

    Where a cell is hidden, its figures with the ends of their intervals, and those that are pooled of it, are rounded
    until they would be the same with other cells, or hidden. Where both coders read fewer cases than that, nothing is
    told of them.
    """
    hiding = {
        id(found.pair)
        for found in compared
        if found.code is not None and any(0 < number < smallest for number in found.cells)
    }
    told_cells = lru_cache(maxsize=None)(_told_cells)
    for found in compared:
        pair = found.pair
        cells = () if found.code is None else told_cells(found.cells, smallest)
        few = 0 < len(pair.cases) < smallest
        if few:
            cells = tuple(HiddenNumber() for _cell in cells)
        is_hiding = few or (
            id(pair) in hiding if found.code is None else any(isinstance(cell, HiddenNumber) for cell in cells)
        )
        yield ToldComparison(
            compared=found,
            cases=told_number(len(pair.cases), smallest),
            documents=told_number(pair.documents, smallest),
            units=told_number(sum(pair.units), smallest),
            cells=cells,
            figures=dict(zip(FIGURES, _told_figures(found, few=few, is_hiding=is_hiding), strict=True)),
            is_hiding=is_hiding,
        )


def _told_figures(found: ComparedCode, *, few: bool, is_hiding: bool) -> Iterator[ToldFigure]:
    figures = [found.figures[name] for name in FIGURES]
    if few or (is_hiding and found.other is None):
        hidden = HiddenNumber()
        yield from [ToldFigure(ToldEstimate(hidden, hidden, hidden))] * len(figures)
        return
    others: list[OtherNumbers] = []
    if is_hiding and found.other is not None:
        others.append(OtherNumbers(frozenset({_CELLS}), [found.other[name][:3] for name in FIGURES]))
    told = told_estimates([figure[:3] for figure in figures], (_CELLS,) if others else (), others)
    for figure, estimate in zip(figures, told, strict=True):
        reason = figure.reason
        if isinstance(estimate.value, HiddenNumber) or isinstance(estimate.low, HiddenNumber):
            reason = ""
        elif reason and figure.value is not None:  # it tells in how few cases
            reason = _NO_INTERVAL
        yield ToldFigure(estimate, reason)


def _told_cells(cells: Cells, smallest: int) -> tuple[Told, ...]:
    """The four cells, whose sum is told as well."""
    if all(number >= smallest or not number for number in cells):
        return cells
    return tuple(told_parts(cells, smallest, sum(cells), of_units=False)[0])


def other_cells(found: Set[Cells], smallest: int) -> dict[Cells, Cells]:
    """For cells of which some are small: others of the same sum, every small one another, with figures most alike.

    They would be hidden just so. Cells for which there are none are not among them.
    """
    alternatives = [
        _Alternatives(cells, _told_cells(cells, smallest), smallest)
        for cells in found
        if any(0 < number < smallest for number in cells)
    ]
    others: dict[Cells, Cells] = {}
    for first in range(0, len(alternatives), _AT_ONCE):
        some = alternatives[first : first + _AT_ONCE]
        others |= {cells: other for cells, other in _most_alike(some) if other is not None}
    return others


class _Alternatives:
    """Other cells that a reader of the shown cells and of the rounded figures has to reckon with."""

    def __init__(self, cells: Sequence[int], told: Sequence[Told], smallest: int) -> None:
        self.cells = tuple(cells)
        self._told = tuple(told)
        self._smallest = smallest
        self._small = [place for place, number in enumerate(cells) if 0 < number < smallest]

    def most_alike(self, figures: Sequence[Sequence[float | None]]) -> Cells | None:
        """Those of the `candidates` that change each small cell and whose `figures` are most like the real ones."""

        def alike(at: int) -> tuple[int, float]:
            pairs = [
                (real, other)
                for real, other in zip(figures[0], figures[at], strict=True)
                if real is not None and other is not None
            ]
            same = sum(
                rounded(real, decimals) == rounded(other, decimals) for real, other in pairs for decimals in _COARSE
            )
            return same, -sum(abs(real - other) for real, other in pairs)

        changing = [
            at
            for at, cells in enumerate(self.candidates)
            if all(cells[place] != self.cells[place] for place in self._small)
        ]
        return self.candidates[max(changing, key=alike)] if changing else None

    @cached_property
    def candidates(self) -> list[Cells]:
        """The real cells first, then others of the same sum: the greatest hidden one takes the rest."""
        hidden = [place for place, cell in enumerate(self._told) if isinstance(cell, HiddenNumber)]
        rest = max(hidden, key=lambda place: self.cells[place])
        others = [place for place in hidden if place != rest]
        found = [self.cells]
        for numbers in product(*(self._range(place) for place in others)):
            cells = list(self.cells)
            for place, number in zip(others, numbers, strict=True):
                cells[place] = number
            cells[rest] = sum(self.cells) - sum(cells[place] for place in range(len(cells)) if place != rest)
            if cells[rest] in self._range(rest) and tuple(cells) != self.cells:
                found.append(tuple(cells))
        return found

    def _range(self, place: int) -> range:
        """The numbers near its own that a hidden cell may have."""
        told, number = self._told[place], self.cells[place]
        below = told.below if isinstance(told, HiddenNumber) else 0
        least, after = max(1 if below else self._smallest, number - _NEAR), number + _NEAR + 1
        return range(least, min(below, after) if below else after)


def _most_alike(alternatives: Sequence[_Alternatives]) -> Iterator[tuple[Cells, Cells | None]]:
    """The cells of each with the others that are most like them."""
    import numpy as np

    candidates = [cells for alternative in alternatives for cells in alternative.candidates]
    figures = _figures_of(np.array(candidates, dtype=float)) if candidates else []
    first = 0
    for alternative in alternatives:
        after = first + len(alternative.candidates)
        yield alternative.cells, alternative.most_alike(figures[first:after])
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
