"""A study of agreement as one JSON object, with all counts, so that a reviewer can recompute every figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qualcode import __version__
from qualcode.agreement.kernel.presence import fourfold, presence_counts
from qualcode.agreement.kernel.standard_errors import ANALYTIC, analytic
from qualcode.agreement.kernel.values import Interval, IntervalMethod, Value, undefined
from qualcode.agreement.passages.other_programs import OVER_CODES
from qualcode.agreement.study.definitions import DEFINITIONS, STABLE
from qualcode.agreement.study.results import (
    CodeAgreement,
    GroupAgreement,
    LeftOut,
    NamedDocument,
    Scope,
    Study,
    ValueAgreement,
)
from qualcode.agreement.study.units import RULE, RULES
from qualcode.reporting.agreement import json_sums as sums
from qualcode.reporting.agreement.confusions import confusions_object
from qualcode.reporting.agreement.procedures import checks_object, talk_object

Object = dict[str, Any]

_NO_PASSAGES = "needs passages with their ends: --spans"  # no text: for programs
_OF_GROUPS = "only for codes that exclude each other: see “groups”"  # no text: for programs
_OF_CODES = "of one code each: see “categories”"  # no text: for programs
_OF_ONE = "of one code it is |u-alpha"  # no text: for programs
_NOT_ASKED = "not asked for: --all"  # no text: for programs
_OF_ALL = "over all codes only"  # no text: for programs
_COUNTS = "not for counts"  # no text: for programs


def object_of(study: Study) -> Object:
    """The study. `coefficients` holds every stable name for the whole, with its `categories`: codes or values."""
    made: Object = {
        "program": {"name": "qualcode", "version": __version__},
        "source": study.source,
        "coders": list(study.coders),
        "unit": study.unit,
        "units": study.units,
        "units_pairable": study.pairable,
        "ratings_missing": study.missing,
        "metric": study.metric,
    }
    if study.source != "ratings":
        made["rule"] = RULES.get(study.unit, RULE)
    if study.scope is not None:
        made |= _scope(study.scope)
    made["intervals"] = _resampling(study)
    made["coefficients"] = _coefficients(study)
    made["categories"] = {code.name: {"coefficients": _of_category(study, code)} for code in study.codes}
    made["codes"] = [_code(study, code) for code in study.codes]
    made["pooled"] = _values(study.whole)
    made["any_code"] = _code(study, study.any_code) if study.any_code is not None else None
    made["labels_where_both_coded"] = (
        {
            "units": study.labels.units,
            "coefficients": _values(study.labels.values),
            **sums.by_cluster(study.labels.table),
        }
        if study.labels is not None
        else None
    )
    made["sets"] = _values(study.sets)
    made |= {f"sets_{name}": found for name, found in sums.by_cluster(study.set_table).items()}
    made["groups"] = [_group(group) for group in study.groups]
    made["pairs"] = [
        {"coders": [pair.first, pair.second], "coefficients": _values(pair.values)} for pair in study.pairs
    ]
    made["polarity"] = [_on_value(polarity) for polarity in study.polarity]
    if study.confusions is not None:
        made["confusions"] = confusions_object(study.confusions)
    made["weights"] = [_on_value(weights) for weights in study.weights]
    made["talk"] = talk_object(study.talk, study.coders) if study.talk is not None else None
    made["checks"] = checks_object(study.checks, study.coders) if study.checks is not None else None
    made["overlap_per_cent"] = study.overlap
    if study.matched is not None:
        matched = study.matched
        made["matching_passages"] = {
            "pairs_of_coders": [list(pair) for pair in matched.pairs],
            "codes": len(matched.counts),
            "by_cluster": sums.matched_rows(matched.by_cluster(range(len(matched.counts)))),
        }
    if study.over_codes is not None:
        made["over_codes"] = sums.over_codes(study.over_codes)
    if study.gamma is not None:
        made["gamma"] = {
            **value_of(study.gamma.value),
            "disorder": study.gamma.disorder,
            "expected_disorder": study.gamma.expected,
            "random_continua": study.gamma.samples,
            "parameters": study.gamma.method,
            "alpha": study.gamma.plan.alpha,
            "beta": study.gamma.plan.beta,
            "rings": list(study.gamma.rings),
        }
    made["definitions"] = {
        name: {"title": item.title, "definition": item.definition, "source": item.source}
        for name, item in DEFINITIONS.items()
    }
    made["notes"] = list(study.notes)
    made["warnings"] = list(study.warnings)
    return made


# ---- figures ----------------------------------------------------------------------------------------------


def _coefficients(study: Study) -> Object:
    found = {}
    for name in (*STABLE, *(coefficient for coefficient in study.whole if coefficient not in STABLE)):
        value = study.whole[name] if name in study.whole else undefined(_missing(study, name, whole=True))
        found[name] = value_of(value)
        if name == "krippendorff_alpha":
            found[name]["metric"] = study.metric
        found[name]["categories"] = {code.name: _short(_of_code(study, code, name)) for code in study.codes}
    return found


def _of_category(study: Study, one: CodeAgreement) -> Object:
    names = (*STABLE, *(name for name in one.values if name not in STABLE))
    return {name: _short(_of_code(study, one, name)) for name in names}


def _of_code(study: Study, one: CodeAgreement, name: str) -> Value:
    return one.values[name] if name in one.values else undefined(_missing(study, name, whole=False))


def _missing(study: Study, name: str, *, whole: bool) -> str:
    """Why a stable name has no value in this kind of study."""
    if name in {"u_alpha", "bar_u_alpha", "cu_alpha", "ku_alpha", "alpha_u_1995"}:
        if study.source == "ratings":
            return _NO_PASSAGES
        if name == "alpha_u_1995":
            return _NOT_ASKED
        if study.source == "project":
            return _OF_GROUPS
        return _OF_CODES if whole else _OF_ONE
    if name in OVER_CODES:
        return _OF_ALL
    if study.unit == "frequency":
        return _COUNTS
    return f"for 2 coders, here are {len(study.coders)}"  # no text: for programs


def value_of(value: Value) -> Object:
    """A figure: value, ends of its interval, why there is none, and what belongs to it."""
    made = _short(value)
    if value.disagreement is not None:
        made["observed_disagreement"] = float(value.disagreement.observed)
        made["expected_disagreement"] = float(value.disagreement.expected)
    if value.notes:
        made["notes"] = [{"flag": note.flag.value, "text": note.text} for note in value.notes]
    if value.interval is not None:
        made["interval"] = _interval(value.interval)
    return made


def _short(value: Value) -> Object:
    made: Object = {"value": value.value, "low": value.low, "high": value.high, "reason": value.reason}
    return made if value.coverage is None else made | {"coverage": value.coverage}


def _interval(one: Interval) -> Object:
    made: Object = {"method": one.method, "reason": one.reason, "confidence": one.confidence}
    more = {
        "standard_error": one.standard_error,
        "log_standard_error": one.log_error,
        "degrees_of_freedom": one.degrees,
        "clusters": one.clusters,
        "clusters_with_code": one.holding,
        "replicates": one.replicates,
        "replicates_without_value": one.degenerate,
        "seed": one.seed,
        "below_667": one.below_667,
        "below_800": one.below_800,
    }
    made |= {name: value for name, value in more.items() if value is not None}
    marks = {"clipped": one.clipped, "uncertain": one.uncertain}
    return made | ({"caution": one.caution} if one.caution else {}) | {name: True for name, so in marks.items() if so}


def _values(values: Mapping[str, Value]) -> Object:
    return {name: value_of(value) for name, value in values.items()}


# ---- codes, groups, values --------------------------------------------------------------------------------


def _code(study: Study, one: CodeAgreement) -> Object:
    made: Object = {"code": one.name, "rolled_up": one.rolled_up, "in_pooled": one.pooled}
    if one.aside:
        made["set_aside"] = one.aside
    if one.ratings.positive is not None:
        presence = presence_counts(one.ratings)
        made["counts"] = _counts(one)
        made["units_by_coder"] = dict(zip(study.coders, presence.by_coder, strict=True))
    if one.passages:
        made["passages_by_coder"] = dict(zip(study.coders, one.passages, strict=True))
        made["characters_by_coder"] = dict(zip(study.coders, one.characters, strict=True))
    made["patterns"] = [
        {
            "values": [None if place < 0 else sums.plain(one.ratings.categories[place]) for place in pattern],
            "units": count,
        }
        for pattern, count in sorted(one.ratings.patterns.items(), reverse=True)
        if count
    ]
    made |= sums.by_cluster(one.table) | sums.passage_sums(one.passage_sums) | sums.compared_sums(one.compared)
    made["coincidences"] = sums.coincidence_matrix(one.ratings)
    made["flags"] = sorted({flag.value for value in one.values.values() for flag in value.flags})
    made["coefficients"] = _values(one.values)
    if one.ratings.positive is not None:
        clusters = one.clusters
        made["analytic"] = {
            name: value_of(analytic(name, one.ratings, clusters=clusters, plan=study.resampling.plan))
            for name in ANALYTIC
            if name in one.values and name != "gwet_ac2"
        }
    return made


def _counts(one: CodeAgreement) -> Object:
    if len(one.ratings.coders) == 2:
        table = fourfold(one.ratings)
        return {
            "both": table.both,
            "only_first": table.only_first,
            "only_second": table.only_second,
            "neither": table.neither,
        }
    counts = presence_counts(one.ratings)
    return {"all": counts.everyone, "some": counts.some, "none": counts.nobody}


def _group(one: GroupAgreement) -> Object:
    made: Object = {"group": one.name, "codes": list(one.codes), "passages_of_the_code_above": one.parent_passages}
    if one.family is None:
        made["conflicts"] = [
            {
                "document": each.document,
                "coder": each.coder,
                "first": {"code": each.first, "start": each.first_span[0], "end": each.first_span[1]},
                "second": {"code": each.second, "start": each.second_span[0], "end": each.second_span[1]},
            }
            for each in one.conflicts
        ]
        return made
    made["u_alpha"] = value_of(one.family.u)
    made["bar_u_alpha"] = value_of(one.family.bar_u)
    made["cu_alpha"] = value_of(one.family.cu)
    made["ku_alpha"] = {str(code): value_of(value) for code, value in one.family.by_value.items()}
    made |= sums.unit_sums(one.sums)
    return made


def _on_value(one: ValueAgreement) -> Object:
    return {
        "code": one.name,
        "units": one.ratings.pairable,
        "percent": value_of(one.percent),
        "krippendorff_alpha": value_of(one.alpha),
        "coincidences": sums.coincidence_matrix(one.ratings),
        **sums.by_cluster(one.table),
    }


# ---- what was compared ------------------------------------------------------------------------------------


def _scope(scope: Scope) -> Object:
    made: Object = {
        "project": scope.title,
        "documents": [_document(document) for document in scope.documents],
        "documents_left_out": [_left_out(left) for left in scope.left_out],
        "documents_for_some_coders": [_left_out(part) for part in scope.partly],
        "documents_in_project": scope.project_documents,
        "cases": scope.cases,
        "chosen_by": scope.basis.value,
        "level": scope.level,
        "codes_in_codebook": scope.codebook,
        "interviewer_counts": scope.with_interviewer,
        "interviewer_units_left_out": scope.silent,
        "passages_outside": scope.outside,
        "codings_not_counted": scope.uncounted,
        "coders_not_compared": list(scope.idle),
        "absent_or_mixed_counted_as_coded": scope.not_present,
        "rounds": list(scope.rounds),
        "documents_without_turns": scope.without_turns,
        "segmenters": list(scope.segmenters),
        "texts_sha256": scope.texts_sha256,
        "as_of": scope.as_of,
        "procedure": {
            "declared": scope.procedure.value if scope.procedure is not None else None,
            "measured_by_coefficient": not scope.goes_without_coefficient,
            "claims_more_than_shown": scope.claims_more_than_shown,
        },
    }
    if scope.fixed:
        made["segmentation"] = {"tested": False, "fixed_passages": scope.fixed, "beside_fixed": scope.beside_fixed}
    if scope.repeated is not None:
        days = scope.repeated.days
        made["repeated"] = {
            "passages": scope.repeated.passages,
            "not_coded_again": scope.repeated.waiting,
            "days_between": dict(zip(("least", "median", "most"), days, strict=True)) if days else None,
        }
    if scope.old_rules:
        made["codings_under_old_rules"] = scope.old_rules
    if scope.old_left_out:
        made["codings_under_old_rules_left_out"] = scope.old_left_out
    if scope.again_aside:
        made["codings_of_repetitions_left_out"] = scope.again_aside
    if scope.independence is not None:
        shown = scope.independence
        made["independence"] = {
            "shown": shown.shown,
            "reason": shown.reason,
            "since": shown.since,
            "until": shown.until,
            "came_later": shown.came_later,
            "in_packages": shown.in_packages,
            "grounds": list(shown.grounds),
        }
    return made


def _document(one: NamedDocument) -> Object:
    return {"id": one.id, "label": one.label, "number": one.number}


def _left_out(one: LeftOut) -> Object:
    return {**_document(one.document), "reason": one.reason}


def _resampling(study: Study) -> Object:
    plan = study.resampling.plan
    draws = {"replicates": plan.replicates, "seed": plan.seed} if plan.method is IntervalMethod.BOOTSTRAP else {}
    return {
        "method": plan.method.value,
        **draws,
        "confidence": plan.confidence,
        "cluster": plan.cluster,
        "clusters": study.resampling.clusters,
        "reason": study.resampling.reason,
        "caution": plan.caution,
    }
