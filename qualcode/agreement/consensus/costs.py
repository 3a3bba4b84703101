"""What places take from alpha: of the units in them on which the two coders disagree about the code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from qualcode.agreement.confusions.settling import PooledAlpha
from qualcode.agreement.consensus.places import ConsensusPlaces, PlaceKind
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.material import CollectedMaterial, collect
from qualcode.agreement.study.units import rate_units
from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.progress import Progress, part_of, untold
from qualcode.project.project import Project

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualcode.agreement.study.layout import UnitPatterns

    Integers = NDArray[np.int64]
    Floats = NDArray[np.float64]

UNIT = "sentence"
"""Over which units alpha is taken."""


def with_costs(
    project: Project, found: ConsensusPlaces, *, assume_finished: bool = False, progress: Progress = untold
) -> ConsensusPlaces:
    """The places with what they cost; without, and with the reason, where the two cannot be compared."""
    progress(0, 1)
    comparison = Comparison(coders=(found.first.uuid, found.second.uuid), unit=UNIT, assume_finished=assume_finished)
    try:
        collected = collect(project, comparison)
        collected.given_units(UNIT, part_of(progress, 0, 0.7))
        ratings = rate_units(collected, comparison).whole()
    except QualcodeError as error:
        return replace(found, no_costs=error.message)
    pooled = {place: ratings[place] for place, layer in enumerate(collected.layers) if layer.pooled}
    rated = collected.unit_patterns(UNIT)
    alpha = PooledAlpha(pooled, rated.patterns)
    if not alpha.is_defined:
        return replace(found, no_costs=_("There is no unit that two coders rated."))
    costs = _costs(found, collected, alpha, rated, list(pooled))
    progress(1, 1)
    places = tuple(
        replace(place, cost=cost) if cost else place for place, cost in zip(found, costs.tolist(), strict=True)
    )
    return replace(found, places=places, alpha=alpha.value)


def _costs(
    found: ConsensusPlaces,
    collected: CollectedMaterial,
    alpha: PooledAlpha,
    rated: UnitPatterns,
    layers: Sequence[int],
) -> Floats:
    """Per place the sum of what the units in it cost, each in the first place of its code that it touches."""
    import numpy as np

    differing = np.array([{0, 1} <= set(pattern) for pattern in rated.patterns], dtype=bool)
    chosen = np.isin(rated.layers, layers) & differing[rated.said]
    of_layers, numbers, said = rated.layers[chosen], rated.units[chosen], rated.said[chosen]
    units = collected.given_units(UNIT)
    low = np.searchsorted(units.owners, numbers)
    high = np.searchsorted(units.owners, numbers, side="right") - 1
    unit_starts, unit_ends = units.pieces.starts[low], units.pieces.ends[high]

    @cache
    def cost(layer: int, pattern: int) -> float:
        return alpha.costs((layer, pattern), 1)[0]

    each = np.array([cost(*row) for row in zip(of_layers.tolist(), said.tolist(), strict=True)], dtype=np.float64)
    costs = np.zeros(len(found), dtype=np.float64)
    owners, places_of, starts, ends = _sides(found, collected)
    total = collected.layout.width
    order = np.argsort(owners * total + ends, kind="stable")
    keys = (owners * total + ends)[order]
    at = np.searchsorted(keys, of_layers * total + unit_starts, side="right")
    there = at < len(order)
    rows = order[np.minimum(at, max(0, len(order) - 1))] if len(order) else np.zeros(0, dtype=np.int64)
    if not len(order):
        return costs
    inside = there & (owners[rows] == of_layers) & (starts[rows] < unit_ends)
    np.add.at(costs, places_of[rows[inside]], each[inside])
    return costs


def _sides(found: ConsensusPlaces, collected: CollectedMaterial) -> tuple[Integers, Integers, Integers, Integers]:
    """Of each code at each place that differs: the layer, the place's number, and where it lies among all texts."""
    import numpy as np

    documents = {material.chosen.document.key: at for at, material in enumerate(collected.documents)}
    layers = {key: at for at, layer in enumerate(collected.layers) if layer.pooled for key in layer.keys}
    rows = []
    for number, place in enumerate(found):
        at = documents.get(place.document.key)
        if at is None:
            continue
        for side in (place.first, place.second) if place.kind is PlaceKind.CODE else (place.codings,):
            if side and side[0].code in layers:
                start, end = side[0].span.start, max(coding.span.end for coding in side)
                start = min(coding.span.start for coding in side)
                rows.append((layers[side[0].code], number, at, start, end))
    of_layers, numbers, at_documents, starts, ends = np.array(rows, dtype=np.int64).reshape(-1, 5).T
    border = collected.layout.borders[at_documents]
    return of_layers, numbers, starts + border, ends + border
