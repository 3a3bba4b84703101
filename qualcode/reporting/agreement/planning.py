"""What has to be coded for a wanted alpha, as a report: a row for each code or prevalence."""

from __future__ import annotations

from typing import Any

from qualcode.agreement.planning.samples import DrawnSample, ExpectedInterval
from qualcode.agreement.planning.study_plan import PlannedCode, StudyPlan
from qualcode.catalogue import Catalogue, Language, catalogue_of, program
from qualcode.plural import counted
from qualcode.reporting.agreement.facts import unit_word
from qualcode.reporting.agreement.intervals import told_once
from qualcode.reporting.report import Cell, Report, Table, report_of_tables
from qualcode.reporting.words.number_format import coefficient, full, nothing

_NAMES = (
    "prevalence",
    "independent_units",
    "design_effect",
    "units",
    "documents",
    "hours_per_coder",
    "doubt",
    "reason",
)


def plan_report(found: StudyPlan, language: Language | None = None, sample: DrawnSample | None = None) -> Report:
    """Units, documents and hours by code of the pilot, else by prevalence; what was drawn, and what it will show."""
    words = catalogue_of(language or program().language)
    title = words.gettext("What has to be coded for an alpha of {alpha}", alpha=coefficient(found.wanted.alpha))
    head = (
        words.pgettext("column", "code"),
        words.pgettext("column", "prevalence"),
        words.pgettext("column", "if independent"),
        words.pgettext("column", "design effect"),
        words.pgettext("column", "units"),
        words.pgettext("column", "documents"),
        words.pgettext("column", "hours each"),
    )
    rows = [(words.said(code.name), code) for code in found.codes]
    left_out = [
        *(
            (words.gettext("no plan ({reason})", reason=words.said(code.reason)), name)
            for name, code in rows
            if code.reason
        ),
        *(
            (words.gettext("no design effect ({reason}): as if independent", reason=words.said(code.doubt)), name)
            for name, code in rows
            if code.doubt
        ),
    ]
    cells = [(name, *_cells(code, words)) for name, code in rows]
    shown = range(len(head)) if found.pilot is not None else (1, 4)  # else no code is named, and no document known
    table = Table(
        title,
        tuple(head[place] for place in shown),
        tuple(tuple(row[place] for place in shown) for row in cells),
        notes=(*_notes(found, words), *told_once(left_out, len(rows), words)),
        words=1 if found.pilot is not None else 0,
    )
    return report_of_tables(
        title,
        _facts(found, words),
        (table, *(_tables_of_sample(sample, words) if sample is not None else ())),
        _data(found),
        language=words.language,
        as_object=lambda: plan_object(found, sample),
    )


def _facts(found: StudyPlan, words: Catalogue) -> list[tuple[str, str]]:
    level = words.gettext(
        "alpha ≥ {alpha}, one-sided level {level}",
        alpha=coefficient(found.wanted.alpha),
        level=coefficient(found.wanted.level),
    )
    facts = [(words.pgettext("head", "wanted"), level)]
    pilot = found.pilot
    if pilot is None:
        return [*facts, (words.pgettext("head", "pilot"), words.gettext("none: --pilot takes the project's"))]
    documents = counted(len(pilot.scope.documents) if pilot.scope else 0, "document", words=words)
    each = words.number(found.units_per_document or 0, 1)
    told = words.gettext(
        "{coders}: {documents}, {units} that two coded, {each} in a document (unit: {unit})",
        coders=", ".join(map(words.said, pilot.coders)),
        documents=documents,
        each=each,
        unit=words.said(unit_word(pilot.unit)),
        units=counted(pilot.pairable, "unit", words=words),
    )
    return [*facts, (words.pgettext("head", "pilot"), told), *_whole(found, words)]


def _whole(found: StudyPlan, words: Catalogue) -> list[tuple[str, str]]:
    """What all codes together need, which is what the one needs that needs most."""
    most = found.most
    if most is None or most.documents is None or most.units is None or found.pilot is None:
        return []
    coders = len(found.pilot.coders)
    needed = words.gettext(
        "{units}, {documents}, as “{code}” needs most",
        units=counted(most.units, "unit", words=words),
        documents=counted(most.documents, "document", words=words),
        code=words.said(most.name),
    )
    if most.hours is not None:
        hours = words.gettext(
            "{hours} hours for each coder, {all} for {coders}",
            hours=words.number(most.hours, 1),
            all=words.number(most.hours * coders, 1),
            coders=counted(coders, "coder", words=words),
        )
        needed = f"{needed}; {hours}"
    return [(words.pgettext("head", "every code"), needed)]


def _notes(found: StudyPlan, words: Catalogue) -> list[str]:
    notes = [
        words.gettext(
            "units: those that two coders must code so that the alpha of one code is shown (Bloch & Kraemer 1989, "
            "eq. 3.7; Krippendorff 2019)"
        )
    ]
    if found.pilot is None:
        notes.append(
            words.gettext(
                "They are taken as independent of each other. Those of one interview are not: several times as many "
                "may be needed, as a pilot's design effect says (--pilot)."
            )
        )
        return notes
    notes.append(
        words.gettext(
            "design effect: the variance of log(1 - alpha) over {clusters} of the pilot, divided by that over single "
            "units; units are multiplied by it, by no less than 1. It is itself an estimate from few clusters.",
            clusters=counted(found.pilot.resampling.clusters, found.pilot.resampling.plan.cluster, words=words),
        )
    )
    if found.wanted.minutes is None:
        notes.append(words.gettext("hours: not known; --minutes says how long one coder takes for a document"))
    return notes


