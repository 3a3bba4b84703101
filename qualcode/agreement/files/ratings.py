"""Agreement of ratings from a CSV file: columns unit, coder, value; no project is needed.

A column `document` or `case` says over what intervals are made; without one it is single units, which is marked.
A rating without a value is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.agreement.files.columns import MOST_ROWS, NamedColumns, in_order, named_columns
from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.coefficients import cohen_kappa, gwet_ac2
from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.kernel.metrics import Distance, Metric, Weights
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.resampling import UNITS_ALONE, Resampled, resample_codes, resample_units
from qualcode.agreement.kernel.values import SEED, Interval, Plan, Value, pooled
from qualcode.agreement.study.results import CodeAgreement, PairAgreement, Resampling, Study
from qualcode.agreement.study.shared_figures import (
    INDICES,
    PAIRED,
    code_values,
    each_pair,
    names_for,
    no_interval,
    with_intervals,
)
from qualcode.agreement.study.values import SETS
from qualcode.catalogue import _, later, nlater, program
from qualcode.errors import QualcodeError, ReadingError, UsageProblem
from qualcode.reading.tables.table import TableOptions

CLUSTERS = ("case", "document")
_MISSING = "\ufdd0"  # a noncharacter, which no text holds
MOST_VALUES = 1_000
"""How many different values are compared: each has figures of its own, and each pair of them a distance."""
_COMMA = re.compile(r"-?\d+,\d+")
Rows = list[tuple[Hashable, ...]]


@dataclass(frozen=True, slots=True)
class RatingOptions:
    """How the file is read and compared.

    `categories` declares the values and their order, `missing` are values that mean that there is no rating;
    `delimiter` and `sheet` are those of the file (found out, and the first).
    """

    categories: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    delimiter: str = ""
    sheet: str = ""
    multiple: bool = False
    metric: Metric = Metric.NOMINAL
    interval: str = ""
    replicates: int | None = None
    seed: int = SEED


@dataclass(frozen=True, slots=True)
class _RatingData:
    """The ratings of a file: units in order, per unit and coder the values that were given, and clusters.

    A coder who rated a unit with nothing has an empty set there; who did not rate it does not occur.
    """

    coders: tuple[str, ...]
    said: dict[str, dict[str, frozenset[str]]]
    cluster_of: dict[str, str]
    cluster: str
    missing: int
    notes: tuple[str, ...]
    warnings: tuple[str, ...]


def study_of_ratings(path: Path, options: RatingOptions | None = None) -> Study:
    """Compute the agreement of the ratings in a file.

    Raises ReadingError for a file that is no such table, for values that may mean “missing” and are not said to be
    either, and for more than `MOST_VALUES`; QualcodeError for a single coder, UsageProblem for values that do not
    fit the options.
    """
    options = options or RatingOptions()
    said = TableOptions(
        columns=("unit", "coder", "value"),
        optional=CLUSTERS,
        delimiter=options.delimiter,
        sheet=options.sheet,
        missing=options.missing,
        missing_in=("value",),
        in_place=_MISSING if options.multiple else "",
        most_rows=MOST_ROWS,
    )
    columns = named_columns(path, said, ("value",), options.categories)
    read = _read(columns, options)
    if len(read.coders) < 2:
        who = program().quoted(read.coders[0]) if read.coders else _("nobody")
        raise QualcodeError(
            _("Agreement needs at least two coders; found in “{table}”: {coders}.", table=columns.name, coders=who),
            _("Give the ratings of another coder too."),
        )
    _refuse_too_many(read, columns.name, options)
    return _of_sets(read, options) if options.multiple else _of_values(read, options)


def _refuse_too_many(read: _RatingData, name: str, options: RatingOptions) -> None:
    given = {values for by_coder in read.said.values() for values in by_coder.values()}
    values = len(set(options.categories).union(*given))
    if max(values, len(given)) > MOST_VALUES:
        most = program().number(MOST_VALUES)
        raise ReadingError(
            _(
                "“{table}” has {values} different values; {most} are compared at most.",
                table=name,
                values=program().number(values),
                most=most,
            )
            if values > MOST_VALUES
            else _(
                "“{table}” has {sets} different sets of values; {most} are compared at most.",
                table=name,
                sets=program().number(len(given)),
                most=most,
            ),
            _("Group values that hardly ever come back, and round numbers: a column of free text is no rating."),
        )


def _read(columns: NamedColumns, options: RatingOptions) -> _RatingData:
    cluster = next((name for name in CLUSTERS if name in columns.table.headings), "")
    units, coders, values = columns.demanded("unit"), columns.demanded("coder"), columns.cells("value")
    cluster_of = _clusters(columns, cluster, units) if cluster else {}
    rated: dict[str, dict[str, frozenset[str]]] = {unit: {} for unit in units}
    sets = {value: frozenset([value]) for value in set(values) if value}
    nothing: frozenset[str] = frozenset()
    missing = 0
    for place, (unit, coder, value) in enumerate(zip(units, coders, values, strict=True)):
        if value == _MISSING or not (value or options.multiple):
            missing += 1
            continue
        known = rated[unit]
        if coder not in known:
            known[coder] = sets.get(value, nothing)
        elif options.multiple:
            known[coder] |= sets.get(value, nothing)
        else:
            raise ReadingError(
                _(
                    "Row {number} of “{table}” rates unit “{unit}” by “{coder}” once more.",
                    number=columns.table.numbers[place],
                    table=columns.name,
                    unit=unit,
                    coder=coder,
                ),
                _("Keep one value per coder and unit, or say --multiple for several."),
            )
    return _RatingData(
        tuple(dict.fromkeys(coders)),
        rated,
        cluster_of,
        cluster,
        missing,
        tuple(columns.notes()),
        tuple(columns.warnings()),
    )


def _clusters(columns: NamedColumns, cluster: str, units: Sequence[str]) -> dict[str, str]:
    """The cluster of each unit. Raises ReadingError for a unit in two."""
    cluster_of: dict[str, str] = {}
    for place, (unit, name) in enumerate(zip(units, columns.cells(cluster), strict=True)):
        if cluster_of.setdefault(unit, name) != name:
            raise ReadingError(
                _(
                    "Row {number} of “{table}” puts unit “{unit}” into another {cluster}.",
                    number=columns.table.numbers[place],
                    table=columns.name,
                    unit=unit,
                    cluster=cluster,
                ),
                _("A unit belongs to one {cluster}: number units through the whole file.", cluster=cluster),
            )
    return cluster_of


# ---- one value a unit -------------------------------------------------------------------------------------


def _of_values(read: _RatingData, options: RatingOptions) -> Study:
    values = [value for by_coder in read.said.values() for rated in by_coder.values() for value in rated]
    categories, typed = _categories(values, options)

    def row(by_coder: dict[str, frozenset[str]]) -> tuple[Hashable, ...]:
        return tuple(typed(next(iter(by_coder[coder]))) if coder in by_coder else None for coder in read.coders)

    parts = _parts(read, row, categories)
    ratings = Ratings.merged(parts)
    names = [name for name, coefficient in COEFFICIENTS.items() if not coefficient.binary]
    drawn = _Draw(read, options)
    whole = with_intervals(
        {name: _value(name, ratings, options.metric) for name in names}, drawn.whole(parts, names, options.metric)
    )
    whole |= _weighted(ratings, parts, drawn, options.metric)
    single = [[part.collapse(category) for part in parts] for category in categories]
    codes = _codes([_shown(category) for category in categories], single, drawn)
    return _study(read, options, parts, codes, whole)


def _value(name: str, ratings: Ratings, metric: Metric) -> Value:
    if name == "krippendorff_alpha":
        return krippendorff_alpha(ratings, metric)
    return COEFFICIENTS[name].compute(ratings)


def _weighted(ratings: Ratings, parts: Sequence[Ratings], drawn: _Draw, metric: Metric) -> dict[str, Value]:
    """The figures that take weights, where the values have an order or are numbers."""
    if len(ratings.categories) < 2 or metric not in {Metric.ORDINAL, Metric.INTERVAL}:
        return {}
    ordinal = metric is Metric.ORDINAL
    weights = Weights.ordinal(ratings.categories) if ordinal else Weights.quadratic(ratings.categories)
    found = {"gwet_ac2": gwet_ac2(ratings, weights)}
    if len(ratings.coders) == 2:
        found["cohen_kappa_weighted"] = cohen_kappa(ratings, weights)
    return with_intervals(found, drawn.whole(parts, list(found), weights=weights))


def _categories(
    values: Iterable[str], options: RatingOptions
) -> tuple[tuple[Hashable, ...], Callable[[str], Hashable]]:
    """The list of values in the scale's order, and how a cell becomes a value."""
    given = list(dict.fromkeys(values))
    if options.categories:
        strange = [value for value in given if value not in options.categories]
        if strange:
            raise UsageProblem(
                _("The value “{value}” is not among the categories.", value=strange[0]),
                _("Add it to --categories."),
            )
    ordinal = options.metric is Metric.ORDINAL
    if options.metric in {Metric.INTERVAL, Metric.RATIO} or (ordinal and _all_numbers(given)):
        numbers = {value: _number(value) for value in (*options.categories, *given)}
        order = list(options.categories) or sorted(given, key=lambda value: numbers[value])
        return tuple(dict.fromkeys(numbers[value] for value in order)), lambda value: numbers[value]
    if ordinal and not options.categories:
        raise UsageProblem(
            _("The order of these values is not known."), _("Give them in order: --categories low,middle,high.")
        )
    return options.categories or in_order(given), lambda value: value


