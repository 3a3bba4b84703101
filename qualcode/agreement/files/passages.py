"""Agreement of passages from a CSV file: columns document, coder, code, start, end; no project is needed.

Offsets are half-open [start, end) and count from 0. A coder who has no row in a document did not work on it;
a row without code, start and end says that the coder did and found nothing. Where the codes exclude each
other (nobody gave two of them to the same text), the whole u-family is computed over them; every code has
|u-alpha on its own layer in any case. Figures over given units take every place of the text as a unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from qualcode.agreement.files.columns import MOST_ROWS, NamedColumns, in_order, named_columns
from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.resampling import resample_codes
from qualcode.agreement.kernel.values import SEED, Plan, Value, pooled, undefined
from qualcode.agreement.passages.characters import character_ratings
from qualcode.agreement.passages.continuum import Conflict, Continuum, more_of
from qualcode.agreement.passages.gamma import gamma
from qualcode.agreement.passages.intervals import resample_bar_u, resample_unitizing
from qualcode.agreement.passages.matching_segments import SegmentCounts, segment_counts
from qualcode.agreement.passages.unitizing import Unitizing, added, bar_u_alpha, unit_sums, unitizing
from qualcode.agreement.passages.unitizing_1995 import alpha_u_1995
from qualcode.agreement.study.comparison import OVERLAP
from qualcode.agreement.study.free_passages import of_segments
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
from qualcode.catalogue import _, later, nlater, program
from qualcode.errors import QualcodeError, ReadingError, UsageProblem
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
    gamma, which needs scipy.
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


MOST_CODES = 1_000
"""How many different codes are compared: each has figures of its own."""


class _PassageRow(NamedTuple):
    """A row of the file as it stands there."""

    number: int
    document: str
    coder: str
    code: str
    start: str
    end: str
    length: str


@dataclass(frozen=True, slots=True)
class _PassageData:
    """The passages of a file: coders and codes in order, one continuum per document."""

    coders: tuple[str, ...]
    codes: tuple[str, ...]
    documents: dict[str, Continuum]
    rows: int
    notes: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def continua(self) -> list[Continuum]:
        return list(self.documents.values())


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
    read = _read(columns, options)
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


# ---- reading ----------------------------------------------------------------------------------------------


def _read(columns: NamedColumns, options: SpanOptions) -> _PassageData:
    lengths: dict[str, int] = {}
    passages: dict[str, list[tuple[str, int, int, str]]] = {}
    there: dict[str, dict[str, None]] = {}
    for row in _rows(columns):
        _note_length(columns, row, lengths, options)
        there.setdefault(row.document, {}).setdefault(row.coder)
        found = passages.setdefault(row.document, [])
        if row.code or row.start or row.end:
            found.append(_passage(columns, row, lengths[row.document]))
    coders = tuple(dict.fromkeys(coder for found in there.values() for coder in found))
    given = dict.fromkeys(code for found in passages.values() for *_other, code in found)
    strange = [code for code in given if options.codes and code not in options.codes]
    if strange:
        raise UsageProblem(
            _("The code “{code}” is not among the categories.", code=strange[0]), _("Add it to --categories.")
        )
    return _PassageData(
        coders,
        options.codes or in_order(given),
        {
            name: Continuum.of(lengths[name], found, coders if options.assume_finished else there[name])
            for name, found in passages.items()
        },
        len(columns.table.numbers),
        _notes(columns, there, coders, options),
        tuple(columns.warnings()),
    )


def _rows(columns: NamedColumns) -> Iterator[_PassageRow]:
    named = (columns.demanded("document"), columns.demanded("coder"))
    others = (columns.cells(name) for name in ("code", "start", "end", "length"))
    return map(_PassageRow, columns.table.numbers, *named, *others)


def _notes(
    columns: NamedColumns, there: Mapping[str, Mapping[str, None]], coders: Sequence[str], options: SpanOptions
) -> tuple[str, ...]:
    notes = []
    missing = sum(len(coders) - len(found) for found in there.values())
    if missing and not options.assume_finished:
        notes.append(
            nlater(
                "{count} time a coder has no row in a document: missing there, not “nothing found” (a row "
                "without code, start and end says the latter; --assume-finished says it for all)",
                "{count} times a coder has no row in a document: missing there, not “nothing found” (a row "
                "without code, start and end says the latter; --assume-finished says it for all)",
                missing,
            )
        )
    if missing and options.assume_finished:
        notes.append(
            nlater(
                "{count} time a coder has no row in a document and is taken to have found nothing there",
                "{count} times a coder has no row in a document and is taken to have found nothing there",
                missing,
            )
        )
    return (*notes, *columns.notes())


def _note_length(columns: NamedColumns, row: _PassageRow, lengths: dict[str, int], options: SpanOptions) -> None:
    document = row.document
    length = _number(columns, row, "length") if row.length else options.length
    if length is None:
        if document in lengths:
            return
        raise UsageProblem(
            _("The length of document “{document}” is not known.", document=document),
            _("Say --length N, or give the file a column “length”: what nobody marked counts too."),
        )
    if length < 1:
        raise UsageProblem(
            _("A text cannot be {length} characters long.", length=length), _("Give its number of characters.")
        )
    if lengths.setdefault(document, length) != length:
        raise ReadingError(
            _(
                "Row {number} of “{table}” says that “{document}” is {length} long, another row says {other}.",
                number=row.number,
                table=columns.name,
                document=document,
                length=length,
                other=lengths[document],
            ),
            _("Give a document one length."),
        )


def _passage(columns: NamedColumns, row: _PassageRow, length: int) -> tuple[str, int, int, str]:
    if not row.code:
        raise _empty(columns, row, "code")
    start, end = _number(columns, row, "start"), _number(columns, row, "end")
    where = {"number": row.number, "table": columns.name, "start": start, "end": end, "coder": row.coder}
    if end <= start:
        raise ReadingError(
            _("Row {number} of “{table}”: the passage {start}–{end} of “{coder}” has no length.", **where)
            if end == start
            else _(
                "Row {number} of “{table}”: the passage {start}–{end} of “{coder}” has a negative length.", **where
            ),
            _("A passage ends after its start; the end itself is not in it."),
        )
    if start < 0 or end > length:
        raise ReadingError(
            _(
                "Row {number} of “{table}”: the passage {start}–{end} of “{coder}” is not inside the text "
                "(0–{length}).",
                length=length,
                **where,
            ),
            _("Check the offsets and the length."),
        )
    return row.coder, start, end, row.code


def _empty(columns: NamedColumns, row: _PassageRow, column: str) -> ReadingError:
    return ReadingError(
        _("Row {number} of “{table}” has no {column}.", number=row.number, table=columns.name, column=column),
        _("Fill in the cell."),
    )


def _number(columns: NamedColumns, row: _PassageRow, column: str) -> int:
    text: str = getattr(row, column)
    if not text:
        raise _empty(columns, row, column)
    try:
        return int(text)
    except ValueError:
        raise ReadingError(
            _(
                "Row {number} of “{table}”: the {column} “{text}” is no whole number.",
                number=row.number,
                table=columns.name,
                column=column,
                text=text,
            ),
            _("Offsets count the characters before them."),
        ) from None


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


def _study(read: _PassageData, options: SpanOptions, conflicts: Sequence[tuple[str, Conflict]]) -> Study:
    plan = Plan.asked(options.interval, options.replicates, options.seed)
    group = _group(read, plan, conflicts)
    ratings = [character_ratings(read.continua, code, read.coders) for code in read.codes]
    parts = [
        [character_ratings([continuum], code, read.coders) for continuum in read.continua] for code in read.codes
    ]
    by_code, whole = _by_places(read, ratings, parts, plan)
    spans, over_all = _by_passages(read, options)
    bars = _bars(read, plan)
    codes = tuple(
        CodeAgreement(
            code,
            ratings[place],
            by_code[place]
            | spans[place]
            | {"bar_u_alpha": bars[place], "ku_alpha": _of_code(group, code, conflicts)},
            *_counts(read, code),
            table=RatingTable.of([parts[place]]),
        )
        for place, code in enumerate(read.codes)
    )
    first = ratings[0]
    aligned = gamma(read.continua) if options.gamma else None
    return Study(
        source="spans",
        coders=read.coders,
        unit="character",
        units=first.units,
        pairable=first.pairable,
        missing=first.missing,
        codes=codes,
        whole=whole | over_all | _family(group, conflicts) | ({"gamma": aligned.value} if aligned else {}),
        resampling=Resampling(plan, len(read.documents), no_interval(plan, len(read.documents))),
        groups=(group,),
        pairs=_pairs(read, parts, plan),
        overlap=options.overlap,
        gamma=aligned,
        notes=(
            later("documents: {documents}; rows: {rows}", documents=len(read.documents), rows=read.rows),
            *read.notes,
        ),
        warnings=read.warnings,
    )


def _by_places(
    read: _PassageData, ratings: Sequence[Ratings], parts: Sequence[Sequence[Ratings]], plan: Plan
) -> tuple[list[dict[str, Value]], dict[str, Value]]:
    """The figures over given units, each place of the text being one, per code and pooled.

    `parts` are the ratings of each code by document.
    """
    names = names_for(len(read.coders))
    found = resample_codes(parts, [name for name in names if name not in INDICES], plan)
    values = [code_values(rated, names, found, place) for place, rated in enumerate(ratings)]
    whole = {name: pooled(by_name[name] for by_name in values) for name in names if name not in INDICES}
    return values, with_intervals(whole, found.pooled)


def _by_passages(read: _PassageData, options: SpanOptions) -> tuple[list[dict[str, Value]], dict[str, Value]]:
    """Segment overlap, Holsti's coefficient and alpha_U of 1995, per code and over all."""
    old = alpha_u_1995(read.continua, read.codes)
    if len(read.coders) == 2:
        pair = (read.coders[0], read.coders[1])
        counts = [segment_counts(read.continua, [code], pair, options.overlap) for code in read.codes]
        together: SegmentCounts | None = sum(counts, SegmentCounts())
        by_code = [of_segments(matched, len(read.codes)) for matched in counts]
    else:
        together, by_code = None, [of_segments(None, 0) for _other in read.codes]
    found = [values | {"alpha_u_1995": old.by_value[code]} for code, values in zip(read.codes, by_code, strict=True)]
    return found, of_segments(together, len(read.codes)) | {"alpha_u_1995": old.overall}


