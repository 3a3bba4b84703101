"""The sheets beside the table per code: free passages, exclusive groups, pairs of coders, values, the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qualcode.agreement.kernel.values import Value
from qualcode.agreement.study.definitions import DEFINITIONS
from qualcode.agreement.study.results import GroupAgreement, PairAgreement, Study, ValueAgreement
from qualcode.catalogue import Catalogue, later
from qualcode.reporting.agreement.facts import unit_word
from qualcode.reporting.agreement.intervals import (
    POOLED,
    analytic_sheets,
    error_sheets,
    heads_of,
    interval_notes,
    missing,
    told_once,
    uncertain_notes,
    whole_title,
    without_value,
)
from qualcode.reporting.agreement.other_programs import (
    coverage_of,
    matched_sheets,
    over_codes_sheets,
    pairs_notes,
)
from qualcode.reporting.report import Cell, Table
from qualcode.reporting.words.number_format import (
    nothing,
    shown,
    with_interval,
)

MATRIX = 7
"""More coders than this are listed by pairs."""
CONFLICTS = 10
"""So many conflicts of an exclusive group are told; the rest is counted."""


def undefined_notes(study: Study, names: Sequence[str], words: Catalogue) -> list[str]:
    """Why figures do not exist, for every code and the whole; what sets codes aside the first table says."""
    rows: list[tuple[str, Mapping[str, Value]]] = [(code.name, code.values) for code in study.codes if not code.aside]
    return told_once(
        (
            (without_value(name, values[name], words), words.said(title))
            for title, values in [*rows, (whole_title(study), study.whole)]
            for name in names
            if name in values and values[name].value is None
        ),
        len(study.codes),
        words,
    )


def segmentation_sheets(study: Study, words: Catalogue) -> list[Table]:
    """Where coders saw something whatever the code, and apart from it whether they gave it the same codes."""
    if study.any_code is None:
        return []
    over_units = words.said(unit_word(study.unit))
    values = study.any_code.values
    named: list[tuple[str, str, Value, Cell]] = [
        (words.gettext("any code: |u-alpha"), "bar_u_alpha", values["bar_u_alpha"], ""),
        (
            words.gettext("any code: alpha by {unit}", unit=over_units),
            "krippendorff_alpha",
            values["krippendorff_alpha"],
            study.any_code.ratings.pairable,
        ),
    ]
    if study.labels is not None:
        titles = {
            "labels_alpha_jaccard": words.gettext("labels where both coded: alpha (Jaccard)"),
            "labels_alpha_masi": words.gettext("labels where both coded: alpha (MASI)"),
        }
        named += [(titles[name], name, value, study.labels.units) for name, value in study.labels.values.items()]
    rows: list[tuple[Cell, ...]] = [
        (title, units, with_interval(value, words)) for title, _name, value, units in named
    ]
    notes = [text for _title, name, value, _units in named for text in missing(study, name, value, words)]
    notes += uncertain_notes([value for _title, _name, value, _units in named], study, words)
    head = (words.pgettext("column", "figure"), words.pgettext("column", "units"), words.pgettext("column", "value"))
    return [Table(words.gettext("Segmentation and labels apart"), head, tuple(rows), notes=tuple(notes))]


def passage_sheets(study: Study, words: Catalogue) -> list[Table]:
    """Free passages: how many each coder marked, and |u-alpha of every code on its own layer."""
    if not any(code.passages for code in study.codes):
        return []
    rows: list[tuple[Cell, ...]] = [
        (words.said(code.name), *code.passages, with_interval(code.values["bar_u_alpha"], words))
        for code in study.codes
    ]
    passages = (words.pgettext("column", "passages {coder}", coder=words.said(name)) for name in study.coders)
    head = (words.pgettext("column", "code"), *passages, words.gettext("|u-alpha"))
    title = words.gettext("Free passages: |u-alpha of each code on its own layer")
    bars = [(code.name, code.values["bar_u_alpha"]) for code in study.codes if not code.aside]
    notes = tuple(interval_notes([*bars, (POOLED, study.whole["bar_u_alpha"])], "bar_u_alpha", study, words))
    if study.source == "spans":
        return [Table(title, head, tuple(rows), notes=notes)]
    totals = [sum(code.passages[place] for code in study.codes if code.pooled) for place in range(len(study.coders))]
    rows.append((words.said(POOLED), *totals, with_interval(study.whole["bar_u_alpha"], words)))
    return [Table(title, head, tuple(rows), notes=notes, marked=frozenset({len(rows) - 1}))]


# ---- groups of codes that exclude each other --------------------------------------------------------------


def gamma_sheets(study: Study, words: Catalogue) -> list[Table]:
    """Mathet's gamma with the disorders that it is made of, and its parameters."""
    found = study.gamma
    if found is None:
        return []
    value = found.value
    disorders = (words.number(found.disorder, 3), words.number(found.expected, 3))
    row = (words.gettext("all codes"), shown(value, words=words), *disorders, words.number(found.samples))
    head = (
        words.pgettext("column", "passages of"),
        words.gettext("gamma"),
        words.pgettext("column", "disorder"),
        words.pgettext("column", "by chance"),
        words.pgettext("column", "random continua"),
    )
    why = () if value.value is not None else (without_value("gamma", value, words),)
    how = words.gettext(
        "gamma: {parameters}; passages may overlap; documents that count for all of the coders",
        parameters=words.said(found.method),
    )
    return [Table(words.gettext("Aligned passages"), head, (row,), notes=(*why, how))]


