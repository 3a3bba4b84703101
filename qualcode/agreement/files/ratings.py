"""Agreement of ratings from a CSV file: columns unit, coder, value; no project is needed.

A column `document` or `case` says over what intervals are made; without one it is single units, which is marked.
A rating without a value is missing. With a column `code` each code has ratings of its own, and the figures are those
per code and pooled over them, as a project's are: what `long_table` writes gives the figures of its study again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.agreement.files.columns import MOST_ROWS, in_order, named_columns
from qualcode.agreement.files.rating_rows import CLUSTERS, CODES, MISSING_CELL, RatingRows, rating_rows
from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.coefficients import cohen_kappa, gwet_ac2
from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.kernel.metrics import Distance, Metric, Weights
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.resampling import (
    UNITS_ALONE,
    Resampled,
    resample_codes,
    resample_tables,
    resample_units,
)
from qualcode.agreement.kernel.values import SEED, Interval, Plan, Value, pooled
from qualcode.agreement.study.results import CodeAgreement, PairAgreement, Resampling, Study
from qualcode.agreement.study.shared_figures import (
    INDICES,
    PAIRED,
    RatedCodes,
    Resample,
    code_values,
    each_pair,
    names_for,
    no_interval,
    value_of,
    with_intervals,
)
from qualcode.agreement.study.values import SETS
from qualcode.catalogue import _, later, nlater, program
from qualcode.errors import QualcodeError, ReadingError, UsageProblem
from qualcode.reading.tables.table import TableOptions

MOST_VALUES = 1_000
"""How many different values are compared: each has figures of its own, and each pair of them a distance."""
_COMMA = re.compile(r"-?\d+,\d+")
_GIVEN = ("0", "1")
"""The values of codes that are given or not."""


@dataclass(frozen=True, slots=True)
class RatingOptions:
    """How the file is read and compared.

    `categories` declares the values and their order, `missing` are values that mean that there is no rating;
    `delimiter` and `sheet` are those of the file (found out, and the first). `cluster` is a column, `named` gives
    what names in the file mean.
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
    cluster: str = "auto"
    named: Callable[[str], str] = str


def study_of_ratings(path: Path, options: RatingOptions | None = None) -> Study:
    """Compute the agreement of the ratings in a file.

    Raises ReadingError for a file that is no such table, for values that may mean “missing” and are not said to be
    either, and for more than `MOST_VALUES`; QualcodeError for a single coder, UsageProblem for values that do not
    fit the options.
    """
    options = options or RatingOptions()
    said = TableOptions(
        columns=("unit", "coder", "value"),
        optional=CLUSTERS if options.multiple else (*CLUSTERS, *CODES),
        delimiter=options.delimiter,
        sheet=options.sheet,
        missing=options.missing,
        missing_in=("value",),
        in_place=MISSING_CELL if options.multiple else "",
        most_rows=MOST_ROWS,
    )
    columns = named_columns(path, said, ("value",), options.categories)
    rows = rating_rows(columns, multiple=options.multiple, cluster=options.cluster, named=options.named)
    if len(rows.coders) < 2:
        who = program().quoted(rows.coders[0]) if rows.coders else _("nobody")
        raise QualcodeError(
            _("Agreement needs at least two coders; found in “{table}”: {coders}.", table=columns.name, coders=who),
            _("Give the ratings of another coder too."),
        )
    _refuse_too_many(rows, columns.name, options)
    if options.multiple:
        study = _of_sets(rows, options)
    else:
        study = _of_codes(rows, options) if rows.by_code else _of_values(rows, options)
    notes = (*study.notes, *columns.notes())
    return replace(study, notes=notes, warnings=(*columns.warnings(), *study.warnings))