def _bars(read: _PassageData, plan: Plan) -> list[Value]:
    """|u-alpha of every code on its own layer."""
    sums = [[unit_sums(continuum, [code]) for continuum in read.continua] for code in read.codes]
    intervals, _other = resample_bar_u(sums, plan)
    return [
        replace(bar_u_alpha(added(found)), interval=interval) for found, interval in zip(sums, intervals, strict=True)
    ]


def _group(read: _PassageData, plan: Plan, conflicts: Sequence[tuple[str, Conflict]]) -> GroupAgreement:
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


def _counts(read: _PassageData, code: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Per coder the passages of a code, and the places in them."""
    lengths = [
        [segment.length for continuum in read.continua for segment in continuum.layer(code).segments.get(coder, ())]
        for coder in read.coders
    ]
    return tuple(map(len, lengths)), tuple(map(sum, lengths))


def _pairs(read: _PassageData, parts: Sequence[Sequence[Ratings]], plan: Plan) -> tuple[PairAgreement, ...]:
    def figures(first: int, second: int) -> dict[str, Value]:
        pairs = [[part.pair(first, second) for part in code] for code in parts]
        whole = [Ratings.merged(code) for code in pairs]
        values = {name: pooled(map(COEFFICIENTS[name].compute, whole)) for name in PAIRED}
        return with_intervals(values, resample_codes(pairs, PAIRED, plan).pooled)

    return each_pair(read.coders, figures)
