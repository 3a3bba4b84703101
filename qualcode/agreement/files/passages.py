"""Agreement of passages from a CSV file: columns document, coder, code, start, end; no project is needed.

Offsets are half-open [start, end) and count from 0. A coder who has no row in a document did not work on it;
a row without code, start and end says that the coder did and found nothing. Where the codes exclude each
other (nobody gave two of them to the same text), the whole u-family is computed over them; every code has
|u-alpha on its own layer in any case. Figures over given units take every place of the text as a unit.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from qualcode.agreement.files.columns import MOST_ROWS, named_columns
from qualcode.agreement.files.passage_rows import FilePassages, passage_rows
from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.resampling import resample_codes
from qualcode.agreement.kernel.values import SEED, Plan, Value, pooled, undefined
from qualcode.agreement.passages.characters import character_ratings
from qualcode.agreement.passages.continuum import Conflict, more_of
from qualcode.agreement.passages.gamma import GammaPlan, gamma
from qualcode.agreement.passages.intervals import resample_bar_u, resample_unitizing
from qualcode.agreement.passages.other_programs import CodedPassages, ComparedSums, OverCodes, over_codes
from qualcode.agreement.passages.segment_figures import MatchedSegments
from qualcode.agreement.passages.unitizing import Unitizing, added, bar_u_alpha, unit_sums, unitizing
from qualcode.agreement.study.comparison import OVERLAP, refuse_without_gamma
from qualcode.agreement.study.results import (
    CodeAgreement,
    GroupAgreement,
    GroupConflict,
    PairAgreement,
    Resampling,
    Study,
)
from qualcode.agreement.study.shared_figures import (
    INDICES,
    PAIRED,
    code_values,
    each_pair,
    names_for,
    no_interval,
    with_intervals,
)
from qualcode.catalogue import _, later, program
from qualcode.errors import QualcodeError, ReadingError
from qualcode.model.codebooks.code_paths import parted_path
from qualcode.reading.tables.table import TableOptions

COLUMNS = ("document", "coder", "code", "start", "end")
ALL_CODES = later("all codes")


@dataclass(frozen=True, slots=True)
class SpanOptions:
    """How the file is read and compared.

    `length` is that of every document, where the file has no column for it. `codes` declares the list of
    codes, else they are those that occur. `exclusive` refuses passages of one coder that overlap with
    different codes; without it the figures for exclusive codes are then undefined. `assume_finished` lets
    every document count for every coder. `missing` are cells that count as empty,
    `delimiter` and `sheet` those of the file (found out, and the first). `gamma` asks for Mathet's
    gamma, which needs scipy, `gamma_alpha` and `gamma_beta` are its weights of position and code (3 and 1).
    """

    length: int | None = None
    codes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    delimiter: str = ""
    sheet: str = ""
    exclusive: bool = False
    assume_finished: bool = False
    overlap: int = OVERLAP
    interval: str = ""
    replicates: int | None = None
    seed: int = SEED
    gamma: bool = False
    gamma_alpha: float | None = None
    gamma_beta: float | None = None

    def __post_init__(self) -> None:
        refuse_without_gamma(self.gamma_alpha, self.gamma_beta, gamma=self.gamma)


MOST_CODES = 1_000
"""How many different codes are compared: each has figures of its own."""


def study_of_spans(path: Path, options: SpanOptions | None = None) -> Study:
    """Compute the agreement of the passages in a file.

    Raises ReadingError for a file that is no such table or has more than `MOST_CODES`, QualcodeError for a single
    coder and, where codes were said to exclude each other, for those that do not; UsageProblem for a document
    without a length.
    """
    options = options or SpanOptions()
    said = TableOptions(
        columns=COLUMNS,
        optional=("length",),
        delimiter=options.delimiter,
        sheet=options.sheet,
        missing=options.missing,
        missing_in=("code", "start", "end", "length"),
        most_rows=MOST_ROWS,
    )
    columns = named_columns(path, said, ("code", "start", "end"), options.codes)
    read = passage_rows(columns, codes=options.codes, length=options.length, assume_finished=options.assume_finished)
    if len(read.coders) < 2:
        who = program().quoted(read.coders[0]) if read.coders else _("nobody")
        raise QualcodeError(
            _("Agreement needs at least two coders; found in “{table}”: {coders}.", table=columns.name, coders=who),
            _("Give the passages of another coder too."),
        )
    if not read.codes:
        raise QualcodeError(
            _("“{table}” holds no passage with a code.", table=columns.name),
            _("Name the codes: --categories a,b."),
        )
    if len(read.codes) > MOST_CODES:
        raise ReadingError(
            _(
                "“{table}” has {codes} different codes; {most} are compared at most.",
                table=columns.name,
                codes=program().number(len(read.codes)),
                most=program().number(MOST_CODES),
            ),
            _("Look whether the column “code” holds codes, and not words of the passages."),
        )
    conflicts = [(name, conflict) for name, continuum in read.documents.items() for conflict in continuum.conflicts()]
    if conflicts and options.exclusive:
        raise _not_exclusive(columns.name, conflicts)
    return _study(read, options, conflicts)


def _not_exclusive(name: str, conflicts: Sequence[tuple[str, Conflict]]) -> QualcodeError:
    return QualcodeError(
        _(
            "The codes in “{name}” do not exclude each other: {told}.",
            name=name,
            told=program().said(told(conflicts)),
        ),
        _("Leave --exclusive out to compare each code on its own, or correct the passages."),
    )


def told(conflicts: Sequence[tuple[str, Conflict]]) -> str:
    """The first passages that overlap though their codes should exclude each other, and how many more do."""
    document, (coder, first, second) = conflicts[0]
    return later(
        "in “{document}” {coder} gave “{first}” ({span}) and “{second}” ({other_span}) to the same text{more}",
        document=document,
        coder=coder,
        first=str(first.value),
        span=f"{first.start}–{first.end}",
        second=str(second.value),
        other_span=f"{second.start}–{second.end}",
        more=more_of(conflicts),
    )


# ---- computing --------------------------------------------------------------------------------------------


def _study(read: FilePassages, options: SpanOptions, conflicts: Sequence[tuple[str, Conflict]]) -> Study:
    plan = Plan.asked(options.interval, options.replicates, options.seed)
    group = _group(read, plan, conflicts)
    ratings = [character_ratings(read.continua, code, read.coders) for code in read.codes]
    parts = [
        [character_ratings([continuum], code, read.coders) for continuum in read.continua] for code in read.codes
    ]
    by_code, whole = _by_places(read, ratings, parts, plan)
    compared = _by_passages(read, options, plan)
    bars = _bars(read, plan)
    codes = tuple(
        CodeAgreement(
            code,
            ratings[place],
            by_code[place]
            | compared.by_code[place]
            | {"bar_u_alpha": bars[place], "ku_alpha": _of_code(group, code, conflicts)},
            *_counts(read, code),
            table=RatingTable.of([parts[place]]),
            compared=compared.sums[place],
        )
        for place, code in enumerate(read.codes)
    )
    first = ratings[0]
    weights = GammaPlan.of(options.gamma_alpha, options.gamma_beta)
    aligned = gamma(read.continua, weights) if options.gamma else None
    return Study(
        source="spans",
        coders=read.coders,
        unit="character",
        units=first.units,
        pairable=first.pairable,
        missing=first.missing,
        codes=codes,
        whole=whole | compared.whole | _family(group, conflicts) | ({"gamma": aligned.value} if aligned else {}),
        resampling=Resampling(plan, len(read.documents), no_interval(plan, len(read.documents))),
        groups=(group,),
        pairs=_pairs(read, parts, plan),
        overlap=options.overlap,
        matched=compared.matched,
        over_codes=compared.over_codes,
        gamma=aligned,
        notes=(
            later("documents: {documents}; rows: {rows}", documents=len(read.documents), rows=read.rows),
            *read.notes,
        ),
        warnings=read.warnings,
    )


def _by_places(
    read: FilePassages, ratings: Sequence[Ratings], parts: Sequence[Sequence[Ratings]], plan: Plan
) -> tuple[list[dict[str, Value]], dict[str, Value]]:
    """The figures over given units, each place of the text being one, per code and pooled.

    `parts` are the ratings of each code by document.
    """
    names = names_for(len(read.coders))
    found = resample_codes(parts, [name for name in names if name not in INDICES], plan)
    values = [code_values(rated, names, found, place) for place, rated in enumerate(ratings)]
    whole = {name: pooled(by_name[name] for by_name in values) for name in names if name not in INDICES}
    return values, with_intervals(whole, found.pooled)


class _ComparedPassages(NamedTuple):
    """Figures for comparison with other programs, per code and over all, and what they are made of."""

    by_code: list[dict[str, Value]]
    whole: dict[str, Value]
    sums: list[ComparedSums]
    matched: MatchedSegments
    over_codes: OverCodes


def _by_passages(read: FilePassages, options: SpanOptions, plan: Plan) -> _ComparedPassages:
    """Segment overlap, Holsti's coefficient and alpha_U of 1995, per code and over all."""
    every = range(len(read.codes))
    coded = CodedPassages(
        read.coders,
        read.codes,
        every,
        lambda place: [continuum.layer(read.codes[place]) for continuum in read.continua],
        range(len(read.continua)),
        plan,
    )
    by_code, matched = coded.overlap_by_code(options.overlap)
    (whole,) = matched.figures([every], len(every), plan)
    alphas, alpha, sums = coded.alpha_u()
    everywhere = over_codes(
        [continuum.renamed(_domain_of) for continuum in read.continua],
        list(dict.fromkeys(map(_domain_of, read.codes))),
        read.coders,
        range(len(read.continua)),
        plan,
    )
    return _ComparedPassages(
        [values | {"alpha_u_1995": alphas[place]} for place, values in enumerate(by_code)],
        whole | {"alpha_u_1995": alpha} | everywhere.values,
        [ComparedSums(matched.by_cluster([place]), sums[place]) for place in every],
        matched,
        everywhere,
    )


