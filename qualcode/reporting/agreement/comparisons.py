"""Agreement under several units, and over time, as reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from qualcode.agreement.differences.drift import Divided, DividedCode, DividedPart
from qualcode.agreement.study.sensitivity import Sensitivity, SensitivityRow
from qualcode.catalogue import Catalogue, Language, catalogue_of, later, program
from qualcode.reporting.agreement.differences import (
    difference_cells,
    difference_heads,
    difference_notes,
    figure_object,
)
from qualcode.reporting.agreement.facts import study_summary, unit_word
from qualcode.reporting.agreement.intervals import heads_of, uncertain_notes, without_interval, without_value
from qualcode.reporting.agreement.json import object_of, value_of
from qualcode.reporting.agreement.other_programs import pairs_notes
from qualcode.reporting.report import Cell, Report, Table, report_of_tables
from qualcode.reporting.words.number_format import coefficient, full, shown, with_interval

_UNITS = {
    "frequency": later("document, number of passages (alpha: ratio)"),
    "document": later("document, given or not"),
    "character": later("character"),
}
_SHOWN = ("percent", "positive_agreement", "cohen_kappa", "brennan_prediger", "gwet_ac1", "krippendorff_alpha")


# ---- several units ----------------------------------------------------------------------------------------


def sensitivity_report(found: Sensitivity, language: Language | None = None) -> Report:
    """One table: a row a unit, a column a figure, all pooled over the codes."""
    words = catalogue_of(language or program().language)
    rows: list[tuple[Cell, ...]] = [(_unit(row, words), row.study.units, *_pooled(row, words)) for row in found.rows]
    kappa = words.gettext("kappa is Cohen's") if _two(found) else words.gettext("kappa is Fleiss'")
    heads = (words.pgettext("column", "unit"), words.pgettext("column", "units"), *heads_of(_SHOWN, words))
    sheets = [
        Table(
            words.gettext("The same codings under several units"),
            heads,
            tuple(rows),
            notes=(_range(found, words), kappa, *_uncertain(found, words)),
        ),
        _overlaps(found, words),
        _families(found, words),
    ]
    title = (
        words.gettext("Sensitivity of agreement: {project}", project=found.base.scope.title)
        if found.base.scope
        else words.gettext("Sensitivity of agreement")
    )
    rule = words.pgettext("head", "rule")
    facts = tuple(fact for fact in study_summary(found.base, _names(found), words) if fact[0] != rule)
    return report_of_tables(
        title,
        facts,
        sheets,
        _data(found),
        language=words.language,
        as_object=lambda: sensitivity_object(found),
    )


def _names(found: Sensitivity) -> list[str]:
    names = ["percent", "positive_agreement", _kappa(found), "brennan_prediger", "gwet_ac1", "krippendorff_alpha"]
    return [
        *names,
        "bar_u_alpha",
        *("overlap_percent", "overlap_brennan_prediger", "holsti"),
    ]


def _two(found: Sensitivity) -> bool:
    return len(found.base.coders) == 2


def _kappa(found: Sensitivity) -> str:
    return "cohen_kappa" if _two(found) else "fleiss_kappa"


def _unit(row: SensitivityRow, words: Catalogue) -> str:
    unit = words.said(_UNITS.get(row.unit, unit_word(row.unit)))
    return words.gettext("{unit}, the interviewer's words too", unit=unit) if row.with_interviewer else unit


def _of(row: SensitivityRow) -> list[str]:
    """The stable names of the columns' figures in this row."""
    two = len(row.study.coders) == 2
    return [name if name != "cohen_kappa" or two else "fleiss_kappa" for name in _SHOWN]


def _pooled(row: SensitivityRow, words: Catalogue) -> list[str]:
    whole = row.study.whole
    return [
        "–"
        if name not in whole
        else with_interval(whole[name], words)
        if name == "krippendorff_alpha"
        else shown(whole[name], name, words)
        for name in _of(row)
    ]


def _uncertain(found: Sensitivity, words: Catalogue) -> list[str]:
    return uncertain_notes([row.study.whole["krippendorff_alpha"] for row in found.rows], found.base, words)


