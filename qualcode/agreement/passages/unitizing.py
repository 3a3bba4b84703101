"""Krippendorff's alpha for free passages: the family of 2016.

Krippendorff, Mathet, Bouvry & Widlöcher 2016 (Quality & Quantity 50, 2347–2364); Krippendorff 2019, section
12.6. Coders cut the continuum freely; every passage is compared by the length of its intersections with the
other coders' passages and gaps.

* u-alpha: passages and gaps with their values.
* |u-alpha (“bar u”): only whether text is relevant or not, whatever the value: agreement on boundaries. For
  a single code's own layer it is the same as u-alpha.
* cu-alpha: only the values, where both coders have a passage; (k)u-alpha: the same for one value. Both hide
  omissions and are never given without their coverage.

u, cu and (k)u exist only for codes that exclude each other: overlaps are refused with the passages. Lengths
and squares of lengths are integers and add up over documents, which have one common expectation.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from qualcode.agreement.kernel.conditions import NEVER_USED, RARE
from qualcode.agreement.kernel.values import Disagreement, Flag, Note, Value, defined, undefined
from qualcode.agreement.passages.continuum import Continuum, Segment, check_exclusive
from qualcode.catalogue import later
from qualcode.plural import counted_later

Exact = int | Fraction

NOBODY = later("no document coded by two coders")
APART = later("no passage of this code meets a passage of another coder")
TOO_LITTLE = later("too few passages meet to estimate chance")


@dataclass(frozen=True, slots=True)
class UnitSums:
    """The sums from which the family is computed; index 0 stands for gaps, k for `values[k - 1]`.

    `common[c][k]`: l_ck, the length of intersections of c with k over ordered pairs of coders / (m - 1).
    `own[c]`: s_c, what a passage cannot be paired with: Σ squared lengths; for gaps Σ lengths.
    `own_matched[c]`: s*_c of cu-alpha: Σ over passages of the mean over the other coders of the squared
    length that meets a passage of theirs. `passages[c]`: number of passages; 0 for gaps.
    Documents that fewer than two coders finished add nothing and are not counted in `documents`.
    """

    values: tuple[Hashable, ...]
    common: tuple[tuple[Exact, ...], ...]
    own: tuple[int, ...]
    own_matched: tuple[Exact, ...]
    passages: tuple[int, ...]
    documents: int

    @property
    def total(self) -> Exact:
        """T: the sum of all l_ck, the length of the continua times their coders."""
        return sum(sum(row) for row in self.common)


@dataclass(frozen=True, slots=True)
class Unitizing:
    """The family for one group of exclusive codes; `by_value` holds (k)u-alpha with its coverage."""

    u: Value
    bar_u: Value
    cu: Value
    by_value: dict[Hashable, Value]


def unit_sums(continuum: Continuum, values: Sequence[Hashable]) -> UnitSums:
    """The sums of one document over the passages of `values`; others are left out.

    Raises `NotExclusive` where one coder's passages of different values overlap. Linear in the passages for
    each pair of coders.
    """
    layer = continuum.layer(*values)
    check_exclusive([layer])
    coders = list(layer.segments.values())
    if len(coders) < 2:
        return _nothing(values)
    index = {value: place for place, value in enumerate(values, start=1)}
    size = len(values) + 1
    common = [[0] * size for _ in range(size)]
    own, matched, passages = [0] * size, [0] * size, [0] * size
    for segments in coders:
        covered = sum(segment.length for segment in segments)
        own[0] += layer.length - covered
        for segment in segments:
            own[index[segment.value]] += segment.length**2
            passages[index[segment.value]] += 1
    for place, ours in enumerate(coders):
        for theirs in coders[place + 1 :]:
            _compare(ours, theirs, layer.length, index, common, matched)
    others = len(coders) - 1
    return UnitSums(
        tuple(values),
        tuple(tuple(_share(length, others) for length in row) for row in common),
        tuple(own),
        tuple(_share(square, others) for square in matched),
        tuple(passages),
        documents=1,
    )


def added(sums: Iterable[UnitSums]) -> UnitSums:
    """The sums of several documents by the same values: one continuum, end to end."""
    first, *others = sums
    for more in others:
        first = UnitSums(
            first.values,
            tuple(_plus(ours, theirs) for ours, theirs in zip(first.common, more.common, strict=True)),
            tuple(a + b for a, b in zip(first.own, more.own, strict=True)),
            _plus(first.own_matched, more.own_matched),
            tuple(a + b for a, b in zip(first.passages, more.passages, strict=True)),
            first.documents + more.documents,
        )
    return first


def unitizing(continua: Iterable[Continuum], values: Sequence[Hashable]) -> Unitizing:
    """The whole family over several documents for a group of exclusive codes.

    >>> cuts = {
    ...     "Alex": [(2, 9, 1), (11, 17, 2), (24, 30, 5), (32, 36, 6), (36, 44, 6), (44, 60, 7)],
    ...     "Paul": [(2, 9, 1), (11, 17, 3), (19, 25, 5), (32, 44, 6)],
    ...     "Suzan": [(2, 9, 1), (11, 17, 4), (21, 27, 5), (32, 36, 6), (36, 40, 6), (40, 44, 6)],
    ... }
    >>> passages = [(coder, *passage) for coder, cut in cuts.items() for passage in cut]
    >>> family = unitizing([Continuum.of(60, passages)], [1, 2, 3, 4, 5, 6, 7])
    >>> str(family.u), str(family.bar_u), str(family.cu)  # Krippendorff et al. 2016
    ('0.510', '0.413', '0.724')
    """
    sums = added([_nothing(values), *(unit_sums(continuum, values) for continuum in continua)])
    return Unitizing(
        u_alpha(sums), bar_u_alpha(sums), cu_alpha(sums), {value: ku_alpha(sums, value) for value in values}
    )


def u_alpha(sums: UnitSums) -> Value:
    """u-alpha: ``1 - (T - Σ l_cc) / (T - Σ e_cc)``, e_cc = (l_c² - s_c) / (T - Σ s / T)."""
    if not sums.documents:
        return undefined(NOBODY)
    total = sums.total
    rows = [sum(row) for row in sums.common]
    alike = sum(sums.common[place][place] for place in range(len(rows)))
    pairs = total - Fraction(sum(sums.own)) / total if total else 0
    if not pairs:
        return undefined(later("no text"))
    by_chance = sum(row * row - own for row, own in zip(rows, sums.own, strict=True)) / pairs
    return _value(sums, Fraction(total - alike, total), Fraction(total - by_chance) / total)


def bar_u_alpha(sums: UnitSums) -> Value:
    """|u-alpha: u-alpha after all values are made one, “relevant”: ``1 - Σ l_phi,k / Σ e_phi,k``."""
    inside = sum(sum(row[1:]) for row in sums.common[1:])
    beside = sum(sums.common[0][1:])
    return u_alpha(
        replace(
            sums,
            values=("relevant",),
            common=((sums.common[0][0], beside), (beside, inside)),
            own=(sums.own[0], sum(sums.own[1:])),
            own_matched=(0, sum(sums.own_matched)),
            passages=(0, sum(sums.passages)),
        )
    )


def cu_alpha(sums: UnitSums) -> Value:
    """cu-alpha: only where both coders have a passage; its coverage is the share of such text, T* / T.

    With three or more coders of whom few meet, the correction s* can use up the whole expectation; then
    there is no value.
    """
    if not sums.documents:
        return undefined(NOBODY)
    total, pairs = _matched(sums)
    if not total:
        return _unmatched(sums)
    coverage = float(total / sums.total)
    if pairs <= 0:
        return replace(undefined(TOO_LITTLE), coverage=coverage)
    alike = by_chance = Fraction(0)
    for place in range(1, len(sums.common)):
        row = sum(sums.common[place][1:])
        alike += sums.common[place][place]
        by_chance += (row * row - sums.own_matched[place]) / pairs
    value = _value(sums, (total - alike) / total, (total - by_chance) / total)
    return replace(value, coverage=coverage)


def ku_alpha(sums: UnitSums, value: Hashable) -> Value:
    """(k)u-alpha of one value, with its coverage: the share of its length that meets a passage at all.

    ``1 - (e*_k / l*_k) (l*_k - l*_kk) / (e*_k - e*_kk)``, e* as in cu-alpha.
    """
    if not sums.documents:
        return undefined(NOBODY)
    place = sums.values.index(value) + 1
    whole, row = sum(sums.common[place]), sum(sums.common[place][1:])
    if not whole:
        return undefined(NEVER_USED)
    total, pairs = _matched(sums)
    coverage = float(Fraction(row) / whole)
    own = sums.own_matched[place]
    if not row or pairs <= 0 or row * total <= own:
        return replace(undefined(TOO_LITTLE if row else APART), coverage=coverage)
    expected_row, expected_alike = (row * total - own) / pairs, (row * row - own) / pairs
    found = _value(
        sums, Fraction(row - sums.common[place][place]) / row, (expected_row - expected_alike) / expected_row
    )
    return replace(found, coverage=coverage)


def _compare(
    ours: Sequence[Segment],
    theirs: Sequence[Segment],
    length: int,
    index: dict[Hashable, int],
    common: list[list[int]],
    matched: list[int],
) -> None:
    """Add the intersections of two coders' passages and gaps, in both orders; both lists are disjoint."""
    met_ours, met_theirs = [0] * len(ours), [0] * len(theirs)
    i = j = both = 0
    while i < len(ours) and j < len(theirs):
        start, end, value = ours[i]
        other_start, other_end, other_value = theirs[j]
        overlap = min(end, other_end) - max(start, other_start)
        if overlap > 0:
            c, k = index[value], index[other_value]
            common[c][k] += overlap
            common[k][c] += overlap
            met_ours[i] += overlap
            met_theirs[j] += overlap
            both += overlap
        if end <= other_end:
            i += 1
        else:
            j += 1
    covered = 0
    for segments, met in ((ours, met_ours), (theirs, met_theirs)):
        for (start, end, value), shared in zip(segments, met, strict=True):
            c = index[value]
            common[c][0] += end - start - shared
            common[0][c] += end - start - shared
            matched[c] += shared * shared
            covered += end - start
    common[0][0] += 2 * (length - covered + both)


