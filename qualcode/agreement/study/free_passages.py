"""Free passages of a study: each code on its own layer, and groups of codes that exclude each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.resampling import Resampled, resample_tables
from qualcode.agreement.kernel.values import Interval, Value, pooled
from qualcode.agreement.passages.continuum import Axis, Continuum, Segment
from qualcode.agreement.passages.intervals import resample_relevant, resample_unitizing
from qualcode.agreement.passages.layer_sums import LayerSums, PassageRows
from qualcode.agreement.passages.other_programs import CodedPassages, ComparedSums, OverCodes, over_codes
from qualcode.agreement.passages.unitizing import (
    Unitizing,
    UnitSums,
    added,
    bar_u_alpha,
    cu_alpha,
    ku_alpha,
    u_alpha,
    unit_sums,
)
from qualcode.agreement.study.code_levels import CodeLevel, ExclusiveGroup
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.layout import FreePassages, free_passages
from qualcode.agreement.study.material import CollectedMaterial, Material
from qualcode.agreement.study.resampling_units import Clustering
from qualcode.agreement.study.results import GroupAgreement, GroupConflict
from qualcode.agreement.study.units import Rated, rate_characters
from qualcode.catalogue import later
from qualcode.model.codings import Coding
from qualcode.model.spans import Span

if TYPE_CHECKING:
    from qualcode.agreement.passages.gamma import Gamma

_MARKED = "marked"
"""The one value of a layer's continuum."""
NOT_BY_TURNS = Interval(None, None, later("passages cross the borders of turns"))