def _all_numbers(values: Iterable[str]) -> bool:
    try:
        return all(_number(value) is not None for value in values)
    except UsageProblem:
        return False


def _number(value: str) -> float:
    try:
        return float(value.replace(",", ".") if _COMMA.fullmatch(value) else value)
    except ValueError:
        raise UsageProblem(
            _("“{value}” is not a number.", value=value), _("Use --metric nominal or ordinal.")
        ) from None


def _shown(category: Hashable) -> str:
    if isinstance(category, float) and category.is_integer():
        return str(int(category))
    return str(category)


# ---- several values a unit --------------------------------------------------------------------------------


def _of_sets(read: _RatingData, options: RatingOptions) -> Study:
    if options.metric is not Metric.NOMINAL:
        raise UsageProblem(_("Several values a unit are compared as sets."), _("Leave --metric or --multiple out."))
    values = {value for by_coder in read.said.values() for rated in by_coder.values() for value in rated}
    categories, _shown_as = _categories(sorted(values), options)

    def row(by_coder: dict[str, frozenset[str]]) -> tuple[Hashable, ...]:
        return tuple(by_coder.get(coder) for coder in read.coders)

    sets = sorted({rated for by_coder in read.said.values() for rated in by_coder.values()}, key=sorted)
    parts = _parts(read, row, sets)
    ratings = Ratings.merged(parts)
    drawn = _Draw(read, options)
    single = [[_holding(part, category) for part in parts] for category in categories]
    codes = _codes([str(category) for category in categories], single, drawn)
    names = [name for name in names_for(len(read.coders)) if name not in INDICES]
    whole = {name: pooled(code.values[name] for code in codes) for name in names}
    whole = with_intervals(whole, drawn.codes(single, names).pooled)
    alphas = {
        name: replace(
            krippendorff_alpha(ratings, distance),
            interval=drawn.whole(parts, ["krippendorff_alpha"], distance)["krippendorff_alpha"],
        )
        for name, distance in SETS.items()
    }
    return replace(_study(read, options, parts, codes, whole), sets=alphas)


