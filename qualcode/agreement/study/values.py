"""Values beside presence: polarity and weight of units that both coded, and sets of codes.

Presence comes first. Whether the matter is reported as there or as lacking, and how strongly, is compared
only over units that at least two voices coded with the code.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.coefficients import percent
from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.kernel.metrics import JACCARD, MASI, Distance, Metric
from qualcode.agreement.kernel.pattern_counts import numbered_patterns
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import Pattern, Ratings
from qualcode.agreement.kernel.resampling import Resampled, resample_codes, resample_tables, too_many
from qualcode.agreement.kernel.sums import distinct
from qualcode.agreement.kernel.units import Units
from qualcode.agreement.kernel.values import Interval, Value, pooled
from qualcode.agreement.study.code_levels import CodeLevel
from qualcode.agreement.study.material import CollectedMaterial
from qualcode.agreement.study.resampling_units import Clustering
from qualcode.agreement.study.results import LabelAgreement, ValueAgreement
from qualcode.catalogue import later
from qualcode.model.codings import Coding, Polarity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

POOLED = later("pooled over codes")
NOT_UNITS = frozenset({"character", "frequency"})
"""Units that hold no values: they are not looked at one by one."""

NOT_BY_TURNS = Interval(None, None, later("not by turns"))

Row = tuple[Hashable, ...]
SETS: dict[str, Distance] = {"set_alpha_jaccard": JACCARD, "set_alpha_masi": MASI}
LABELS: dict[str, Distance] = {"labels_alpha_jaccard": JACCARD, "labels_alpha_masi": MASI}


@dataclass(frozen=True, slots=True)
class _Told:
    """What one voice's codings of a layer say of a document's units."""

    by_unit: dict[int, list[tuple[int, Coding]]]
    alone: dict[int, set[Polarity]]


def polarity_values(collected: CollectedMaterial, unit: str, clusters: Clustering) -> tuple[ValueAgreement, ...]:
    """Agreement on polarity for each code that somebody gave as absent or mixed, and pooled over these.

    A unit's polarity is that of the passages that by themselves make it count as coded, “mixed” if these
    differ; where only several together do, that of the one that shares most with it.
    """
    lacking = {coding.code for coding in collected.codings() if coding.polarity is not Polarity.PRESENT}
    chosen = [layer for layer in collected.layers if layer.pooled and layer.keys & lacking]
    order = [polarity.value for polarity in Polarity]
    return _agreements(collected, unit, clusters, chosen, _polarity, Metric.NOMINAL, order)


def weight_values(collected: CollectedMaterial, unit: str, clusters: Clustering) -> tuple[ValueAgreement, ...]:
    """Agreement on weight for each code that has any: that of the passage that shares most with the unit."""
    weights = {coding.code: coding.weight for coding in collected.codings() if coding.weight is not None}
    chosen = [layer for layer in collected.layers if layer.pooled and layer.keys & weights.keys()]
    order = sorted({coding.weight for coding in collected.codings() if coding.weight is not None})
    return _agreements(collected, unit, clusters, chosen, _weight, Metric.INTERVAL, order)


def _agreements(
    collected: CollectedMaterial,
    unit: str,
    clusters: Clustering,
    chosen: Sequence[CodeLevel],
    value: Callable[[_Told, int], Hashable],
    metric: Metric,
    categories: Sequence[Hashable],
) -> tuple[ValueAgreement, ...]:
    if not chosen or unit in NOT_UNITS:
        return ()
    parts = [
        [
            Ratings.from_units(rows, collected.names, categories)
            for rows in _values_of_both(collected, unit, layer, value)
        ]
        for layer in chosen
    ]
    whole = [Ratings.merged(row) for row in parts]
    percents = [percent(ratings) for ratings in whole]
    alphas = [krippendorff_alpha(ratings, metric) for ratings in whole]
    drawn = _intervals(parts, clusters, metric)
    found = [
        ValueAgreement(
            layer.name,
            whole[place],
            replace(percents[place], interval=drawn.by_code["percent"][place]),
            replace(alphas[place], interval=drawn.by_code["krippendorff_alpha"][place]),
            _table(parts[place], clusters),
        )
        for place, layer in enumerate(chosen)
    ]
    if len(found) > 1:
        share = replace(pooled(percents), interval=drawn.pooled["percent"])
        alpha = replace(pooled(alphas), interval=drawn.pooled["krippendorff_alpha"])
        found.append(ValueAgreement(POOLED, Ratings.merged(whole), share, alpha))
    return tuple(found)


def _table(parts: Sequence[Ratings], clusters: Clustering) -> RatingTable | None:
    """The ratings of documents by clusters; none by turns."""
    return None if clusters.plan.cluster == "turn" else RatingTable.of([clusters.merged(parts)])


def _intervals(parts: Sequence[Sequence[Ratings]], clusters: Clustering, metric: Metric | Distance) -> Resampled:
    names = ("percent", "krippendorff_alpha")
    if clusters.plan.cluster == "turn":
        return Resampled.refused(NOT_BY_TURNS, len(parts), names)
    return resample_codes([clusters.merged(row) for row in parts], names, clusters.plan, metric)


def _values_of_both(
    collected: CollectedMaterial, unit: str, layer: CodeLevel, value: Callable[[_Told, int], Hashable]
) -> list[list[Row]]:
    """Per document the values of the units that at least two voices coded, None where a voice did not."""
    units, found = collected.given_units(unit), collected.unit_patterns(unit)
    both = [pattern.count(1) > 1 for pattern in found.patterns]
    rows: list[list[Row]] = [[] for _ in collected.documents]
    wanted: dict[int, list[tuple[int, Pattern]]] = {}
    mine = found.layers == collected.layers.index(layer)
    for number, said in zip(found.units[mine].tolist(), found.said[mine].tolist(), strict=True):
        if both[said]:
            wanted.setdefault(int(units.documents[number]), []).append((number, found.patterns[said]))
    for document, coded in wanted.items():
        first = int(units.borders[document])
        there = collected.units_of(unit, document)
        told = [_told(there, codings, layer) for codings in collected.documents[document].chosen.codings]
        rows[document] = [
            tuple(
                value(voice, number - first) if given == 1 else None
                for voice, given in zip(told, pattern, strict=True)
            )
            for number, pattern in coded
        ]
    return rows


def _told(units: Units, codings: Sequence[Coding], layer: CodeLevel) -> _Told:
    by_unit: dict[int, list[tuple[int, Coding]]] = {}
    alone: dict[int, set[Polarity]] = {}
    for coding in codings:
        if coding.code in layer.keys:
            for unit, length in units.shared(coding.span).items():
                by_unit.setdefault(unit, []).append((length, coding))
            for unit in units.coded([coding.span]):
                alone.setdefault(unit, set()).add(coding.polarity)
    return _Told(by_unit, alone)


def _polarity(told: _Told, unit: int) -> Hashable:
    polarities = told.alone.get(unit)
    if polarities is None:
        return max(told.by_unit[unit], key=lambda shared: shared[0])[1].polarity.value
    return (polarities.copy().pop() if len(polarities) == 1 else Polarity.MIXED).value


def _weight(told: _Told, unit: int) -> Hashable:
    weighed = [shared for shared in told.by_unit[unit] if shared[1].weight is not None]
    return max(weighed, key=lambda shared: shared[0])[1].weight if weighed else None


# ---- sets of codes ----------------------------------------------------------------------------------------


def set_values(
    collected: CollectedMaterial, unit: str, clusters: Clustering
) -> tuple[dict[str, Value], RatingTable | None]:
    """Set-valued alpha by stable name, one for each distance, and the sets: a unit's value is that of its codes.

    A voice for whom the document of a unit does not count has none there.
    """
    if unit in NOT_UNITS:
        return {}, None
    import numpy as np

    given = _sets_given(collected, unit)
    empty = len(given.sets)
    counts = collected.counts[collected.given_units(unit).documents]
    said = np.where((given.said < 0) & counts, empty, given.said)
    sets = (*given.sets, frozenset[str]())
    return _set_alphas(collected, _UnitSets(sets, said, given.documents), clusters, SETS)


def label_values(collected: CollectedMaterial, unit: str, clusters: Clustering) -> LabelAgreement | None:
    """The same over the units that two voices gave at least one code each: agreement on the codes alone.

    A voice that gave none is left aside there, so that whether there is anything to code does not matter. None for
    units that hold no codes, and where only one code is compared.
    """
    if unit in NOT_UNITS or sum(layer.pooled for layer in collected.layers) < 2:
        return None
    given = _sets_given(collected, unit)
    both = (given.said >= 0).sum(axis=1) > 1
    chosen = _UnitSets(given.sets, given.said[both], given.documents[both])
    return LabelAgreement(len(chosen.said), *_set_alphas(collected, chosen, clusters, LABELS))


@dataclass(frozen=True, slots=True)
class _UnitSets:
    """Sets of codes of units: per unit and voice the number of the set, -1 for none, and per unit the document."""

    sets: tuple[frozenset[str], ...]
    said: Integers
    documents: Integers

    def in_order(self) -> _UnitSets:
        """The same with those sets only that occur, in the order of their codes' names."""
        import numpy as np

        occurring = sorted(distinct(self.said[self.said >= 0]).tolist(), key=lambda place: sorted(self.sets[place]))
        places = np.full(len(self.sets) + 1, -1)  # the last one is that of -1
        places[occurring] = np.arange(len(occurring))
        return _UnitSets(tuple(self.sets[place] for place in occurring), places[self.said], self.documents)

    def by_cluster(self, clusters: Sequence[int], coders: tuple[str, ...]) -> RatingTable:
        """The ratings of each cluster; `clusters` gives each document the number of its own."""
        import numpy as np

        order = {number: place for place, number in enumerate(dict.fromkeys(clusters))}
        cluster = np.array([order[number] for number in clusters], dtype=np.int64)[self.documents]
        rows = np.argsort(cluster, kind="stable")
        patterns, pattern = numbered_patterns(self.said[rows], len(self.sets))
        size = len(order) * len(patterns)
        counts = np.bincount(cluster[rows] * len(patterns) + pattern, minlength=size)
        return RatingTable(coders, self.sets, tuple(patterns), counts.reshape(1, len(order), len(patterns)))


