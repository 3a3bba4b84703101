"""What reports say of intervals: the reasons against them, the mark of uncertain ones, and what they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qualcode.agreement.kernel.standard_errors import ANALYTIC, OF_UNITS, analytic, clustered
from qualcode.agreement.kernel.values import FEW, LEAST, Interval, IntervalMethod, Value
from qualcode.agreement.study.definitions import DEFINITIONS
from qualcode.agreement.study.results import Study
from qualcode.catalogue import Catalogue, later
from qualcode.plural import counted
from qualcode.reporting.report import Cell, Table
from qualcode.reporting.words.number_format import coefficient, probability, with_interval

POOLED = later("pooled over codes")
WHOLE = later("all values")


def whole_title(study: Study) -> str:
    """The name of the row of the whole: values of a file are not pooled over codes."""
    return WHOLE if not study.by_code and not study.sets else POOLED


def told_once(said: Iterable[tuple[str, str]], everyone: int, words: Catalogue) -> list[str]:
    """Remarks, each with all rows that it is about; `said` are (remark, row), `everyone` the number of codes."""
    found: dict[str, list[str]] = {}
    for text, row in dict.fromkeys(said):
        found.setdefault(text, []).append(row)
    all_codes = words.gettext("all codes")
    return [f"{text}: {all_codes if len(rows) >= everyone > 3 else '; '.join(rows)}" for text, rows in found.items()]


def without_value(name: str, value: Value, words: Catalogue) -> str:
    """That a figure does not exist, and why: “alpha n/a (no variation)”."""
    figure = words.said(DEFINITIONS[name].short if name in DEFINITIONS else name)
    return words.gettext("{figure} n/a ({reason})", figure=figure, reason=words.said(value.reason))


def without_interval(name: str, interval: Interval, words: Catalogue) -> str:
    """That a figure has no interval, and why."""
    figure = words.said(DEFINITIONS[name].short)
    return words.gettext("{figure} without interval ({reason})", figure=figure, reason=words.said(interval.reason))


def interval_notes(rows: Iterable[tuple[str, Value]], name: str, study: Study, words: Catalogue) -> list[str]:
    """Why figures of one kind, or their intervals, do not exist, and what the mark of uncertain ones means."""
    listed = list(rows)
    said = [(text, words.said(title)) for title, value in listed for text in missing(study, name, value, words)]
    return [*told_once(said, len(listed), words), *uncertain_notes([value for _title, value in listed], study, words)]


def missing(study: Study, name: str, value: Value, words: Catalogue) -> list[str]:
    """Why a figure does not exist, or has no interval; nothing where the head tells why none has."""
    if value.value is None:
        return [without_value(name, value, words)]
    if study.resampling.reason or value.interval is None or not value.interval.reason:
        return []
    return [without_interval(name, value.interval, words)]


def uncertain_notes(values: Iterable[Value], study: Study, words: Catalogue) -> list[str]:
    """What the mark behind an interval means, where any has it."""
    if not any(value.interval is not None and value.interval.uncertain for value in values):
        return []
    clusters = counted(FEW - 1, study.resampling.plan.cluster, after=True, words=words)
    return [
        words.gettext(
            "[…]?: a wide and uncertain interval, as the code occurs in {least} to {clusters} only",
            least=LEAST,
            clusters=clusters,
        )
    ]


def heads_of(names: Iterable[str], words: Catalogue) -> tuple[str, ...]:
    """What heads the columns of figures."""
    return tuple(words.said(DEFINITIONS[name].short) for name in names)


def below(least: str, words: Catalogue) -> str:
    """“P(alpha < .667)”: the probability of a true alpha below one of the two usual thresholds."""
    return words.gettext("P(alpha < .667)") if least == ".667" else words.gettext("P(alpha < .800)")


def error_sheets(study: Study, words: Catalogue) -> list[Table]:
    """What alpha's intervals are made of: standard error, P below the thresholds, replicates without a value."""
    drawn_ones = study.resampling.plan.method is IntervalMethod.BOOTSTRAP
    found: list[tuple[str, Mapping[str, Value]]] = [(code.name, code.values) for code in study.codes]
    rows: list[tuple[Cell, ...]] = []
    for title, values in [*found, (whole_title(study), study.whole)]:
        drawn = values["krippendorff_alpha"].interval
        if drawn is not None and drawn.low is not None:
            error = (
                [coefficient(drawn.standard_error, words=words)]
                if drawn_ones
                else [coefficient(drawn.log_error, words=words), drawn.degrees or 0]
            )
            told = (probability(share, words) for share in (drawn.below_667, drawn.below_800))
            rows.append((words.said(title), *error, *told, drawn.degenerate or 0))
    if not rows:
        return []
    error_heads = (
        [words.pgettext("column", "standard error")]
        if drawn_ones
        else [words.pgettext("column", "s.e. of log(1-α)"), words.pgettext("column", "df")]
    )
    head = (
        words.pgettext("column", "code"),
        *error_heads,
        below(".667", words),
        below(".800", words),
        words.pgettext("column", "without a value"),
    )
    return [Table(words.gettext("What alpha's intervals are made of"), head, tuple(rows))]


def analytic_sheets(study: Study, words: Catalogue) -> list[Table]:
    """Gwet's analytic intervals, where they are settled and ratings are one code's or one scale's."""
    names = [name for name in ("fleiss_kappa", "brennan_prediger", "gwet_ac1") if name in ANALYTIC]
    rows: list[tuple[Cell, ...]] = []
    found: list[Value] = []
    for code in study.codes:
        if code.ratings.positive is not None:
            clusters = code.clusters
            values = [analytic(name, code.ratings, clusters=clusters, plan=study.resampling.plan) for name in names]
            rows.append((words.said(code.name), *(with_interval(value, words) for value in values)))
            found += values
    if not rows:
        return []
    method = clustered(study.resampling.clusters, study.resampling.plan.cluster)
    of_clusters = any(code.table is not None for code in study.codes)
    caution = words.gettext("those of one text are not independent, so that these are too narrow")
    note = words.said(method) if of_clusters else f"{words.said(OF_UNITS)}; {caution}"
    head = (words.pgettext("column", "code"), *(f"{short} [95 %]" for short in heads_of(names, words)))
    notes = (note, *uncertain_notes(found, study, words))
    return [Table(words.gettext("Analytic intervals"), head, tuple(rows), notes=notes)]