def _holding(part: Ratings, category: Hashable) -> Ratings:
    """Coded or not for one of the values that sets hold."""
    holds = [isinstance(values, frozenset) and category in values for values in part.categories]
    patterns: dict[tuple[int, ...], int] = {}
    for pattern, count in part.patterns.items():
        key = tuple(place if place < 0 else int(holds[place]) for place in pattern)
        patterns[key] = patterns.get(key, 0) + count
    return Ratings(part.coders, (0, 1), patterns, positive=1)


# ---- both -------------------------------------------------------------------------------------------------


class _Draw:
    """The intervals: over cases or documents where the file names them, else over single units."""

    def __init__(self, read: _RatingData, options: RatingOptions) -> None:
        self.by_cluster = bool(read.cluster)
        self.clusters = len(set(read.cluster_of.values())) if read.cluster else len(read.said)
        caution = "" if read.cluster else UNITS_ALONE
        self.plan = Plan.asked(
            options.interval, options.replicates, options.seed, cluster=read.cluster or "unit", caution=caution
        )

    def whole(
        self,
        parts: Sequence[Ratings],
        names: Sequence[str],
        metric: Metric | Distance = Metric.NOMINAL,
        weights: Weights | None = None,
    ) -> dict[str, Interval]:
        """Intervals over the values themselves."""
        if not self.by_cluster:
            return resample_units(Ratings.merged(parts), names, self.plan, metric, weights)
        found = resample_codes([parts], names, self.plan, metric, weights)
        return {name: intervals[0] for name, intervals in found.by_code.items()}

    def codes(self, single: Sequence[Sequence[Ratings]], names: Sequence[str]) -> Resampled:
        """Intervals of binary codes; pooled ones only where there are clusters."""
        names = [name for name in names if name not in INDICES]
        if self.by_cluster:
            return resample_codes(single, names, self.plan)
        by_code = [self.whole(parts, names) for parts in single]
        return Resampled({name: tuple(found[name] for found in by_code) for name in (by_code or [{}])[0]}, {})


