"""Doubts about lines: questions inside of answers, columns run into one, wrapped lines, names of files."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from qualcode.model.documents import Role, Turn
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.spans import Span
from qualcode.reading.doubts.sight import SeenReading

_QUESTIONS = 2  # paragraphs that ask something, in a text without speakers
_LONGEST_QUESTION = 300  # characters
_HEADING = 42  # characters of a line that may be a label
_GAPS = 5  # lines with a gap at the same place
_WRAPPED = 3  # lines that end within a sentence
_SHORTEST_WRAPPED = 25  # characters
_LONGEST_TIME = 60  # characters
_UNITS = frozenset(
    hours + rest
    for hours in ("", "stunde", "stunden", "hour", "hours", "std", "h")
    for rest in (
        *("minutesekunde", "minutesekunden", "minutensekunde", "minutensekunden", "minuten", "minute", "sekunden"),
        *("minutesecond", "minuteseconds", "minutessecond", "minutesseconds", "minutes", "seconds", "minsec", "ms"),
        *("minsek", "mins", "min", "sek", "sec", "s"),
    )
)
_FILE = re.compile(r"\.(?:mp3|m4a|wav|wma|ogg|flac|mp4|mov|mkv|aac|webm|avi|docx)(?!\w)", re.I)
_PATH = re.compile(r":\\|:/Users|:/home|file:/")
_AFTER_HYPHEN = (
    "und ",
    "oder ",
    "bis ",
    "sowie ",
    "bzw",
    "als ",
    "noch ",
    "wie ",
    "and ",
    "or ",
    "to ",
    "u. ",
    "statt ",
)


def doubts_of_lines(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """What lines tell by their ends, beginnings and gaps."""
    yield from _questions(sight)
    yield from _columns(sight)
    yield from _wrapped(sight)
    yield from _files(sight)
    yield from _times(sight)


def _questions(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """Paragraphs that only ask something where nobody is known to ask: in answers, or where nobody speaks."""
    text, found = sight.text, []
    for line in sight.inner_lines:
        if text[line.end - 1] != "?" or line.length > _LONGEST_QUESTION:
            continue
        turn = sight.turn_at(line.start)
        answers = turn is not None and sight.roles.get(turn.speaker) is Role.ANSWERS and turn.speech < line.start
        if not sight.turns or (answers and _stands_alone(text, line)):
            found.append(line)
    if sight.turns and found:
        turn = sight.turn_at(found[0].start)
        yield sight.doubt(DoubtKind.QUESTION_IN_ANSWER, found[0], len(found), name=turn.speaker if turn else "")
    elif not sight.turns and len(found) >= _QUESTIONS and 10 * len(found) >= len(sight.inner_lines):
        yield sight.doubt(DoubtKind.NOBODY_SPEAKS, found[0], len(found))
    elif not sight.turns:
        yield from _asking_sentences(sight)


def _stands_alone(text: str, line: Span) -> bool:
    """Whether the line above ends a sentence, or is so short that it may tell who speaks."""
    above = text[: line.start].rstrip() if line.start < 200 else text[line.start - 200 : line.start].rstrip()
    return above[-1:] in '.?!…)]"“:' or len(above) - above.rfind("\n") <= _HEADING + 1


def _asking_sentences(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """Questions within paragraphs where nobody speaks, as where all voices ran into one paragraph."""
    sentences = sight.draft.structure.sentences
    asking = [span for span in sentences if sight.text[span.end - 1] == "?"]
    if len(asking) >= _QUESTIONS and 6 * len(asking) >= len(sentences):
        yield sight.doubt(DoubtKind.NOBODY_SPEAKS, asking[0], len(asking))


def _columns(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """Gaps at one place of many lines; hyphens in the middle of lines behind which a word goes on."""
    text = sight.text
    if text.count("   ") >= _GAPS:
        gaps: Counter[int] = Counter()
        places: dict[int, Span] = {}
        for line in sight.draft.structure.paragraphs:
            words = line.cut(text)
            at = words.find("   ", 12)
            if 12 <= at < len(words) - 12:
                place = len(words) - len(words[at:].lstrip())
                gaps[place] += 1
                places.setdefault(place, line)
        place, times = max(gaps.items(), key=lambda item: item[1], default=(0, 0))
        if times >= _GAPS:
            yield sight.doubt(DoubtKind.COLUMNS_SPLICED, places[place], times)
            return
    broken = list(_broken_words(text))
    if len(broken) > 1:
        yield sight.doubt(DoubtKind.COLUMNS_SPLICED, broken[0], len(broken))


def _broken_words(text: str) -> Iterator[Span]:
    """Words that a hyphen ends within a line, which no “und” and the like follows: “Ansprech- gut am Anfang”."""
    at = text.find("- ")
    while at >= 0:
        before, behind = text[max(0, at - 3) : at], text[at + 2 : at + 9]
        if len(before) == 3 and before.isalpha() and behind[:1].islower() and not behind.startswith(_AFTER_HYPHEN):
            start = max(text.rfind("\n", 0, at) + 1, at - 40)
            yield Span(start, min(len(text), at + 30))
        at = text.find("- ", at + 2)


def _wrapped(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """Lines that end within a sentence: no sign at the end, and the next one right below goes on in lower case."""
    if sight.draft.structure.lines:
        return
    text, found, followed = sight.text, [], 0
    for line in sight.inner_lines:
        end = line.start - 1
        while end > 0 and text[end] in " \t":
            end -= 1
        if end < 1 or text[end] != "\n" or text[end - 1] == "\n":
            continue
        followed += 1
        previous = Span(text.rfind("\n", 0, end) + 1, end)
        ends = text[end - 1]
        if previous.length >= _SHORTEST_WRAPPED and (ends.isalnum() or ends in ",-") and text[line.start].islower():
            found.append(previous)
    if len(found) >= _WRAPPED and 4 * len(found) >= followed:
        yield sight.doubt(DoubtKind.LINES_WRAPPED, found[0], len(found))


def _files(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """Names of recordings and paths within turns: the head of a program that was taken for talk."""
    if not sight.turns:
        return
    places: dict[int, tuple[Turn, Span]] = {}
    paths = _PATH.finditer(sight.text) if ":/" in sight.text or ":\\" in sight.text else ()
    for named in (*_FILE.finditer(sight.text), *paths):
        turn = sight.turn_at(named.start())
        if turn is not None:
            start = sight.text.rfind("\n", 0, named.start()) + 1
            places.setdefault(turn.span.start, (turn, Span(start, named.end())))
    if places:
        turn, span = places[min(places)]
        yield sight.doubt(DoubtKind.PATH_IN_TALK, span, len(places), name=turn.speaker)


def _times(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """Lines of digits and signs that tell times, or of a number of minutes and seconds, and are no time marks."""
    text, found = sight.text, []
    marks = sight.draft.structure.marks
    for line in sight.inner_lines:
        if line.length > _LONGEST_TIME or not any(map(str.isdigit, text[line.start : line.end])):
            continue
        words = line.cut(text)
        letters = "".join(filter(str.isalpha, words)).casefold()
        told = words.count(":") > 1 or "-->" in words if not letters else letters in _UNITS
        if told:
            index = bisect_left(marks, line.start, key=lambda mark: mark.span.start)
            if index == len(marks) or marks[index].span.start >= line.end or "-->" in words:
                found.append(line)
    if len(found) > 1 and sight.turns:
        yield sight.doubt(DoubtKind.TIME_NOT_UNDERSTOOD, found[0], len(found))
