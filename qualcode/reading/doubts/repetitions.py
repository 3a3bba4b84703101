"""What stands there too often: loops of speech recognition, captions that roll, passages pasted twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.spans import Span
from qualcode.reading.doubts.made_up import MADE_UP, STEMS
from qualcode.reading.doubts.sight import SeenReading

_LOOP, _LONG_LOOP = 3, 6  # times in a row: of several words, of one or two
_PAIRS = 3  # of equal sentences in a row, at which captions are taken for rolling ones
_WINDOW = 60  # words in which too few different ones show a loop
_FEWEST = 12  # words in which a loop can be seen
_LONGEST_LOOP = 20  # words
_LONG_SENTENCE = 160  # characters in which a loop is looked for
_SHORT_SENTENCE = 30  # characters: shorter ones are said again by people
_NEAR = 60  # characters before and behind a word of a made-up line
_PASTED, _PASTED_ALONE = 16, 14  # words of several sentences, of one sentence


def doubts_of_repetitions(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """Lines repeated, passages twice, made-up lines."""
    sentences = sight.draft.structure.sentences
    text = sight.text
    said = [text[span.start : span.end] for span in sentences]
    yield from _loops(sight, sentences, said)
    yield from _twice(sight, sentences, said)
    yield from _made_up(sight)


def _loops(sight: SeenReading, sentences: Sequence[Span], said: Sequence[str]) -> Iterator[ReadingDoubt]:
    found: list[tuple[Span, int]] = []
    pairs: list[tuple[Span, int]] = []
    for first, last in _runs(said):
        times, words = last - first + 1, said[first].count(" ") + 1
        span = Span(sentences[first].start, sentences[last].end)
        if times >= (_LOOP if words > 2 else _LONG_LOOP):
            found.append((span, times))
        elif words > 2:
            pairs.append((span, times))
    if len(pairs) >= _PAIRS:
        found += pairs
    for span, words_said in zip(sentences, said, strict=True):
        if len(words_said) > _LONG_SENTENCE:
            found += _within(span, words_said)
    if found:
        place, times = min(found, key=lambda each: each[0].start)
        yield sight.doubt(DoubtKind.LINES_REPEATED, place, len(found), number=times)


def _runs(said: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last index of equal sentences in a row."""
    first = -1
    for index, (sentence, following) in enumerate(pairwise(said)):
        same = sentence[:4] == following[:4] and _same(sentence, following)
        if same and first < 0:
            first = index
        elif not same and first >= 0:
            yield first, index
            first = -1
    if first >= 0:
        yield first, len(said) - 1


def _same(sentence: str, following: str) -> bool:
    near = abs(len(sentence) - len(following)) < 3
    return sentence == following or (near and _bare(sentence) == _bare(following))


def _bare(sentence: str) -> str:
    return sentence.casefold().strip(" .,!?…-–")


def _within(span: Span, sentence: str) -> Iterator[tuple[Span, int]]:
    """The first loop within a sentence, where too few different words stand in some stretch of it."""
    words = sentence.casefold().split()
    for start in range(0, max(1, len(words) - _WINDOW // 2), _WINDOW // 2):
        stretch = words[start : start + _WINDOW]
        if len(stretch) < _FEWEST or 5 * len(set(stretch)) > 3 * len(stretch):
            continue
        times = _times_in_a_row(stretch)
        if times:
            yield span, times
            return


def _times_in_a_row(words: Sequence[str]) -> int:
    """How often the same words stand behind each other; 0 where they do not, or as people say them."""
    for period in range(1, _LONGEST_LOOP + 1):
        run = best = 0
        for at in range(len(words) - period):
            run = run + 1 if words[at] == words[at + period] else 0
            best = max(best, run)
        times = best // period + 1
        if times >= (_LOOP if period > 2 else _LONG_LOOP) or (times > 1 and period > 4):
            return times
    return 0


def _twice(sight: SeenReading, sentences: Sequence[Span], said: Sequence[str]) -> Iterator[ReadingDoubt]:
    """Runs of sentences that stood there before, none of them in the run before it."""
    long = [words for words in said if len(words) >= _SHORT_SENTENCE]
    if len(set(long)) == len(long):
        return
    places: dict[str, int] = {}
    found: list[tuple[Span, int]] = []
    run: list[int] = []
    before = -2  # where the sentence before stood for the first time
    for index, words in enumerate(said):
        first = places.get(words, -2)
        if run and first != before + 1:
            found += _pasted(sight, sentences, run)
            run = []
        if first >= 0 and (run or len(words) >= _SHORT_SENTENCE) and index - first > len(run):
            run.append(index)
            before = first
        elif first < 0:
            before = -2
            places[words] = index
        else:
            run, before = [], -2
    found += _pasted(sight, sentences, run)
    if found:
        number = sum(words for _span, words in found)
        yield sight.doubt(DoubtKind.WORDS_TWICE, found[0][0], len(found), number=number)


def _pasted(sight: SeenReading, sentences: Sequence[Span], run: Sequence[int]) -> Iterator[tuple[Span, int]]:
    if not run or (len(run) > 1 and run[-1] - run[0] + 1 != len(run)):
        return
    span = Span(sentences[run[0]].start, sentences[run[-1]].end)
    words = sum(sight.words(sentences[index]) for index in run)
    if words >= (_PASTED if len(run) > 1 else _PASTED_ALONE):
        yield span, words


def _made_up(sight: SeenReading) -> Iterator[ReadingDoubt]:
    text = sight.text
    lines: dict[int, Span] = {}
    for stem in STEMS:
        at = text.find(stem)
        while at >= 0:
            start = text.rfind("\n", 0, at) + 1
            end = text.find("\n", at)
            near = Span(max(start, at - _NEAR), min(len(text) if end < 0 else end, at + _NEAR))
            words = near.cut(text).casefold()
            if any(line in words for line in MADE_UP):
                lines.setdefault(start, Span(near.start, near.end))
            at = text.find(stem, at + len(stem))
    if lines:
        yield sight.doubt(DoubtKind.LINES_MADE_UP, lines[min(lines)], len(lines))
