"""The sheets beside the table per code: free passages, exclusive groups, pairs of coders, values, the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qualcode.agreement.kernel.standard_errors import ANALYTIC, METHOD, analytic
from qualcode.agreement.kernel.values import Value
from qualcode.agreement.study.definitions import DEFINITIONS
from qualcode.agreement.study.results import CodeAgreement, GroupAgreement, Study, ValueAgreement
from qualcode.plural import counted
from qualcode.reporting.report import Cell, Table
from qualcode.reporting.words.number_format import coefficient, interval, per_cent, shown, with_interval

POOLED = "pooled over codes"
WHOLE = "all values"
MATRIX = 7
"""More coders than this are listed by pairs."""
CONFLICTS = 10
"""So many conflicts of an exclusive group are told; the rest is counted."""


def whole_title(study: Study) -> str:
    """The name of the row of the whole: values of a file are not pooled over codes."""
    return WHOLE if study.source == "ratings" and not study.sets else POOLED


def told_once(said: Iterable[tuple[str, str]], everyone: int) -> list[str]:
    """Remarks, each with all rows that it is about; `said` are (remark, row), `everyone` the number of codes."""
    found: dict[str, list[str]] = {}
    for text, row in dict.fromkeys(said):
        found.setdefault(text, []).append(row)
    return [
        f"{text}: {'all codes' if len(rows) >= everyone > 3 else '; '.join(rows)}" for text, rows in found.items()
    ]


def undefined_notes(study: Study, names: Sequence[str]) -> list[str]:
    """Why figures do not exist, for every code and the whole."""
    rows: list[tuple[str, Mapping[str, Value]]] = [(code.name, code.values) for code in study.codes]
    return told_once(
        (
            (f"{DEFINITIONS[name].short} n/a ({values[name].reason})", title)
            for title, values in [*rows, (whole_title(study), study.whole)]
            for name in names
            if name in values and values[name].value is None
        ),
        len(study.codes),
    )


def passage_sheets(study: Study) -> list[Table]:
    """Free passages: how many each coder marked, and |u-alpha of every code on its own layer."""
    if not any(code.passages for code in study.codes):
        return []
    rows: list[tuple[Cell, ...]] = [
        (code.name, *code.passages, with_interval(code.values["bar_u_alpha"])) for code in study.codes
    ]
    head = ("code", *(f"passages {name}" for name in study.coders), "|u-alpha")
    title, notes = "Free passages: where they begin and end", tuple(undefined_notes(study, ["bar_u_alpha"]))
    if study.source == "spans":
        return [Table(title, head, tuple(rows), notes=notes)]
    totals = [sum(code.passages[place] for code in study.codes if code.pooled) for place in range(len(study.coders))]
    rows.append((POOLED, *totals, with_interval(study.whole["bar_u_alpha"])))
    return [Table(title, head, tuple(rows), notes=notes, marked=frozenset({len(rows) - 1}))]


# ---- groups of codes that exclude each other --------------------------------------------------------------


def gamma_sheets(study: Study) -> list[Table]:
    """Mathet's gamma with the disorders that it is made of, and its parameters."""
    found = study.gamma
    if found is None:
        return []
    value = found.value
    cells = (shown(value), f"{found.disorder:.3f}", f"{found.expected:.3f}", found.samples)
    head = ("passages of", "gamma", "disorder", "by chance", "random continua")
    why = () if value.value is not None else (f"gamma n/a ({value.reason})",)
    notes = (*why, f"gamma: {found.method}; passages may overlap; documents that all of the coders worked on")
    return [Table("Aligned passages", head, (("all codes", *cells),), notes=notes)]


def group_sheets(study: Study) -> list[Table]:
    """The u-family of every exclusive group, or what forbids it."""
    return [_group(group) for group in study.groups]


