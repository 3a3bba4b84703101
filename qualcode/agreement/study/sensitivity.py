"""The same codings under several units and coefficients: whether the figures hang on how one looked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from qualcode.agreement.kernel.values import Value
from qualcode.agreement.study.comparison import UNITS, Comparison
from qualcode.agreement.study.compute import compute, opened
from qualcode.agreement.study.free_passages import coded_passages, passages_of
from qualcode.agreement.study.independence import independence
from qualcode.agreement.study.material import collect
from qualcode.agreement.study.resampling_units import clustering
from qualcode.agreement.study.results import Study
from qualcode.project.project import Project

OVERLAPS = (50, 70, 90)


@dataclass(frozen=True, slots=True)
class SensitivityRow:
    """One way to look: the unit, whether the interviewer's words count, and the study that came out."""

    unit: str
    with_interviewer: bool
    study: Study


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """All ways to look. `base` is the one that was asked for; `overlaps` holds segment overlap by per cent."""

    base: Study
    rows: tuple[SensitivityRow, ...]
    overlaps: Mapping[int, Mapping[str, Value]]

    def alphas(self) -> list[tuple[SensitivityRow, float]]:
        """The pooled alphas that exist."""
        found = ((row, row.study.whole["krippendorff_alpha"].value) for row in self.rows)
        return [(row, value) for row, value in found if value is not None]


def sensitivity(project: Project, comparison: Comparison | None = None) -> Sensitivity:
    """Compute the comparison under every unit, without and with the interviewer's words where there are any.

    Raises what `study` raises. Sentences of different segmenters are refused or not as it says.
    """
    comparison = comparison or Comparison()
    rows: list[SensitivityRow] = []
    with opened(project, comparison) as then:
        asked = then.comparison
        collected = collect(then.project, asked, texts=True)
        shown = independence(then.project, collected)
        base = compute(collected, asked, shown, then.words)
        for unit in UNITS:
            if unit == "segment" and not any(material.segments for material in collected.documents):
                continue
            cluster = asked.cluster if asked.cluster != "turn" else "auto"
            way = replace(asked, unit=unit, cluster=cluster)
            made = base if way == asked else compute(collected, way, shown, then.words)
            rows.append(SensitivityRow(unit, asked.with_interviewer, made))
        other = replace(asked, with_interviewer=not asked.with_interviewer)
        second = compute(collect(then.project, other, texts=True), other, shown, then.words)
        if second.units != base.units:
            rows.append(SensitivityRow(other.unit, other.with_interviewer, second))
        by = replace(asked, cluster="auto") if asked.cluster == "turn" else asked
        clusters = clustering(collected, by, range(len(collected.documents)))
        coded = coded_passages(collected, passages_of(collected), clusters)
        overlaps = {least: coded.overlap(least)[0] for least in OVERLAPS}
    return Sensitivity(base, tuple(rows), overlaps)
