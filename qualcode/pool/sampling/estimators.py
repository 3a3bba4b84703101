"""How figures of all documents are estimated from a sample, with their intervals. The only place of these formulas.

A stratum h has N documents, of which n were read by people; each of them stands for w = N / n (Horvitz and Thompson
1952; where all that were drawn are read, 1 / w is the chance of selection). Totals are Σ w x. Precision, recall and
F1 are ratios R = Σ w y / Σ w x, kappa is a function of four totals; each is linearised (Särndal, Swensson and Wretman
1992, 5.5): with the gradient g of the figure at the totals and e = g · x of a document,

    V = Σ_h N² (1 - n / N) s²(e) / n

where s² is the variance of e within the stratum. Units within a document (sentences) are added up before, so that
documents are the clusters. A stratum of which one document was read keeps its weight; for the variance those of a
kind (hits of rules, or not) are taken together, a single one with the largest of its kind, and for such a group

    V = n / (n - 1) Σ (w e - mean of w e)²

which is rather too large, as it holds the differences between the strata, too (collapsed strata: Cochran 1977, 5A.12;
Wolter 2007, 2.5). For strata of which nothing was read all others of their kind stand, in
proportion to their documents.

Intervals of shares are Wilson's with an effective size n* and Student's t in place of z (Korn and Graubard 1998; Dean
and Pagano 2015): n* = R (1 - R) / V, and never more than (Σ w)² / Σ w² / (1 - f) of the documents in the denominator,
f being the share of them that was read (Kish 1965). The bound is why they hold where errors are rare: V then rests on
one or two documents, or on none. Kappa above 0 is taken for such a share, with the documents that anybody gave the
code in the denominator, as where a code is rare it is close to F1; else its interval is symmetric.

Recall, F1 and kappa rest on two shares besides: precision, and the share of what the machine left that people gave.
Where hits were drawn in larger numbers, the few misses that were read weigh most; so the intervals are made to hold
what each of the two shares leaves open, joined as below.

The corrected share is the machine's share of all documents + missed - wrong, both as shares in the sample (the
difference estimator). Its interval joins theirs (MOVER: Newcombe 1998, method 10; Zou and Donner 2008) with the
correlation -sqrt(a b / ((1 - a) (1 - b))) of two shares that exclude each other.

Measured in `tests/pool/test_coverage_of_samples.py` (`-m stress`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.students_t import quantile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.int64]

CONFIDENCE = 0.95
_NOTHING = 1e-12
"""Below this a variance is none: what floating point leaves of 0."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with the ends of its interval; without them where nothing is known of its error."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class ReadSample:
    """The documents of a sample that were read, by strata.

    `stratum` is the number of each document's stratum, `sizes` how many documents each stratum has or stands for.
    `group` is the number of the strata among which the variance of each is taken: its own, or that of those of which
    one document was read, `alone` being how many these are. Of `unread` strata with `stood_for` documents nothing was
    read: others stand for them.
    """

    stratum: Places
    sizes: Floats
    group: Places
    alone: int = 0
    unread: int = 0
    stood_for: int = 0

    @property
    def read(self) -> Floats:
        """How many documents of each stratum were read."""
        import numpy as np

        return np.bincount(self.stratum, minlength=len(self.sizes)).astype(float)

    @property
    def weights(self) -> Floats:
        """How many documents each one that was read stands for."""
        return (self.sizes / self.read)[self.stratum]


@dataclass(frozen=True, slots=True)
class MetUnits:
    """How often both gave the code, the machine alone, a person alone, nobody: of each document that was read."""

    both: Floats
    machine_only: Floats
    hand_only: Floats
    neither: Floats


@dataclass(frozen=True, slots=True)
class Scores:
    """How well a machine codes what people code; None where a figure has no meaning, such as 0 of 0."""

    precision: Estimate | None
    recall: Estimate | None
    f1: Estimate | None
    kappa: Estimate | None


def read_sample(strata: Sequence[int], sizes: Sequence[int], kinds: Sequence[bool]) -> ReadSample:
    """The read documents of these `strata` (numbers into `sizes` and `kinds`).

    Raises ValueError where nothing was read.
    """
    import numpy as np

    if not len(strata):
        told = "no document was read"  # no text: for Python
        raise ValueError(told)
    read = np.bincount(np.asarray(strata, dtype=np.int64), minlength=len(sizes)).tolist()
    places = [place for place, number in enumerate(read) if number]
    unread = [place for place, size in enumerate(sizes) if size and not read[place]]
    totals = {place: float(max(sizes[place], read[place])) for place in places}
    group = {place: place for place in places}
    alone: list[int] = []
    for kind in (True, False):
        of_kind = [place for place in places if kinds[place] == kind]
        standing = of_kind or places  # where nothing of a kind was read
        there = sum(totals[place] for place in standing)
        share = 1 + sum(sizes[place] for place in unread if kinds[place] == kind) / there
        totals |= {place: totals[place] * share for place in standing}
        single = [place for place in of_kind if read[place] == 1 < totals[place]]
        alone += single
        others = [place for place in of_kind if place not in single] or places
        for place in single:
            into = single[0] if len(single) > 1 else max(others, key=lambda other: (sizes[other], -other))
            group[place] = group[into]
    at = {place: number for number, place in enumerate(places)}
    return ReadSample(
        np.array([at[place] for place in strata], dtype=np.int64),
        np.array([totals[place] for place in places], dtype=float),
        np.array([at[group[place]] for place in places], dtype=np.int64),
        len(alone),
        len(unread),
        sum(sizes[place] for place in unread),
    )