@dataclass(frozen=True)
class Passages:
    """The free passages of a study with their sums. `outside` lie wholly in other text."""

    collected: CollectedMaterial
    free: FreePassages
    rows: PassageRows
    sums: LayerSums
    outside: int

    @cached_property
    def _numbers(self) -> tuple[list[list[int]], list[list[int]]]:
        import numpy as np

        shape = (len(self.collected.layers), len(self.collected.names))
        passages, characters = (np.zeros(shape, dtype=np.int64) for _ in range(2))
        at = (self.free.layers, self.free.voices)
        np.add.at(passages, at, 1)
        np.add.at(characters, at, self.free.ends - self.free.starts)
        return passages.tolist(), characters.tolist()

    def counts(self, layer: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Per voice the number of passages of a layer, and of the code points in them."""
        passages, characters = self._numbers
        return tuple(passages[layer]), tuple(characters[layer])

    def continua(self, layer: int) -> list[Continuum]:
        """A layer's passages in each document."""
        return [
            Continuum(self.collected.counting_length(place), segments)
            for place, segments in enumerate(self._segments(layer))
        ]

    def _segments(self, layer: int) -> list[dict[str, tuple[Segment, ...]]]:
        """Per document the passages of each voice for whom it counts."""
        import numpy as np

        collected, free = self.collected, self.free
        found: list[dict[str, list[Segment]]] = [
            {name: [] for name in _counting(collected, material)} for material in collected.documents
        ]
        first, last = np.searchsorted(free.layers, [layer, layer + 1]).tolist()
        documents = free.documents[first:last]
        before = collected.layout.axis[documents]
        starts, ends = free.starts[first:last] - before, free.ends[first:last] - before
        columns = (documents, free.voices[first:last], starts, ends)
        for document, voice, start, end in zip(*(column.tolist() for column in columns), strict=True):
            found[document][collected.names[voice]].append(Segment(start, end, _MARKED))
        return [{name: tuple(segments) for name, segments in row.items()} for row in found]


def passages_of(collected: CollectedMaterial) -> Passages:
    """Every layer's passages on the text that counts, overlapping ones of one coder united."""
    import numpy as np

    free, layout, columns = collected.free, collected.layout, collected.columns
    rows = PassageRows(free.layers, free.voices, free.documents, free.starts, free.ends)
    sums = LayerSums.of(rows, len(collected.layers), np.diff(layout.axis), collected.counts)
    outside = int((layout.place(columns.starts) == layout.place(columns.ends)).sum())
    return Passages(collected, free, rows, sums, outside)


def _counting(collected: CollectedMaterial, material: Material) -> list[str]:
    return [name for name, there in zip(collected.names, material.chosen.counts, strict=True) if there]


# ---- each code on its own layer ---------------------------------------------------------------------------


def bar_u_values(collected: CollectedMaterial, passages: Passages, clusters: Clustering) -> tuple[list[Value], Value]:
    """|u-alpha of every layer, and pooled over those that are."""
    values = [bar_u_alpha(passages.sums.whole(place, _MARKED)) for place in range(len(collected.layers))]
    chosen = [place for place, layer in enumerate(collected.layers) if layer.pooled]
    whole = pooled(values[place] for place in chosen)
    if clusters.plan.cluster == "turn":
        return [replace(value, interval=NOT_BY_TURNS) for value in values], replace(whole, interval=NOT_BY_TURNS)
    table, there = passages.sums.of_clusters(clusters.clusters)
    by_layer, _ = resample_relevant(table, there, clusters.plan)
    over_all = resample_relevant(table[:, chosen], there, clusters.plan)[1]
    found = [replace(value, interval=interval) for value, interval in zip(values, by_layer, strict=True)]
    return found, replace(whole, interval=over_all)


def bar_u_sums(passages: Passages, clusters: Clustering) -> list[list[list[float]]]:
    """Per layer and cluster the five numbers of |u-alpha; none by turns, whose borders passages cross."""
    if clusters.plan.cluster == "turn":
        return [[] for _ in passages.collected.layers]
    table, there = passages.sums.of_clusters(clusters.clusters)
    found: list[list[list[float]]] = table[there].swapaxes(0, 1).tolist()
    return found


def coded_passages(collected: CollectedMaterial, passages: Passages, clusters: Clustering) -> CodedPassages:
    """The passages of all layers for comparison with other programs; turns, which they cross, give no intervals."""
    by_turns = clusters.plan.cluster == "turn"
    return CodedPassages(
        collected.names,
        [_MARKED] * len(collected.layers),
        [place for place, layer in enumerate(collected.layers) if layer.pooled],
        passages.continua,
        range(len(collected.documents)) if by_turns else clusters.clusters,
        clusters.plan,
        NOT_BY_TURNS if by_turns else None,
        passages.rows,
    )


@dataclass(frozen=True, slots=True)
class ComparedFigures:
    """Figures for comparison with other programs, by layer and over all, and what those of the layers are made of."""

    by_layer: Sequence[Mapping[str, Value]]
    whole: Mapping[str, Value]
    sums: Sequence[ComparedSums]
    over_codes: OverCodes | None = None

    @classmethod
    def none(cls, layers: int) -> ComparedFigures:
        """Where they are not asked for."""
        return cls([{}] * layers, {}, [ComparedSums()] * layers)


def compared_figures(
    collected: CollectedMaterial, coded: CodedPassages, overlap: int, clusters: Clustering
) -> ComparedFigures:
    """Kappa by characters, segment overlap, Holsti's coefficient, alpha_U of 1995, and what all codes have together.

    Those of the overlap are not pooled here.
    """
    every = range(len(collected.layers))
    rated, kappa = rate_characters(collected), "cohen_kappa" if len(collected.names) == 2 else "fleiss_kappa"
    tables = [] if coded.refusal else [table for place in every for table in _tables(clusters, rated, [place])]

    def intervals(places: Sequence[int]) -> Resampled:
        if coded.refusal is not None:
            return Resampled.refused(coded.refusal, len(places), [kappa])
        return resample_tables(_tables(clusters, rated, places), [kappa], clusters.plan)

    kappas = [COEFFICIENTS[kappa].compute(ratings) for ratings in rated.whole()]
    of_each = intervals(every).by_code[kappa]
    whole = {
        "character_kappa": replace(
            pooled(kappas[place] for place in coded.chosen), interval=intervals(coded.chosen).pooled[kappa]
        )
    }
    segments, matched = coded.overlap_by_code(overlap)
    alphas, whole["alpha_u_1995"], sums = coded.alpha_u()
    by_layer = [
        {
            "character_kappa": replace(kappas[place], interval=of_each[place]),
            "alpha_u_1995": alphas[place],
            **segments[place],
        }
        for place in every
    ]
    made_of = [
        ComparedSums(matched.by_cluster([place]), sums[place], tables[place] if tables else None) for place in every
    ]
    everywhere = _over_codes(collected, coded)
    return ComparedFigures(by_layer, whole | everywhere.values, made_of, everywhere)


def _over_codes(collected: CollectedMaterial, coded: CodedPassages) -> OverCodes:
    """The figures over all codes at once; domains are the top-level codes, with what of those below is compared."""
    by_domain: dict[str, frozenset[int]] = {}
    for layer in (collected.layers[place] for place in coded.chosen):
        name = layer.code.path[0]
        by_domain[name] = by_domain.get(name, frozenset()) | layer.keys
    levels = [CodeLevel(collected.layers[0].code, keys, rolled_up=True, pooled=True) for keys in by_domain.values()]
    domains = list(by_domain)
    continua = _continua(collected, levels, domains)
    return over_codes(continua, domains, collected.names, coded.clusters, coded.plan, coded.refusal)


def _tables(clusters: Clustering, rated: Rated, places: Sequence[int]) -> list[RatingTable]:
    return clusters.merged_tables(rated.chosen(places))


def gamma_of(collected: CollectedMaterial, passages: Passages, comparison: Comparison) -> Gamma:
    """Mathet's gamma over the passages of all codes together, which may overlap."""
    from qualcode.agreement.passages.gamma import GammaPlan, gamma

    chosen = [place for place, layer in enumerate(collected.layers) if layer.pooled]
    continua = []
    by_layer = [passages.continua(place) for place in chosen]
    for document in range(len(collected.documents)):
        layers = [
            (collected.layers[place].name, found[document]) for place, found in zip(chosen, by_layer, strict=True)
        ]
        given = [
            (coder, segment.start, segment.end, name)
            for name, continuum in layers
            for coder, segments in continuum.segments.items()
            for segment in segments
        ]
        continua.append(Continuum.of(layers[0][1].length, given, layers[0][1].segments))
    return gamma(continua, GammaPlan.of(comparison.gamma_alpha, comparison.gamma_beta))


# ---- groups of codes that exclude each other --------------------------------------------------------------


def group_values(collected: CollectedMaterial, group: ExclusiveGroup, clusters: Clustering) -> GroupAgreement:
    """The u-family of a group, or the passages that break its rule."""
    axes = [Axis.of(collected.layout.answered_spans(place)) for place in range(len(collected.documents))]
    codes = tuple(member.code.full_name for member in group.members)
    above = sum(coding.code == group.parent.key for coding in collected.codings())
    conflicts = [
        conflict
        for material, axis in zip(collected.documents, axes, strict=True)
        for conflict in _conflicts(collected, material, axis, group)
    ]
    if conflicts:
        return GroupAgreement(group.parent.full_name, codes, None, tuple(conflicts), above)
    sums = [unit_sums(continuum, codes) for continuum in _continua(collected, group.members, codes)]
    family = _family(sums, codes)
    if clusters.plan.cluster == "turn":
        return GroupAgreement(group.parent.full_name, codes, family, (), above)
    by_cluster = tuple(added(found) for found in clusters.grouped(sums))
    return GroupAgreement(
        group.parent.full_name, codes, _with_intervals(family, by_cluster, clusters), (), above, by_cluster
    )


def _continua(collected: CollectedMaterial, levels: Sequence[CodeLevel], names: Sequence[str]) -> list[Continuum]:
    """The passages in each document, with the names of their levels as values."""
    layout, count = collected.layout, len(collected.documents)
    free = free_passages(layout, collected.columns, levels, len(collected.voices))
    before = layout.axis[free.documents]
    columns = (free.documents, free.layers, free.voices, free.starts - before, free.ends - before)
    found: list[list[tuple[str, int, int, str]]] = [[] for _ in range(count)]
    for document, member, voice, start, end in zip(*(column.tolist() for column in columns), strict=True):
        found[document].append((collected.names[voice], start, end, names[member]))
    return [
        Continuum.of(collected.counting_length(place), passages, _counting(collected, material))
        for place, (material, passages) in enumerate(zip(collected.documents, found, strict=True))
    ]


def _family(sums: Sequence[UnitSums], codes: Sequence[str]) -> Unitizing:
    whole = added(sums)
    return Unitizing(
        u_alpha(whole), bar_u_alpha(whole), cu_alpha(whole), {code: ku_alpha(whole, code) for code in codes}
    )


def _with_intervals(family: Unitizing, sums: Sequence[UnitSums], clusters: Clustering) -> Unitizing:
    found = resample_unitizing(sums, clusters.plan)
    return Unitizing(
        replace(family.u, interval=found.u),
        replace(family.bar_u, interval=found.bar_u),
        replace(family.cu, interval=found.cu),
        {code: replace(value, interval=found.by_value[code]) for code, value in family.by_value.items()},
    )


def _conflicts(
    collected: CollectedMaterial, material: Material, axis: Axis, group: ExclusiveGroup
) -> list[GroupConflict]:
    """One voice's passages of different members that share text that counts."""
    member_of = {key: member.code.full_name for member in group.members for key in member.keys}
    found = []
    for name, codings in zip(collected.names, material.chosen.codings, strict=True):
        running: list[Coding] = []
        for coding in sorted(
            (coding for coding in codings if coding.code in member_of), key=lambda coding: coding.span
        ):
            running = [other for other in running if other.span.end > coding.span.start]
            for other in running:
                shared = Span(coding.span.start, min(coding.span.end, other.span.end))
                apart = member_of[coding.code] != member_of[other.code]
                if apart and axis.place(shared.start) < axis.place(shared.end):
                    found.append(_conflict(material, name, member_of, other, coding))
            running.append(coding)
    return found


def _conflict(
    material: Material, name: str, member_of: Mapping[int, str], first: Coding, second: Coding
) -> GroupConflict:
    return GroupConflict(
        document=str(material.chosen.named),
        coder=name,
        first=member_of[first.code],
        first_span=(first.span.start, first.span.end),
        second=member_of[second.code],
        second_span=(second.span.start, second.span.end),
    )