def _group(group: GroupAgreement) -> Table:
    title = f"Exclusive codes: {group.name}"
    head = ("", "u-alpha", "|u-alpha", "cu-alpha", "(k)u-alpha", "coverage")
    if group.family is None:
        told = "; ".join(
            f"{conflict.document}, {conflict.coder}: “{conflict.first}” {conflict.first_span[0]}–"
            f"{conflict.first_span[1]} and “{conflict.second}” "
            f"{conflict.second_span[0]}–{conflict.second_span[1]}"
            for conflict in group.conflicts[:CONFLICTS]
        )
        rest = len(group.conflicts) - CONFLICTS
        more = f"; and {rest} more" if rest > 0 else ""
        note = f"u-alpha, cu-alpha and (k)u-alpha n/a: codes that should exclude each other share text: {told}{more}"
        return Table(title, head, (("all codes", "n/a", "n/a", "n/a", "", ""),), notes=(note,))
    family = group.family
    rows: list[tuple[Cell, ...]] = [
        (
            "all codes",
            with_interval(family.u),
            with_interval(family.bar_u),
            with_interval(family.cu),
            "",
            _coverage(family.cu),
        )
    ]
    rows += [
        (str(code), "", "", "", with_interval(value), _coverage(value)) for code, value in family.by_value.items()
    ]
    notes = [
        f"{short} n/a ({value.reason})" + (f": {code}" if code else "")
        for short, code, value in (
            ("u-alpha", "", family.u),
            ("|u-alpha", "", family.bar_u),
            ("cu-alpha", "", family.cu),
            *(("(k)u-alpha", str(code), value) for code, value in family.by_value.items()),
        )
        if value.value is None
    ]
    if group.parent_passages:
        notes.append(f"{counted(group.parent_passages, 'passage')} of “{group.name}” itself take no part")
    notes.append(
        "coverage: the share of text that cu-alpha and (k)u-alpha are about; what one coder alone marked is not in it"
    )
    return Table(title, head, tuple(rows), notes=tuple(notes))


def _coverage(value: Value) -> str:
    return "" if value.coverage is None else f"{per_cent(value.coverage)} %"


# ---- pairs of coders --------------------------------------------------------------------------------------


def pair_sheets(study: Study) -> list[Table]:
    """Each pair of coders, where there are more than two: a matrix of alpha and kappa, or a list."""
    if len(study.coders) < 3 or not study.pairs:
        return []
    kappa = "cohen_kappa" if "cohen_kappa" in study.pairs[0].values else "percent"
    if len(study.coders) > MATRIX:
        names = list(study.pairs[0].values)
        rows: list[tuple[Cell, ...]] = [
            (pair.first, pair.second, *(shown(pair.values[name], name) for name in names)) for pair in study.pairs
        ]
        return [
            Table(
                "Pairs of coders",
                ("coder", "and", *(DEFINITIONS[name].short for name in names)),
                tuple(rows),
                words=2,
            )
        ]
    cells: dict[tuple[str, str], str] = {}
    for pairing in study.pairs:
        cells[pairing.first, pairing.second] = shown(pairing.values["krippendorff_alpha"])
        cells[pairing.second, pairing.first] = shown(pairing.values[kappa], kappa)
    rows = [
        (first, *("–" if first == second else cells[first, second] for second in study.coders))
        for first in study.coders
    ]
    note = f"above the diagonal alpha, below it {DEFINITIONS[kappa].title}; over all codes"
    why = told_once(
        (
            (f"{DEFINITIONS[name].short} n/a ({value.reason})", f"{pair.first} and {pair.second}")
            for pair in study.pairs
            for name, value in pair.values.items()
            if value.value is None and name in {"krippendorff_alpha", kappa}
        ),
        len(study.pairs) + 1,  # never “all codes”
    )
    return [Table("Pairs of coders", ("", *study.coders), tuple(rows), notes=(note, *why))]


# ---- polarity and weight ----------------------------------------------------------------------------------


def weighted_sheets(study: Study) -> list[Table]:
    """Figures that take the distance of values into account, where values have an order."""
    names = [name for name in ("cohen_kappa_weighted", "gwet_ac2") if name in study.whole]
    titles = [f"{DEFINITIONS[name].title} ({DEFINITIONS[name].source})" for name in names]
    rows: list[tuple[Cell, ...]] = [
        (title, shown(study.whole[name])) for title, name in zip(titles, names, strict=True)
    ]
    notes = [f"{DEFINITIONS[name].short} n/a ({study.whole[name].reason})" for name in names
             if study.whole[name].value is None]  # fmt: skip
    kind = {"ordinal": "ordinal weights", "interval": "quadratic weights"}.get(study.metric, "")
    return [Table(f"With {kind}", ("figure", "value"), tuple(rows), notes=tuple(notes))] if rows else []


