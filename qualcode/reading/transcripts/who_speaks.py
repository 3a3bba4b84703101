"""Who speaks in a document: as its format says, else as the best of the transcript dialects does."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from qualcode.model.documents import Turn
from qualcode.model.readings.how_read import HowRead
from qualcode.model.spans import Span
from qualcode.reading.dialects.recognised import Hints, Recognised
from qualcode.reading.dialects.recogniser import recognise
from qualcode.reading.dialects.stamps import find_time_marks
from qualcode.reading.source.extract import CellRow, Extract, Heading
from qualcode.reading.source.options import ReadingOptions


def who_speaks(
    extract: Extract, text: str, start: int, known: Collection[str], options: ReadingOptions
) -> Recognised:
    """The turns and time stamps of a text that begins at `start` in the extract.

    `known` are labels that count wherever they stand.
    """
    whole = Span(start, start + len(text))
    if extract.turns is not None:
        turns = tuple(
            Turn(_moved(turn.span, start), turn.speaker, turn.speech - start)
            for turn in extract.turns
            if whole.start <= turn.span.start and turn.span.end <= whole.end
        )
        return Recognised(turns=turns, marks=find_time_marks(text))
    return recognise(text, _hints(extract, whole, known, options))


def how_read(recognised: Recognised, options: ReadingOptions) -> HowRead:
    """What is kept of it with the document."""
    return HowRead(
        dialect=recognised.dialect,
        score=recognised.score,
        second=recognised.second,
        second_score=recognised.second_score,
        chosen=bool(options.dialect or options.speaker_form),
        speaker_form=options.speaker_form,
        questions=options.questions,
        encoding=options.encoding,
    )


def _hints(extract: Extract, whole: Span, known: Collection[str], options: ReadingOptions) -> Hints:
    return Hints(
        bold=_within(whole, extract.bold),
        italic=_within(whole, extract.italic),
        headings=tuple(
            Heading(_moved(heading.span, whole.start), heading.level)
            for heading in extract.headings
            if whole.start <= heading.span.start and heading.span.end <= whole.end
        ),
        items=_within(whole, extract.items),
        rows=tuple(
            CellRow(_within(whole, row.cells))
            for row in extract.rows
            if row.cells and whole.start <= row.cells[0].start and row.cells[-1].end <= whole.end
        ),
        known=frozenset(known),
        dialect=options.dialect,
        speaker_form=options.speaker_form,
        questions=options.questions,
        alike=options.alike,
    )


def _within(whole: Span, spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(_moved(span, whole.start) for span in spans if whole.start <= span.start and span.end <= whole.end)


def _moved(span: Span, start: int) -> Span:
    return Span(span.start - start, span.end - start)
