"""What becomes of the lines of a source: their numbers go out of the text and stay as a layer that can be cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.catalogue import ngettext
from qualcode.model.documents import LineMark, count_words
from qualcode.reading.source.extract import Extract
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.transcripts.line_numbers import find_numbers
from qualcode.reading.transcripts.tidying import tidied


@dataclass(frozen=True, slots=True)
class SettledLines:
    """An extract that holds the text of one document, the numbers of its lines, and what was done.

    `left_out` counts the words that went out of the text.
    """

    extract: Extract
    lines: tuple[LineMark, ...] = ()
    left_out: int = 0
    notes: tuple[str, ...] = ()


def settle_lines(extract: Extract, options: ReadingOptions) -> SettledLines:
    """Take the numbers of lines out of an extract; `page_marks` keeps them where they are."""
    if options.page_marks or extract.turns is not None:
        return SettledLines(extract)
    found = find_numbers(extract.text)
    left_out = sum(count_words(cut.span.cut(extract.text)) for cut in found.cuts)
    cleaned, places = tidied(extract, found.cuts)
    marks = tuple(LineMark(places.place(mark.offset), mark.number) for mark in found.marks)
    return SettledLines(cleaned, marks, left_out, tuple(_notes(marks)))


def _notes(marks: Sequence[LineMark]) -> Iterator[str]:
    if marks:
        yield ngettext(
            "The number of {count} line is left out of the text; the line can be cited by it ({first}).",
            "The numbers of {count} lines are left out of the text; lines can be cited by them ({first} to {last}).",
            len(marks),
            first=str(marks[0].number),
            last=str(marks[-1].number),
        )
