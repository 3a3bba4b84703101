"""Mathet's gamma for free passages: coders' passages are aligned first, then what is aligned is compared.

Mathet, Widlöcher & Métivier 2015, “The unified and holistic method gamma (γ) for inter-annotator agreement
measure and alignment”, Computational Linguistics 41(3), 437–479:

* two passages differ by ``alpha · ((|b1-b2| + |e1-e2|) / (l1 + l2))² + beta · [codes differ]``, both times
  `empty`; a passage and nothing, and nothing and nothing, differ by `empty`;
* a unitary alignment takes at most one passage of each of the n coders; its disorder is the mean over their
  n (n - 1) / 2 pairs; that of an alignment is the sum over its parts / the mean number of passages a coder;
* gamma is 1 - disorder of the best alignment / mean disorder of the best alignments of random continua. These
  are made by shuffling: each coder gets the passages of a coder drawn at random, moved around the text as if
  it were a ring, by offsets at least half a mean passage apart.

Passages may overlap, whatever their codes. Documents are aligned and shuffled one by one, and their disorders
added. The parameters are no standard, so they are always told. Needs scipy: the extra `qualcode[gamma]`.
"""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from qualcode.agreement.kernel.values import SEED, Disagreement, Interval, Value, defined, undefined
from qualcode.agreement.passages.continuum import Continuum, Segment
from qualcode.agreement.passages.unitizing import NOBODY
from qualcode.catalogue import _, later
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.plural import counted_later

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

MOST_TUPLES = 200_000
"""So many alignments of passages that lie over each other are compared; beyond it gamma is refused."""
_SURE = 1.96  # the normal quantile of 95 per cent
_TINY = 1e-9
# So many pairs of passages are compared at once: some 100 MB.
_ROOM = 2_000_000


@dataclass(frozen=True, slots=True)
class GammaPlan:
    """The parameters: weights of position and code, what nothing costs, random continua, their precision.

    At least `samples` random continua are drawn, and as many as their mean needs to lie within `precision` of
    the true one (as a share of it) with 95 per cent (Mathet et al. 2015, section 5.3). Raises UsageProblem for
    weights that are none, or both 0.
    """

    alpha: float = 3.0
    beta: float = 1.0
    empty: float = 1.0
    samples: int = 30
    precision: float = 0.05
    seed: int = SEED

    def __post_init__(self) -> None:
        for name, value in (("gamma-alpha", self.alpha), ("gamma-beta", self.beta)):
            if not 0 <= value < math.inf:
                raise UsageProblem(
                    _("{value} is no weight for --{option}.", value=f"{value:g}", option=name),
                    _("A weight is 0 or more; alpha 3 and beta 1 are usual."),
                )
        if not self.alpha + self.beta:
            raise UsageProblem(
                _("With both weights 0 no two passages differ."), _("Say --gamma-alpha 3 or --gamma-beta 1.")
            )

    @classmethod
    def of(cls, alpha: float | None, beta: float | None) -> GammaPlan:
        """With these weights, where they are given. Raises as the plan itself does."""
        usual = cls()
        return cls(usual.alpha if alpha is None else alpha, usual.beta if beta is None else beta)


@dataclass(frozen=True, slots=True)
class Gamma:
    """Gamma, the two disorders it is made of, and how many random continua were drawn.

    Each document was shuffled on a ring of its own: `rings` are the lengths of these, in code points.
    """

    value: Value
    disorder: float
    expected: float
    samples: int
    plan: GammaPlan
    rings: tuple[int, ...] = ()

    @property
    def method(self) -> str:
        """The parameters in words."""
        plan = self.plan
        return later(
            "alpha {alpha}, beta {beta}, empty {empty}, shuffled continua: {samples}, precision {precision}, seed "
            "{seed}; ring: the compared text of each document, its end joined to its beginning ({documents}, "
            "{characters})",
            documents=counted_later(len(self.rings), "document"),
            characters=counted_later(sum(self.rings), "character"),
            alpha=f"{plan.alpha:g}",
            beta=f"{plan.beta:g}",
            empty=f"{plan.empty:g}",
            samples=self.samples,
            precision=f"{plan.precision:.0%}",
            seed=str(plan.seed),
        )


