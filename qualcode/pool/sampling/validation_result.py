"""A validation as an answer of the pool: figures with their intervals, what they rest on, what they do not say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.pool.sampling.hand_codes import UncountedCodings
from qualcode.pool.sampling.validation import ended, reader_name
from qualcode.pool.tables.results import (
    HiddenNumber,
    PoolResult,
    ResultCell,
    ResultColumn,
    ResultFact,
    ResultSquare,
    cell_text,
)
from qualcode.pool.tables.small_cells import Told, told_number, told_parts
from qualcode.pool.tables.told_estimates import ToldEstimate, hidden_estimate, told_estimates
from qualcode.safe_text import visible

if TYPE_CHECKING:
    from qualcode.pool.folder.sample_records import SampleRecord
    from qualcode.pool.sampling.hand_codes import CodedSample
    from qualcode.pool.sampling.validation import CodeScores, Half, Validation

_FIGURES = ("precision", "recall", "f1", "kappa")
_SHOWN_DECIMALS = 2
_COUNTS = ("both", "machine_only", "hand_only", "neither")


def validation_result(
    validations: Sequence[Validation], paths: Mapping[int, str], smallest: int, doubts: Sequence[str] = ()
) -> PoolResult:
    """The answer of one validation, or of one for each reader; `paths` are those of codes by their keys.

    Numbers below `smallest` are hidden, and figures whose whole is below it.
    """
    first = validations[0]
    rows = [row for validation in validations for row in _rows(validation, paths, smallest)]
    title = _("Rules {rules}, scored on the sample {sample}", rules=first.rules, sample=first.sample[:9])
    return PoolResult(
        title=title,
        columns=_columns(),
        rows=rows,
        notes=(*_notes(validations, smallest), *_hidden_notes(validations, smallest), *doubts),
        facts=tuple(_facts(first, smallest)),
        squares=tuple(_square(validation, paths, smallest, title) for validation in validations),
    )


def _reader(validation: Validation) -> str:
    """Who coded by hand, empty for all."""
    return reader_name(validation.reader) if validation.reader else ""


def _heads() -> dict[str, str]:
    return {
        "precision": pgettext("column", "precision"),
        "recall": pgettext("column", "recall"),
        "f1": "F1",
        "kappa": _("kappa"),
        "both": pgettext("column", "both"),
        "machine_only": pgettext("column", "rules only"),
        "hand_only": pgettext("column", "by hand only"),
        "neither": pgettext("column", "neither"),
        "undecided": pgettext("column", "undecided"),
    }


def _columns() -> tuple[ResultColumn, ...]:
    heads = _heads()
    columns = [ResultColumn("code", pgettext("column", "code")), ResultColumn("reader", pgettext("column", "reader"))]
    for name in _FIGURES:
        columns += [
            ResultColumn(name, heads[name], "double", hides=True),
            ResultColumn(f"{name}_low", heads[name], "double", hides=True),
            ResultColumn(f"{name}_high", heads[name], "double", hides=True),
        ]
    columns += [ResultColumn(name, heads[name], "int64", hides=True) for name in (*_COUNTS, "undecided")]
    return tuple(columns)


def _rows(validation: Validation, paths: Mapping[int, str], smallest: int) -> Iterator[list[ResultCell]]:
    reader = _reader(validation)
    for code in validation.codes:
        cells: list[ResultCell] = [paths.get(code.code, ""), reader]
        for figure in _told_figures(code, smallest):
            cells += (figure.value, figure.low, figure.high)
        yield [*cells, *_told_numbers(code, smallest)]


def _told_numbers(code: CodeScores, smallest: int) -> list[Told]:
    """The four numbers and how many are undecided: all or, where one is small, none but noughts.

    Precision and recall beside them are their shares, so that a second one that is hidden would not be enough.
    """
    told, _total = told_parts(code.numbers, smallest, sum(code.numbers), of_units=False)
    if not any(isinstance(cell, HiddenNumber) for cell in told):
        return told
    return [cell if isinstance(cell, HiddenNumber) or not cell else HiddenNumber() for cell in told]


def _small(code: CodeScores, smallest: int) -> list[int]:
    """The places of small numbers."""
    return [place for place, number in enumerate(code.numbers) if 0 < number < smallest]


def _told_figures(code: CodeScores, smallest: int) -> list[ToldEstimate]:
    """The figures: rounded or hidden where a small number would follow, hidden where they are of few units."""
    told = told_estimates(ended(code.scores), _small(code, smallest), code.others)
    return [
        hidden_estimate(figure.value, figure.low, figure.high) if 0 < _whole(code, name) < smallest else figure
        for name, figure in zip(_FIGURES, told, strict=True)
    ]


def _whole(code: CodeScores, name: str) -> int:
    """How many units a figure is of."""
    return {
        "precision": code.both + code.machine_only,
        "recall": code.both + code.hand_only,
    }.get(name, code.both + code.machine_only + code.hand_only)


def _square(validation: Validation, paths: Mapping[int, str], smallest: int, title: str) -> ResultSquare:
    heads, words = _heads(), program()
    rows: list[list[ResultCell]] = []
    for code in validation.codes:
        figures = [_figure_words(figure) for figure in _told_figures(code, smallest)]
        shown = [cell_text(cell, words) for cell in _told_numbers(code, smallest)]
        rows.append([paths.get(code.code, ""), *figures, *shown])
    reader = _reader(validation)
    head = (pgettext("column", "code"), *(heads[name] for name in (*_FIGURES, *_COUNTS, "undecided")))
    return ResultSquare(_("by {reader}", reader=reader) if reader else title, head, rows)


def _figure_words(figure: ToldEstimate) -> str:
    """“0.81 [0.70–0.89]”."""
    value, low, high = figure.texts(program(), _SHOWN_DECIMALS)
    return f"{value} [{low}–{high}]" if figure.has_interval else value


def _facts(first: Validation, smallest: int) -> Iterator[ResultFact]:
    units = {"document": pgettext("unit", "documents"), "sentence": pgettext("unit", "sentences")}
    halves = {
        "held-out": _("the half that is held out"),
        "open": _("the open half, which rules may be written by"),
        "all": _("both halves"),
    }
    yield ResultFact("rules", pgettext("in a pool", "Rules"), first.rules)
    yield ResultFact("sample", _("Sample"), first.sample)
    if first.where:
        yield ResultFact("where", _("filter"), first.where)
    yield ResultFact("unit", _("Unit"), first.unit, units[first.unit])
    yield ResultFact("half", _("Scored on"), first.half, halves[first.half])
    (read, _unread), drawn = told_parts([first.read, first.drawn - first.read], smallest, first.drawn)
    yield ResultFact("read", _("Documents read"), read)
    yield ResultFact("drawn", _("of those drawn"), drawn)
    yield ResultFact("confidence", _("Intervals"), 0.95, "95\N{NO-BREAK SPACE}%")
    if first.looks is not None:
        yield ResultFact("look", _("Look at what is held out"), first.looks.number)
        yield ResultFact("looks_with_other_rules", _("of these with other rules"), first.looks.with_others)
    if first.only_hits:
        yield ResultFact("only_hits", _("Drawn from hits alone"), value=True)


def _notes(validations: Sequence[Validation], smallest: int) -> Iterator[str]:
    first = validations[0]
    if first.looks is not None:
        yield _(
            "This is look {number} at the half that is held out of this sample; with other rules before: {others}.",
            number=str(first.looks.number),
            others=str(first.looks.with_others),
        )
        if first.looks.with_others:
            yield not_independent()
    if first.where:
        yield _(
            "The sample was drawn from the documents for which “{where}” holds: of others it says nothing.",
            where=visible(first.where),
        )
    (_read, unread), _drawn = told_parts([first.read, first.drawn - first.read], smallest, first.drawn)
    if unread:
        yield _(
            "Documents of this half that were not read to their end, for which those stand that were: {number}.",
            number=cell_text(unread, program()),
        )
    if first.gone:
        yield _(
            "Documents of the sample that are not in the pool any more: {number}.",
            number=cell_text(told_number(first.gone, smallest), program()),
        )
    yield from _whose_notes(validations, smallest)
    if first.asked:
        yield ngettext(
            "{count} sentence of the sample is left out, as an interviewer says it and the rules pass it over.",
            "{count} sentences of the sample are left out, as interviewers say them and the rules pass them over.",
            first.asked,
        )
    yield from strata_notes(first.alone, first.unread, first.stood_for, smallest)
    if first.only_hits:
        yield _(
            "Recall, F1 and kappa are refused: the sample was drawn from hits alone, so that nobody read what the "
            "rules missed. A sample of strata (--strata, --each) says it."
        )
        if any(code.is_refused for code in first.codes):
            yield _(
                "Precision is that of the rules and of the code whose hits were drawn; of others it says nothing."
            )


def strata_notes(alone: int, unread: int, stood_for: int, smallest: int) -> Iterator[str]:
    """That of `alone` strata one document was read, and of `unread` ones with `stood_for` documents none."""
    if unread:
        yield ngettext(
            "Of {count} stratum no document was read: the others stand for it. Documents in it: {number}.",
            "Of {count} strata no document was read: the others stand for them. Documents in them: {number}.",
            unread,
            number=cell_text(told_number(stood_for, smallest), program()),
        )
    if alone:
        yield ngettext(
            "Of {count} stratum only one document was read, which does not say how much its documents differ.",
            "Of {count} strata only one document each was read, which does not say how much their documents differ.",
            alone,
        )


def not_independent() -> str:
    """That rules may have been changed by what somebody saw of the half that is held out."""
    return _(
        "Rules that were changed after a look are not scored independently any more: draw a new sample for the "
        "figures that you publish."
    )


def validation_doubts(coded: CodedSample, record: SampleRecord, half: Half, smallest: int) -> tuple[str, ...]:
    """What figures of a half of a sample do not count, or do not speak of."""
    frame = () if record.only_hits else frame_notes(coded, record, smallest)
    return *uncounted_notes(coded, half, smallest), *frame


def uncounted_notes(coded: CodedSample, half: Half, smallest: int) -> Iterator[str]:
    """Codings by hand that do not count as the code being given, with their numbers."""
    halves = (True, False) if half == "all" else (half == "held-out",)
    found = sum((coded.uncounted.get(held_out, UncountedCodings()) for held_out in halves), UncountedCodings())
    words = program()

    def told(number: int) -> str:
        return cell_text(told_number(number, smallest), words)

    if found.absent:
        yield _(
            "What is reported as absent counts as not given: codings by hand {number}. Rules do not know polarity.",
            number=told(found.absent),
        )
    if found.inexact or found.unmapped:
        yield _(
            "Codings by hand whose code does not stand exactly for a shared one count as not given: broader, "
            "narrower or related {inexact}, for none {unmapped} (“qualcode pool codebook map”).",
            inexact=told(found.inexact),
            unmapped=told(found.unmapped),
        )


def frame_notes(coded: CodedSample, record: SampleRecord, smallest: int) -> Iterator[str]:
    """That the documents that could be drawn are others by now."""
    if coded.drawable is None:
        yield _(
            "What the filter of the sample names is not in the pool any more, so that nobody knows whether documents "
            "came since for which it would hold."
        )
    elif coded.drawable != record.documents:
        words = program()
        yield _(
            "The sample was drawn from {then} documents; {now} could be drawn now: of what came since, nobody has "
            "read any.",
            then=cell_text(told_number(record.documents, smallest), words),
            now=cell_text(told_number(coded.drawable, smallest), words),
        )


def _hidden_notes(validations: Sequence[Validation], smallest: int) -> Iterator[str]:
    if any(_small(code, smallest) for validation in validations for code in validation.codes):
        yield _(
            "Where a number is below {smallest}, none is told of its code; its figures are rounded until "
            "another number could stand there, or hidden.",
            smallest=str(smallest),
        )


def _whose_notes(validations: Sequence[Validation], smallest: int) -> Iterator[str]:
    first = validations[0]
    if first.reader is not None:
        return
    words = program()

    def told(number: int) -> str:
        return cell_text(told_number(number, smallest), words)

    if first.by_consensus:
        yield _("Documents in which the consensus counts: {number}.", number=told(first.by_consensus))
    if first.by_several and first.hand == "agreed":
        yield _("Documents that were read by several, without a consensus: {number}.", number=told(first.by_several))
    elif first.by_several:
        yield _(
            "Documents that were read by several, where what any of them gave counts: {number}.",
            number=told(first.by_several),
        )
    if first.disputed:
        yield _(
            "Documents in which they disagree about a code, which is undecided and left out there: {number}. A "
            "consensus decides (“qualcode pool add SAMPLE” brings it), --coder takes one of them, --hand any what "
            "anybody gave.",
            number=told(first.disputed),
        )
