"""The difference of two studies, figure by figure: rounds, teams, before and after the coders talked.

found = difference_of_project(project, Comparison(round=1), Comparison(round=2))
found.whole["krippendorff_alpha"].value.value, found.whole["krippendorff_alpha"].probability
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.agreement.differences.figures import ClusterTerms, FigureDifference, figure_difference
from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.metrics import Metric
from qualcode.agreement.kernel.values import IntervalMethod, Plan
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import collect_then, compute, opened
from qualcode.agreement.study.independence import independence
from qualcode.agreement.study.material import CollectedMaterial
from qualcode.agreement.study.results import CodeAgreement, Independence, Study
from qualcode.agreement.study.shared_figures import INDICES
from qualcode.catalogue import _, later, later_list
from qualcode.errors import UsageProblem
from qualcode.project.project import Project

FIRST, SECOND = later("first study"), later("second study")


@dataclass(frozen=True, slots=True)
class CodeDifference:
    """One code of both studies: how much its figures differ, by stable name."""

    name: str
    values: Mapping[str, FigureDifference]


@dataclass(frozen=True, slots=True)
class StudyDifference:
    """How much the figures of the `second` study are higher than those of the `first`.

    `whole` are the pooled figures as each study has them. `codes` are those that both compare, `only_first` and
    `only_second` those that one alone does, with which its pooled figures are made too. `common` clusters are in both
    studies, of `clusters` different ones. `titles` say in words what each of both is.
    """

    first: Study
    second: Study
    plan: Plan
    codes: tuple[CodeDifference, ...]
    whole: Mapping[str, FigureDifference]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    clusters: int
    common: int
    titles: tuple[str, str] = (FIRST, SECOND)


def difference(first: Study, second: Study) -> StudyDifference:
    """The difference of every figure over given units that both studies have.

    Raises UsageProblem where the clusters of one are not known or are others than the other's, for studies without
    intervals, and for different units.
    """
    _refuse(first, second)
    here, there = ({code.name: code for code in study.codes} for study in (first, second))
    codes = tuple(
        CodeDifference(
            name,
            _of_each(first, second, [code], [there[name]], _figures(code.values, there[name].values, indices=True)),
        )
        for name, code in here.items()
        if name in there
    )
    before, after = ([code for code in study.codes if code.pooled] for study in (first, second))
    whole = _of_each(first, second, before, after, _figures(first.whole, second.whole), pooled=True)
    names = [study.resampling.names for study in (first, second)]
    return StudyDifference(
        first,
        second,
        first.resampling.plan,
        codes,
        whole,
        tuple(name for name in here if name not in there),
        tuple(name for name in there if name not in here),
        len(set().union(*names)),
        len(set(names[0]) & set(names[1])),
    )


def _figures(first: Mapping[str, object], second: Mapping[str, object], *, indices: bool = False) -> list[str]:
    """The figures over given units that both have; indices are of single codes."""
    return [name for name in COEFFICIENTS if name in first and name in second and (indices or name not in INDICES)]


def _of_each(
    first: Study,
    second: Study,
    before: Sequence[CodeAgreement],
    after: Sequence[CodeAgreement],
    figures: Sequence[str],
    *,
    pooled: bool = False,
) -> dict[str, FigureDifference]:
    """The difference of each of the figures of a code, or pooled over all."""
    if not figures:
        return {}
    metric, sides = Metric(first.metric), ((first, before), (second, after))
    of_first, of_second = (
        ClusterTerms.of_each(
            [code.table for code in codes if code.table is not None], study.resampling.names, figures, metric
        )
        for study, codes in sides
    )
    found = {}
    for figure in figures:
        values = [study.whole[figure] if pooled else codes[0].values[figure] for study, codes in sides]
        found[figure] = figure_difference(
            values[0],
            values[1],
            (of_first[figure], of_second[figure]),
            first.resampling.plan,
            least=COEFFICIENTS[figure].least,
            several=pooled,
        )
    return found


def _refuse(first: Study, second: Study) -> None:
    for study in (first, second):
        if not study.resampling.names or any(code.table is None for code in study.codes):
            raise UsageProblem(
                _("Which clusters these studies have in common is not known."),
                _("Compare studies of a project over cases or documents, not over turns."),
            )
        if study.resampling.plan.method is IntervalMethod.NONE:
            raise UsageProblem(_("A difference without interval says nothing."), _("Leave --interval none out."))
    if (first.unit, first.metric) != (second.unit, second.metric):
        raise UsageProblem(
            _("Figures over “{unit}” and over “{other}” have no difference.", unit=first.unit, other=second.unit),
            _("Compare both over the same unit."),
        )
    if first.resampling.plan.cluster != second.resampling.plan.cluster:
        raise UsageProblem(
            _("The one study has cases as clusters, the other documents."),
            _("Say --cluster document or --cluster case for both."),
        )


def difference_of_project(project: Project, first: Comparison, second: Comparison) -> StudyDifference:
    """Compute two studies of a project over the same kind of clusters, and their difference.

    Cases are those of the second. Raises what `study` and `difference` raise, and UsageProblem for two studies that
    are asked for alike.
    """
    if first == second:
        raise UsageProblem(
            _("Both studies are the same one."), _("Give what differs twice: --round, --as-of or --coders.")
        )
    before, after = _collected(project, first), _collected(project, second)
    cases = {material.chosen.named.id: material.case for material in after.material.documents}
    documents = tuple(
        replace(material, case=cases.get(material.chosen.named.id, material.case))
        for material in before.material.documents
    )
    before = replace(before, material=replace(before.material, documents=documents))
    if first.cluster == second.cluster == "auto":
        held: dict[str, set[str]] = {}
        for material in (*documents, *after.material.documents):
            held.setdefault(material.case, set()).add(material.chosen.named.id)
        several = Counter({case: len(there) for case, there in held.items() if case})
        kind = "case" if max(several.values(), default=0) > 1 else "document"
        before, after = (_clustered(side, kind) for side in (before, after))
    found = difference(*(compute(side.material, side.comparison, side.shown, side.words) for side in (before, after)))
    return replace(found, titles=(_title(first, second, FIRST), _title(second, first, SECOND)))


def _title(comparison: Comparison, other: Comparison, usual: str) -> str:
    """What this study has and the other has not: “round 1”, “as of 2026-03-01”, “now”, “Anna, Ben”."""
    told: list[str] = []
    if comparison.round != other.round:
        told.append(
            later("round {round}", round=str(comparison.round))
            if comparison.round is not None
            else later("last rounds")
        )
    if comparison.as_of != other.as_of:
        told.append(later("as of {moment}", moment=comparison.as_of) if comparison.as_of else later("now"))
    if comparison.coders != other.coders and not comparison.numbered:
        told.append(", ".join(comparison.coders) or later("all coders"))
    return later_list(told) if told else usual


@dataclass(frozen=True, slots=True)
class _Side:
    """One of both studies before its figures are computed."""

    material: CollectedMaterial
    comparison: Comparison
    shown: Independence
    words: str


def _collected(project: Project, comparison: Comparison) -> _Side:
    with opened(project, comparison) as then:
        collected = collect_then(project, then)
        return _Side(collected, then.comparison, independence(then.project, collected), then.words)


def _clustered(side: _Side, kind: str) -> _Side:
    """Over clusters of this kind; over cases also where no document of this side has one."""
    return replace(side, comparison=replace(side.comparison, cluster=kind))