def _domain_of(code: Hashable) -> str:
    """The first part of a code's path."""
    return parted_path(str(code))[0]


def _bars(read: FilePassages, plan: Plan) -> list[Value]:
    """|u-alpha of every code on its own layer."""
    sums = [[unit_sums(continuum, [code]) for continuum in read.continua] for code in read.codes]
    intervals, _other = resample_bar_u(sums, plan)
    return [
        replace(bar_u_alpha(added(found)), interval=interval) for found, interval in zip(sums, intervals, strict=True)
    ]


def _group(read: FilePassages, plan: Plan, conflicts: Sequence[tuple[str, Conflict]]) -> GroupAgreement:
    if conflicts:
        found = tuple(
            GroupConflict(
                document, met.coder, str(met.first.value), (met.first.start, met.first.end),
                str(met.second.value), (met.second.start, met.second.end),
            )
            for document, met in conflicts
        )  # fmt: skip
        return GroupAgreement(ALL_CODES, read.codes, None, found)
    family = unitizing(read.continua, read.codes)
    drawn = resample_unitizing([unit_sums(continuum, read.codes) for continuum in read.continua], plan)
    return GroupAgreement(
        ALL_CODES,
        read.codes,
        Unitizing(
            replace(family.u, interval=drawn.u),
            replace(family.bar_u, interval=drawn.bar_u),
            replace(family.cu, interval=drawn.cu),
            {code: replace(value, interval=drawn.by_value[code]) for code, value in family.by_value.items()},
        ),
    )