def group_sheets(study: Study, words: Catalogue) -> list[Table]:
    """The u-family of every exclusive group, or what forbids it."""
    return [_group(group, study, words) for group in study.groups]


def _group(group: GroupAgreement, study: Study, words: Catalogue) -> Table:
    title = words.gettext("Exclusive codes: {group}", group=words.said(group.name))
    names = (
        words.gettext("u-alpha"),
        words.gettext("|u-alpha"),
        words.gettext("cu-alpha"),
        words.gettext("(k)u-alpha"),
    )
    head = ("", *names, words.pgettext("column", "coverage"))
    everything = words.gettext("all codes")
    if group.family is None:
        none = nothing(words)
        return Table(title, head, ((everything, none, none, none, "", ""),), notes=(_conflicts(group, words),))
    family = group.family
    whole = (with_interval(value, words) for value in (family.u, family.bar_u, family.cu))
    rows: list[tuple[Cell, ...]] = [(everything, *whole, "", coverage_of(family.cu, words))]
    rows += [
        (str(code), "", "", "", with_interval(value, words), coverage_of(value, words))
        for code, value in family.by_value.items()
    ]
    figures = (("u_alpha", family.u), ("bar_u_alpha", family.bar_u), ("cu_alpha", family.cu))
    notes = [text for name, value in figures for text in missing(study, name, value, words)]
    by_value = [(str(code), value) for code, value in family.by_value.items()]
    notes += told_once(
        ((text, code) for code, value in by_value for text in missing(study, "ku_alpha", value, words)),
        len(by_value),
        words,
    )
    notes += uncertain_notes((value for _name, value in (*figures, *by_value)), study, words)
    if group.parent_passages:
        notes.append(
            words.ngettext(
                "{count} passage of “{code}” itself takes no part",
                "{count} passages of “{code}” itself take no part",
                group.parent_passages,
                code=words.said(group.name),
            )
        )
    notes.append(
        words.gettext(
            "coverage: the share of text that cu-alpha and (k)u-alpha are about; what one coder alone marked is not "
            "in it"
        )
    )
    return Table(title, head, tuple(rows), notes=tuple(notes))