def _range(found: Sensitivity, words: Catalogue) -> str:
    alphas = found.alphas()
    if not alphas:
        return words.gettext("alpha exists under none of these units")
    low, high = (pick(alphas, key=lambda entry: entry[1]) for pick in (min, max))
    return words.gettext(
        "alpha from {low} ({lowest}) to {high} ({highest})",
        low=coefficient(low[1], words=words),
        lowest=_unit(low[0], words),
        high=coefficient(high[1], words=words),
        highest=_unit(high[0], words),
    )


def _overlaps(found: Sensitivity, words: Catalogue) -> Table:
    names = ("overlap_percent", "overlap_brennan_prediger", "holsti")
    rows: list[tuple[Cell, ...]] = [
        (
            words.pgettext("figure", "{number} %", number=least),
            *(shown(values[name], name, words) for name in names),
        )
        for least, values in found.overlaps.items()
    ]
    notes = tuple(pairs_notes(found.base, words))
    head = (words.pgettext("column", "shared text at least"), *heads_of(names, words))
    return Table(words.gettext("Passages that match"), head, tuple(rows), notes=notes)


def _families(found: Sensitivity, words: Catalogue) -> Table:
    layers = words.gettext("every code on its own layer, pooled")
    rows: list[tuple[Cell, ...]] = [(layers, with_interval(found.base.whole["bar_u_alpha"], words))]
    return Table(words.gettext("Free passages"), ("", words.gettext("|u-alpha")), tuple(rows))


def _data(found: Sensitivity) -> Table:
    head = (
        "unit",
        "with_interviewer",
        "units",
        *(name for name in _SHOWN),
        "krippendorff_alpha_low",
        "krippendorff_alpha_high",
    )
    rows = []
    for row in found.rows:
        values = [row.study.whole.get(name) for name in _of(row)]
        alpha = row.study.whole["krippendorff_alpha"]
        figures = [full(value.value) if value is not None else "" for value in values]
        rows.append(
            (
                row.unit,
                "yes" if row.with_interviewer else "no",
                row.study.units,
                *figures,
                full(alpha.low),
                full(alpha.high),
            )
        )
    return Table("Data", head, tuple(rows))  # no text: for programs


def sensitivity_object(found: Sensitivity) -> dict[str, Any]:
    """The table as JSON, and the study that was asked for."""
    return {
        "sensitivity": [
            {
                "unit": row.unit,
                "interviewer_counts": row.with_interviewer,
                "units": row.study.units,
                "coefficients": {name: value_of(value) for name, value in row.study.whole.items()},
            }
            for row in found.rows
        ],
        "overlap": {
            str(least): {name: value_of(value) for name, value in values.items()}
            for least, values in found.overlaps.items()
        },
        "study": object_of(found.base),
    }


# ---- over time --------------------------------------------------------------------------------------------


def divided_report(found: Divided, language: Language | None = None) -> Report:
    """One table: a row for each code and part of the documents."""
    words = catalogue_of(language or program().language)
    kappa = "cohen_kappa" if len(found.base.coders) == 2 else "fleiss_kappa"
    sheet = Table(
        _title_of(found, words),
        (
            words.pgettext("column", "code"),
            words.pgettext("column", "part"),
            words.pgettext("column", "documents"),
            words.pgettext("column", "units"),
            *heads_of(("percent", "cohen_kappa", "krippendorff_alpha"), words),
        ),
        tuple(_row_of(code, part, words) for code in found.codes for part in code.parts),
        words=2,
        notes=(
            words.said(found.rule),
            *map(words.said, found.notes),
            *_why(found, words),
            *uncertain_notes(
                [part.values["krippendorff_alpha"] for code in found.codes for part in code.parts], found.base, words
            ),
        ),
    )
    names = ("percent", kappa, "krippendorff_alpha")
    project = f": {found.base.scope.title}" if found.base.scope else ""
    return report_of_tables(
        f"{_title_of(found, words)}{project}",
        study_summary(found.base, names, words),
        (sheet, *_change_sheets(found, words)),
        _divided_data(found, names),
        language=words.language,
        as_object=lambda: divided_object(found),
    )


