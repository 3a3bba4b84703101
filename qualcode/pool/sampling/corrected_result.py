"""Tables of what rules coded: beside their numbers the raw and the corrected share of documents, with intervals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _, pgettext, program
from qualcode.pool.engines.choice import CodedBy
from qualcode.pool.engines.filters import filtered
from qualcode.pool.engines.shared_names import SharedNames
from qualcode.pool.sampling.corrected import (
    CorrectedShare,
    CorrectingSamples,
    ShareOf,
    corrected_shares,
    correcting_samples,
)
from qualcode.pool.sampling.looks import looks_at
from qualcode.pool.sampling.validation_result import (
    frame_notes,
    not_independent,
    strata_notes,
    uncounted_notes,
)
from qualcode.pool.tables.counted import CODES, PoolUnit, plain_title
from qualcode.pool.tables.results import HiddenNumber, PoolResult, ResultCell, ResultColumn, ResultSquare, cell_text
from qualcode.pool.tables.small_cells import CountedSquare, Told, told_number, told_parts, told_square
from qualcode.pool.tables.told_estimates import ToldEstimate, hidden_estimate

if TYPE_CHECKING:
    from qualcode.pool.engines.choice import PoolChoice
    from qualcode.pool.engines.engine import Engine
    from qualcode.pool.folder.pool import Pool
    from qualcode.pool.tables.counted import TableRequest

_SHARE = "share"  # no text: a value


@dataclass(frozen=True, slots=True)
class _ToldShare:
    """Raw share, corrected share (None where there is none), how many were read: as far as they are told."""

    raw: float | HiddenNumber | None
    corrected: ToldEstimate | None
    read: Told

    @property
    def cells(self) -> list[ResultCell]:
        """The cells of the columns of shares."""
        corrected = self.corrected
        ends = [None] * 3 if corrected is None else [corrected.value, corrected.low, corrected.high]
        return [self.raw, *ends, self.read]


_Shown = Mapping[ShareOf, _ToldShare]


def with_corrected_shares(pool: Pool, engine: Engine, request: TableRequest, result: PoolResult) -> PoolResult:
    """A table of codes that rules gave, with shares of documents where a sample of the pool was coded by hand.

    Any other table comes back as it is: it says of itself that it is not validated. Raises QualcodeError as engines
    do.
    """
    rules = request.counted.rules
    if request.counted.coded_by is not CodedBy.MACHINE or rules is None or request.rows != CODES:
        return result
    if result.all_hidden:  # shares are of the same documents
        return result
    names = SharedNames(engine)
    choice = filtered(engine, request.where, request.counted)
    attribute = names.attribute(request.columns) if request.columns else None
    samples = correcting_samples(pool, engine, choice, rules, where=request.where or "", attribute=attribute)
    if samples is None:
        return result
    codes = {code.key: code.path for code in names.codes}
    found = corrected_shares(pool, engine, choice, samples, rules, list(codes), attribute)
    if request.unit is PoolUnit.CASES and any(share.cases != share.documents for share in found.values()):
        return replace(result, notes=(*result.notes, _not_of_cases()))
    found = {place: share for place, share in found.items() if _is_there(found, place[0])}
    if not any(share.corrected for share in found.values()):
        return result
    values: list[str | None] = [*sorted({value for _code, value in found if value is not None}), None]
    labels = _labels(engine, choice, attribute)
    smallest = pool.settings.smallest_cell
    beside = _hidden_beside(result, names, whole="total" if request.columns else "cell")
    cells = _told(found, list(dict.fromkeys(code for code, _value in found)), values, smallest, beside)
    sample = ", ".join(record.sample[:9] for record in samples.records)
    read = max(share.read for share in found.values())
    told_read = told_number(read, smallest)
    rows = [
        [_SHARE, codes[code], None if value is None else labels.get(value, value), None, None, None, *shown.cells]
        for (code, value), shown in cells.items()
    ]
    title = _("{title} – coded by rules, corrected by the sample {sample}", title=plain_title(request), sample=sample)
    before = [replace(square, title=title) if square.title == result.title else square for square in result.squares]
    return replace(
        result,
        title=title,
        columns=(*result.columns, *_columns()),
        rows=[*([*row, *[None] * len(_columns())] for row in result.rows), *rows],
        squares=(*before, *_squares(cells, codes, values, labels, is_filtered=bool(request.where))),
        held_out=tuple(record.sample for record in samples.records),
        notes=(
            *result.notes,
            _(
                "Shares are of documents with a text, a code with those below it. They are corrected by documents "
                "that people read in the half of the sample that is held out: {read}",
                read=told_read.text() if isinstance(told_read, HiddenNumber) else program().number(told_read),
            ),
            *(
                [_rounded()]
                if any(share.corrected is not None and share.corrected.is_coarse for share in cells.values())
                else ()
            ),
            *([_not_of_passages()] if request.unit is PoolUnit.PASSAGES else ()),
            *_doubts(pool, samples, rules),
        ),
    )


def _rounded() -> str:
    return _(
        "Corrected shares are rounded, or hidden, until a small number of documents that people read could be "
        "another one."
    )


def _not_of_cases() -> str:
    return _(
        "Shares of cases are not corrected, as cases here have several documents and the sample drew documents: what "
        "people found in one says nothing of the others. Shares of documents are (--unit documents)."
    )


def _not_of_passages() -> str:
    return _(
        "Numbers of passages are not corrected: rules code sentences, and people passages of any length, so that one "
        "number says nothing of the other."
    )


def _doubts(pool: Pool, samples: CorrectingSamples, rules: str) -> Iterator[str]:
    """What corrected shares rest on that may not hold."""
    smallest, coded = pool.settings.smallest_cell, samples.coded
    several = sum(len(coded.whose(text.key)) > 1 for text in samples.texts)
    if several:
        yield _(
            "Of these several people read {number}: where they disagree about a code, a document corrects nothing.",
            number=cell_text(told_number(several, smallest), program()),
        )
    if any(looks_at(pool, rules, record.sample).with_others for record in samples.records):
        yield not_independent()
    if samples.part is not None:
        yield from strata_notes(samples.part.alone, samples.part.unread, samples.part.stood_for, smallest)
    yield from uncounted_notes(coded, "held-out", smallest)
    yield from frame_notes(coded, samples.records[0], smallest)
    if coded.not_shown:
        number = told_number(coded.not_shown, smallest)
        yield _(
            "Documents of which nothing may be shown could not be drawn: {number}. The correction takes rules to err "
            "in them as in the others.",
            number=cell_text(number, program()),
        )


def _is_there(found: Mapping[ShareOf, CorrectedShare], code: int) -> bool:
    """Whether rules gave the code anywhere, or people did in the sample."""
    whole = found[code, None]
    return whole.machine > 0 or (whole.corrected is not None and whole.corrected.value > 0)


def _labels(engine: Engine, choice: PoolChoice, attribute: str | None) -> dict[str, str]:
    if attribute is None:
        return {}
    rows = engine.query("attribute_values", (attribute,), choice=choice).to_pylist()
    return {row["folded_value"]: row["value"] for row in rows}


def _hidden_beside(result: PoolResult, names: SharedNames, whole: str) -> set[tuple[int, bool]]:
    """Of which codes a number of the table is hidden, theirs or one of a code below: in all documents, or else.

    Shares are of the same documents, so that they would tell it. `whole` is the part of the table that is of all.
    """
    keys = {code.path: code.key for code in names.codes}
    parents = {code.key: code.parent for code in names.codes}
    found: set[tuple[int, bool]] = set()
    for part, path, _column, number, *_more in result.rows:
        if not isinstance(number, HiddenNumber):
            continue
        if path is None:  # how many documents there are
            found |= {(key, False) for key in parents}
            continue
        code: int | None = keys[str(path)]
        while code is not None:
            found.add((code, part == whole))
            code = parents[code]
    return found


def _told(
    found: Mapping[ShareOf, CorrectedShare],
    codes: Sequence[int],
    values: Sequence[str | None],
    smallest: int,
    beside: set[tuple[int, bool]],
) -> _Shown:
    """Raw share, corrected share with its ends, how many were read: as far as the numbers behind them are told.

    `beside` are codes with a hidden number in the table, in all documents (True) or in some of them.
    """
    columns = list(values[:-1]) or [None]
    has_totals = len(values) > 1
    square = CountedSquare(
        cells=[[found[code, value].machine for value in columns] for code in codes],
        row_totals=[found[code, None].machine for code in codes] if has_totals else (),
        column_bases=[found[codes[0], value].documents for value in columns],
        base=found[codes[0], None].documents if has_totals else None,
    )
    told = told_square(square, smallest)
    shown: dict[ShareOf, _ToldShare] = {}
    for row, code in enumerate(codes):
        behind: list[tuple[Told | None, Told | None]] = list(zip(told.cells[row], told.column_bases, strict=True))
        if has_totals:
            behind.append((told.row_totals[row], told.base))
        parts, total = told_parts(
            [found[code, value].read for value in columns], smallest, found[code, None].read if has_totals else None
        )
        reads = parts if total is None else [*parts, total]
        if any(0 < found[code, value].undecided < smallest for value in values):
            reads = [HiddenNumber()] * len(reads)  # beside how many were read in all they would tell it
        for value, numbers, read in zip(values, behind, reads, strict=True):
            share = found[code, value]
            if (code, value is None) in beside or any(isinstance(number, HiddenNumber) for number in numbers):
                hidden = HiddenNumber()
                shown[code, value] = _ToldShare(hidden, ToldEstimate(hidden, hidden, hidden), read)
                continue
            corrected = share.told
            if corrected is not None and 0 < share.read < smallest:
                corrected = hidden_estimate(corrected.value, corrected.low, corrected.high)
            raw = share.machine / share.documents if share.documents else None
            shown[code, value] = _ToldShare(raw, corrected, read)
    return shown


def _columns() -> tuple[ResultColumn, ...]:
    return (
        ResultColumn("raw_share", _raw(), "double", hides=True),
        ResultColumn("corrected_share", _corrected(), "double", hides=True),
        ResultColumn("corrected_low", _corrected(), "double", hides=True),
        ResultColumn("corrected_high", _corrected(), "double", hides=True),
        ResultColumn("read", _read(), "int64", hides=True),
    )


def _raw() -> str:
    return pgettext("column", "raw share")


def _corrected() -> str:
    return pgettext("column", "corrected share")


def _read() -> str:
    return pgettext("column", "read by hand")


def _squares(
    cells: _Shown,
    codes: Mapping[int, str],
    values: Sequence[str | None],
    labels: Mapping[str, str],
    *,
    is_filtered: bool,
) -> Iterator[ResultSquare]:
    words = program()
    whole = _("Shares in the documents of the filter") if is_filtered else _("Shares in all documents")
    for value in values:
        title = whole if value is None else _("Shares: {value}", value=labels.get(value, value))
        rows: list[list[ResultCell]] = []
        for (code, of), share in cells.items():
            if of == value:
                shown = _share_words(share.corrected) if share.corrected else ""
                rows.append([codes[code], cell_text(share.raw, words, 3), shown, cell_text(share.read, words)])
        yield ResultSquare(title, (pgettext("column", "code"), _raw(), _corrected(), _read()), rows)


def _share_words(share: ToldEstimate) -> str:
    """“0.312 [0.250–0.381]”."""
    value, low, high = share.texts(program(), 3)
    return f"{value} [{low}–{high}]" if share.has_interval else value