def _refuse_too_many(rows: RatingRows, name: str, options: RatingOptions) -> None:
    sets = [value if isinstance(value, frozenset) else frozenset([value]) for value in rows.values]
    values = len(set(options.categories).union(*sets) - {"", MISSING_CELL})
    if max(values, len(sets) if options.multiple else 0) > MOST_VALUES:
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
                sets=program().number(len(sets)),
                most=most,
            ),
            _("Group values that hardly ever come back, and round numbers: a column of free text is no rating."),
        )


# ---- one value a unit -------------------------------------------------------------------------------------


def _of_values(rows: RatingRows, options: RatingOptions) -> Study:
    return study_of_values(rows, options, *_categories(_occurring(rows), options))


def study_of_values(
    rows: RatingRows, options: RatingOptions, categories: tuple[Hashable, ...], typed: Callable[[str], Hashable]
) -> Study:
    """The agreement of ratings with one value a unit; `categories` stand in order, `typed` gives a value's."""
    places = {category: place for place, category in enumerate(categories)}
    parts = rows.parts(rows.codes[0], categories, lambda value: places[typed(value)])
    ratings = Ratings.merged(parts)
    names = [name for name, coefficient in COEFFICIENTS.items() if not coefficient.binary]
    drawn = _Draw(rows, options)
    whole = with_intervals(
        {name: value_of(name, ratings, options.metric) for name in names}, drawn.whole(parts, names, options.metric)
    )
    whole |= _weighted(ratings, parts, drawn, options.metric)
    single = [[part.collapse(category) for part in parts] for category in categories]
    codes = _codes([_shown(category) for category in categories], single, drawn)
    return _study(rows, options, codes, whole, _pairs(parts, drawn, options.metric))


def _occurring(rows: RatingRows) -> list[str]:
    """The values that some coder gave, in the order in which they come."""
    return [value for value in rows.values if isinstance(value, str) and value not in {"", MISSING_CELL}]


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


# ---- a column of codes ------------------------------------------------------------------------------------


def _of_codes(rows: RatingRows, options: RatingOptions) -> Study:
    drawn = _Draw(rows, options)
    occurring = _occurring(rows)
    nominal = options.metric is Metric.NOMINAL
    given = nominal and set(_GIVEN).issuperset((*occurring, *options.categories))
    categories, typed = ((0, 1), int) if given else _categories(occurring, options)
    places = {category: place for place, category in enumerate(categories)}
    single = [
        rows.parts(code, categories, lambda value: places[typed(value)], positive=1 if given else None)
        for code in rows.codes
    ]
    whole = [Ratings.merged(parts) for parts in single]
    table = RatingTable.of(single)
    rated = RatedCodes(
        whole,
        [code.pooled for code in rows.codes],
        _names_of_codes(len(rows.coders), given=given, nominal=nominal),
        _names_of_codes(2, given=given, nominal=nominal),
        options.metric,
        lambda places: [table.chosen(places)],
        drawn.tables(options.metric),
    )
    values, over_all = rated.figures()
    codes = tuple(
        CodeAgreement(
            code.name,
            whole[place],
            values[place],
            pooled=code.pooled,
            table=table.chosen([place]) if drawn.by_cluster else None,
        )
        for place, code in enumerate(rows.codes)
    )
    return _study(rows, options, codes, over_all, rated.pairs(), by_code=True)


def _names_of_codes(coders: int, *, given: bool, nominal: bool) -> list[str]:
    if not nominal:
        return ["percent", "krippendorff_alpha"]
    return [name for name in names_for(coders) if given or not COEFFICIENTS[name].binary]


# ---- several values a unit --------------------------------------------------------------------------------