def gamma(continua: Sequence[Continuum], plan: GammaPlan | None = None) -> Gamma:
    """Gamma of the documents that at least two coders finished.

    Raises QualcodeError where scipy is not installed, and where too many passages lie over each other.
    """
    import numpy as np

    _demand_scipy()
    plan = plan or GammaPlan()
    coders = {coder for continuum in continua for coder in continuum.segments}
    shared = [continuum for continuum in continua if continuum.segments.keys() == coders]
    if len(coders) < 2 or not shared:
        return Gamma(undefined(NOBODY), 0.0, 0.0, 0, plan)
    units = [[list(continuum.segments[coder]) for coder in sorted(coders)] for continuum in shared]
    mean = sum(len(found) for document in units for found in document) / len(coders)
    if not mean:
        return Gamma(undefined(later("no passages")), 0.0, 0.0, 0, plan)
    observed = sum(best_disorder(document, plan) for document in units) / mean
    stream = np.random.RandomState(plan.seed)
    lengths = [continuum.length for continuum in shared]
    drawn = [_by_chance(units, lengths, plan, stream) for _other in range(plan.samples)]
    drawn += [_by_chance(units, lengths, plan, stream) for _other in range(_lacking(drawn, plan))]
    expected = sum(drawn) / len(drawn)
    if expected <= _TINY:
        return Gamma(
            undefined(later("no variation: random continua agree as well")),
            observed,
            expected,
            len(drawn),
            plan,
            tuple(lengths),
        )
    terms = Disagreement(Fraction(observed), Fraction(expected))
    found = defined(terms)
    return Gamma(_without_interval(found), observed, expected, len(drawn), plan, tuple(lengths))


def _without_interval(value: Value) -> Value:
    reason = Interval(None, None, later("no interval for gamma: leaving out a document shuffles the others anew"))
    return Value(value.value, disagreement=value.disagreement, interval=reason)


def _demand_scipy() -> None:
    if importlib.util.find_spec("scipy") is None:
        command = "pip install “qualcode[gamma]”"  # no text: a command
        raise QualcodeError(_("Gamma needs scipy, which is not installed."), command)


# ---- random continua --------------------------------------------------------------------------------------


def _lacking(drawn: Sequence[float], plan: GammaPlan) -> int:
    """How many more continua the precision needs."""
    mean = sum(drawn) / len(drawn)
    if len(drawn) < 2 or mean <= _TINY:
        return 0
    spread = math.sqrt(sum((disorder - mean) ** 2 for disorder in drawn) / (len(drawn) - 1)) / mean
    return max(0, math.ceil((_SURE * spread / plan.precision) ** 2) - len(drawn))


def _by_chance(
    units: Sequence[Sequence[list[Segment]]],
    lengths: Sequence[int],
    plan: GammaPlan,
    stream: np.random.RandomState,
) -> float:
    """The disorder of one random continuum: every document shuffled."""
    disorder, passages = 0.0, 0
    for document, length in zip(units, lengths, strict=True):
        shuffled = _shuffled(document, length, stream)
        passages += sum(map(len, shuffled))
        disorder += best_disorder(shuffled, plan)
    return disorder / (passages / len(units[0])) if passages else 0.0


def _shuffled(document: Sequence[list[Segment]], length: int, stream: np.random.RandomState) -> list[list[Segment]]:
    sizes = [segment.length for found in document for segment in found]
    room = sum(sizes) / (2 * len(sizes)) if sizes else 0.0
    made, offsets = [], list[int]()
    for _other in document:
        offsets.append(_offset(offsets, length, room, stream))
        source = document[int(stream.randint(len(document)))]
        made.append([_moved(segment, offsets[-1], length) for segment in source])
    return made


