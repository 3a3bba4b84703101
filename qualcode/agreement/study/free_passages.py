"""Free passages of a study: each code on its own layer, and groups of codes that exclude each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.agreement.kernel.coefficients import cohen_kappa, fleiss_kappa
from qualcode.agreement.kernel.values import Interval, Value, pooled, undefined
from qualcode.agreement.passages.continuum import Axis, Continuum
from qualcode.agreement.passages.gamma import Gamma, gamma
from qualcode.agreement.passages.intervals import resample_bar_u, resample_unitizing
from qualcode.agreement.passages.matching_segments import (
    SegmentCounts,
    holsti,
    segment_brennan_prediger,
    segment_counts,
    segment_percent,
)
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
from qualcode.agreement.passages.unitizing_1995 import alpha_u_1995
from qualcode.agreement.study.code_levels import CodeLevel, ExclusiveGroup
from qualcode.agreement.study.material import CollectedMaterial, Material, placed
from qualcode.agreement.study.resampling_units import Clustering
from qualcode.agreement.study.results import GroupAgreement, GroupConflict
from qualcode.agreement.study.units import rate_characters
from qualcode.model.codings import Coding
from qualcode.model.spans import Span

_MARKED = "marked"
"""The one value of a layer's continuum."""


@dataclass(frozen=True, slots=True)
class Passages:
    """The free passages of a study, of the shape (layers, documents). `outside` lie wholly in other text."""

    continua: tuple[tuple[Continuum, ...], ...]
    sums: tuple[tuple[UnitSums, ...], ...]
    outside: int

    def counts(self, layer: int, names: Sequence[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Per voice the number of passages of a layer, and of the code points in them."""
        segments = [[continuum.segments.get(name, ()) for continuum in self.continua[layer]] for name in names]
        passages = tuple(sum(map(len, found)) for found in segments)
        characters = tuple(sum(segment.length for each in found for segment in each) for found in segments)
        return passages, characters


def passages_of(collected: CollectedMaterial) -> Passages:
    """Every layer's passages on the text that counts, overlapping ones of one coder united."""
    continua: list[list[Continuum]] = [[] for _ in collected.layers]
    sums: list[list[UnitSums]] = [[] for _ in collected.layers]
    outside = 0
    for material in collected.documents:
        axis = Axis.of(material.answered)
        names = _counting(collected, material)
        nothing = Continuum.of(axis.length, (), names)
        no_sums = unit_sums(nothing, [_MARKED])
        for place, layer in enumerate(collected.layers):
            found = _on_axis(collected, material, axis, layer)
            continuum = Continuum.of(axis.length, found, names) if found else nothing
            continua[place].append(continuum)
            sums[place].append(unit_sums(continuum, [_MARKED]) if found else no_sums)
        outside += sum(
            axis.place(coding.span.start) == axis.place(coding.span.end)
            for codings in material.chosen.codings
            for coding in codings
        )
    return Passages(tuple(map(tuple, continua)), tuple(map(tuple, sums)), outside)


def _counting(collected: CollectedMaterial, material: Material) -> list[str]:
    return [name for name, there in zip(collected.names, material.chosen.counts, strict=True) if there]


def _on_axis(
    collected: CollectedMaterial, material: Material, axis: Axis, layer: CodeLevel
) -> list[tuple[str, int, int, str]]:
    return [
        (name, start, end, _MARKED)
        for voice, name in enumerate(collected.names)
        for start, end in placed(material, axis, voice, layer)
    ]


# ---- each code on its own layer ---------------------------------------------------------------------------


def bar_u_values(collected: CollectedMaterial, passages: Passages, clusters: Clustering) -> tuple[list[Value], Value]:
    """|u-alpha of every layer, and pooled over those that are."""
    values = [bar_u_alpha(added(sums)) for sums in passages.sums]
    chosen = [place for place, layer in enumerate(collected.layers) if layer.pooled]
    whole = pooled(values[place] for place in chosen)
    if clusters.plan.cluster == "turn":
        reason = Interval(None, None, "passages cross the borders of turns")
        return [replace(value, interval=reason) for value in values], replace(whole, interval=reason)
    grouped = [[added(found) for found in clusters.grouped(sums)] for sums in passages.sums]
    by_layer, _ = resample_bar_u(grouped, clusters.plan)
    over_all = resample_bar_u([grouped[place] for place in chosen], clusters.plan)[1]
    found = [replace(value, interval=interval) for value, interval in zip(values, by_layer, strict=True)]
    return found, replace(whole, interval=over_all)


def compared_values(
    collected: CollectedMaterial, passages: Passages, overlap: int
) -> tuple[list[dict[str, Value]], dict[str, Value]]:
    """Figures for comparison with other programs, per layer and pooled: kappa by characters, segment overlap,
    Holsti's coefficient, and alpha_U of 1995.
    """
    by_layer: list[dict[str, Value]] = []
    chosen = [place for place, layer in enumerate(collected.layers) if layer.pooled]
    two = len(collected.names) == 2
    counted: list[SegmentCounts | None] = []
    for place, ratings in enumerate(rate_characters(collected).whole()):
        continua = passages.continua[place]
        counts = _segments(collected, continua, overlap) if two else None
        counted.append(counts)
        values = {
            "character_kappa": cohen_kappa(ratings) if two else fleiss_kappa(ratings),
            "alpha_u_1995": alpha_u_1995(continua, [_MARKED]).by_value[_MARKED],
        }
        by_layer.append(values | of_segments(counts, len(chosen)))
    whole = {name: pooled(by_layer[place][name] for place in chosen) for name in ("character_kappa", "alpha_u_1995")}
    together = sum((found for place in chosen if (found := counted[place]) is not None), SegmentCounts())
    return by_layer, whole | of_segments(together if two else None, len(chosen))


def gamma_of(collected: CollectedMaterial, passages: Passages) -> Gamma:
    """Mathet's gamma over the passages of all codes together, which may overlap."""
    chosen = [place for place, layer in enumerate(collected.layers) if layer.pooled]
    continua = []
    for document in range(len(collected.documents)):
        layers = [(collected.layers[place].name, passages.continua[place][document]) for place in chosen]
        given = [
            (coder, segment.start, segment.end, name)
            for name, continuum in layers
            for coder, segments in continuum.segments.items()
            for segment in segments
        ]
        continua.append(Continuum.of(layers[0][1].length, given, layers[0][1].segments))
    return gamma(continua)


def overlap_values(collected: CollectedMaterial, passages: Passages, overlap: int) -> dict[str, Value]:
    """Segment overlap of the passages of all codes together, for two coders."""
    if len(collected.names) != 2:
        return of_segments(None, 0)
    chosen = [place for place, layer in enumerate(collected.layers) if layer.pooled]
    counts = (_segments(collected, passages.continua[place], overlap) for place in chosen)
    return of_segments(sum(counts, SegmentCounts()), len(chosen))


def _segments(collected: CollectedMaterial, continua: Sequence[Continuum], overlap: int) -> SegmentCounts:
    first, second = collected.names
    return segment_counts(continua, [_MARKED], (first, second), overlap)


def of_segments(counts: SegmentCounts | None, categories: int) -> dict[str, Value]:
    """The figures of segment overlap by stable name; `categories` is the number of codes compared."""
    if counts is None:
        nothing = undefined("for 2 coders only")
        return dict.fromkeys(("overlap_percent", "overlap_brennan_prediger", "holsti"), nothing)
    return {
        "overlap_percent": segment_percent(counts),
        "overlap_brennan_prediger": segment_brennan_prediger(counts, categories),
        "holsti": holsti(counts),
    }


# ---- groups of codes that exclude each other --------------------------------------------------------------


def group_values(collected: CollectedMaterial, group: ExclusiveGroup, clusters: Clustering) -> GroupAgreement:
    """The u-family of a group, or the passages that break its rule."""
    axes = [Axis.of(material.answered) for material in collected.documents]
    codes = tuple(member.code.full_name for member in group.members)
    above = sum(coding.code == group.parent.key for coding in collected.codings())
    conflicts = [
        conflict
        for material, axis in zip(collected.documents, axes, strict=True)
        for conflict in _conflicts(collected, material, axis, group)
    ]
    if conflicts:
        return GroupAgreement(group.parent.full_name, codes, None, tuple(conflicts), above)
    sums = [
        unit_sums(_continuum(collected, material, axis, group), codes)
        for material, axis in zip(collected.documents, axes, strict=True)
    ]
    family = _family(sums, codes)
    if clusters.plan.cluster != "turn":
        family = _with_intervals(family, [added(found) for found in clusters.grouped(sums)], clusters)
    return GroupAgreement(group.parent.full_name, codes, family, (), above)


def _continuum(collected: CollectedMaterial, material: Material, axis: Axis, group: ExclusiveGroup) -> Continuum:
    passages = [
        (name, start, end, member.code.full_name)
        for member in group.members
        for voice, name in enumerate(collected.names)
        for start, end in placed(material, axis, voice, member)
    ]
    return Continuum.of(axis.length, passages, _counting(collected, material))


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
