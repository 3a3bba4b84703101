"""The saturation of a study as a report: the curve, the rules, the late codes."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.catalogue import Catalogue, Language, catalogue_of
from qualcode.reporting.report import Afresh, Cell, Report, Table, report_of_tables
from qualcode.retrieval.relations.saturation import PermutedPoint, SaturationCurve, SaturationPoint, SaturationRule


def saturation_heading(words: Catalogue) -> str:
    """What stands over all that is told of it."""
    return words.gettext("New codes by case; it says nothing about theoretical saturation")


def case_words(curve: SaturationCurve, place: int, words: Catalogue, *, identify: bool) -> str:
    """How a case (its place from 1) is called: by its name, or by its number where names must not be told."""
    if identify and curve.order_known:
        return curve.cases[place - 1]
    return words.gettext("case {number}", number=words.number(place))


def curve_head(curve: SaturationCurve, words: Catalogue) -> tuple[str, ...]:
    """The heads of the curve."""
    own = (words.pgettext("column", "new codes"), words.pgettext("column", "codes so far"))
    return (
        words.pgettext("column", "case"),
        *(own if curve.order_known else ()),
        words.pgettext("column", "random orders"),
        words.pgettext("column", "middle 95%"),
    )


def curve_rows(curve: SaturationCurve, words: Catalogue, *, identify: bool) -> Iterator[tuple[Cell, ...]]:
    """The number of codes after each case, in the order of coding and over random orders."""
    sums = curve.cumulative
    for place, mean in enumerate(curve.permuted.mean, start=1):
        own: tuple[Cell, ...] = (curve.new[place - 1], sums[place - 1]) if curve.order_known else ()
        low, high = curve.permuted.low[place - 1], curve.permuted.high[place - 1]
        name: Cell = case_words(curve, place, words, identify=identify) if curve.order_known else words.number(place)
        yield (name, *own, words.number(mean, 1), f"{words.number(low)}–{words.number(high)}")


def rule_head(words: Catalogue) -> tuple[str, ...]:
    """The heads of the rules."""
    return (
        words.pgettext("column", "base"),
        words.pgettext("column", "run"),
        words.pgettext("column", "threshold"),
        words.pgettext("column", "codes in base"),
        words.pgettext("column", "reached after"),
        words.pgettext("column", "random orders"),
    )


def rule_rows(curve: SaturationCurve, words: Catalogue) -> Iterator[tuple[Cell, ...]]:
    """For each rule where it is fulfilled: in the order of coding as “6 +2”, and in random orders."""
    points: list[SaturationPoint | None] = [*curve.points] or [None] * len(curve.permuted_points)
    for point, random in zip(points, curve.permuted_points, strict=True):
        rule = random.rule
        yield (
            words.number(rule.base_size),
            words.number(rule.run_length),
            words.gettext("{percent}%", percent=_percent(rule, words)),
            "–" if point is None else words.number(point.base),
            _reached(point, words),
            _reached_in(random, words),
        )


def _percent(rule: SaturationRule, words: Catalogue) -> str:
    decimals = max(0, -int(rule.threshold.normalize().as_tuple().exponent))
    return words.number(float(rule.threshold), decimals)


def _reached(point: SaturationPoint | None, words: Catalogue) -> str:
    if point is None:
        return words.gettext("order unknown")
    if not point.runs:
        return words.gettext("no run")
    if point.reached is None:
        return words.gettext("not reached")
    return f"{words.number(point.reached)} +{words.number(point.rule.run_length)}"


def _reached_in(random: PermutedPoint, words: Catalogue) -> str:
    share = words.number(100 * random.reached_in / random.permutations, 0)
    if random.median is None or random.low is None or random.high is None:
        return words.gettext("{percent}%", percent=share)
    decimals = 0 if random.median.is_integer() else 1
    return words.gettext(
        "{percent}%, after {median} ({low}–{high})",
        percent=share,
        median=words.number(random.median, decimals),
        low=words.number(random.low),
        high=words.number(random.high),
    )


def late_head(words: Catalogue) -> tuple[str, ...]:
    """The heads of the late codes."""
    return (
        words.pgettext("column", "late code"),
        words.pgettext("column", "came up in"),
        words.pgettext("column", "not looked at again"),
    )


def late_rows(curve: SaturationCurve, words: Catalogue, *, identify: bool) -> Iterator[tuple[Cell, ...]]:
    """The codes that earlier cases were not looked at for."""
    names = dict(zip(curve.codes, curve.names, strict=True))
    for late in curve.late:
        cases = ", ".join(case_words(curve, place, words, identify=identify) for place in late.not_again)
        yield names[late.code], case_words(curve, late.case, words, identify=identify), cases


def saturation_report(
    curve: SaturationCurve, language: Language, *, study: str = "", identify: bool = False, as_object: object = None
) -> Report:
    """The curve, what the rules say of it, and the late codes; cases are numbers unless they may be named."""
    words = catalogue_of(language)
    title = saturation_heading(words)
    table = Table(
        words.gettext("Codes after each case"),
        curve_head(curve, words),
        Afresh(lambda: curve_rows(curve, words, identify=identify)),
    )
    tables = [
        table,
        Table(words.gettext("Base size, run length, threshold"), rule_head(words),
              Afresh(lambda: rule_rows(curve, words)), words=6),
    ]  # fmt: skip
    if curve.late:
        tables.append(
            Table(
                words.gettext("Late codes"),
                late_head(words),
                Afresh(lambda: late_rows(curve, words, identify=identify)),
                words=3,
                running=frozenset({2}),
            )
        )
    return report_of_tables(
        title,
        [fact for fact in saturation_facts(curve, words, study) if fact[1]],
        tables,
        table,
        [words.said(note) for note in curve.notes],
        language=language,
        as_object=None if as_object is None else lambda: as_object,
    )


def saturation_facts(curve: SaturationCurve, words: Catalogue, study: str) -> list[tuple[str, str]]:
    """What the numbers rest on, and by whose method."""
    return [
        (words.gettext("Study"), study),
        (words.gettext("Method"), "Guest, Namey & Chen 2020, PLoS ONE 15(5), e0232076"),  # no text: a source
        (
            words.gettext("Base"),
            words.gettext(
                "{codes} inductive codes in {cases} coded cases",
                codes=words.number(len(curve.codes)),
                cases=words.number(len(curve.cases)),
            ),
        ),
        (
            words.gettext("Random orders"),
            words.gettext(
                "{number}, seed {seed}",
                number=words.number(curve.permuted.permutations),
                seed=str(curve.permuted.seed),
            ),
        ),
    ]


def saturation_data(curve: SaturationCurve, code_ids: dict[int, str], *, identify: bool) -> dict[str, object]:
    """All that is known, for programs; cases are numbers, places of their order, and have names where they may."""
    names = dict(zip(curve.codes, curve.names, strict=True))
    return {
        "method": "doi:10.1371/journal.pone.0232076",
        "heading": saturation_heading(catalogue_of("en")),
        "order_known": curve.order_known,
        "cases": len(curve.cases),
        "case_names": list(curve.cases) if identify and curve.order_known else None,
        "cases_without_codings": curve.uncoded,
        "codes": [{"code": names[key], "code_id": code_ids[key]} for key in curve.codes],
        "deductive_codes_left_out": curve.deductive,
        "new": list(curve.new),
        "cumulative": curve.cumulative,
        "random_orders": {
            "number": curve.permuted.permutations,
            "seed": curve.permuted.seed,
            "mean": list(curve.permuted.mean),
            "low": list(curve.permuted.low),
            "high": list(curve.permuted.high),
        },
        "rules": list(_rules(curve)),
        "late_codes": [
            {
                "code": names[late.code],
                "code_id": code_ids[late.code],
                "case": late.case,
                "not_looked_at_again": list(late.not_again),
            }
            for late in curve.late
        ],
        "notes": [str(note) for note in curve.notes],
    }


def _rules(curve: SaturationCurve) -> Iterator[dict[str, object]]:
    points: list[SaturationPoint | None] = [*curve.points] or [None] * len(curve.permuted_points)
    for point, random in zip(points, curve.permuted_points, strict=True):
        yield {
            "base_size": random.rule.base_size,
            "run_length": random.rule.run_length,
            "threshold": float(random.rule.threshold),
            "base_codes": None if point is None else point.base,
            "reached_after": None if point is None else point.reached,
            "runs": [
                {"first": run.first, "last": run.last, "new": run.new, "ratio": run.ratio}
                for run in (point.runs if point else ())
            ],
            "random_orders_reached": random.reached_in,
            "random_orders_median": random.median,
            "random_orders_low": random.low,
            "random_orders_high": random.high,
        }
