"""Who speaks in a document: as its format says, else as the best of the transcript dialects does, else its form."""

from __future__ import annotations

from collections.abc import Collection

from qualcode.model.readings.how_read import HowRead
from qualcode.reading.dialects.by_form import by_form, said_form_of
from qualcode.reading.dialects.recognised import Hints, Recognised
from qualcode.reading.dialects.recogniser import recognise
from qualcode.reading.dialects.stamps import find_time_marks
from qualcode.reading.source.extract import Extract
from qualcode.reading.source.options import ReadingOptions

_LONG, _BEGINNING = 200_000, 50_000  # code points


def who_speaks(extract: Extract, known: Collection[str], options: ReadingOptions, program: str) -> Recognised:
    """The turns and time stamps of an extract that holds the text of one document.

    `known` are labels that count wherever they stand, `program` is the dialect of the program whose head was left
    out.
    """
    if extract.turns is not None:
        return Recognised(turns=extract.turns, marks=find_time_marks(extract.text))
    hints = Hints(
        bold=extract.bold,
        italic=extract.italic,
        headings=extract.headings,
        items=extract.items,
        rows=extract.rows,
        known=frozenset(known),
        dialect=options.dialect,
        speaker_form=options.speaker_form,
        questions=options.questions,
        alike=options.alike,
        program=program,
        rules=options.rules,
    )
    if extract.whole and not known and _begins_without_talk(extract.text, hints):
        return Recognised(marks=find_time_marks(extract.text))
    if said_form_of(hints):
        return by_form(extract.text, hints) or Recognised(
            dialect=said_form_of(hints), marks=find_time_marks(extract.text)
        )
    found = recognise(extract.text, hints)
    if found.turns or options.dialect or options.speaker_form:
        return found
    return by_form(extract.text, hints) or found


def _begins_without_talk(text: str, hints: Hints) -> bool:
    """Whether nobody speaks in the beginning of a long text: then nobody does, whatever stands before colons."""
    end = text.rfind("\n", 0, _BEGINNING)
    return len(text) > _LONG and end > 0 and not recognise(text[:end], hints).turns


def how_read(recognised: Recognised, options: ReadingOptions) -> HowRead:
    """What is kept of it with the document."""
    return HowRead(
        dialect=recognised.dialect,
        score=recognised.score,
        second=recognised.second,
        second_score=recognised.second_score,
        chosen=bool(options.dialect or options.speaker_form or options.questions),
        speaker_form=options.speaker_form,
        questions=options.questions,
        encoding=options.encoding,
    )
