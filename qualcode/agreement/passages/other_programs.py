"""Figures of passages for comparison with other programs: segment overlap, Holsti, alpha_U of 1995."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.resampling import resample_tables
from qualcode.agreement.kernel.values import Interval, Plan, Value
from qualcode.agreement.passages.continuum import Continuum
from qualcode.agreement.passages.layer_sums import PassageRows
from qualcode.agreement.passages.matching_segments import matching_counts
from qualcode.agreement.passages.segment_figures import MatchedSegments

if TYPE_CHECKING:
    from qualcode.agreement.passages.domains import DomainSums
    from qualcode.agreement.passages.unitizing_1995 import AlphaUSums

OVER_CODES = frozenset({"binary_alpha", "domain_alpha"})
"""Figures over all codes at once, which no single code has."""
_ANY = "any"  # no text: a value
SegmentsByCluster = Sequence[Sequence[Sequence[int]]]
"""Per cluster and pair of coders the five numbers of `SegmentCounts`."""


@dataclass(frozen=True, slots=True)
class ComparedSums:
    """What a code's figures are computed from, by cluster: matching passages, alpha_U of 1995, characters."""

    segments: SegmentsByCluster = ()
    alpha_u: Sequence[AlphaUSums] = ()
    characters: RatingTable | None = None


@dataclass(frozen=True, slots=True)
class OverCodes:
    """Figures over all codes at once, by stable name, and what they are made of by cluster.

    `binary_alpha` asks of each character whether it has any code (`characters`), `domain_alpha` which domains the
    text is in that two coders coded (`domains`).
    """

    values: dict[str, Value]
    characters: RatingTable | None = None
    domains: Sequence[DomainSums] = ()


def over_codes(
    continua: Sequence[Continuum],
    domains: Sequence[Hashable],
    coders: Sequence[str],
    clusters: Sequence[int],
    plan: Plan,
    refusal: Interval | None = None,
) -> OverCodes:
    """Whether characters have any code, and which domains; these are the values of the passages.

    `clusters` gives each document the number of its cluster. A `refusal` stands in place of both intervals.
    """
    from qualcode.agreement.passages.characters import character_ratings  # a usual report needs none of these
    from qualcode.agreement.passages.domains import DomainSums, domain_alpha, domain_sums, resample_domains

    by_cluster: dict[int, list[Continuum]] = {}
    for cluster, continuum in zip(clusters, continua, strict=True):
        by_cluster.setdefault(cluster, []).append(continuum)
    parts = list(by_cluster.values())
    anything = [[continuum.renamed(lambda _value: _ANY) for continuum in part] for part in parts]
    table = RatingTable.of([[character_ratings(part, _ANY, coders) for part in anything]])
    sums = [domain_sums(part, domains) for part in parts]
    (ratings,) = table.whole()
    values = {
        "binary_alpha": krippendorff_alpha(ratings),
        "domain_alpha": domain_alpha(DomainSums.added(domains, sums)),
    }
    if refusal is not None:
        return OverCodes({name: replace(value, interval=refusal) for name, value in values.items()})
    of_binary = resample_tables([table], ["krippendorff_alpha"], plan).by_code["krippendorff_alpha"][0]
    values["binary_alpha"] = replace(values["binary_alpha"], interval=of_binary)
    values["domain_alpha"] = replace(values["domain_alpha"], interval=resample_domains(sums, plan))
    return OverCodes(values, table, sums)


@dataclass(frozen=True)
class CodedPassages:
    """Passages of several codes in the same documents; `continua` gives those of a code (by its place).

    `codes` are the values of the passages, `chosen` the places of those that are pooled, in order. `clusters` gives
    each document the number of its cluster; a `refusal` stands in place of all intervals. `rows` are the passages of
    all codes where they are there as arrays already.
    """

    coders: tuple[str, ...]
    codes: Sequence[Hashable]
    chosen: Sequence[int]
    continua: Callable[[int], Sequence[Continuum]]
    clusters: Sequence[int]
    plan: Plan
    refusal: Interval | None = None
    rows: PassageRows | None = None

    @cached_property
    def _places(self) -> list[int]:
        """Per document the place of its cluster, in the order in which they come."""
        new = {number: place for place, number in enumerate(dict.fromkeys(self.clusters))}
        return [new[number] for number in self.clusters]

    def _by_cluster(self, place: int) -> list[list[Continuum]]:
        found: list[list[Continuum]] = [[] for _ in range(max(self._places, default=-1) + 1)]
        for cluster, continuum in zip(self._places, self.continua(place), strict=True):
            found[cluster].append(continuum)
        return found

    def matched(self, places: Sequence[int], overlap: int) -> MatchedSegments:
        """How many passages match, of some of the codes (their places)."""
        import numpy as np

        documents = self.continua(0) if self.codes else []
        finished = np.array([[coder in continuum.segments for coder in self.coders] for continuum in documents])
        finished = finished.reshape(-1, len(self.coders)).astype(bool)
        clusters = np.array(self._places, dtype=np.int64)
        compared = np.zeros(int(clusters.max(initial=-1)) + 1, dtype=bool)
        compared[clusters[finished.sum(axis=1) > 1]] = True
        rows = self.rows or PassageRows.of(map(self.continua, range(len(self.codes))), self.coders)
        new = np.full(len(self.codes), -1)
        new[list(places)] = np.arange(len(places))
        rows = rows.chosen(new[rows.layers] >= 0)
        rows = replace(rows, layers=new[rows.layers])
        counts = matching_counts(rows, finished, clusters, (len(places), len(compared)), overlap)
        return MatchedSegments(self.coders, counts, compared)

    def overlap(self, overlap: int) -> tuple[dict[str, Value], MatchedSegments]:
        """The figures of segment overlap over the codes that are pooled, and their counts."""
        matched = self.matched(self.chosen, overlap)
        (found,) = matched.figures([range(len(self.chosen))], len(self.chosen), self.plan, self.refusal)
        return found, matched

    def overlap_by_code(self, overlap: int) -> tuple[list[dict[str, Value]], MatchedSegments]:
        """The figures of segment overlap of each code, and their counts."""
        matched = self.matched(range(len(self.codes)), overlap)
        groups = [[place] for place in range(len(self.codes))]
        return matched.figures(groups, len(self.chosen), self.plan, self.refusal), matched

    def alpha_u(self) -> tuple[list[Value], Value, list[list[AlphaUSums]]]:
        """alpha_U of 1995 of each code, over those that are pooled, and each code's sums by cluster."""
        from qualcode.agreement.passages.alpha_u_intervals import resample_alpha_u
        from qualcode.agreement.passages.unitizing_1995 import AlphaUSums, alpha_of, alpha_u_sums, over_all

        coders = {coder for continuum in self.continua(0) for coder in continuum.segments}
        sums = [
            [alpha_u_sums(part, value, coders) for part in self._by_cluster(place)]
            for place, value in enumerate(self.codes)
        ]
        values = [alpha_of(AlphaUSums.added(found), len(coders)) for found in sums]
        whole = over_all([values[place] for place in self.chosen])
        if self.refusal is not None:
            by_code, together = [self.refusal] * len(values), self.refusal
        else:
            by_code, together = resample_alpha_u(sums, self.chosen, len(coders), self.plan)
        values = [replace(value, interval=interval) for value, interval in zip(values, by_code, strict=True)]
        return values, replace(whole, interval=together), sums