def value_sheets(values: Sequence[ValueAgreement], title: str) -> list[Table]:
    """Agreement on polarity or weight of the units that two coders gave the code."""
    if not values:
        return []
    rows: list[tuple[Cell, ...]] = [
        (value.name, value.ratings.pairable, shown(value.percent, "percent"), with_interval(value.alpha))
        for value in values
    ]
    notes = [f"alpha n/a ({value.alpha.reason}): {value.name}" for value in values if value.alpha.value is None]
    head = ("code", "units both gave", "%", "alpha")
    return [Table(f"{title}, over units that two coders gave the code", head, tuple(rows), notes=tuple(notes))]


# ---- the rest, for --all ----------------------------------------------------------------------------------

_TABLES = (
    ("Further coefficients", ("scott_pi", "fleiss_kappa", "conger_kappa", "brennan_prediger", "gwet_ac1")),
    (
        "Specific agreement, prevalence and bias",
        ("positive_agreement", "negative_agreement", "prevalence_index", "bias_index"),
    ),
    (
        "For comparison with other programs",
        ("character_kappa", "overlap_percent", "overlap_brennan_prediger", "holsti", "alpha_u_1995"),
    ),
)


def further_sheets(study: Study) -> list[Table]:
    """Everything that the default report leaves out."""
    sheets = [sheet for title, names in _TABLES for sheet in _further(study, title, names)]
    return [*sheets, *_replicates(study), *_analytic(study), *_sets(study)]


def _further(study: Study, title: str, names: Sequence[str]) -> list[Table]:
    there = [name for name in names if any(name in code.values for code in study.codes)]
    if not there:
        return []
    rows: list[tuple[Cell, ...]] = [
        (code.name, *(shown(code.values.get(name), name) for name in there)) for code in study.codes
    ]
    rows.append(
        (whole_title(study), *(shown(study.whole.get(name), name) if name in study.whole else "" for name in there))
    )
    head = ("code", *(DEFINITIONS[name].short for name in there))
    notes = undefined_notes(study, there)
    if "overlap_percent" in there:
        notes.append(f"a passage matches another that shares at least {study.overlap} % of the text that both cover")
    return [Table(title, head, tuple(rows), notes=tuple(notes), marked=frozenset({len(rows) - 1}))]


def _replicates(study: Study) -> list[Table]:
    """The bootstrap of alpha: standard error, P below the thresholds, replicates without a value."""
    found: list[tuple[str, Mapping[str, Value]]] = [(code.name, code.values) for code in study.codes]
    rows: list[tuple[Cell, ...]] = []
    for title, values in [*found, (whole_title(study), study.whole)]:
        drawn = values["krippendorff_alpha"].interval
        if drawn is not None and drawn.low is not None:
            shares = (coefficient(drawn.standard_error), coefficient(drawn.below_667), coefficient(drawn.below_800))
            rows.append((title, *shares, drawn.degenerate or 0))
    if not rows:
        return []
    head = ("code", "standard error", "P(alpha < .667)", "P(alpha < .800)", "without a value")
    return [Table("Alpha in the replicates of the bootstrap", head, tuple(rows))]


def _analytic(study: Study) -> list[Table]:
    """Gwet's analytic intervals, where they are settled and ratings are one code's or one scale's."""
    names = [name for name in ("fleiss_kappa", "brennan_prediger", "gwet_ac1") if name in ANALYTIC]
    rows: list[tuple[Cell, ...]] = [
        (code.name, *(_error(code, name) for name in names))
        for code in study.codes
        if code.ratings.positive is not None
    ]
    if not rows:
        return []
    note = f"{METHOD}; units are taken as independent, which those of one interview are not: rather too narrow"
    head = ("code", *(f"{DEFINITIONS[name].short} [95 %]" for name in names))
    return [Table("Analytic intervals", head, tuple(rows), notes=(note,))]


def _error(one: CodeAgreement, name: str) -> str:
    value = analytic(name, one.ratings)
    if value.interval is None or value.interval.low is None:
        return shown(value)
    return f"{shown(value)} {interval(value.interval)}"


def _sets(study: Study) -> list[Table]:
    if not study.sets:
        return []
    rows: list[tuple[Cell, ...]] = [
        (DEFINITIONS[name].title, with_interval(value)) for name, value in study.sets.items()
    ]
    note = "the distance makes the value: say which one was used"
    return [Table("All codes of a unit at once", ("figure", "alpha"), tuple(rows), notes=(note,))]
