"""Agreement on domains where both coded: cu-alpha of 2016 with domains as values, which may overlap.

A domain is a group of codes, here a top-level code with all below it. Whatever stands in one domain is one value, and
a place may lie in several domains at once, since codes of different domains may be given to the same text. Only text
counts that two coders both gave a code. Whether a place lies in a domain or not is compared for each domain, and the
terms are added over the domains:

    observed = Σ_d (l_d - l_dd) / T        expected = Σ_d l_d (T - l_d) / (T (T - S / T))

T is the length that both of two coders coded, over ordered pairs of coders / (m - 1); l_d what of it the first of
them put into d, l_dd what both did; S the squared lengths that a coder's pieces share with others' (as s* of
cu-alpha), a piece ending where any of the coder's passages begins or ends. Where no domains overlap this is cu-alpha
itself.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, pairwise

from qualcode.agreement.kernel.conditions import NEVER_USED
from qualcode.agreement.kernel.rating_table import Occurrence
from qualcode.agreement.kernel.resampling import intervals_of
from qualcode.agreement.kernel.values import Disagreement, Interval, IntervalMethod, Plan, Value, defined, undefined
from qualcode.agreement.passages.continuum import Continuum, Segment
from qualcode.agreement.passages.intervals import refused, resampled
from qualcode.agreement.passages.unitizing import NOBODY, TOO_LITTLE, Exact
from qualcode.catalogue import later

NOWHERE = later("no passage of one coder meets a passage of another")
ONE_DOMAIN = later("only one domain where both coded")
Piece = tuple[int, int, frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class DomainSums:
    """What the coefficient is made of, for one document or several.

    `both` is T, `own` S, `within` l_d and `alike` l_dd of each domain; `length` is that of the documents times their
    coders, of those that two coders finished. `passages` counts those of all coders.
    """

    domains: tuple[Hashable, ...]
    both: Exact
    own: Exact
    within: tuple[Exact, ...]
    alike: tuple[Exact, ...]
    length: int
    passages: int

    @classmethod
    def added(cls, domains: Sequence[Hashable], parts: Sequence[DomainSums]) -> DomainSums:
        """The sums of several documents."""
        places = range(len(domains))
        return cls(
            tuple(domains),
            sum((part.both for part in parts), Fraction(0)),
            sum((part.own for part in parts), Fraction(0)),
            tuple(sum((part.within[place] for part in parts), Fraction(0)) for place in places),
            tuple(sum((part.alike[place] for part in parts), Fraction(0)) for place in places),
            sum(part.length for part in parts),
            sum(part.passages for part in parts),
        )


def domain_sums(continua: Iterable[Continuum], domains: Sequence[Hashable]) -> DomainSums:
    """The sums of documents whose passages have domains as values; of those that two coders finished."""
    place = {domain: number for number, domain in enumerate(domains)}
    within, alike = ([Fraction(0)] * len(domains) for _ in range(2))
    both = own = Fraction(0)
    length = passages = 0
    for continuum in continua:
        coders = [_pieces(segments) for segments in continuum.segments.values()]
        others = len(coders) - 1
        if others < 1:
            continue
        length += continuum.length * len(coders)
        passages += sum(map(len, continuum.segments.values()))
        for ours, theirs in combinations(coders, 2):
            met = [[0] * len(ours), [0] * len(theirs)]
            for first, second, shared in _meeting(ours, theirs):
                met[0][first] += shared
                met[1][second] += shared
                both += Fraction(2 * shared, others)
                mine, yours = ours[first][2], theirs[second][2]
                for domain in mine | yours:
                    within[place[domain]] += Fraction(shared * ((domain in mine) + (domain in yours)), others)
                for domain in mine & yours:
                    alike[place[domain]] += Fraction(2 * shared, others)
            own += Fraction(sum(shared * shared for side in met for shared in side), others)
    return DomainSums(tuple(domains), both, own, tuple(within), tuple(alike), length, passages)


def domain_alpha(sums: DomainSums) -> Value:
    """The coefficient with its coverage, the share of all text that both coders coded."""
    if not sums.length:
        return undefined(NOBODY)
    if not sums.both:
        return replace(undefined(NOWHERE if sums.passages else NEVER_USED), coverage=0.0)
    coverage = float(Fraction(sums.both) / sums.length)
    total = Fraction(sums.both)
    pairs = total - Fraction(sums.own) / total
    if pairs <= 0:
        return replace(undefined(TOO_LITTLE), coverage=coverage)
    observed = sum((Fraction(a) - Fraction(b) for a, b in zip(sums.within, sums.alike, strict=True)), Fraction(0))
    expected = sum((Fraction(part) * (total - part) for part in sums.within), Fraction(0))
    if not expected:
        return replace(undefined(ONE_DOMAIN), coverage=coverage)
    return replace(defined(Disagreement(observed / total, expected / (total * pairs))), coverage=coverage)


def resample_domains(clusters: Sequence[DomainSums], plan: Plan) -> Interval:
    """The interval over clusters; those without a document that two coders finished are left aside."""
    import numpy as np

    kept = [sums for sums in clusters if sums.length]
    if plan.method is IntervalMethod.NONE or not kept:
        return refused(kept, plan)
    rows = [[float(sums.both), float(sums.own), *map(float, sums.within), *map(float, sums.alike)] for sums in kept]
    found = resampled(np.array(rows), plan)
    total, own, (within, alike) = found[:, 0], found[:, 1], np.split(found[:, 2:], 2, axis=1)
    some = np.where(total > 0, total, 1.0)
    pairs = np.where(total - own / some > 0, total - own / some, np.inf)
    observed = (within - alike).sum(axis=1) / some
    expected = (within * (total[:, None] - within)).sum(axis=1) / some / pairs
    occurrence = Occurrence(sum(sums.passages > 0 for sums in kept), several=True)
    return intervals_of((observed[:, None], expected[:, None]), [occurrence], len(kept), plan)[0]


def _pieces(segments: Sequence[Segment]) -> list[Piece]:
    """One coder's text with a code, cut at all ends of passages, with the domains of each piece; in order."""
    ends = sorted({end for segment in segments for end in segment[:2]})
    found: list[Piece] = []
    running: list[Segment] = []
    ahead = sorted(segments, key=lambda segment: segment.start, reverse=True)
    for start, end in pairwise(ends):
        running = [segment for segment in running if segment.end > start]
        while ahead and ahead[-1].start <= start:
            running.append(ahead.pop())
        if running:
            found.append((start, end, frozenset(segment.value for segment in running)))
    return found


def _meeting(ours: Sequence[Piece], theirs: Sequence[Piece]) -> Iterable[tuple[int, int, int]]:
    """Every two pieces that share text, by their places, and how much."""
    i = j = 0
    while i < len(ours) and j < len(theirs):
        shared = min(ours[i][1], theirs[j][1]) - max(ours[i][0], theirs[j][0])
        if shared > 0:
            yield i, j, shared
        if ours[i][1] <= theirs[j][1]:
            i += 1
        else:
            j += 1