def _offset(taken: Sequence[int], length: int, room: float, stream: np.random.RandomState) -> int:
    """An offset at least `room` away from those taken, on the ring; any where there is no such place."""
    free = [(0.0, float(length))]
    for offset in taken:
        for blocked in _around(offset, length, room):
            free = [part for piece in free for part in _cut(piece, blocked)]
    total = sum(end - start for start, end in free)
    at = float(stream.random_sample()) * (total or length)
    for start, end in free if total else [(0.0, float(length))]:
        if at < end - start:
            return int(start + at)
        at -= end - start
    return int(length * float(stream.random_sample()))


def _around(offset: int, length: int, room: float) -> Iterator[tuple[float, float]]:
    for shift in (-length, 0, length):
        yield offset + shift - room, offset + shift + room


def _cut(piece: tuple[float, float], hole: tuple[float, float]) -> list[tuple[float, float]]:
    parts = [(piece[0], min(piece[1], hole[0])), (max(piece[0], hole[1]), piece[1])]
    return [(start, end) for start, end in parts if start < end]


def _moved(segment: Segment, offset: int, length: int) -> Segment:
    """The passage moved on the ring; one that begins before the end of the text may reach beyond it."""
    start = (segment.start + offset) % length
    return Segment(start, start + segment.length, segment.value)


# ---- the best alignment -----------------------------------------------------------------------------------


def best_disorder(document: Sequence[Sequence[Segment]], plan: GammaPlan | None = None) -> float:
    """The sum of disorders of the best alignment of one document; `document` holds each coder's passages.

    Passages that cannot be aligned to lower disorder fall apart into groups, which are solved one by one.
    """
    plan = plan or GammaPlan()
    coders = len(document)
    passages = _PassageArrays.of(document)
    total = 0.0
    for group in _groups(passages, plan, coders):
        if len(group) == 1:
            total += plan.empty
        elif coders == 2:
            total += _of_two(passages, group, plan)
        else:
            total += _of_many(passages, group, plan, coders)
    return total


@dataclass(frozen=True)
class _PassageArrays:
    """The passages of a document as arrays, ordered by their start."""

    coder: Integers
    start: Integers
    end: Integers
    code: Integers

    @classmethod
    def of(cls, document: Sequence[Sequence[Segment]]) -> _PassageArrays:
        import numpy as np

        listed = sorted(
            ((segment, coder) for coder, found in enumerate(document) for segment in found),
            key=lambda listed: listed[0][:2],
        )
        codes = {
            value: number for number, value in enumerate(dict.fromkeys(segment.value for segment, _other in listed))
        }
        rows = [(coder, segment.start, segment.end, codes[segment.value]) for segment, coder in listed]
        return cls(*np.array(rows, dtype=np.int64).reshape(-1, 4).T)

    def apart(self, first: Integers, second: Integers, plan: GammaPlan) -> Floats:
        """The differences of passages, by their places; the arrays are broadcast against each other."""
        shift = abs(self.start[first] - self.start[second]) + abs(self.end[first] - self.end[second])
        size = self.end[first] - self.start[first] + self.end[second] - self.start[second]
        unlike = self.code[first] != self.code[second]
        far: Floats = plan.empty * (plan.alpha * (shift / size) ** 2 + plan.beta * unlike)
        return far