def _conflicts(group: GroupAgreement, words: Catalogue) -> str:
    """Why a group has no figures: the passages that overlap though their codes should exclude each other."""
    told = "; ".join(
        words.gettext(
            "{document}, {coder}: “{first}” {span} and “{second}” {other_span}",
            document=words.said(str(conflict.document)),
            coder=words.said(conflict.coder),
            first=conflict.first,
            span=f"{conflict.first_span[0]}–{conflict.first_span[1]}",
            second=conflict.second,
            other_span=f"{conflict.second_span[0]}–{conflict.second_span[1]}",
        )
        for conflict in group.conflicts[:CONFLICTS]
    )
    rest = len(group.conflicts) - CONFLICTS
    return words.gettext(
        "u-alpha, cu-alpha and (k)u-alpha n/a: codes that should exclude each other share text: {conflicts}{more}",
        conflicts=told,
        more=words.ngettext("; and {count} more", "; and {count} more", rest) if rest > 0 else "",
    )


# ---- pairs of coders --------------------------------------------------------------------------------------


def pair_sheets(study: Study, words: Catalogue) -> list[Table]:
    """Each pair of coders, where there are more than two: a matrix of alpha and kappa, or a list."""
    if len(study.coders) < 3 or not study.pairs:
        return []
    title = words.gettext("Pairs of coders")
    kappa = "cohen_kappa" if "cohen_kappa" in study.pairs[0].values else "percent"
    if len(study.coders) > MATRIX:
        names = list(study.pairs[0].values)
        rows: list[tuple[Cell, ...]] = [
            (
                words.said(pair.first),
                words.said(pair.second),
                *(_of_pair(pair, name, words) for name in names),
            )
            for pair in study.pairs
        ]
        who = (words.pgettext("column", "coder"), words.pgettext("column", "and"))
        marks = uncertain_notes((pair.values["krippendorff_alpha"] for pair in study.pairs), study, words)
        return [Table(title, (*who, *heads_of(names, words)), tuple(rows), words=2, notes=tuple(marks))]
    cells: dict[tuple[str, str], str] = {}
    for pairing in study.pairs:
        cells[pairing.first, pairing.second] = _of_pair(pairing, "krippendorff_alpha", words)
        cells[pairing.second, pairing.first] = shown(pairing.values[kappa], kappa, words)
    rows = [
        (words.said(first), *("–" if first == second else cells[first, second] for second in study.coders))
        for first in study.coders
    ]
    note = words.gettext(
        "above the diagonal alpha, below it {figure}; over all codes", figure=words.said(DEFINITIONS[kappa].title)
    )
    said = [
        (text, words.listed((words.said(pair.first), words.said(pair.second))))
        for pair in study.pairs
        for name, value in pair.values.items()
        if name == "krippendorff_alpha" or (name == kappa and value.value is None)
        for text in missing(study, name, value, words)
    ]
    why = told_once(said, len(study.pairs) + 1, words)  # never “all codes”
    marks = uncertain_notes((pair.values["krippendorff_alpha"] for pair in study.pairs), study, words)
    return [Table(title, ("", *map(words.said, study.coders)), tuple(rows), notes=(note, *why, *marks))]


def _of_pair(pair: PairAgreement, name: str, words: Catalogue) -> str:
    """A figure of two coders, alpha with its interval."""
    if name == "krippendorff_alpha":
        return with_interval(pair.values[name], words)
    return shown(pair.values[name], name, words)


# ---- polarity and weight ----------------------------------------------------------------------------------


def weighted_sheets(study: Study, words: Catalogue) -> list[Table]:
    """Figures that take the distance of values into account, where values have an order."""
    names = [name for name in ("cohen_kappa_weighted", "gwet_ac2") if name in study.whole]
    if not names:
        return []
    rows: list[tuple[Cell, ...]] = [
        (
            f"{words.said(DEFINITIONS[name].title)} ({words.said(DEFINITIONS[name].source)})",
            with_interval(study.whole[name], words),
        )
        for name in names
    ]
    notes = [text for name in names for text in missing(study, name, study.whole[name], words)]
    notes += uncertain_notes([study.whole[name] for name in names], study, words)
    titles = {"ordinal": words.gettext("With ordinal weights"), "interval": words.gettext("With quadratic weights")}
    head = (words.pgettext("column", "figure"), words.pgettext("column", "value"))
    title = titles.get(study.metric, words.gettext("With weights"))
    return [Table(title, head, tuple(rows), notes=tuple(notes))]


