"""The difference of two studies of agreement as a report, and the cells and sentences that all differences share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qualcode.agreement.differences.figures import LEAST_OF_EACH, FigureDifference
from qualcode.agreement.differences.studies import StudyDifference
from qualcode.agreement.kernel.resampling import NOT_ASKED
from qualcode.agreement.kernel.values import FEW, LEAST
from qualcode.agreement.study.definitions import DEFINITIONS
from qualcode.catalogue import Catalogue, Language, catalogue_of, program
from qualcode.plural import counted
from qualcode.reporting.agreement.facts import brief_summary, definitions
from qualcode.reporting.agreement.intervals import POOLED, told_once
from qualcode.reporting.agreement.json import object_of, value_of
from qualcode.reporting.agreement.methods_wording import REFERENCES
from qualcode.reporting.report import Cell, Report, Table, report_of_tables
from qualcode.reporting.words.number_format import coefficient, full, interval, nothing, probability, shown

ALPHA = "krippendorff_alpha"


def difference_report(
    found: StudyDifference,
    names: Sequence[str] = (),
    *,
    everything: bool = False,
    language: Language | None = None,
) -> Report:
    """A table for each figure: what it is in both studies, the difference with its interval, and p.

    `names` are stable names of the figures to show, alpha without any; `everything` shows all.
    """
    words = catalogue_of(language or program().language)
    wanted = tuple(found.whole) if everything else tuple(names) or (ALPHA,)
    title = words.gettext("Difference of agreement")
    project = f": {found.first.scope.title}" if found.first.scope else ""
    return report_of_tables(
        f"{title}{project}",
        _facts(found, wanted, words),
        [_table(found, name, words) for name in wanted],
        _data(found),
        (methods_sentence(found, words), REFERENCES["Gwet 2016"]),
        language=words.language,
        as_object=lambda: difference_object(found),
    )


def _facts(found: StudyDifference, names: Sequence[str], words: Catalogue) -> tuple[tuple[str, str], ...]:
    facts = []
    for title, study in zip(found.titles, (found.first, found.second), strict=True):
        head = "; ".join(text for _name, text in brief_summary(study, (), words))
        facts.append((words.said(title), head))
    common = words.gettext(
        "{clusters}, {common} of them in both studies",
        clusters=counted(found.clusters, found.plan.cluster, words=words),
        common=words.number(found.common),
    )
    facts.append((words.pgettext("head", "in common"), common))
    return (*facts, *definitions(names, words, found.first.metric))


def _table(found: StudyDifference, name: str, words: Catalogue) -> Table:
    rows: list[tuple[str, FigureDifference]] = [
        (code.name, code.values[name]) for code in found.codes if name in code.values
    ]
    whole: list[tuple[str, FigureDifference]] = [(POOLED, found.whole[name])] if name in found.whole else []
    figure = words.said(DEFINITIONS[name].short)
    notes = [] if not whole else [_only_one(found, words)]
    return Table(
        words.said(DEFINITIONS[name].title),
        (
            words.pgettext("column", "code"),
            *(words.gettext("{figure}, {study}", figure=figure, study=words.said(title)) for title in found.titles),
            *difference_heads(words),
        ),
        tuple(
            (words.said(title), shown(each.first, name, words), shown(each.second, name, words),
             *difference_cells(each, words))
            for title, each in [*rows, *whole]
        ),
        notes=(*filter(None, notes), *difference_notes([*rows, *whole], name, found.plan.cluster, words)),
        marked=frozenset({len(rows)} if whole else ()),
    )  # fmt: skip


def _only_one(found: StudyDifference, words: Catalogue) -> str:
    """Which codes only one of both studies compares, as its pooled figures are made with them."""
    told = [
        words.gettext("only in “{study}”: {codes}", study=words.said(title), codes="; ".join(map(words.said, codes)))
        for title, codes in zip(found.titles, (found.only_first, found.only_second), strict=True)
        if codes
    ]
    if not told:
        return ""
    return words.gettext("each study is pooled over its own codes; {only}", only="; ".join(told))


# ---- what all differences share ---------------------------------------------------------------------------


def difference_heads(words: Catalogue) -> tuple[str, ...]:
    """What heads the columns of a difference."""
    return words.pgettext("column", "difference [95 %]"), words.pgettext("column", "p")


def difference_cells(each: FigureDifference, words: Catalogue) -> tuple[Cell, ...]:
    """“+.120 [.030, .210]” and p; “n/a” where there is no difference."""
    value = each.value
    if value.value is None:
        return nothing(words), ""
    text = signed(value.value, words)
    if value.interval is not None and value.interval.low is not None:
        text = f"{text} {interval(value.interval, words)}"
    return text, probability(each.probability, words) if each.probability is not None else ""


def signed(value: float, words: Catalogue) -> str:
    """“+.120”, “-.030”, “.000”."""
    text = coefficient(value, words=words)
    return text if text.startswith("-") or float(f"{value:.3f}") == 0 else f"+{text}"


def difference_notes(
    rows: Iterable[tuple[str, FigureDifference]], name: str, cluster: str, words: Catalogue
) -> list[str]:
    """Why differences or their intervals do not exist, and what the mark of uncertain ones means."""
    listed, figure = list(rows), words.said(DEFINITIONS[name].short)
    said = []
    for title, each in listed:
        drawn = each.value.interval
        if each.value.value is None:
            reason = words.said(each.value.reason)
            text = words.gettext("difference of {figure} n/a ({reason})", figure=figure, reason=reason)
        elif drawn is not None and drawn.reason not in {"", NOT_ASKED}:
            reason = words.said(drawn.reason)
            text = words.gettext("difference of {figure} without interval ({reason})", figure=figure, reason=reason)
        else:
            continue
        said.append((text, words.said(title)))
    notes = told_once(said, len(listed), words)
    if any(each.value.interval is not None and each.value.interval.uncertain for _title, each in listed):
        notes.append(
            words.gettext(
                "[…]?: a wide and uncertain interval, as the code occurs in fewer than {clusters} on one side",
                clusters=counted(FEW, cluster, after=True, words=words),
            )
        )
    return notes


def methods_sentence(found: StudyDifference, words: Catalogue) -> str:
    """A sentence for the methods chapter: what was compared, how, and with which result."""
    alpha = found.whole.get(ALPHA)
    first, second = map(words.said, found.titles)
    if alpha is None or alpha.value.value is None:
        reason = words.said(alpha.value.reason) if alpha is not None else ""
        return words.gettext(
            "Alpha of “{first}” and of “{second}” cannot be compared ({reason}).",
            first=first, second=second, reason=reason,
        )  # fmt: skip
    told = {
        "first": first,
        "second": second,
        "before": words.number(round(alpha.first.value or 0.0, 2), 2),
        "after": words.number(round(alpha.second.value or 0.0, 2), 2),
    }
    if alpha.degrees is None or alpha.value.low is None or alpha.value.high is None:
        return words.gettext(
            "Pooled over the codes, alpha was {before} (“{first}”) and {after} (“{second}”); whether they differ "
            "cannot be said ({reason}).",
            reason=words.said(alpha.value.interval.reason) if alpha.value.interval else "",
            **told,
        )
    told |= {
        "difference": words.number(round(alpha.value.value, 2) + 0.0, 2),
        "low": words.number(round(alpha.value.low, 2) + 0.0, 2),
        "high": words.number(round(alpha.value.high, 2) + 0.0, 2),
        "degrees": words.number(alpha.degrees, 0 if alpha.degrees == int(alpha.degrees) else 1),
        "p": probability(alpha.probability, words, sign=True),
        "clusters": counted(found.clusters, found.plan.cluster, words=words),
    }
    if found.common == found.clusters:
        return words.gettext(
            "Pooled over the codes, alpha was {before} (“{first}”) and {after} (“{second}”), a difference of "
            "{difference} (95 % interval {low} to {high}; p {p}, t with {degrees} degrees of freedom): jackknife of "
            "the difference over {clusters}, which both have in common (Gwet 2016).",
            **told,
        )
    return words.gettext(
        "Pooled over the codes, alpha was {before} (“{first}”) and {after} (“{second}”), a difference of "
        "{difference} (95 % interval {low} to {high}; p {p}, t with {degrees} degrees of freedom): jackknife of the "
        "difference over {clusters}, {common} of them in both (Gwet 2016).",
        common=words.number(found.common),
        **told,
    )


# ---- for programs -----------------------------------------------------------------------------------------


def _data(found: StudyDifference) -> Table:
    """All digits, for CSV: a row for each code and figure."""
    head = ("code", "coefficient", "first", "second", "difference", "difference_low", "difference_high",
            "standard_error", "degrees_of_freedom", "p", "clusters", "common", "reason")  # fmt: skip
    every: list[tuple[str, Mapping[str, FigureDifference]]] = [(code.name, code.values) for code in found.codes]
    rows: list[tuple[Cell, ...]] = []
    for code, values in [*every, (str(POOLED), found.whole)]:
        for name, each in values.items():
            value, drawn = each.value, each.value.interval
            figures = (each.first.value, each.second.value, value.value, value.low, value.high,
                       drawn.standard_error if drawn else None, each.degrees, each.probability)  # fmt: skip
            number = drawn.clusters if drawn and drawn.clusters is not None else found.clusters
            reason = value.reason or (drawn.reason if drawn else "")
            rows.append((code, name, *map(full, figures), number, each.common, reason))
    return Table("Data", head, tuple(rows), words=2)  # no text: for programs


def figure_object(each: FigureDifference) -> dict[str, Any]:
    """One difference: both figures, the difference with its interval, the test."""
    return {
        "first": value_of(each.first),
        "second": value_of(each.second),
        "difference": value_of(each.value),
        "degrees_of_freedom": each.degrees,
        "p": each.probability,
        "clusters_in_both": each.common,
        "clusters_with_code": list(each.holding),
    }


def difference_object(found: StudyDifference) -> dict[str, Any]:
    """The differences as JSON, and both studies."""
    return {
        "titles": list(found.titles),
        "cluster": found.plan.cluster,
        "clusters": found.clusters,
        "clusters_in_both": found.common,
        "least_clusters_on_each_side": LEAST_OF_EACH,
        "least_clusters": LEAST,
        "codes": [
            {"code": code.name, "coefficients": {name: figure_object(each) for name, each in code.values.items()}}
            for code in found.codes
        ],
        "only_first": list(found.only_first),
        "only_second": list(found.only_second),
        "pooled": {name: figure_object(each) for name, each in found.whole.items()},
        "sentence": methods_sentence(found, catalogue_of("en")),
        "first": object_of(found.first),
        "second": object_of(found.second),
    }
