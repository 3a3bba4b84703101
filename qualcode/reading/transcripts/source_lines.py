"""What becomes of the lines of a source: their numbers go out of the text and stay as a layer that can be cited,
wrapped ends are joined, or the sentences run on over them where the lines stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.catalogue import _, ngettext
from qualcode.model.documents import LineMark, Turn, count_words
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.spans import Span
from qualcode.reading.dialects.recognised import Recognised
from qualcode.reading.source.extract import Extract
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.transcripts.line_numbers import find_numbers
from qualcode.reading.transcripts.line_system import line_system_of
from qualcode.reading.transcripts.tidying import tidied
from qualcode.reading.transcripts.who_speaks import who_speaks
from qualcode.reading.transcripts.wrapped import WrappedEnd, find_wrapped, may_be_wrapped

_SHOWN = 25  # code points beside an end that was joined


@dataclass(frozen=True, slots=True)
class SettledLines:
    """An extract that holds the text of one document with the numbers of its lines, and what was done.

    `runs_on` are the ends of lines at which no sentence ends. `left_out` counts the words that went out of the text,
    `parted` those of the source that are one word with another now, `joined` the lines joined to the one
    before. `system` is the line system that was said or of which the text has the marks, where this was looked for,
    `recognised` who speaks in it, where that had to be known.
    """

    extract: Extract
    runs_on: tuple[int, ...] = ()
    left_out: int = 0
    parted: int = 0
    joined: int = 0
    notes: tuple[str, ...] = ()
    system: str = ""
    recognised: Recognised | None = None


def settle_lines(extract: Extract, known: frozenset[str], options: ReadingOptions, program: str) -> SettledLines:
    """Take the numbers of lines out of an extract, and join wrapped lines.

    `page_marks` keeps the numbers where they are, `join_lines` says whether lines are joined; where it does not,
    lines that are numbered and those of a line system stay. `known` are labels that count wherever they stand,
    `program` is the dialect of the program whose head was left out.
    """
    if extract.turns is not None:
        return SettledLines(extract)
    left_out = 0
    notes: list[str] = []
    if not (options.page_marks or extract.lines):
        numbers = find_numbers(extract.text)
        left_out = sum(count_words(cut.span.cut(extract.text)) for cut in numbers.cuts)
        extract, places = tidied(extract, numbers.cuts)
        lines = tuple(LineMark(places.place(mark.offset), mark.number) for mark in numbers.marks)
        extract = replace(extract, lines=lines)
        notes += _notes_of_numbers(lines)
    found: tuple[WrappedEnd, ...] = ()
    recognised: Recognised | None = None
    wanted, system = options.join_lines is True, ""
    if wanted or may_be_wrapped(extract.text):
        system = "" if wanted else line_system_of(extract.text, options.dialect)
        if system:
            notes.append(_("Its lines are those of a line system (GAT2, TiQ): they stay as they are."))
        else:
            recognised = who_speaks(extract, known, options, program)
            kept = _beginnings(extract, recognised.turns)
            found = find_wrapped(extract.text, kept, by_width=not extract.loose_lines, wanted=wanted)
    if not found or options.join_lines is False or (extract.lines and not wanted):
        ends = tuple(extract.text.index("\n", end.cut.span.start) for end in found)
        return SettledLines(extract, ends, left_out, notes=tuple(notes), system=system, recognised=recognised)
    joined, places = tidied(extract, [end.cut for end in found])
    examples = [_around(joined.text, places.place(end.cut.span.start)) for end in found]
    notes.append(_joined_note(len(found), examples[0].cut(joined.text)))
    return SettledLines(
        replace(joined, doubts=(*joined.doubts, *_doubts(joined.text, found, examples))),
        left_out=left_out,
        parted=count_words(extract.text) - count_words(joined.text),
        joined=len(found),
        notes=tuple(notes),
    )


def _beginnings(extract: Extract, turns: Sequence[Turn]) -> frozenset[int]:
    """Where lines begin that are never joined to the one before: of turns, headings, items, bold words and rows."""
    found: set[int] = set()
    for turn in turns:
        found |= {turn.span.start, turn.speech}
    for heading in extract.headings:
        found |= {heading.span.start, extract.text.find("\n", heading.span.end) + 1}
    found.update(span.start for span in (*extract.items, *extract.bold))
    found.update(cell.start for row in extract.rows for cell in row.cells)
    return frozenset(found)


def _around(text: str, place: int) -> Span:
    """Some words before and behind a place, on one line."""
    start = max(text.rfind("\n", 0, place) + 1, place - _SHOWN)
    end = text.find("\n", place)
    return Span(start, min(len(text) if end < 0 else end, place + _SHOWN))


def _doubts(text: str, found: Sequence[WrappedEnd], examples: Sequence[Span]) -> Iterator[ReadingDoubt]:
    unsure = [span for end, span in zip(found, examples, strict=True) if not end.is_sure]
    if unsure:
        yield ReadingDoubt(DoubtKind.LINES_JOINED, unsure[0], unsure[0].cut(text).strip(), len(unsure))


def _joined_note(number: int, example: str) -> str:
    return ngettext(
        "{count} wrapped line was joined to the one before (“… {example} …”); --keep-lines leaves it as it is.",
        "{count} wrapped lines were joined to those before (“… {example} …”); --keep-lines leaves them as they are.",
        number,
        example=example.strip(),
    )


def _notes_of_numbers(marks: Sequence[LineMark]) -> Iterator[str]:
    if marks:
        yield ngettext(
            "The number of {count} line is left out of the text; the line can be cited by it ({first}).",
            "The numbers of {count} lines are left out of the text; lines can be cited by them ({first} to {last}).",
            len(marks),
            first=str(marks[0].number),
            last=str(marks[-1].number),
        )