def _matched(sums: UnitSums) -> tuple[Fraction, Fraction]:
    """T* and T* - Σ s* / T* of cu-alpha."""
    total = sum((Fraction(sum(row[1:])) for row in sums.common[1:]), Fraction(0))
    return total, total - sum(sums.own_matched) / total if total else Fraction(0)


def _unmatched(sums: UnitSums) -> Value:
    used = any(sums.passages)
    reason = later("no passage of one coder meets a passage of another") if used else NEVER_USED
    return replace(undefined(reason), coverage=0.0)


def _value(sums: UnitSums, observed: Fraction, expected: Fraction) -> Value:
    terms = Disagreement(observed, expected)
    passages = sum(sums.passages)
    told = counted_later(passages, "passage")
    rare = (
        (Note(Flag.RARE_CODE, later("rare code: {passages}, not interpretable", passages=told)),)
        if 0 < passages < RARE
        else ()
    )
    if expected:
        return defined(terms, rare)
    reason = later("no variation") if passages else NEVER_USED
    return undefined(reason, (Note(Flag.NO_VARIATION, reason),), terms)


def _nothing(values: Sequence[Hashable]) -> UnitSums:
    size = len(values) + 1
    zeros = (0,) * size
    return UnitSums(tuple(values), (zeros,) * size, zeros, zeros, zeros, documents=0)


def _share(number: int, others: int) -> Exact:
    return number if others == 1 else Fraction(number, others)


def _plus(first: Sequence[Exact], second: Sequence[Exact]) -> tuple[Exact, ...]:
    return tuple(ours + theirs for ours, theirs in zip(first, second, strict=True))
