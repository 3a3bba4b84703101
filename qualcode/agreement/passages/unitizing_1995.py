"""Krippendorff's first alpha for free passages, alpha_U of 1995 and 2004, for comparison with older work.

One category at a time: passages that overlap differ by the squared distances of their ends, a passage
opposite a gap by its squared length. Superseded by the family of 2016; other programs still print it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise

from qualcode.agreement.kernel.conditions import NEVER_USED
from qualcode.agreement.kernel.values import Disagreement, Undefined, Value, defined, pooled, undefined
from qualcode.agreement.passages.continuum import Continuum, Segment
from qualcode.agreement.passages.unitizing import NOBODY


@dataclass(frozen=True, slots=True)
class AlphaU:
    """alpha_U over all categories, ``1 - Σ Do / Σ De``, and of each."""

    overall: Value
    by_value: dict[Hashable, Value]


@dataclass(frozen=True, slots=True)
class AlphaUSums:
    """What one category's alpha_U is made of, over documents that all coders finished.

    `apart` is the squared difference of passages and gaps over the pairs of coders, each once, `length` that of the
    documents; `passages` and `gaps` are the lengths of those of all coders.
    """

    apart: int
    length: int
    passages: tuple[int, ...]
    gaps: tuple[int, ...]

    @classmethod
    def added(cls, parts: Sequence[AlphaUSums]) -> AlphaUSums:
        """Those of several documents or clusters as one."""
        return cls(
            sum(part.apart for part in parts),
            sum(part.length for part in parts),
            tuple(length for part in parts for length in part.passages),
            tuple(length for part in parts for length in part.gaps),
        )

    def terms(self, coders: int) -> Disagreement:
        """Do and De; raises `Undefined` where fewer than two coders finished a document."""
        if coders < 2 or not self.length:
            raise Undefined(NOBODY)
        observed = Fraction(2 * self.apart, coders * (coders - 1) * self.length**2)
        expected = _expected(self.passages, self.gaps, coders * self.length)
        return Disagreement(observed, expected * Fraction(2, self.length))


def alpha_u_1995(continua: Sequence[Continuum], values: Sequence[Hashable]) -> AlphaU:
    """alpha_U of each value over the documents that all coders finished.

    Passages of different values may overlap. Several documents are one continuum whose gaps end at the
    documents' borders, so their order does not matter.
    """
    coders = _coders(continua)
    by_value = {value: alpha_of(alpha_u_sums(continua, value, coders), len(coders)) for value in values}
    return AlphaU(over_all(list(by_value.values())), by_value)


def over_all(values: Sequence[Value]) -> Value:
    """alpha_U over several values; where none exists for one reason, that is given."""
    overall = pooled(values)
    if overall.value is None:
        reasons = {value.reason for value in values}
        overall = undefined(reasons.pop()) if len(reasons) == 1 else overall
    return overall


def alpha_of(sums: AlphaUSums, coders: int) -> Value:
    """alpha_U of one value, by so many coders."""
    try:
        terms = sums.terms(coders)
    except Undefined as nothing:
        return undefined(nothing.reason)
    if not terms.expected:
        return undefined(NEVER_USED, disagreement=terms)
    return defined(terms)


def alpha_u_sums(continua: Iterable[Continuum], value: Hashable, coders: Collection[str]) -> AlphaUSums:
    """The sums of one value over the documents that all of the coders finished."""
    apart = length = 0
    passages: list[int] = []
    gaps: list[int] = []
    for continuum in continua:
        if not continuum.segments.keys() >= set(coders):
            continue
        layer = continuum.layer(value)
        length += layer.length
        apart += sum(_apart(ours, theirs) for ours, theirs in combinations(layer.segments.values(), 2))
        for found in layer.segments.values():
            passages += [segment.length for segment in found]
            gaps += _gaps(found, layer.length)
    return AlphaUSums(apart, length, tuple(passages), tuple(gaps))


def _coders(continua: Iterable[Continuum]) -> set[str]:
    return {coder for continuum in continua for coder in continuum.segments}


def _apart(ours: Sequence[Segment], theirs: Sequence[Segment]) -> int:
    """Σ of squared differences of two coders' passages and gaps, each pair once."""
    total = i = j = 0
    met_ours, met_theirs = [False] * len(ours), [False] * len(theirs)
    while i < len(ours) and j < len(theirs):
        segment, other = ours[i], theirs[j]
        if min(segment.end, other.end) > max(segment.start, other.start):
            total += (segment.start - other.start) ** 2 + (segment.end - other.end) ** 2
            met_ours[i] = met_theirs[j] = True
        if segment.end <= other.end:
            i += 1
        else:
            j += 1
    for segments, met in ((ours, met_ours), (theirs, met_theirs)):
        total += sum(segment.length**2 for segment, hit in zip(segments, met, strict=True) if not hit)
    return total


def _gaps(segments: Sequence[Segment], length: int) -> list[int]:
    """The lengths of one coder's gaps."""
    borders = [(0, 0), *((segment.start, segment.end) for segment in segments), (length, length)]
    return [following[0] - before[1] for before, following in pairwise(borders) if following[0] > before[1]]


def _expected(lengths: Sequence[int], gaps: Sequence[int], positions: int) -> Fraction:
    """The expected difference of two randomly placed passages and gaps, before the factor 2 / L."""
    ordered = sorted(gaps)
    sums = [0]
    for gap in reversed(ordered):
        sums.append(sums[-1] + gap)
    thrice = 0
    for length in lengths:
        fitting = len(ordered) - bisect_left(ordered, length)
        places = sums[fitting] - fitting * (length - 1)
        thrice += (len(lengths) - 1) * (2 * length**3 - 3 * length**2 + length) + 3 * length**2 * places
    pairs = positions * (positions - 1) - sum(length * (length - 1) for length in lengths)
    return Fraction(thrice, 3 * pairs) if pairs else Fraction(0)