def value_sheets(values: Sequence[ValueAgreement], title: str, study: Study, words: Catalogue) -> list[Table]:
    """Agreement on polarity or weight of the units that two coders gave the code."""
    if not values:
        return []
    rows: list[tuple[Cell, ...]] = [
        (
            words.said(value.name),
            value.ratings.pairable,
            shown(value.percent, "percent", words),
            with_interval(value.alpha, words),
        )
        for value in values
    ]
    alphas = [(value.name, value.alpha) for value in values]
    notes = interval_notes(alphas, "krippendorff_alpha", study, words)
    head = (
        words.pgettext("column", "code"),
        words.pgettext("column", "units both gave"),
        "%",
        words.gettext("alpha"),
    )
    return [Table(title, head, tuple(rows), notes=tuple(notes))]


# ---- the rest, for --all ----------------------------------------------------------------------------------

_TABLES = (
    (
        later("Further coefficients"),
        ("cohen_kappa", "scott_pi", "fleiss_kappa", "conger_kappa", "brennan_prediger", "gwet_ac1"),
    ),
    (
        later("Specific agreement, prevalence and bias"),
        ("positive_agreement", "negative_agreement", "prevalence_index", "bias_index"),
    ),
    (
        later("For comparison with other programs"),
        (
            "character_kappa",
            "overlap_percent",
            "overlap_brennan_prediger",
            "overlap_kappa_of_sets",
            "holsti",
            "alpha_u_1995",
        ),
    ),
)


def further_sheets(study: Study, words: Catalogue) -> list[Table]:
    """Everything that the default report leaves out."""
    sheets = [sheet for title, names in _TABLES for sheet in _further(study, words.said(title), names, words)]
    return [
        *sheets,
        *over_codes_sheets(study, words),
        *matched_sheets(study, words),
        *error_sheets(study, words),
        *analytic_sheets(study, words),
        *_sets(study, words),
    ]


def _further(study: Study, title: str, names: Sequence[str], words: Catalogue) -> list[Table]:
    there = [name for name in names if any(name in code.values for code in study.codes)]
    if not there:
        return []
    rows: list[tuple[Cell, ...]] = [
        (words.said(code.name), *(shown(code.values.get(name), name, words) for name in there))
        for code in study.codes
    ]
    whole = (shown(study.whole.get(name), name, words) if name in study.whole else "" for name in there)
    rows.append((words.said(whole_title(study)), *whole))
    head = (words.pgettext("column", "code"), *heads_of(there, words))
    notes = undefined_notes(study, there, words)
    if "overlap_percent" in there:
        notes.append(
            words.gettext(
                "a passage matches another that shares at least {overlap} % of the text that both cover",
                overlap=study.overlap,
            )
        )
        notes += pairs_notes(study, words)
    return [Table(title, head, tuple(rows), notes=tuple(notes), marked=frozenset({len(rows) - 1}))]


def _sets(study: Study, words: Catalogue) -> list[Table]:
    if not study.sets:
        return []
    rows: list[tuple[Cell, ...]] = [
        (words.said(DEFINITIONS[name].title), with_interval(value, words)) for name, value in study.sets.items()
    ]
    notes = (
        words.gettext("the distance makes the value: say which one was used"),
        *uncertain_notes(study.sets.values(), study, words),
    )
    head = (words.pgettext("column", "figure"), words.gettext("alpha"))
    return [Table(words.gettext("All codes of a unit at once"), head, tuple(rows), notes=notes)]
