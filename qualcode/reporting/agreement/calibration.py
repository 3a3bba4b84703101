"""How often a study's intervals hold the true value, as a report: a row for each code and one for all of them."""

from __future__ import annotations

from typing import Any

from qualcode.agreement.planning.calibration import Calibration, CodeCalibration
from qualcode.catalogue import Catalogue, Language, catalogue_of, program
from qualcode.plural import counted
from qualcode.reporting.agreement.facts import study_summary
from qualcode.reporting.agreement.intervals import told_once, whole_title
from qualcode.reporting.report import Cell, Report, Table, report_of_tables
from qualcode.reporting.words.number_format import coefficient, full, nothing, per_cent

_NAMES = ("clusters_with_code", "true_value", "coverage", "coverage_error", "above", "below", "printed", "reason")


def calibration_report(found: Calibration, language: Language | None = None) -> Report:
    """One table: of each code the true value simulated and how many of its intervals hold it."""
    words = catalogue_of(language or program().language)
    rows = [(words.said(code.name), code) for code in found.codes] + [
        (words.said(whole_title(found.base)), found.pooled)
    ]
    head = (
        words.pgettext("column", "code"),
        words.pgettext("column", "in clusters"),
        words.pgettext("column", "true alpha"),
        words.pgettext("column", "coverage, %"),
        words.pgettext("column", "±"),
        words.pgettext("column", "too high, %"),
        words.pgettext("column", "too low, %"),
        words.pgettext("column", "printed, %"),
    )
    why = told_once(
        (
            (words.gettext("no coverage ({reason})", reason=words.said(code.reason)), name)
            for name, code in rows
            if code.reason
        ),
        len(rows),
        words,
    )
    title = words.gettext("Actual coverage of the 95 % intervals of alpha")
    table = Table(
        title,
        head,
        tuple((name, *_cells(code, words)) for name, code in rows),
        notes=(*_notes(found, words), *why),
        marked=frozenset({len(rows) - 1}),
    )
    project = f": {found.base.scope.title}" if found.base.scope else ""
    return report_of_tables(
        f"{title}{project}",
        study_summary(found.base, ("krippendorff_alpha",), words),
        (table,),
        _data(found),
        language=words.language,
        as_object=lambda: calibration_object(found),
    )


def _cells(code: CodeCalibration, words: Catalogue) -> tuple[Cell, ...]:
    if code.coverage is None:
        return (code.holding, *[nothing(words)] * 6)
    shares = (code.coverage, code.error, code.above, code.below, code.printed)
    return (code.holding, coefficient(code.true, words=words), *(per_cent(share, words) for share in shares))


def _notes(found: Calibration, words: Catalogue) -> tuple[str, ...]:
    plan = found.base.resampling.plan
    how = words.gettext(
        "{studies} simulated studies of {clusters} each, seed {seed}; fitted to each code by itself: how the share "
        "of units with the code, and the agreement on them, differ from cluster to cluster",
        studies=words.number(found.studies),
        clusters=counted(found.base.resampling.clusters, plan.cluster, after=True, words=words),
        seed=str(found.seed),
    )
    meaning = words.gettext(
        "coverage: how many of the printed intervals hold the true alpha, with the standard error of the simulation; "
        "too high, too low: how many lie wholly above or below it; printed: in how many studies there is an interval"
    )
    return how, meaning


def _data(found: Calibration) -> Table:
    """All digits, for CSV."""
    rows: list[tuple[Cell, ...]] = []
    for name, code in [*((code.name, code) for code in found.codes), (str(whole_title(found.base)), found.pooled)]:
        figures = (code.true, code.coverage, code.error, code.above, code.below, code.printed)
        rows.append((name, code.holding, *map(full, figures), code.reason))
    return Table("Data", ("code", *_NAMES), tuple(rows))  # no text: for programs


def calibration_object(found: Calibration) -> dict[str, Any]:
    """The table as JSON."""
    plan = found.base.resampling.plan
    return {
        "studies": found.studies,
        "seed": found.seed,
        "cluster": plan.cluster,
        "clusters": found.base.resampling.clusters,
        "coefficient": "krippendorff_alpha",
        "codes": [{"code": code.name, **_of_code(code)} for code in found.codes],
        "pooled": _of_code(found.pooled),
    }


def _of_code(code: CodeCalibration) -> dict[str, Any]:
    figures = (code.holding, code.true, code.coverage, code.error, code.above, code.below, code.printed, code.reason)
    return dict(zip(_NAMES, figures, strict=True))