def _of_sets(rows: RatingRows, options: RatingOptions) -> Study:
    if options.metric is not Metric.NOMINAL:
        raise UsageProblem(_("Several values a unit are compared as sets."), _("Leave --metric or --multiple out."))
    sets = sorted((value for value in rows.values if isinstance(value, frozenset)), key=sorted)
    categories, _shown_as = _categories(sorted(set().union(*sets)), options)
    places = {given: place for place, given in enumerate(sets)}
    parts = rows.parts(rows.codes[0], sets, lambda value: places[value])
    ratings = Ratings.merged(parts)
    drawn = _Draw(rows, options)
    single = [[_holding(part, category) for part in parts] for category in categories]
    codes = _codes([str(category) for category in categories], single, drawn)
    names = [name for name in names_for(len(rows.coders)) if name not in INDICES]
    whole = {name: pooled(code.values[name] for code in codes) for name in names}
    whole = with_intervals(whole, drawn.codes(single, names).pooled)
    alphas = {
        name: replace(
            krippendorff_alpha(ratings, distance),
            interval=drawn.whole(parts, ["krippendorff_alpha"], distance)["krippendorff_alpha"],
        )
        for name, distance in SETS.items()
    }
    return replace(_study(rows, options, codes, whole), sets=alphas)


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

    def __init__(self, rows: RatingRows, options: RatingOptions) -> None:
        self.by_cluster = bool(rows.cluster)
        self.clusters = rows.count if rows.cluster else len(rows.clusters)
        caution = "" if rows.cluster else UNITS_ALONE
        self.plan = Plan.asked(
            options.interval, options.replicates, options.seed, cluster=rows.cluster or "unit", caution=caution
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

    def tables(self, metric: Metric) -> Resample:
        """How codes of tables have intervals; pooled ones only where there are clusters."""

        def resample(tables: Sequence[RatingTable], names: Sequence[str], *, of_codes: bool = True) -> Resampled:
            if self.by_cluster:
                return resample_tables(tables, names, self.plan, metric, of_codes=of_codes)
            if not of_codes:
                return Resampled({}, {})
            by_code = [self.whole([ratings], names, metric) for table in tables for ratings in table.whole()]
            return Resampled({name: tuple(found[name] for found in by_code) for name in names}, {})

        return resample

    def codes(self, single: Sequence[Sequence[Ratings]], names: Sequence[str]) -> Resampled:
        """Intervals of binary codes; pooled ones only where there are clusters."""
        names = [name for name in names if name not in INDICES]
        if self.by_cluster:
            return resample_codes(single, names, self.plan)
        by_code = [self.whole(parts, names) for parts in single]
        return Resampled({name: tuple(found[name] for found in by_code) for name in (by_code or [{}])[0]}, {})


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
    rows: RatingRows,
    options: RatingOptions,
    codes: tuple[CodeAgreement, ...],
    whole: dict[str, Value],
    pairs: tuple[PairAgreement, ...] = (),
    *,
    by_code: bool = False,
) -> Study:
    drawn, heard = _Draw(rows, options), rows.heard()
    notes: list[str] = []
    if rows.missing:
        notes.append(
            nlater(
                "{count} row without a value: these ratings are missing",
                "{count} rows without a value: these ratings are missing",
                rows.missing,
            )
        )
    reason = no_interval(drawn.plan, drawn.clusters)
    caution = (
        (later("intervals: {caution}", caution=drawn.plan.caution),) if drawn.plan.caution and not reason else ()
    )
    return Study(
        source="ratings",
        coders=rows.coders,
        unit="unit",
        units=len(heard),
        pairable=int((heard.sum(axis=1) > 1).sum()),
        missing=int((~heard).sum()),
        codes=codes,
        whole=whole,
        resampling=Resampling(drawn.plan, drawn.clusters, reason),
        metric=options.metric.value,
        pairs=pairs,
        by_code=by_code,
        notes=tuple(notes),
        warnings=caution,
    )


def _pairs(parts: Sequence[Ratings], drawn: _Draw, metric: Metric) -> tuple[PairAgreement, ...]:
    def figures(first: int, second: int) -> dict[str, Value]:
        pairs = [part.pair(first, second) for part in parts]
        pair = Ratings.merged(pairs)
        values = {name: value_of(name, pair, metric) for name in PAIRED}
        return with_intervals(values, drawn.whole(pairs, PAIRED, metric))

    return each_pair(parts[0].coders, figures)
