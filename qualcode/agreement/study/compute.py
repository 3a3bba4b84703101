"""Agreement of a project's coders: fetches what is compared, then computes every figure of a report.

    from qualcode.agreement.study.comparison import Comparison
    from qualcode.agreement.study.compute import study

    with Project.open(path) as project:
        made = study(project, Comparison(coders=("Anna", "Ben"), unit="sentence"))
    made.whole["krippendorff_alpha"].value

The modules beside this one: `documents` says for whom a document counts, `units` rates given units,
`free_passages` compares free passages, `values` polarity, weights and sets, `independence` looks into the
history.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace

from qualcode.agreement.kernel.metrics import Metric
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.resampling import Resampled, resample_tables
from qualcode.agreement.kernel.values import LEAST, Flag, Note, Value
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.confused_units import confusions_of
from qualcode.agreement.study.fixed_passages import UNIT, labels_only, outside_of, repeated_passages
from qualcode.agreement.study.free_passages import (
    ComparedFigures,
    Passages,
    bar_u_sums,
    bar_u_values,
    coded_passages,
    compared_figures,
    gamma_of,
    group_values,
    passages_of,
)
from qualcode.agreement.study.independence import as_of, independence
from qualcode.agreement.study.material import CollectedMaterial, collect
from qualcode.agreement.study.resampling_units import Clustering, clustering
from qualcode.agreement.study.results import (
    Basis,
    CodeAgreement,
    Confusion,
    Independence,
    Resampling,
    Scope,
    Study,
)
from qualcode.agreement.study.shared_figures import RatedCodes, names_for
from qualcode.agreement.study.units import Rated, rate_units
from qualcode.agreement.study.values import label_values, polarity_values, set_values, weight_values
from qualcode.catalogue import later, nlater
from qualcode.model.codings import Polarity
from qualcode.plural import counted_later
from qualcode.project import history_queries
from qualcode.project.project import Project


def study(project: Project, comparison: Comparison | None = None) -> Study:
    """Compute the agreement of two or more coders, per code and pooled over the codes.

    Raises QualcodeError where fewer than two coders, no document or no code is left.
    """
    with opened(project, comparison or Comparison()) as then:
        return study_then(then, collect_then(project, then))


@dataclass(frozen=True, slots=True)
class StudyMoment:
    """The project as of the moment that was asked for, the comparison with its round, and the moment in words."""

    project: Project
    comparison: Comparison
    words: str


@contextmanager
def opened(project: Project, comparison: Comparison) -> Iterator[StudyMoment]:
    """The project as it stood then, or as it stands where nothing else is asked for."""
    if not comparison.as_of:
        yield StudyMoment(project, comparison, "")
        return
    then = as_of(project, comparison.as_of)
    comparison = replace(comparison, round=then.round if then.round is not None else comparison.round)
    if then.moment is None:
        yield StudyMoment(project, comparison, then.words)
        return
    with closing(history_queries.as_of(project, then.moment)) as copy:
        yield StudyMoment(copy, comparison, then.words)


def collect_then(project: Project, then: StudyMoment) -> CollectedMaterial:
    """Everything as of the moment, but the procedure as `project` declares it now. Raises what `collect` does."""
    collected, declared = collect(then.project, then.comparison), project.settings.procedure
    return collected if collected.procedure is declared else replace(collected, procedure=declared)


def study_then(then: StudyMoment, collected: CollectedMaterial) -> Study:
    """The study of what was collected at a moment."""
    return compute(collected, then.comparison, independence(then.project, collected), then.words)


def compute(
    collected: CollectedMaterial, comparison: Comparison, shown: Independence | None = None, moment: str = ""
) -> Study:
    """The figures of what was collected; `moment` says in words as of when it is."""
    rated = rate_units(collected, comparison)
    clusters = clustering(collected, comparison, rated.documents)
    passages = passages_of(collected)
    ratings = rated.whole()
    separate = [table for place in range(len(ratings)) for table in rated.chosen([place])]
    tables = clusters.merged_tables(separate)
    codes_rated = _rated_codes(collected, comparison, rated, ratings, clusters)
    by_layer, whole = codes_rated.figures()
    spans, over_all = bar_u_values(collected, passages, clusters)
    whole["bar_u_alpha"] = over_all
    of_passages = bar_u_sums(passages, clusters)
    coded = coded_passages(collected, passages, clusters)
    overlap, matched = coded.overlap(comparison.overlap)
    whole |= overlap
    compared = (
        compared_figures(collected, coded, comparison.overlap, clusters)
        if comparison.everything
        else ComparedFigures.none(len(collected.layers))
    )
    whole |= compared.whole
    aligned = gamma_of(collected, passages, comparison) if comparison.gamma else None
    if aligned is not None:
        whole["gamma"] = aligned.value
    codes = tuple(
        CodeAgreement(
            layer.name,
            ratings[place],
            {**_rare(by_layer[place], clusters), "bar_u_alpha": spans[place], **compared.by_layer[place]},
            *passages.counts(place),
            rolled_up=layer.rolled_up,
            pooled=layer.pooled,
            aside=layer.aside,
            table=tables[place],
            passage_sums=of_passages[place],
            compared=compared.sums[place],
        )
        for place, layer in enumerate(collected.layers)
    )
    first = ratings[0]
    sets, set_table = set_values(collected, comparison.unit, clusters) if comparison.everything else ({}, None)
    scope = _scope(collected, comparison, rated, passages, shown, moment)
    made = Study(
        source="project",
        coders=collected.names,
        unit=comparison.unit,
        units=first.units,
        pairable=first.pairable,
        missing=first.missing,
        codes=codes,
        whole=whole,
        resampling=Resampling(clusters.plan, clusters.count, clusters.reason, clusters.names),
        metric=comparison.metric.value if comparison.unit == "frequency" else "nominal",
        scope=scope,
        any_code=_any_code(collected, comparison, clusters),
        labels=label_values(collected, comparison.unit, clusters),
        groups=tuple(group_values(collected, group, clusters) for group in collected.groups),
        pairs=codes_rated.pairs(),
        polarity=polarity_values(collected, comparison.unit, clusters),
        weights=weight_values(collected, comparison.unit, clusters) if comparison.everything else (),
        sets=sets,
        set_table=set_table,
        overlap=comparison.overlap,
        matched=matched,
        over_codes=compared.over_codes,
        gamma=aligned,
        confusions=_confusions(collected, comparison),
        by_document=tuple(table.merged(rated.documents) for table in separate) if comparison.everything else (),
        warnings=tuple(_warnings(scope, clusters, comparison)),
    )
    return labels_only(made) if comparison.unit == UNIT else made


# ---- given units ------------------------------------------------------------------------------------------


def _names(comparison: Comparison, coders: int) -> list[str]:
    """The stable names of the figures over given units."""
    if comparison.unit == "frequency":
        return ["percent", "krippendorff_alpha"]
    return names_for(coders)


def _metric(comparison: Comparison) -> Metric:
    return comparison.metric if comparison.unit == "frequency" else Metric.NOMINAL


def _rated_codes(
    collected: CollectedMaterial,
    comparison: Comparison,
    rated: Rated,
    ratings: Sequence[Ratings],
    clusters: Clustering,
) -> RatedCodes:
    """The layers as codes that are rated by clusters."""
    metric = _metric(comparison)

    def resample(tables: Sequence[RatingTable], names: Sequence[str], *, of_codes: bool = True) -> Resampled:
        return resample_tables(tables, names, clusters.plan, metric, of_codes=of_codes)

    return RatedCodes(
        ratings,
        [layer.pooled for layer in collected.layers],
        _names(comparison, len(collected.names)),
        _names(comparison, 2),
        metric,
        lambda places: clusters.merged_tables(rated.chosen(places)),
        resample,
    )


def _rare(values: dict[str, Value], clusters: Clustering) -> dict[str, Value]:
    """The values of a code, alpha flagged where the code occurs in too few of the clusters for an interval."""
    alpha = values["krippendorff_alpha"]
    drawn = alpha.interval
    if clusters.reason or drawn is None or drawn.holding is None or not 0 < drawn.holding < LEAST:
        return values
    if Flag.RARE_CODE in alpha.flags:
        return values
    told = counted_later(clusters.count, clusters.plan.cluster, after=True)
    note = Note(Flag.RARE_CODE, later("rare code: in {few} of {clusters}", few=drawn.holding, clusters=told))
    return values | {"krippendorff_alpha": replace(alpha, notes=(*alpha.notes, note))}


def _any_code(collected: CollectedMaterial, comparison: Comparison, clusters: Clustering) -> CodeAgreement | None:
    """The passages of all codes as those of one: where coders saw something, whatever they called it."""
    united = collected.united
    if united is None:
        return None
    rated, passages = rate_units(united, comparison), passages_of(united)
    (ratings,) = rated.whole()
    (values,), _whole = _rated_codes(united, comparison, rated, [ratings], clusters).figures()
    (bar_u,), _over_all = bar_u_values(united, passages, clusters)
    (table,) = (found for part in rated.chosen([0]) for found in clusters.merged_tables([part]))
    return CodeAgreement(
        united.layers[0].name,
        ratings,
        {**values, "bar_u_alpha": bar_u},
        *passages.counts(0),
        table=table,
        passage_sums=bar_u_sums(passages, clusters)[0],
    )


def _confusions(collected: CollectedMaterial, comparison: Comparison) -> tuple[Confusion, ...] | None:
    """Which codes every two coders confused; None where the units are characters, or counts of documents."""
    if comparison.unit in {"character", "frequency"}:
        return None
    names = {place: layer.name for place, layer in enumerate(collected.layers) if layer.pooled}
    return confusions_of(collected.unit_patterns(comparison.unit), collected.names, names)


# ---- what was compared ------------------------------------------------------------------------------------


def _scope(
    collected: CollectedMaterial,
    comparison: Comparison,
    rated: Rated,
    passages: Passages,
    shown: Independence | None,
    moment: str,
) -> Scope:
    selection = collected.selection
    return Scope(
        title=collected.title,
        documents=tuple(material.chosen.named for material in collected.documents),
        project_documents=collected.project_documents,
        cases=len({material.case for material in collected.documents if material.case}),
        left_out=selection.left_out,
        partly=selection.partly,
        basis=selection.basis,
        level=comparison.level,
        with_interviewer=comparison.with_interviewer,
        silent=rated.silent,
        outside=passages.outside,
        segmenters=tuple(sorted({material.structure.segmenter for material in collected.documents})),
        texts_sha256=collected.texts_sha256(),
        codebook=collected.codebook,
        uncounted=selection.uncounted,
        idle=selection.idle,
        not_present=sum(coding.polarity is not Polarity.PRESENT for coding in collected.codings()),
        rounds=selection.rounds,
        several_rounds=selection.several_rounds,
        without_turns=sum(
            comparison.unit == "turn" and not material.structure.has_turns for material in collected.documents
        ),
        as_of=moment,
        independence=shown,
        procedure=collected.procedure,
        fixed=sum(len(material.segments) for material in collected.documents),
        beside_fixed=sum(
            outside_of(material.segments, codings)
            for material in collected.documents
            for codings in material.chosen.codings
        )
        if comparison.unit == UNIT and not comparison.intra
        else 0,
        repeated=repeated_passages(
            [(material.segments, material.chosen) for material in collected.documents],
            collected.waiting,
            comparison.rounds,
        )
        if comparison.unit == UNIT and comparison.intra
        else None,
        again_aside=selection.again_aside,
        old_rules=selection.old_rules,
        old_left_out=selection.old_left_out,
    )


def _about_old_rules(scope: Scope) -> Iterator[str]:
    """How many codings stand under old rules, or are left out for that."""
    if scope.old_rules:
        yield nlater(
            "{count} compared coding stands under an old rule of its code; --without-old-rules leaves it out",
            "{count} compared codings stand under old rules of their codes; --without-old-rules leaves them out",
            scope.old_rules,
        )
    if scope.old_left_out:
        yield nlater(
            "{count} coding under an old rule of its code is left out",
            "{count} codings under old rules of their codes are left out",
            scope.old_left_out,
        )


def _warnings(scope: Scope, clusters: Clustering, comparison: Comparison) -> list[str]:
    found: list[str] = []
    if scope.fixed and comparison.unit != UNIT:
        found.append(
            nlater(
                "{count} passage was fixed before the coding: how texts are cut is not tested there, and --unit "
                "segment compares the codes on it alone",
                "{count} passages were fixed before the coding: how texts are cut is not tested there, and --unit "
                "segment compares the codes on them alone",
                scope.fixed,
            )
        )
    if scope.repeated is not None and scope.repeated.waiting:
        found.append(
            nlater(
                "{count} passage was not coded again yet and is not compared",
                "{count} passages were not coded again yet and are not compared",
                scope.repeated.waiting,
            )
        )
    found += _about_old_rules(scope)
    if scope.again_aside:
        found.append(
            nlater(
                "{count} coding of passages that their coder coded again is not compared: “agreement intra CODER” "
                "does",
                "{count} codings of passages that their coder coded again are not compared: “agreement intra CODER” "
                "does",
                scope.again_aside,
            )
        )
    if scope.beside_fixed:
        found.append(
            nlater(
                "{count} coding lies beside the fixed passages and is not compared",
                "{count} codings lie beside the fixed passages and are not compared",
                scope.beside_fixed,
            )
        )
    rest = (
        nlater("{count} is left out", "{count} are left out", len(scope.left_out))
        if scope.left_out
        else later("none is left out")
    )
    if scope.basis is Basis.CODED:
        found.append(
            later(
                "no document is assigned to these coders or marked as finished by them, so those count in "
                "which each of them coded something, and what a coder did not code there counts as “not "
                "given”; {rest}",
                rest=rest,
            )
        )
    if scope.basis is Basis.ASSUMED:
        found.append(
            later(
                "every document that one of the coders coded, was assigned or finished is taken as finished "
                "by all of them (--assume-finished); {rest}",
                rest=rest,
            )
        )
    if scope.idle:
        found.append(later("not compared, since no document counts for them: {names}", names=", ".join(scope.idle)))
    if scope.uncounted:
        found.append(
            nlater(
                "{count} coding in documents that do not count for their coder",
                "{count} codings in documents that do not count for their coder",
                scope.uncounted,
            )
        )
    if scope.several_rounds:
        found.append(
            nlater(
                "{count} time a coder coded a document in several rounds: the last counts, --round or --as-of "
                "takes another",
                "{count} times a coder coded a document in several rounds: the last counts, --round or --as-of "
                "takes another",
                scope.several_rounds,
            )
        )
    if len(scope.segmenters) > 1:
        found.append(later("units come from different segmenters: {names}", names=", ".join(scope.segmenters)))
    if clusters.plan.caution and not clusters.reason:
        found.append(later("intervals are {caution}", caution=clusters.plan.caution))
    return found