def _groups(passages: _PassageArrays, plan: GammaPlan, coders: int) -> Iterator[Integers]:
    """The passages, by their places, in groups between which no alignment can lower the disorder."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    count = len(passages.start)
    # n passages that stand alone cost n · empty; a pair whose part alone costs more is in no better tuple
    most = plan.empty * coders * math.comb(coders, 2)
    links = [pair for pair in _near(passages, plan, most) if len(pair[0])]
    first, second = (np.concatenate([pair[side] for pair in links]) if links else np.zeros(0, int) for side in (0, 1))
    graph = coo_array((np.ones(len(first)), (first, second)), shape=(count, count))
    number, labels = connected_components(graph, directed=False) if count else (0, np.zeros(0, int))
    order = np.argsort(labels, kind="stable")
    borders = np.searchsorted(labels[order], np.arange(number + 1))
    return (order[start:end] for start, end in pairwise(borders.tolist()))


def _near(passages: _PassageArrays, plan: GammaPlan, most: float) -> Iterator[tuple[Integers, Integers]]:
    """Pairs of different coders' passages that differ by less than `most`, in portions."""
    import numpy as np

    start, size = passages.start, passages.end - passages.start
    reach = math.sqrt(most / (plan.empty * plan.alpha)) if plan.alpha else math.inf
    last = np.searchsorted(start, start + reach * (size + size.max(initial=0)), side="right")
    ahead = last - np.arange(len(start)) - 1
    total = np.concatenate([[0], np.cumsum(ahead)])
    row = 0
    while row < len(start):
        stop = max(row + 1, int(np.searchsorted(total, total[row] + _ROOM, side="right")) - 1)
        first = np.repeat(np.arange(row, stop), ahead[row:stop])
        second = first + 1 + np.arange(len(first)) - (total[first] - total[row])
        close = (passages.coder[first] != passages.coder[second]) & (passages.apart(first, second, plan) < most)
        yield first[close], second[close]
        row = stop


def _of_two(passages: _PassageArrays, group: Integers, plan: GammaPlan) -> float:
    """Two coders: the assignment that saves most over leaving every passage alone."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    ours, theirs = (group[passages.coder[group] == coder] for coder in (0, 1))
    saved = np.maximum(0.0, 2 * plan.empty - passages.apart(ours[:, None], theirs, plan))
    rows, columns = linear_sum_assignment(saved, maximize=True)
    return float(plan.empty * len(group) - saved[rows, columns].sum())


def _of_many(passages: _PassageArrays, group: Integers, plan: GammaPlan, coders: int) -> float:
    """More coders: the cheapest set of tuples that holds every passage once, as an integer programme."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import coo_array

    far: list[list[float]] = passages.apart(group[:, None], group, plan).tolist()
    whose = [np.flatnonzero(passages.coder[group] == coder).tolist() for coder in range(coders)]
    tuples = list(_tuples(whose, far, plan))
    cells = [(place, column) for column, (places, _other) in enumerate(tuples) for place in places]
    rows, columns = zip(*cells, strict=True)
    holds = coo_array((np.ones(len(cells)), (rows, columns)), shape=(len(group), len(tuples)))
    found: Any = milp(
        np.array([cost for _other, cost in tuples]),
        constraints=LinearConstraint(holds.tocsr(), 1, 1),
        integrality=np.ones(len(tuples)),
        bounds=Bounds(0, 1),
    )
    if not found.success:
        raise QualcodeError(
            _(
                "The best alignment of {passages} passages was not found: {why}.",
                passages=len(group),
                why=found.message,
            ),
            _("Leave --gamma out, or compare fewer codes (--code)."),
        )
    return float(found.fun)


def _tuples(
    whose: Sequence[Sequence[int]], far: Sequence[Sequence[float]], plan: GammaPlan
) -> Iterator[tuple[tuple[int, ...], float]]:
    """Every passage alone, and every tuple of different coders' passages that costs less than its parts alone.

    `whose` holds each coder's passages, `far` the differences of all; a tuple comes with its disorder.
    """
    coders = len(whose)
    pairs = math.comb(coders, 2)
    most = plan.empty * coders * pairs
    grown: list[tuple[tuple[int, ...], float]] = [((), 0.0)]
    for found in whose:
        more = []
        for chosen, held in grown:
            for place in found:
                cost = held + sum(far[place][other] for other in chosen)
                if cost < most:
                    more.append(((*chosen, place), cost))
        grown += more
        if len(grown) > MOST_TUPLES:
            raise QualcodeError(
                _("Too many passages lie over each other for gamma."),
                _("Compare fewer codes (--code) or fewer coders (--coders)."),
            )
    for chosen, held in grown:
        cost = held + plan.empty * (pairs - math.comb(len(chosen), 2))
        if len(chosen) == 1 or (len(chosen) > 1 and cost < plan.empty * len(chosen) * pairs):
            yield chosen, cost / pairs
