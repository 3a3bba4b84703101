"""Segments that match: counts for comparison with programs that compare passage by passage.

A passage of one coder agrees if the other coder has a passage of the same code and the text that the two
share is at least so many per cent of the text that they cover together. Text that neither coded does not
occur in this table, so chance has to be assumed and cannot be estimated: 1 / number of codes where a passage has one
code, 1 / number of sets of codes where it may have several.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from qualcode.agreement.kernel.values import Disagreement, Value, defined, undefined
from qualcode.agreement.passages.continuum import Continuum, Segment
from qualcode.catalogue import later


@dataclass(frozen=True, slots=True)
class SegmentCounts:
    """Passages of the first and second coder, and how many of each agree; `pairs` matches them one to one."""

    first: int = 0
    second: int = 0
    first_agreeing: int = 0
    second_agreeing: int = 0
    pairs: int = 0

    @property
    def numbers(self) -> tuple[int, int, int, int, int]:
        """The five counts, in the order of the fields."""
        return self.first, self.second, self.first_agreeing, self.second_agreeing, self.pairs

    def __add__(self, other: SegmentCounts) -> SegmentCounts:
        return SegmentCounts(
            self.first + other.first,
            self.second + other.second,
            self.first_agreeing + other.first_agreeing,
            self.second_agreeing + other.second_agreeing,
            self.pairs + other.pairs,
        )


def segment_counts(
    continua: Iterable[Continuum], values: Sequence[Hashable], coders: tuple[str, str], least: int = 90
) -> SegmentCounts:
    """Count the passages of two coders that agree: shared text at least `least` per cent of their common text.

    `least` is from 1 to 100. Both directions are counted. Documents that one of the two did not finish are
    left out. Codes may overlap: each is compared with itself only.
    """
    if not 1 <= least <= 100:
        raise ValueError("the overlap asked for is from 1 to 100 per cent")  # no text: Python alone sees it
    total = SegmentCounts()
    for continuum in continua:
        if all(coder in continuum.segments for coder in coders):
            for value in values:
                layer = continuum.layer(value).segments
                total += matches(layer[coders[0]], layer[coders[1]], least)
    return total


def matches(ours: Sequence[Segment], theirs: Sequence[Segment], least: int) -> SegmentCounts:
    """Matches of two coders' passages of a code, disjoint and in order; `least` as for `segment_counts`.

    Each counts in one pair at most. Taking each match at the first occasion gives the most pairs.
    """
    hit_ours, hit_theirs = [False] * len(ours), [False] * len(theirs)
    taken = (-1, -1)
    pairs = i = j = 0
    while i < len(ours) and j < len(theirs):
        segment, other = ours[i], theirs[j]
        shared = min(segment.end, other.end) - max(segment.start, other.start)
        if shared > 0 and 100 * shared >= least * (segment.length + other.length - shared):
            hit_ours[i] = hit_theirs[j] = True
            if i > taken[0] and j > taken[1]:
                taken = (i, j)
                pairs += 1
        if segment.end <= other.end:
            i += 1
        else:
            j += 1
    return SegmentCounts(len(ours), len(theirs), sum(hit_ours), sum(hit_theirs), pairs)


def segment_percent(counts: SegmentCounts) -> Value:
    """Share of agreeing passages among all passages of both coders."""
    passages = counts.first + counts.second
    if not passages:
        return undefined(later("no passages"))
    agreeing = counts.first_agreeing + counts.second_agreeing
    return defined(Disagreement(1 - Fraction(agreeing, passages), Fraction(1)))


def segment_brennan_prediger(counts: SegmentCounts, categories: int) -> Value:
    """Brennan and Prediger's kappa of the passages: ``(po - 1/q) / (1 - 1/q)``, q the number of codes."""
    if categories < 2 and counts.first + counts.second:
        return undefined(later("only one code: chance agreement is 1"))
    return _by_chance(counts, Fraction(1, max(1, categories)))


def segment_kappa_of_sets(counts: SegmentCounts, categories: int) -> Value:
    """The same where a passage may have several of the q codes: each set of them is as likely, ``pe = 1 / 2^q``."""
    return _by_chance(counts, Fraction(1, 2**categories))


def _by_chance(counts: SegmentCounts, chance: Fraction) -> Value:
    share = segment_percent(counts)
    if share.disagreement is None:
        return share
    return defined(Disagreement(share.disagreement.observed, 1 - chance))


def holsti(counts: SegmentCounts) -> Value:
    """Holsti's coefficient of reliability 2M / (N1 + N2) (Holsti 1969), M pairs of passages that agree.

    Every passage counts in one pair at most; above an overlap of 50 per cent it is `segment_percent`.
    """
    passages = counts.first + counts.second
    if not passages:
        return undefined(later("no passages"))
    return defined(Disagreement(1 - Fraction(2 * counts.pairs, passages), Fraction(1)))
