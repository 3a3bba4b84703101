"""A study of agreement as a report: header, a table per code, groups, pairs of coders, polarity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from qualcode.agreement.kernel.presence import fourfold, presence_counts
from qualcode.agreement.kernel.values import Flag, Value
from qualcode.agreement.study.definitions import DEFINITIONS
from qualcode.agreement.study.results import CodeAgreement, Study
from qualcode.reporting.agreement.facts import study_summary
from qualcode.reporting.agreement.json import object_of
from qualcode.reporting.agreement.sheets import (
    POOLED,
    further_sheets,
    gamma_sheets,
    group_sheets,
    pair_sheets,
    passage_sheets,
    told_once,
    value_sheets,
    weighted_sheets,
    whole_title,
)
from qualcode.reporting.report import Cell, Report, Table, report_of_tables
from qualcode.reporting.words.number_format import coefficient, full, shown, with_interval

LETTERS = {
    Flag.NO_VARIATION: "v",
    Flag.RARE_CODE: "r",
    Flag.KAPPA_PARADOX: "p",
    Flag.FEW_UNITS: "f",
    Flag.NO_RATINGS: "m",
}
_LEGEND = {
    Flag.NO_VARIATION: "v no variation",
    Flag.RARE_CODE: "r rare code: fewer than 5 positive units or passages, not interpretable",
    Flag.KAPPA_PARADOX: "p kappa paradox: prevalence index and per cent agreement above .8, where kappa and alpha "
    "may be low although coders agree on most units (Feinstein & Cicchetti 1990)",
    Flag.FEW_UNITS: "f fewer than 50 units",
    Flag.NO_RATINGS: "m a coder without ratings, left out",
}


def agreement_report(study: Study, coefficients: Sequence[str] = (), *, everything: bool = False) -> Report:
    """The report. `coefficients` are stable names of the figures to show in place of the usual ones."""
    names = tuple(coefficients) or usual(study)
    sheets = [_main(study, names)]
    if not coefficients:
        sheets += passage_sheets(study)
    sheets += [
        *weighted_sheets(study),
        *gamma_sheets(study),
        *group_sheets(study),
        *pair_sheets(study),
        *value_sheets(study.polarity, "Polarity"),
    ]
    if everything:
        sheets += [*further_sheets(study), *value_sheets(study.weights, "Weight")]
    title = f"Agreement of coders: {study.scope.title}" if study.scope else "Agreement of coders"
    return report_of_tables(
        title,
        study_summary(study, defined_names(sheets, names)),
        sheets,
        data_of(study),
        as_object=cache(lambda: object_of(study)),  # looked through for names before it is written
    )


def usual(study: Study) -> tuple[str, ...]:
    """The figures of a default report: per cent, kappa for as many coders as there are, alpha."""
    if study.unit == "frequency":
        return ("percent", "krippendorff_alpha")
    return ("percent", "cohen_kappa" if len(study.coders) == 2 else "fleiss_kappa", "krippendorff_alpha")


def defined_names(sheets: Iterable[Table], names: Sequence[str]) -> tuple[str, ...]:
    """The stable names of all figures that head a column, those of the first sheet first."""
    heads = {name.split(" [")[0] for sheet in sheets for name in sheet.head}
    return (*names, *(name for name, item in DEFINITIONS.items() if item.short in heads and name not in names))


# ---- the table per code -----------------------------------------------------------------------------------


def _main(study: Study, names: Sequence[str]) -> Table:
    counts = _count_names(study)
    flagged = any(flags_of(code) for code in study.codes)
    bracketed = {
        name
        for name in names
        if any(code.values[name].low is not None for code in study.codes if name in code.values)
    }
    head = [_short(name, bracketed) for name in names]
    rows: list[tuple[Cell, ...]] = [
        (
            code.name,
            *([_letters(code)] if flagged else []),
            *(_counts(code) if counts else ()),
            *(_cell(code.values.get(name), name) for name in names),
        )
        for code in study.codes
    ]
    whole = whole_title(study)
    blank = [""] * (len(counts) + flagged)
    rows.append((whole, *blank, *(_cell(study.whole.get(name), name) for name in names)))
    title = "Values" if study.source == "ratings" else "Codes"
    return Table(
        title,
        (title.lower()[:-1], *(["flags"] if flagged else []), *counts, *head),
        tuple(rows),
        words=1 + flagged,
        notes=tuple(_notes(study, names, whole)),
        marked=frozenset({len(rows) - 1}),
    )


def _short(name: str, bracketed: set[str]) -> str:
    if name == "krippendorff_alpha" and name in bracketed:
        return f"{DEFINITIONS[name].short} [95 %]"
    return DEFINITIONS[name].short


def _cell(value: Value | None, name: str) -> str:
    """The figure; empty where codes, or the whole, do not have it at all."""
    if value is None:
        return ""
    return with_interval(value) if name == "krippendorff_alpha" else shown(value, name)


def _count_names(study: Study) -> tuple[str, ...]:
    if any(code.ratings.positive is None for code in study.codes) or not study.codes:
        return ()
    if len(study.coders) == 2:
        return ("both", *(f"only {name}" for name in study.coders), "neither")
    return ("all", "some", "none")


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


def _notes(study: Study, names: Sequence[str], whole: str) -> list[str]:
    """The legend, the pooling, the chance of a true value below the usual thresholds, and every reason."""
    flags = {flag for code in study.codes for flag in flags_of(code)}
    found = [f"flags: {'; '.join(_LEGEND[flag] for flag in LETTERS if flag in flags)}"] if flags else []
    if whole == POOLED:
        rolled = any(code.rolled_up and not code.pooled for code in study.codes)
        beside = "; rows “with sub-codes” are not in it" if rolled else ""
        found.append(f"{POOLED}: by summing observed and expected disagreement, not a mean of the codes{beside}")
    drawn = study.whole["krippendorff_alpha"].interval if "krippendorff_alpha" in names else None
    if drawn is not None and drawn.below_667 is not None:
        found.append(
            f"alpha, {whole}: P(alpha < .667) = {coefficient(drawn.below_667)}, P(alpha < .800) = "
            f"{coefficient(drawn.below_800)} of the replicates; Krippendorff (2004) asks for .800, for tentative "
            "conclusions for .667"
        )
    return found + reasons(study, names)


def reasons(study: Study, names: Sequence[str]) -> list[str]:
    """Why figures or intervals do not exist, and coders without variation; what codes share is told once."""
    rows: list[tuple[str, Mapping[str, Value]]] = [(code.name, code.values) for code in study.codes]
    said: list[tuple[str, str]] = []
    for title, values in [*rows, (whole_title(study), study.whole)]:
        said += [(text, title) for name in names if name in values for text in _reasons(study, name, values[name])]
        said += [
            (note.text, title)
            for value in values.values()
            for note in value.notes
            if note.flag in {Flag.NO_VARIATION, Flag.NO_RATINGS} and note.text.startswith("coder ")
        ]
    return told_once(said, len(study.codes))


def _reasons(study: Study, name: str, value: Value) -> list[str]:
    short = DEFINITIONS[name].short
    if value.value is None:
        return [f"{short} n/a ({value.reason})"]
    why = value.interval.reason if value.interval else ""
    if name != "krippendorff_alpha" or not why or study.resampling.reason:
        return []
    return [f"{short} without interval ({why})"]


# ---- for programs -----------------------------------------------------------------------------------------


def data_of(study: Study) -> Table:
    """All figures of all codes with all their digits, one row a code, for CSV."""
    names = [name for name in DEFINITIONS if any(name in code.values for code in study.codes) or name in study.whole]
    counts = _count_names(study)
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
    return Table("Data", (*head, "flags"), tuple(rows))


def _figures(values: Mapping[str, Value], names: Iterable[str]) -> list[str]:
    cells = []
    for name in names:
        value = values.get(name)
        if value is None:
            cells += ["", "", "", ""]
        else:
            cells += [full(value.value), full(value.low), full(value.high), value.reason]
    return cells