def _set_alphas(
    collected: CollectedMaterial, given: _UnitSets, clusters: Clustering, distances: Mapping[str, Distance]
) -> tuple[dict[str, Value], RatingTable | None]:
    import numpy as np

    given = given.in_order()
    patterns, pattern = numbered_patterns(given.said, len(given.sets))
    counts = np.bincount(pattern, minlength=len(patterns)).tolist()
    whole = Ratings(collected.names, given.sets, dict(zip(patterns, counts, strict=True)))
    alphas = {name: krippendorff_alpha(whole, distance) for name, distance in distances.items()}
    if too_many(len(given.sets), len(patterns)):
        refusal = Interval(None, None, later("too many different sets of codes"))
        return {name: replace(value, interval=refusal) for name, value in alphas.items()}, None
    if clusters.plan.cluster == "turn":
        return {name: replace(value, interval=NOT_BY_TURNS) for name, value in alphas.items()}, None
    table = given.by_cluster(clusters.clusters, collected.names)
    found = {}
    for name, value in alphas.items():
        drawn = resample_tables([table], ["krippendorff_alpha"], clusters.plan, distances[name])
        found[name] = replace(value, interval=drawn.by_code["krippendorff_alpha"][0])
    return found, table


def _sets_given(collected: CollectedMaterial, unit: str) -> _UnitSets:
    """Of all units the sets of those codes that are pooled, where there is any."""
    import numpy as np

    coded, units, voices = collected.coded(unit), collected.given_units(unit), len(collected.voices)
    pooled_layers = np.array([layer.pooled for layer in collected.layers], dtype=bool)
    chosen = np.flatnonzero(pooled_layers[coded.layers])
    cells = coded.units[chosen] * voices + coded.voices[chosen]
    order = np.argsort(cells, kind="stable")  # within a cell the layers stay in their order
    cells, layers = cells[order], coded.layers[chosen][order]
    starts = np.flatnonzero(np.diff(cells, prepend=-1))
    sizes = np.diff(np.append(starts, len(cells)))
    number = np.zeros(len(starts), dtype=np.int64)
    for place in range(int(sizes.max(initial=0))):
        longer = np.flatnonzero(sizes > place)
        number *= len(collected.layers) + 1
        number[longer] += layers[starts[longer] + place] + 1
        number = np.unique(number, return_inverse=True)[1].ravel()
    first = np.unique(number, return_index=True)[1]
    members = [layers[starts[at] : starts[at] + sizes[at]].tolist() for at in first.tolist()]
    said = np.full(len(units.lengths) * voices, -1)
    said[cells[starts]] = number
    names = [layer.name for layer in collected.layers]
    sets = tuple(frozenset(names[layer] for layer in found) for found in members)
    return _UnitSets(sets, said.reshape(-1, voices), units.documents)
