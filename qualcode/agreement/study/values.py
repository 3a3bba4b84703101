"""Values beside presence: polarity and weight of units that both coded, and sets of codes.

Presence comes first. Whether the matter is reported as there or as lacking, and how strongly, is compared
only over units that at least two voices coded with the code.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.agreement.kernel.coefficients import percent
from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.kernel.metrics import JACCARD, MASI, Distance, Metric
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import Pattern, Ratings
from qualcode.agreement.kernel.resampling import Resampled, resample_codes, too_many
from qualcode.agreement.kernel.units import Units
from qualcode.agreement.kernel.values import Interval, Value, pooled
from qualcode.agreement.study.code_levels import CodeLevel
from qualcode.agreement.study.material import CollectedMaterial
from qualcode.agreement.study.resampling_units import Clustering
from qualcode.agreement.study.results import LabelAgreement, ValueAgreement
from qualcode.agreement.study.units import unit_patterns
from qualcode.catalogue import later
from qualcode.model.codings import Coding, Polarity

POOLED = later("pooled over codes")
NOT_UNITS = frozenset({"character", "frequency"})
"""Units that hold no values: they are not looked at one by one."""

Row = tuple[Hashable, ...]
SetRow = tuple[frozenset[str] | None, ...]
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
        return Resampled.refused(Interval(None, None, later("not by turns")), len(parts), names)
    return resample_codes([clusters.merged(row) for row in parts], names, clusters.plan, metric)


def _values_of_both(
    collected: CollectedMaterial, unit: str, layer: CodeLevel, value: Callable[[_Told, int], Hashable]
) -> list[list[Row]]:
    """Per document the values of the units that at least two voices coded, None where a voice did not."""
    units, found = collected.given_units(unit), unit_patterns(collected, unit)
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
    """Set-valued alpha by stable name, one for each distance, and the sets: a unit's value is that of its codes."""
    if unit in NOT_UNITS:
        return {}, None
    return _set_alphas(collected, _sets_of_all(collected, unit), clusters, SETS)


def label_values(collected: CollectedMaterial, unit: str, clusters: Clustering) -> LabelAgreement | None:
    """The same over the units that two voices gave at least one code each: agreement on the codes alone.

    A voice that gave none is left aside there, so that whether there is anything to code does not matter. None for
    units that hold no codes, and where only one code is compared.
    """
    if unit in NOT_UNITS or sum(layer.pooled for layer in collected.layers) < 2:
        return None
    places = range(len(collected.voices))
    rows: list[list[SetRow]] = [[] for _ in collected.documents]
    units = collected.given_units(unit)
    for number, by_voice in sorted(_sets_given(collected, unit).items()):
        if len(by_voice) > 1:
            rows[int(units.documents[number])].append(tuple(by_voice.get(voice) for voice in places))
    return LabelAgreement(sum(map(len, rows)), *_set_alphas(collected, rows, clusters, LABELS))


def _set_alphas(
    collected: CollectedMaterial, rows: list[list[SetRow]], clusters: Clustering, distances: Mapping[str, Distance]
) -> tuple[dict[str, Value], RatingTable | None]:
    sets = sorted({value for part in rows for row in part for value in row if value is not None}, key=sorted)
    whole = Ratings.from_units([row for part in rows for row in part], collected.names, sets)
    alphas = {name: krippendorff_alpha(whole, distance) for name, distance in distances.items()}
    if too_many(len(sets), len(whole.patterns)):
        refusal = Interval(None, None, later("too many different sets of codes"))
        return {name: replace(value, interval=refusal) for name, value in alphas.items()}, None
    parts = [Ratings.from_units(part, collected.names, sets) for part in rows]
    found = {
        name: replace(value, interval=_intervals([parts], clusters, distances[name]).by_code["krippendorff_alpha"][0])
        for name, value in alphas.items()
    }
    return found, _table(parts, clusters)


def _sets_given(collected: CollectedMaterial, unit: str) -> dict[int, dict[int, frozenset[str]]]:
    """Per unit and voice (numbers) the set of codes, of those that are pooled, where there is any."""
    coded = collected.coded(unit)
    names = {number: layer.name for number, layer in enumerate(collected.layers) if layer.pooled}
    given: dict[int, dict[int, set[str]]] = {}
    columns = (coded.layers.tolist(), coded.voices.tolist(), coded.units.tolist())
    for layer, voice, number in zip(*columns, strict=True):
        if layer in names:
            given.setdefault(number, {}).setdefault(voice, set()).add(names[layer])
    return {
        number: {voice: frozenset(codes) for voice, codes in by_voice.items()} for number, by_voice in given.items()
    }


def _sets_of_all(collected: CollectedMaterial, unit: str) -> list[list[SetRow]]:
    """Per document and unit the set of codes of each voice, None where the document does not count."""
    borders = collected.given_units(unit).borders.tolist()
    sets, nothing = _sets_given(collected, unit), frozenset[str]()
    return [
        [
            tuple(
                sets.get(number, {}).get(voice, nothing) if there else None
                for voice, there in enumerate(material.chosen.counts)
            )
            for number in range(first, last)
        ]
        for material, first, last in zip(collected.documents, borders, borders[1:], strict=False)
    ]
