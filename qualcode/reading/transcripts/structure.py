"""Turn a text into its structure: paragraphs, turns, sentences and time marks, found once when it is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from qualcode.language.sentences import split as sentences
from qualcode.model.documents import Structure, TimeMark, Turn, said_in_turns
from qualcode.model.spans import Span, subtract, trimmed
from qualcode.reading.dialects.stamps import find_time_marks
from qualcode.reading.transcripts.inner_turns import find_inner_turns
from qualcode.reading.transcripts.turns import find_turns


def build(
    text: str,
    turns: Sequence[Turn] | None = None,
    marks: Sequence[TimeMark] | None = None,
    runs_on: Sequence[int] = (),
) -> Structure:
    """The structure of a text with LF line ends.

    Paragraphs are the lines that are not blank, without outer white space. `turns` are those a reader knows
    (bold names in a document, cues of subtitles), sorted and apart, `marks` the time stamps; None means that they are
    looked for.
    Sentences lie within one line and within one turn's speech, or within a paragraph where nobody speaks; only at the
    ends of lines in `runs_on`, sorted, they run on into the next line. Labels are no part of them, nor are time marks
    at their beginning or end. What another one says within a turn ends no sentence around it, and has its own where
    it stands between sentences.
    Raises ValueError for turns that overlap, are out of order or lie outside the text.
    """
    found = tuple(find_turns(text) if turns is None else turns)
    _check(text, found)
    paragraphs = tuple(_paragraphs(text))
    found_marks = tuple(find_time_marks(text) if marks is None else marks)
    inner = find_inner_turns(text, found)
    split = _split(text, _run_together(paragraphs, runs_on), found, inner)
    return Structure(
        segmenter=sentences.SEGMENTER,
        paragraphs=paragraphs,
        turns=found,
        sentences=tuple(_without_marks(text, split, found_marks)),
        marks=found_marks,
        inner=inner,
    )


def _split(text: str, paragraphs: Sequence[Span], turns: Sequence[Turn], inner: Sequence[Turn]) -> list[Span]:
    """The sentences, looked for as if turns within turns were blank, and those of these where they stand apart."""
    if not inner:
        return sentences.split(text, list(_stretches(text, paragraphs, turns)))
    blanked = list(text)
    for turn in inner:
        blanked[turn.span.start : turn.span.end] = " " * turn.span.length
    around = "".join(blanked)
    split = sentences.split(around, list(_stretches(around, paragraphs, turns)))
    begin = {turn.span.start for turn in inner}
    said = (piece for piece in said_in_turns(turns, inner, text) if piece.span.start in begin)
    apart = subtract((trimmed(text, Span(piece.speech, piece.span.end)) for piece in said), split)
    return sorted([*split, *sentences.split(text, [span for span in apart if span.length])])


def _check(text: str, turns: Sequence[Turn]) -> None:
    position = 0
    for turn in turns:
        if not position <= turn.span.start <= turn.speech <= turn.span.end <= len(text):
            told = f"the turn at {turn.span.start} is out of order or outside the text"  # no text: for Python
            raise ValueError(told)
        position = turn.span.end


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        span = trimmed(text, Span(start, start + len(line)))
        if span.length:
            yield span
        start += len(line) + 1


def _run_together(paragraphs: Sequence[Span], runs_on: Sequence[int]) -> Sequence[Span]:
    """The paragraphs, those between which sentences run on as one."""
    if not runs_on:
        return paragraphs
    starts = [paragraph.start for paragraph in paragraphs]
    on = {bisect_left(starts, end) for end in runs_on}  # the paragraphs that go on from the one before
    together: list[Span] = []
    for index, paragraph in enumerate(paragraphs):
        if together and index in on:
            together[-1] = Span(together[-1].start, paragraph.end)
        else:
            together.append(paragraph)
    return together


def _stretches(text: str, paragraphs: Sequence[Span], turns: Sequence[Turn]) -> Iterator[Span]:
    """What is said or written, labels left out: pieces of one paragraph and one turn, or outside all turns."""
    index = 0
    for paragraph in paragraphs:
        position = paragraph.start
        while index < len(turns) and turns[index].span.start < paragraph.end:
            turn = turns[index]
            end = min(turn.span.end, paragraph.end)
            yield from _stretch(text, position, turn.span.start)
            yield from _stretch(text, max(position, turn.speech), end)
            position = max(position, end)
            if turn.span.end > paragraph.end:
                break  # the turn runs on in the next paragraph
            index += 1
        yield from _stretch(text, position, paragraph.end)


def _stretch(text: str, start: int, end: int) -> Iterator[Span]:
    if start < end:
        span = trimmed(text, Span(start, end))
        if span.length:
            yield span


def _without_marks(text: str, split: Sequence[Span], marks: Sequence[TimeMark]) -> Iterator[Span]:
    """The sentences without time marks at their edges; what holds nothing else is no sentence."""
    first = 0
    for sentence in split:
        while first < len(marks) and marks[first].span.end <= sentence.start:
            first += 1
        last = first
        while last < len(marks) and marks[last].span.end <= sentence.end:
            last += 1
        span = _cut_marks(text, sentence, [mark.span for mark in marks[first:last]])
        if span.length:
            yield span


def _cut_marks(text: str, sentence: Span, marks: Sequence[Span]) -> Span:
    span = sentence
    for mark in marks:
        if mark.start != span.start:
            break
        span = trimmed(text, Span(mark.end, span.end))
    for mark in reversed(marks):
        if mark.end != span.end or not span.length:
            break
        span = trimmed(text, Span(span.start, mark.start))
    return span