def _title_of(found: Divided, words: Catalogue) -> str:
    if found.kind == "order":
        return words.gettext("Agreement by order of coding")
    return words.gettext("Agreement by version of the codes' rules")


def _row_of(code: DividedCode, part: DividedPart, words: Catalogue) -> tuple[Cell, ...]:
    return (
        words.said(code.name),
        words.said(part.name),
        part.documents,
        part.units,
        shown(part.values["percent"], "percent", words),
        shown(part.values["kappa"], words=words),
        with_interval(part.values["krippendorff_alpha"], words),
    )


def _change_sheets(found: Divided, words: Catalogue) -> list[Table]:
    """How much alpha changed from each part to the next one; nothing where no part follows another."""
    changes = [(code.name, change) for code in found.codes for change in code.differences]
    if not changes:
        return []
    by_version = found.kind != "order"
    rows: list[tuple[Cell, ...]] = [
        (
            words.said(name),
            *((words.said(change.earlier), words.said(change.later)) if by_version else ()),
            *difference_cells(change.values["krippendorff_alpha"], words),
        )
        for name, change in changes
    ]
    titled = [
        (
            f"{words.said(name)}, {words.said(change.later)}" if by_version else name,
            change.values["krippendorff_alpha"],
        )
        for name, change in changes
    ]
    parts = (words.pgettext("column", "from"), words.pgettext("column", "to")) if by_version else ()
    how = words.gettext(
        "difference: jackknife over the cases or documents of both parts; what the same ones do to both cancels "
        "(Gwet 2016)"
    )
    return [
        Table(
            words.gettext("How alpha changed"),
            (words.pgettext("column", "code"), *parts, *difference_heads(words)),
            tuple(rows),
            words=1 + len(parts),
            notes=(how, *difference_notes(titled, "krippendorff_alpha", found.base.resampling.plan.cluster, words)),
        )
    ]


def _divided_data(found: Divided, names: Sequence[str]) -> Table:
    """All digits, for CSV."""
    rows: list[tuple[Cell, ...]] = []
    for code in found.codes:
        for part in code.parts:
            alpha = part.values["krippendorff_alpha"]
            figures = [full(part.values[name].value) for name in ("percent", "kappa", "krippendorff_alpha")]
            ends = (full(alpha.low), full(alpha.high))
            rows.append((code.name, part.name, part.documents, part.units, *figures, *ends))
    head = ("code", "part", "documents", "units", *names, "krippendorff_alpha_low", "krippendorff_alpha_high")
    return Table("Data", head, tuple(rows), words=2)  # no text: for programs


def _why(found: Divided, words: Catalogue) -> Iterable[str]:
    said: dict[str, list[str]] = {}
    for code in found.codes:
        for part in code.parts:
            alpha = part.values["krippendorff_alpha"]
            place = f"{words.said(code.name)}, {words.said(part.name)}"
            if alpha.value is None:
                said.setdefault(without_value("krippendorff_alpha", alpha, words), []).append(place)
            elif alpha.interval is not None and alpha.interval.reason:
                said.setdefault(without_interval("krippendorff_alpha", alpha.interval, words), []).append(place)
    return [f"{why}: {_listed(places, found, words)}" for why, places in said.items()]


def _listed(places: Sequence[str], found: Divided, words: Catalogue) -> str:
    everywhere = sum(len(code.parts) for code in found.codes)
    return words.gettext("everywhere") if len(places) == everywhere else "; ".join(places)


def divided_object(found: Divided) -> dict[str, Any]:
    """The table as JSON, and the study over all documents."""
    return {
        "by": found.kind,
        "rule": found.rule,
        "codes": [
            {
                "code": code.name,
                "parts": [
                    {
                        "part": part.name,
                        "documents": part.documents,
                        "units": part.units,
                        "coefficients": {name: value_of(value) for name, value in part.values.items()},
                    }
                    for part in code.parts
                ],
                "differences": [
                    {
                        "earlier": change.earlier,
                        "later": change.later,
                        "coefficients": {name: figure_object(each) for name, each in change.values.items()},
                    }
                    for change in code.differences
                ],
            }
            for code in found.codes
        ],
        "notes": list(found.notes),
        "study": object_of(found.base),
    }
