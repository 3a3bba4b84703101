"""Krippendorff's first alpha for free passages, alpha_U of 1995 and 2004, for comparison with older work.

One category at a time: passages that overlap differ by the squared distances of their ends, a passage
opposite a gap by its squared length. Superseded by the family of 2016; other programs still print it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
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


def alpha_u_1995(continua: Sequence[Continuum], values: Sequence[Hashable]) -> AlphaU:
    """alpha_U of each value over the documents that all coders finished.

    Passages of different values may overlap. Several documents are one continuum whose gaps end at the
    documents' borders, so their order does not matter.
    """
    by_value = {value: _alpha(continua, value) for value in values}
    overall = pooled(by_value.values())
    if overall.value is None:
        reasons = {value.reason for value in by_value.values()}
        overall = undefined(reasons.pop()) if len(reasons) == 1 else overall
    return AlphaU(overall, by_value)


def _alpha(continua: Sequence[Continuum], value: Hashable) -> Value:
    try:
        terms = disagreement_1995(continua, value)
    except Undefined as nothing:
        return undefined(nothing.reason)
    if not terms.expected:
        return undefined(NEVER_USED, disagreement=terms)
    return defined(terms)


def disagreement_1995(continua: Sequence[Continuum], value: Hashable) -> Disagreement:
    """Do and De of one value; raises `Undefined` where fewer than two coders finished a document."""
    coders = {coder for continuum in continua for coder in continuum.segments}
    layers = [continuum.layer(value) for continuum in continua if coders <= continuum.segments.keys()]
    length = sum(layer.length for layer in layers)
    if len(coders) < 2 or not length:
        raise Undefined(NOBODY)
    apart = sum(
        2 * _apart(ours, theirs) for layer in layers for ours, theirs in combinations(layer.segments.values(), 2)
    )
    count = len(coders)
    observed = Fraction(apart, count * (count - 1) * length**2)
    lengths = [segment.length for layer in layers for found in layer.segments.values() for segment in found]
    gaps = [gap for layer in layers for found in layer.segments.values() for gap in _gaps(found, layer.length)]
    return Disagreement(observed, _expected(lengths, gaps, count * length) * Fraction(2, length))


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