def _cells(code: PlannedCode, words: Catalogue) -> tuple[Cell, ...]:
    if code.independent is None or code.units is None:
        return tuple([nothing(words)] * 6)
    none = nothing(words)
    return (
        coefficient(code.prevalence, words=words),
        code.independent,
        none if code.effect is None else words.number(code.effect, 1),
        code.units,
        none if code.documents is None else code.documents,
        none if code.hours is None else words.number(code.hours, 1),
    )


def _figures(code: PlannedCode) -> tuple[Any, ...]:
    return (
        code.prevalence,
        code.independent,
        code.effect,
        code.units,
        code.documents,
        code.hours,
        code.doubt,
        code.reason,
    )


def _data(found: StudyPlan) -> Table:
    """All digits, for CSV."""
    rows = [
        (code.name, *(full(cell) if isinstance(cell, float) else cell for cell in _figures(code)))
        for code in found.codes
    ]
    return Table("Data", ("code", *_NAMES), tuple(rows))  # no text: for programs


def _tables_of_sample(sample: DrawnSample, words: Catalogue) -> list[Table]:
    """How many documents of each stratum were drawn, and the intervals to expect."""
    how = words.gettext(
        "drawn by seed {seed}: of each value of “{attribute}” its share, the documents whose SHA-256 of “seed:uuid” "
        "is the least; assigned to {coders} coders",
        seed=str(sample.seed), attribute=sample.attribute, coders=len(sample.coders),
    )  # fmt: skip
    if not sample.expected:
        how = f"{how}. {words.gettext('What precision to expect is not known without a pilot (--pilot).')}"
    drawn = Table(
        words.gettext(
            "Sample of {documents}", documents=counted(len(sample.documents), "document", after=True, words=words)
        ),
        (sample.attribute, words.pgettext("column", "drawn"), words.pgettext("column", "of")),
        tuple((stratum.value or nothing(words), stratum.drawn, stratum.there) for stratum in sample.strata),
        notes=(how,),
    )
    if not sample.expected:
        return [drawn]
    rows = [(words.said(code.name) or words.gettext("all codes"), code) for code in sample.expected]
    reasons = [
        (words.gettext("no interval to expect ({reason})", reason=words.said(code.reason)), name)
        for name, code in rows
        if code.reason
    ]
    meaning = words.gettext(
        "were alpha and its error as in the pilot: that of log(1 - alpha), over {clusters} of the sample",
        clusters=counted(sample.clusters, sample.cluster, words=words),
    )
    expected = Table(
        words.gettext("95 % intervals of alpha to expect"),
        (
            words.pgettext("column", "code"),
            words.pgettext("column", "alpha of the pilot"),
            words.pgettext("column", "lower"),
            words.pgettext("column", "upper"),
        ),
        tuple((name, *_ends(code, words)) for name, code in rows),
        notes=(meaning, *told_once(reasons, len(rows), words)),
        marked=frozenset({len(rows) - 1}),
    )
    return [drawn, expected]


def _ends(code: ExpectedInterval, words: Catalogue) -> tuple[Cell, ...]:
    figures = (code.alpha, code.low, code.high)
    return tuple(nothing(words) if figure is None else coefficient(figure, words=words) for figure in figures)


def plan_object(found: StudyPlan, sample: DrawnSample | None = None) -> dict[str, Any]:
    """The plan as JSON."""
    pilot, most = found.pilot, found.most
    return {
        "alpha": found.wanted.alpha,
        "level": found.wanted.level,
        "minutes_per_document": found.wanted.minutes,
        "pilot": None
        if pilot is None
        else {
            "coders": list(pilot.coders),
            "unit": pilot.unit,
            "units": pilot.pairable,
            "units_per_document": found.units_per_document,
            "cluster": pilot.resampling.plan.cluster,
            "clusters": pilot.resampling.clusters,
        },
        "codes": [
            {**({"code": code.name} if code.name else {}), **dict(zip(_NAMES, _figures(code), strict=True))}
            for code in found.codes
        ],
        "needs_most": None if most is None or pilot is None else most.name,
        **({} if sample is None else {"sample": _sample_object(sample)}),
    }


def _sample_object(sample: DrawnSample) -> dict[str, Any]:
    return {
        "attribute": sample.attribute,
        "seed": sample.seed,
        "strata": [
            {"value": stratum.value, "drawn": stratum.drawn, "documents": stratum.there} for stratum in sample.strata
        ],
        "documents": [document.id for document in sample.documents],
        "coders": len(sample.coders),
        "new_assignments": sample.changed,
        "cluster": sample.cluster,
        "clusters": sample.clusters,
        "expected": [
            {"code": code.name, "alpha": code.alpha, "low": code.low, "high": code.high, "reason": code.reason}
            for code in sample.expected
        ],
    }
