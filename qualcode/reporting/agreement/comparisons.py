"""Agreement under several units, and over time, as reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from qualcode.agreement.study.drift import Divided, DividedPart
from qualcode.agreement.study.sensitivity import Sensitivity, SensitivityRow
from qualcode.reporting.agreement.facts import study_summary
from qualcode.reporting.agreement.json import object_of, value_of
from qualcode.reporting.report import Cell, Report, Table, report_of_tables
from qualcode.reporting.words.number_format import coefficient, full, shown, with_interval

_UNITS = {
    "frequency": "document, number of passages (alpha: ratio)",
    "document": "document, given or not",
}
_SHOWN = ("percent", "positive_agreement", "cohen_kappa", "brennan_prediger", "gwet_ac1", "krippendorff_alpha")
_HEADS = ("%", "PSA", "kappa", "S", "AC1", "alpha")


# ---- several units ----------------------------------------------------------------------------------------


def sensitivity_report(found: Sensitivity) -> Report:
    """One table: a row a unit, a column a figure, all pooled over the codes."""
    rows: list[tuple[Cell, ...]] = [(_unit(row), row.study.units, *_pooled(row)) for row in found.rows]
    kappa = "kappa is Cohen's" if len(found.base.coders) == 2 else "kappa is Fleiss'"
    sheets = [
        Table(
            "The same codings under several units",
            ("unit", "units", *_HEADS),
            tuple(rows),
            notes=(_range(found), kappa),
        ),
        _overlaps(found),
        _families(found),
    ]
    title = f"Sensitivity of agreement: {found.base.scope.title}" if found.base.scope else "Sensitivity of agreement"
    facts = tuple(fact for fact in study_summary(found.base, _names(found)) if fact[0] != "rule")
    return report_of_tables(title, facts, sheets, _data(found), as_object=lambda: sensitivity_object(found))


def _names(found: Sensitivity) -> list[str]:
    names = ["percent", "positive_agreement", _kappa(found), "brennan_prediger", "gwet_ac1", "krippendorff_alpha"]
    return [
        *names,
        "bar_u_alpha",
        *(["overlap_percent", "overlap_brennan_prediger", "holsti"] if _two(found) else []),
    ]


def _two(found: Sensitivity) -> bool:
    return len(found.base.coders) == 2


def _kappa(found: Sensitivity) -> str:
    return "cohen_kappa" if _two(found) else "fleiss_kappa"


def _unit(row: SensitivityRow) -> str:
    words = ", the interviewer's words too" if row.with_interviewer else ""
    return f"{_UNITS.get(row.unit, row.unit)}{words}"


def _of(row: SensitivityRow) -> list[str]:
    """The stable names of the columns' figures in this row."""
    two = len(row.study.coders) == 2
    return [name if name != "cohen_kappa" or two else "fleiss_kappa" for name in _SHOWN]


def _pooled(row: SensitivityRow) -> list[str]:
    whole = row.study.whole
    return [
        "–"
        if name not in whole
        else with_interval(whole[name])
        if name == "krippendorff_alpha"
        else shown(whole[name], name)
        for name in _of(row)
    ]


def _range(found: Sensitivity) -> str:
    alphas = found.alphas()
    if not alphas:
        return "alpha exists under none of these units"
    low, high = (pick(alphas, key=lambda entry: entry[1]) for pick in (min, max))
    return f"alpha from {coefficient(low[1])} ({_unit(low[0])}) to {coefficient(high[1])} ({_unit(high[0])})"


def _overlaps(found: Sensitivity) -> Table:
    names = ("overlap_percent", "overlap_brennan_prediger", "holsti")
    rows: list[tuple[Cell, ...]] = [
        (f"{least} %", *(shown(values[name], name) for name in names)) for least, values in found.overlaps.items()
    ]
    notes = () if _two(found) else ("n/a: for 2 coders only",)
    head = ("shared text at least", "overlap", "overlap S", "Holsti")
    return Table("Passages that match", head, tuple(rows), notes=notes)


def _families(found: Sensitivity) -> Table:
    rows: list[tuple[Cell, ...]] = [
        ("every code on its own layer, pooled", with_interval(found.base.whole["bar_u_alpha"]))
    ]
    return Table("Free passages", ("", "|u-alpha"), tuple(rows))


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
    return Table("Data", head, tuple(rows))


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

_TITLES = {"order": "Agreement by order of coding", "rules": "Agreement by version of the codes' rules"}


def divided_report(found: Divided) -> Report:
    """One table: a row for each code and part of the documents."""
    rows: list[tuple[Cell, ...]] = []
    data: list[tuple[Cell, ...]] = []
    for code in found.codes:
        for part in code.parts:
            names = ("percent", "kappa", "krippendorff_alpha")
            cells = [shown(part.values["percent"], "percent"), shown(part.values["kappa"])]
            rows.append(
                (
                    code.name,
                    part.name,
                    part.documents,
                    _units(part),
                    *cells,
                    with_interval(part.values["krippendorff_alpha"]),
                )
            )
            alpha = part.values["krippendorff_alpha"]
            figures = [full(part.values[name].value) for name in names]
            data.append(
                (code.name, part.name, part.documents, _units(part), *figures, full(alpha.low), full(alpha.high))
            )
    title = _TITLES[found.kind]
    head = ("code", "part", "documents", "units", "%", "kappa", "alpha")
    sheet = Table(title, head, tuple(rows), words=2, notes=(f"{found.rule}", *found.notes, *_why(found)))
    names_ = ("percent", "cohen_kappa" if len(found.base.coders) == 2 else "fleiss_kappa", "krippendorff_alpha")
    of = f": {found.base.scope.title}" if found.base.scope else ""
    columns = ("code", "part", "documents", "units", *names_, "krippendorff_alpha_low", "krippendorff_alpha_high")
    return report_of_tables(
        f"{title}{of}",
        study_summary(found.base, names_),
        (sheet,),
        Table("Data", columns, tuple(data), words=2),
        as_object=lambda: divided_object(found),
    )


def _units(part: DividedPart) -> int:
    return part.ratings.pairable


def _why(found: Divided) -> Iterable[str]:
    said: dict[str, list[str]] = {}
    for code in found.codes:
        for part in code.parts:
            alpha = part.values["krippendorff_alpha"]
            why = f"n/a ({alpha.reason})" if alpha.value is None else ""
            if not why and alpha.interval is not None and alpha.interval.reason:
                why = f"without interval ({alpha.interval.reason})"
            if why:
                said.setdefault(f"alpha {why}", []).append(f"{code.name}, {part.name}")
    return [f"{why}: {_listed(places, found)}" for why, places in said.items()]


def _listed(places: Sequence[str], found: Divided) -> str:
    everywhere = sum(len(code.parts) for code in found.codes)
    return "everywhere" if len(places) == everywhere else "; ".join(places)


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
                        "units": _units(part),
                        "coefficients": {name: value_of(value) for name, value in part.values.items()},
                    }
                    for part in code.parts
                ],
            }
            for code in found.codes
        ],
        "notes": list(found.notes),
        "study": object_of(found.base),
    }
