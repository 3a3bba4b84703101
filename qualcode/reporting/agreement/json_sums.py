"""The sums by cluster from which figures and their intervals can be computed again, as they stand in JSON.

Every coefficient of given units is a function of how often each pattern of values occurs; with the patterns of each
cluster so is its interval, by leaving out one cluster at a time (`kernel.jackknife` has the formula). Pooled figures
add up observed and expected disagreement of the codes that are pooled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qualcode.agreement.kernel.krippendorff import coincidences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.agreement.kernel.rating_table import RatingTable
    from qualcode.agreement.kernel.ratings import Ratings
    from qualcode.agreement.passages.other_programs import ComparedSums, OverCodes, SegmentsByCluster
    from qualcode.agreement.passages.unitizing import UnitSums

Object = dict[str, Any]

_NAMES = "gaps_with_gaps gaps_with_passages passages_with_passages own_gaps own_passages"  # no text: names
PASSAGES = tuple(_NAMES.split())
_COUNTS = "first second first_matching second_matching pairs"  # no text: names
MATCHED = tuple(_COUNTS.split())


def plain(value: object) -> object:
    """A value as JSON has it: numbers, words, and sets as lists."""
    if isinstance(value, frozenset):
        return sorted(value)
    return value if isinstance(value, int | float) else str(value)


def by_cluster(table: RatingTable | None) -> Object:
    """`patterns` of values, one a coder, null for missing, and how many units of each cluster have each of them."""
    if table is None:
        return {}
    used = [place for place, there in enumerate(table.counts[0].any(axis=0).tolist()) if there]
    patterns = [
        [None if place < 0 else plain(table.categories[place]) for place in table.patterns[number]] for number in used
    ]
    return {"by_cluster": {"patterns": patterns, "units": table.counts[0][:, used].tolist()}}


def coincidence_matrix(ratings: Ratings) -> list[Object]:
    """The coincidences o_ck that are not 0."""
    return [
        {"values": [plain(first), plain(second)], "coincidences": float(number)}
        for (first, second), number in coincidences(ratings).items()
        if number
    ]


def passage_sums(sums: Sequence[Sequence[float]]) -> Object:
    """The five numbers of |u-alpha on a code's own layer, by cluster."""
    if not sums:
        return {}
    return {"passages_by_cluster": [dict(zip(PASSAGES, row, strict=True)) for row in sums]}


def compared_sums(found: ComparedSums) -> Object:
    """What figures for comparison with other programs are made of, by cluster; empty where they were not computed."""
    made: Object = {}
    if found.segments:
        made["matching_by_cluster"] = matched_rows(found.segments)
    if found.alpha_u:
        made["alpha_u_1995_by_cluster"] = [
            {
                "squared_distances": sums.apart,
                "length": sums.length,
                "passages": list(sums.passages),
                "gaps": list(sums.gaps),
            }
            for sums in found.alpha_u
            if sums.length
        ]
    if found.characters is not None:
        made["characters_by_cluster"] = by_cluster(found.characters)["by_cluster"]
    return made


def matched_rows(counts: SegmentsByCluster) -> list[list[Object]]:
    """Per cluster and pair of coders the passages of both, and how many match."""
    return [[dict(zip(MATCHED, row, strict=True)) for row in cluster] for cluster in counts]


def over_codes(found: OverCodes) -> Object:
    """What the figures over all codes at once are made of, by cluster."""
    made: Object = {}
    if found.characters is not None:
        made["characters_by_cluster"] = by_cluster(found.characters)["by_cluster"]
    if found.domains:
        made["domains"] = list(map(str, found.domains[0].domains))
        made["domains_by_cluster"] = [
            {
                "both": float(sums.both),
                "own": float(sums.own),
                "within": list(map(float, sums.within)),
                "alike": list(map(float, sums.alike)),
                "length": sums.length,
            }
            for sums in found.domains
            if sums.length
        ]
    return made


def unit_sums(sums: Sequence[UnitSums]) -> Object:
    """l, s and s* of the u-family by cluster; the first value is that of gaps, null."""
    if not sums:
        return {}
    return {
        "sums": {
            "values": [None, *map(str, sums[0].values)],
            "by_cluster": [
                {
                    "l": [[float(number) for number in row] for row in found.common],
                    "s": list(found.own),
                    "s_matched": [float(number) for number in found.own_matched],
                }
                for found in sums
                if found.documents
            ],
        }
    }