def scores(sample: ReadSample, found: MetUnits, confidence: float = CONFIDENCE) -> Scores:
    """Precision, recall, F1 and kappa of one code in all documents."""
    both = found.both
    machine, hand = both + found.machine_only, both + found.hand_only
    parts = _parts(sample, found, confidence)
    return Scores(
        ratio(sample, both, machine, confidence),
        _widened(ratio(sample, both, hand, confidence), parts, _recall, 0.0),
        _widened(ratio(sample, 2 * both, machine + hand, confidence), parts, _f1, 0.0),
        _widened(kappa(sample, found, confidence), parts, _kappa, -1.0),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """Precision, and the share of what the machine left that people gave; the weighted units of both sides."""

    precision: Estimate
    missed: Estimate
    given: float
    left: float


def _parts(sample: ReadSample, found: MetUnits, confidence: float) -> _Parts | None:
    given, left = found.both + found.machine_only, found.hand_only + found.neither
    precision = ratio(sample, found.both, given, confidence)
    missed = ratio(sample, found.hand_only, left, confidence)
    if precision is None or missed is None:
        return None
    weights = sample.weights
    return _Parts(precision, missed, float((weights * given).sum()), float((weights * left).sum()))


def _widened(
    figure: Estimate | None, parts: _Parts | None, of: Callable[[float, float, float, float], float], least: float
) -> Estimate | None:
    """The figure with an interval that holds what precision and misses leave open, each by itself (MOVER).

    `least` is the smallest value that the figure can have.
    """
    if figure is None or parts is None or figure.low is None or figure.high is None:
        return figure
    precise, missed = parts.precision, parts.missed
    ends = (precise.low, precise.high, missed.low, missed.high)
    low_of, high_of, few, many = (0.0 if end is None else end for end in ends)

    def reach(one: float, other: float) -> float:
        first = of(one, missed.value, parts.given, parts.left) - figure.value
        return math.hypot(first, of(precise.value, other, parts.given, parts.left) - figure.value)

    low, high = figure.value - reach(low_of, many), figure.value + reach(high_of, few)
    return Estimate(figure.value, max(least, min(figure.low, low)), min(1.0, max(figure.high, high)))


def _recall(precision: float, missed: float, given: float, left: float) -> float:
    hand = precision * given + missed * left
    return precision * given / hand if hand > 0 else 0.0


def _f1(precision: float, missed: float, given: float, left: float) -> float:
    return 2 * precision * given / (given + precision * given + missed * left)


def _kappa(precision: float, missed: float, given: float, left: float) -> float:
    both, hand_only = precision * given, missed * left
    top = 2 * (both * (left - hand_only) - (given - both) * hand_only)
    bottom = given * (given - both + left - hand_only) + (both + hand_only) * left
    return top / bottom if bottom > 0 else 0.0


def ratio(sample: ReadSample, part: Floats, whole: Floats, confidence: float = CONFIDENCE) -> Estimate | None:
    """Σ w part / Σ w whole with 0 <= part <= whole, with its interval; None where the whole is nothing."""
    weights = sample.weights
    total = float((weights * whole).sum())
    if total <= 0:
        return None
    value = float((weights * part).sum()) / total
    inside = whole > 0
    bound = _most_effective(sample, inside)
    if bound is None:  # all were read: nothing is estimated
        return Estimate(value, value, value)
    error = _variance(sample, (part - value * whole) / total)
    spread = value * (1 - value)
    size = min(spread / error, bound) if error > _NOTHING and spread > _NOTHING else bound
    low, high = _wilson(value, size, _student(sample, inside, confidence))
    return Estimate(value, low, high)


def kappa(sample: ReadSample, found: MetUnits, confidence: float = CONFIDENCE) -> Estimate | None:
    """Cohen's kappa of hand and machine over all documents, with its interval; None where it has no meaning."""
    import numpy as np

    weights = sample.weights
    cells = (found.both, found.machine_only, found.hand_only, found.neither)
    units = float(sum((weights * cell).sum() for cell in cells))
    if units <= 0:
        return None
    both, machine, hand, neither = (float((weights * cell).sum()) / units for cell in cells)
    top = 2 * (both * neither - machine * hand)
    bottom = (both + machine) * (machine + neither) + (both + hand) * (hand + neither)
    if bottom <= _NOTHING:
        return None
    value = top / bottom
    given = found.both + found.machine_only + found.hand_only > 0  # somewhere: else it has no meaning
    bound = _most_effective(sample, given)
    if bound is None:
        return Estimate(value, value, value)
    student = _student(sample, given, confidence)
    slopes = (
        (2 * neither, 2 * neither + machine + hand),
        (-2 * hand, both + neither + 2 * machine),
        (-2 * machine, both + neither + 2 * hand),
        (2 * both, 2 * both + machine + hand),
    )
    slope = (up - value * down for up, down in slopes)
    linear = np.sum([weight * cell for weight, cell in zip(slope, cells, strict=True)], axis=0) / bottom / units
    error = _variance(sample, linear)
    spread = value * (1 - value)
    if spread > _NOTHING:
        return Estimate(value, *_wilson(value, min(spread / error, bound) if error > _NOTHING else bound, student))
    if value > 0:
        return Estimate(value, *_wilson(1.0, bound, student))
    reach = student * math.sqrt(max(error, 1 / bound))
    return Estimate(value, max(-1.0, value - reach), min(1.0, value + reach))


def corrected_share(
    sample: ReadSample,
    machine_share: float,
    missed: Floats,
    wrong: Floats,
    domain: Floats | None = None,
    confidence: float = CONFIDENCE,
) -> Estimate | None:
    """The share of documents that people would give the code: the machine's + missed - wrong in the sample.

    `missed` and `wrong` are 1 where only a person, only the machine gave it. `domain` is 1 for the documents that the
    share is of, all where there is none. None where none of them was read.
    """
    import numpy as np

    those = np.ones(len(missed)) if domain is None else domain
    added = ratio(sample, missed * those, those, confidence)
    taken = ratio(sample, wrong * those, those, confidence)
    if added is None or taken is None:
        return None
    value = machine_share + added.value - taken.value
    assert added.low is not None and added.high is not None  # noqa: S101, PT018 - shares have both ends
    assert taken.low is not None and taken.high is not None  # noqa: S101, PT018
    odds = added.value * taken.value / max(_NOTHING, (1 - added.value) * (1 - taken.value))
    together = -min(1.0, math.sqrt(odds))
    down = _joined(added.value - added.low, taken.high - taken.value, together)
    up = _joined(added.high - added.value, taken.value - taken.low, together)
    low, high = max(0.0, value - down), min(1.0, value + up)
    return Estimate(min(1.0, max(0.0, value)), min(low, 1.0), max(high, 0.0))


def _joined(first: float, second: float, together: float) -> float:
    return math.sqrt(max(0.0, first * first - 2 * together * first * second + second * second))


def _variance(sample: ReadSample, values: Floats) -> float:
    """The variance of Σ w values: of each group that of its weighted values, without what was read as a whole."""
    import numpy as np

    strata = len(sample.sizes)
    group = sample.group[sample.stratum]
    number = np.maximum(1.0, np.bincount(group, minlength=strata))
    strata_in = np.bincount(sample.group, minlength=strata)
    left = np.where(strata_in == 1, 1 - sample.read / sample.sizes, 1.0)
    weighted = sample.weights * values
    means = np.bincount(group, weighted, minlength=strata) / number
    squares = np.bincount(group, (weighted - means[group]) ** 2, minlength=strata)
    return float((left * number / np.maximum(1.0, number - 1) * squares).sum())


def _most_effective(sample: ReadSample, inside: NDArray[np.bool_]) -> float | None:
    """The largest effective size of so many documents; None where all that there are were read."""
    weights = sample.weights
    read = weights[inside]
    open_part = max(1 - len(part) / float(part.sum()) for part in (weights, read))
    if open_part <= _NOTHING:
        return None
    total = float(read.sum())
    return total * total / float((read * read).sum()) / open_part


def _student(sample: ReadSample, inside: NDArray[np.bool_], confidence: float) -> float:
    import numpy as np

    freedom = int(inside.sum()) - len(np.unique(sample.group[sample.stratum][inside]))
    return quantile(0.5 + confidence / 2, max(1, freedom))


def _wilson(share: float, size: float, student: float) -> tuple[float, float]:
    square = student * student
    middle = (share + square / (2 * size)) / (1 + square / size)
    reach = student / (1 + square / size) * math.sqrt(share * (1 - share) / size + square / (4 * size * size))
    return max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach))