def _parts(
    read: _RatingData,
    row: Callable[[dict[str, frozenset[str]]], tuple[Hashable, ...]],
    categories: Sequence[Hashable],
) -> list[Ratings]:
    """The ratings of each cluster; of all units where there are none."""
    by_cluster: dict[str, Rows] = {}
    for unit, by_coder in read.said.items():
        by_cluster.setdefault(read.cluster_of.get(unit, ""), []).append(row(by_coder))
    return [Ratings.from_units(rows, read.coders, categories) for rows in by_cluster.values()]


def _codes(titles: Sequence[str], single: Sequence[Sequence[Ratings]], drawn: _Draw) -> tuple[CodeAgreement, ...]:
    """The figures of each value: given or not."""
    whole = [Ratings.merged(parts) for parts in single]
    names = names_for(len(whole[0].coders)) if whole else []
    found = drawn.codes(single, names)
    return tuple(
        CodeAgreement(
            title,
            ratings,
            code_values(ratings, names, found, place),
            table=RatingTable.of([single[place]]) if drawn.by_cluster else None,
        )
        for place, (title, ratings) in enumerate(zip(titles, whole, strict=True))
    )


def _study(
    read: _RatingData,
    options: RatingOptions,
    parts: Sequence[Ratings],
    codes: tuple[CodeAgreement, ...],
    whole: dict[str, Value],
) -> Study:
    drawn, ratings = _Draw(read, options), Ratings.merged(parts)
    notes: list[str] = []
    if read.missing:
        notes.append(
            nlater(
                "{count} row without a value: these ratings are missing",
                "{count} rows without a value: these ratings are missing",
                read.missing,
            )
        )
    notes += read.notes
    reason = no_interval(drawn.plan, drawn.clusters)
    caution = (
        (later("intervals: {caution}", caution=drawn.plan.caution),) if drawn.plan.caution and not reason else ()
    )
    return Study(
        source="ratings",
        coders=read.coders,
        unit="unit",
        units=ratings.units,
        pairable=ratings.pairable,
        missing=ratings.missing,
        codes=codes,
        whole=whole,
        resampling=Resampling(drawn.plan, drawn.clusters, reason),
        metric=options.metric.value,
        pairs=_pairs(parts, drawn, options.metric) if not options.multiple else (),
        notes=tuple(notes),
        warnings=(*read.warnings, *caution),
    )


def _pairs(parts: Sequence[Ratings], drawn: _Draw, metric: Metric) -> tuple[PairAgreement, ...]:
    def figures(first: int, second: int) -> dict[str, Value]:
        pairs = [part.pair(first, second) for part in parts]
        pair = Ratings.merged(pairs)
        values = {name: _value(name, pair, metric) for name in PAIRED}
        return with_intervals(values, drawn.whole(pairs, PAIRED, metric))

    return each_pair(parts[0].coders, figures)
