"""A study of agreement as a report: header, a table per code, groups, pairs of coders, polarity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from qualcode.agreement.kernel.presence import fourfold, presence_counts
from qualcode.agreement.kernel.values import Flag, IntervalMethod, Value
from qualcode.agreement.study.definitions import DEFINITIONS
from qualcode.agreement.study.results import CodeAgreement, Study
from qualcode.catalogue import Catalogue, Language, catalogue_of, later, program
from qualcode.reporting.agreement.confusions import confusion_sheets
from qualcode.reporting.agreement.facts import brief_summary, study_summary
from qualcode.reporting.agreement.intervals import POOLED, missing, told_once, uncertain_notes, whole_title
from qualcode.reporting.agreement.json import object_of
from qualcode.reporting.agreement.procedures import procedure_remarks, procedure_sheets
from qualcode.reporting.agreement.sheets import (
    further_sheets,
    gamma_sheets,
    group_sheets,
    pair_sheets,
    passage_sheets,
    segmentation_sheets,
    value_sheets,
    weighted_sheets,
)
from qualcode.reporting.report import Cell, Report, Table, report_of_tables
from qualcode.reporting.words.number_format import full, probability, shown, with_interval

LETTERS = {
    Flag.NO_VARIATION: "v",
    Flag.RARE_CODE: "r",
    Flag.KAPPA_PARADOX: "p",
    Flag.FEW_UNITS: "f",
    Flag.NO_RATINGS: "m",
}
_LEGEND = {
    Flag.NO_VARIATION: later("v no variation"),
    Flag.RARE_CODE: later(
        "r rare code: fewer than 5 positive units or passages, or in fewer than 5 cases or documents, not "
        "interpretable"
    ),
    Flag.KAPPA_PARADOX: later(
        "p kappa paradox: coders agree on most units (prevalence index and per cent above .8), but alpha is under "
        ".667 or more than .2 below positive agreement (Feinstein & Cicchetti 1990)"
    ),
    Flag.FEW_UNITS: later("f fewer than 50 units"),
    Flag.NO_RATINGS: later("m a coder without ratings, left out"),
}


LABELS = later("labels where both coded")
"""The row of the codes where two coders gave any."""


def agreement_report(
    study: Study,
    coefficients: Sequence[str] = (),
    *,
    everything: bool = False,
    document: bool = True,
    language: Language | None = None,
) -> Report:
    """The report, in the program's language if none is given.

    `document` says that it is to be written; else it is for a screen: five lines of head, the codes, the whole, and
    segmentation and labels apart, unless `everything` or certain figures are asked for. `coefficients` are stable
    names of the figures to show in place of the usual ones. What programs read, JSON and CSV, is the same in each
    language.
    """
    words = catalogue_of(language or program().language)
    names = tuple(coefficients) or usual(study, everything=everything)
    sheets = [_main(study, names, words)]
    if goes_without_alpha(study, names):
        remark = words.gettext("alpha does not measure this procedure; --coefficient alpha and --all show it")
        sheets += procedure_sheets(study, words)
        if document:
            sheets += confusion_sheets(study, words)
        facts = study_summary(study, names, words) if document else brief_summary(study, names, words)
        return _report(study, facts, sheets, words, (*procedure_remarks(study, words), remark))
    if not coefficients:
        sheets += segmentation_sheets(study, words)
    if not (document or everything or coefficients):
        sheets += [*weighted_sheets(study, words), *gamma_sheets(study, words)]
        more = words.gettext("--all: definitions, free passages and the rest")
        return _report(study, brief_summary(study, names, words), sheets, words, (more,))
    if not coefficients:
        sheets += passage_sheets(study, words)
    on_polarity = words.gettext("Polarity, over units that two coders gave the code")
    sheets += [
        *weighted_sheets(study, words),
        *gamma_sheets(study, words),
        *group_sheets(study, words),
        *pair_sheets(study, words),
        *value_sheets(study.polarity, on_polarity, study, words),
    ]
    if everything:
        from qualcode.agreement.differences.breakdown import breakdown
        from qualcode.reporting.agreement.breakdown import breakdown_sheets

        on_weight = words.gettext("Weight, over units that two coders gave the code")
        sheets += [*further_sheets(study, words), *value_sheets(study.weights, on_weight, study, words)]
        sheets += breakdown_sheets(breakdown(study), study, words)
    if everything or document:
        sheets += [*confusion_sheets(study, words), *procedure_sheets(study, words)]
    return _report(study, study_summary(study, defined_names(sheets, names, words), words), sheets, words)


def _report(
    study: Study,
    facts: tuple[tuple[str, str], ...],
    sheets: Sequence[Table],
    words: Catalogue,
    remarks: tuple[str, ...] = (),
) -> Report:
    title = (
        words.gettext("Agreement of coders: {project}", project=study.scope.title)
        if study.scope
        else words.gettext("Agreement of coders")
    )
    return report_of_tables(
        title,
        facts,
        sheets,
        data_of(study),
        remarks,
        language=words.language,
        as_object=cache(lambda: _object_of(study)),  # looked through for names before it is written
    )


def _object_of(study: Study) -> dict[str, Any]:
    """The study, and where agreement is low in it, if all of it was asked for."""
    if not study.by_document:
        return object_of(study)
    from qualcode.agreement.differences.breakdown import breakdown
    from qualcode.reporting.agreement.breakdown import breakdown_object

    return object_of(study) | {"breakdown": breakdown_object(breakdown(study))}


def usual(study: Study, *, everything: bool = False) -> tuple[str, ...]:
    """The figures of a default report: per cent, positive specific agreement, alpha.

    No alpha where the declared procedure is one of talking or checking, unless `everything` is asked for.
    """
    names = ("percent",) if study.unit == "frequency" else ("percent", "positive_agreement")
    alone = study.scope is not None and study.scope.goes_without_coefficient and not everything
    return names if alone else (*names, "krippendorff_alpha")


def goes_without_alpha(study: Study, names: Sequence[str]) -> bool:
    """Whether these are the figures of a procedure that no coefficient measures."""
    return study.scope is not None and study.scope.goes_without_coefficient and tuple(names) == usual(study)


def defined_names(sheets: Iterable[Table], names: Sequence[str], words: Catalogue) -> tuple[str, ...]:
    """The stable names of all figures that head a column, those of the first sheet first."""
    heads = {name.split(" [")[0] for sheet in sheets for name in sheet.head}
    return (
        *names,
        *(name for name, item in DEFINITIONS.items() if words.said(item.short) in heads and name not in names),
    )


# ---- the table per code -----------------------------------------------------------------------------------


def _main(study: Study, names: Sequence[str], words: Catalogue) -> Table:
    counts = _count_heads(study, words)
    flagged = any(flags_of(code) for code in study.codes) and not goes_without_alpha(study, names)
    bracketed = {
        name
        for name in names
        if any(code.values[name].low is not None for code in study.codes if name in code.values)
    }
    figures = [_head_of(name, bracketed, words) for name in names]
    rows: list[tuple[Cell, ...]] = [
        (
            words.said(code.name),
            *([_letters(code)] if flagged else []),
            *(_counts(code) if counts else ()),
            *(_cell(code.values.get(name), name, words) for name in names),
        )
        for code in study.codes
    ]
    whole = whole_title(study)
    blank = [""] * (len(counts) + flagged)
    rows.append((words.said(whole), *blank, *(_cell(study.whole.get(name), name, words) for name in names)))
    of_values = not study.by_code
    first = words.pgettext("column", "value") if of_values else words.pgettext("column", "code")
    flags = [words.pgettext("column", "flags")] if flagged else []
    title = words.gettext("Values") if of_values else words.gettext("Codes")
    if study.scope is not None and study.scope.claims_more_than_shown:
        title = words.gettext("Codes: declared as independent coding, which the history does not show")
    return Table(
        title,
        (first, *flags, *counts, *figures),
        tuple(rows),
        words=1 + flagged,
        notes=tuple(_notes(study, names, whole, words)),
        marked=frozenset({len(rows) - 1}),
    )


def _head_of(name: str, bracketed: set[str], words: Catalogue) -> str:
    short = words.said(DEFINITIONS[name].short)
    return f"{short} [95 %]" if name == "krippendorff_alpha" and name in bracketed else short


def _cell(value: Value | None, name: str, words: Catalogue) -> str:
    """The figure; empty where codes, or the whole, do not have it at all."""
    if value is None:
        return ""
    return with_interval(value, words) if name == "krippendorff_alpha" else shown(value, name, words)


def _count_heads(study: Study, words: Catalogue) -> tuple[str, ...]:
    """What heads the columns of counts; none where units are not given or not given a code."""
    if any(code.ratings.positive is None for code in study.codes) or not study.codes:
        return ()
    if len(study.coders) == 2:
        only = (words.pgettext("column", "only {coder}", coder=words.said(name)) for name in study.coders)
        return (words.pgettext("column", "both"), *only, words.pgettext("column", "neither"))
    return (words.pgettext("column", "all"), words.pgettext("column", "some"), words.pgettext("column", "none"))


def _counts(one: CodeAgreement) -> tuple[int, ...]:
    if len(one.ratings.coders) == 2:
        table = fourfold(one.ratings)
        return (table.both, table.only_first, table.only_second, table.neither)
    counts = presence_counts(one.ratings)
    return (counts.everyone, counts.some, counts.nobody)


def flags_of(one: CodeAgreement) -> list[Flag]:
    """The flags of a code, each once, in the order of their severity."""
    found = {flag for value in one.values.values() for flag in value.flags}
    return [flag for flag in LETTERS if flag in found]


def _letters(one: CodeAgreement) -> str:
    return "".join(LETTERS[flag] for flag in flags_of(one))


def _notes(study: Study, names: Sequence[str], whole: str, words: Catalogue) -> list[str]:
    """The legend, the pooling, the chance of a true value below the usual thresholds, and every reason."""
    flags = {flag for code in study.codes for flag in flags_of(code)}
    legend = "; ".join(words.said(_LEGEND[flag]) for flag in LETTERS if flag in flags)
    found = (
        [words.gettext("flags: {legend}", legend=legend)] if flags and not goes_without_alpha(study, names) else []
    )
    if whole == POOLED:
        summed = words.gettext(
            "pooled over codes: by summing observed and expected disagreement, not a mean of the codes"
        )
        if any(code.rolled_up and not code.pooled for code in study.codes):
            summed += words.gettext("; rows “with sub-codes” are not in it")
        found.append(summed)
    if "krippendorff_alpha" in names:
        found += _probabilities(study, whole, words)
        alphas = [values["krippendorff_alpha"] for values in (*(code.values for code in study.codes), study.whole)]
        found += uncertain_notes(alphas, study, words)
    return found + reasons(study, names, words)


def _probabilities(study: Study, whole: str, words: Catalogue) -> list[str]:
    """How probable a true alpha below the usual thresholds is."""
    drawn = study.whole["krippendorff_alpha"].interval
    if drawn is None or drawn.below_667 is None:
        return []
    told = {
        "whole": words.said(whole),
        "below": probability(drawn.below_667, words, sign=True),
        "below_high": probability(drawn.below_800, words, sign=True),
    }
    if study.resampling.plan.method is IntervalMethod.BOOTSTRAP:
        text = words.gettext(
            "alpha, {whole}: P(alpha < .667) {below}, P(alpha < .800) {below_high} of the replicates; "
            "Krippendorff (2004) asks for .800, for tentative conclusions for .667",
            **told,
        )
    else:
        text = words.gettext(
            "alpha, {whole}: P(alpha < .667) {below}, P(alpha < .800) {below_high}; "
            "Krippendorff (2004) asks for .800, for tentative conclusions for .667",
            **told,
        )
    return [text]


def reasons(study: Study, names: Sequence[str], words: Catalogue) -> list[str]:
    """Why figures or intervals do not exist, and coders without variation; what codes share is told once."""
    rows: list[tuple[str, Mapping[str, Value]]] = [(code.name, code.values) for code in study.codes]
    aside = {words.said(code.name): words.said(code.aside) for code in study.codes if code.aside}
    said: list[tuple[str, str]] = []
    for row, values in [*rows, (whole_title(study), study.whole)]:
        title = words.said(row)
        if title in aside:
            said.append((aside[title], title))
            continue
        said += [
            (text, title) for name in names if name in values for text in _reasons(study, name, values[name], words)
        ]
        said += [
            (words.said(note.text), title)
            for value in values.values()
            for note in value.notes
            if note.flag in {Flag.NO_VARIATION, Flag.NO_RATINGS} and note.text.startswith("coder ")
        ]
    return told_once(said, len(study.codes), words)


def _reasons(study: Study, name: str, value: Value, words: Catalogue) -> list[str]:
    if value.value is not None and name != "krippendorff_alpha":
        return []  # the table shows intervals of alpha alone
    return missing(study, name, value, words)


# ---- for programs -----------------------------------------------------------------------------------------


def data_of(study: Study) -> Table:
    """All figures of all codes with all their digits, one row a code, for CSV."""
    held = {name for values in (*(code.values for code in study.codes), study.whole) for name in values}
    names = [name for name in DEFINITIONS if name in held or (study.labels and name in study.labels.values)]
    counts = _count_heads(study, catalogue_of("en"))
    passages = bool(study.codes) and bool(study.codes[0].passages)
    head = ["code", "pooled", *(name.replace(" ", "_") for name in counts)]
    head += [f"passages_{name}" for name in study.coders] if passages else []
    for name in names:
        head += [name, f"{name}_low", f"{name}_high", f"{name}_reason"]
    rows: list[tuple[Cell, ...]] = [
        (
            code.name,
            "yes" if code.pooled else "no",
            *(_counts(code) if counts else ()),
            *(code.passages if passages else ()),
            *_figures(code.values, names),
            " ".join(flags_of(code)),
        )
        for code in study.codes
    ]
    blank = [""] * (1 + len(counts) + (len(study.coders) if passages else 0))
    whole = whole_title(study)
    rows.append((whole, *blank, *_figures(study.whole, names), ""))
    if study.any_code is not None:
        one = study.any_code
        cells = (*(_counts(one) if counts else ()), *(one.passages if passages else ()))
        rows.append((one.name, "no", *cells, *_figures(one.values, names), " ".join(flags_of(one))))
    if study.labels is not None:
        rows.append((LABELS, *blank, *_figures(study.labels.values, names), ""))
    return Table("Data", (*head, "flags"), tuple(rows))  # no text: for programs


def _figures(values: Mapping[str, Value], names: Iterable[str]) -> list[str]:
    cells = []
    for name in names:
        value = values.get(name)
        if value is None:
            cells += ["", "", "", ""]
        else:
            cells += [full(value.value), full(value.low), full(value.high), value.reason]
    return cells