def _family(group: GroupAgreement, conflicts: Sequence[tuple[str, Conflict]]) -> dict[str, Value]:
    """u-alpha, |u-alpha and cu-alpha over all codes."""
    if group.family is None:
        nothing = undefined(later("codes do not exclude each other: {told}", told=told(conflicts)))
        return dict.fromkeys(("u_alpha", "bar_u_alpha", "cu_alpha"), nothing)
    return {"u_alpha": group.family.u, "bar_u_alpha": group.family.bar_u, "cu_alpha": group.family.cu}


def _of_code(group: GroupAgreement, code: str, conflicts: Sequence[tuple[str, Conflict]]) -> Value:
    if group.family is None:
        return undefined(later("codes do not exclude each other: {told}", told=told(conflicts)))
    return group.family.by_value[code]


def _counts(read: FilePassages, code: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Per coder the passages of a code, and the places in them."""
    lengths = [
        [segment.length for continuum in read.continua for segment in continuum.layer(code).segments.get(coder, ())]
        for coder in read.coders
    ]
    return tuple(map(len, lengths)), tuple(map(sum, lengths))


def _pairs(read: FilePassages, parts: Sequence[Sequence[Ratings]], plan: Plan) -> tuple[PairAgreement, ...]:
    def figures(first: int, second: int) -> dict[str, Value]:
        pairs = [[part.pair(first, second) for part in code] for code in parts]
        whole = [Ratings.merged(code) for code in pairs]
        values = {name: pooled(map(COEFFICIENTS[name].compute, whole)) for name in PAIRED}
        return with_intervals(values, resample_codes(pairs, PAIRED, plan, of_codes=False).pooled)

    return each_pair(read.coders, figures)
