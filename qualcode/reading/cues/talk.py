"""Cues become the lines of a transcript, `[00:01:02] Name: words`.

Consecutive cues of one speaker are one turn. Time stamps stand at the beginning of a turn and, in long ones, at the
first end of a sentence half a minute after the last stamp; they are rounded down to seconds. The times of cues that
get no stamp are kept beside the text. Where no times are known, each cue is a line of its turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from qualcode.model.documents import TimeMark, Turn
from qualcode.model.spans import Span
from qualcode.reading.cues.cue import Cue

_STAMP_EVERY = 30_000  # milliseconds, at the end of a sentence
_STAMP_AT_LATEST = 60_000  # milliseconds
_SENTENCE_END = re.compile(r"[.!?…][\"'”“»«)\]]*$")


@dataclass(slots=True)
class _TalkLine:
    """A line: stamp and label, the pieces of what is said, and whose turn begins (None: it goes on).

    `times` are those of pieces that have no stamp: (number of the piece, milliseconds).
    """

    label: str
    words: list[str]
    speaker: str | None
    times: list[tuple[int, int]] = field(default_factory=list)


class Talk:
    """Lines of a transcript that grow cue by cue."""

    def __init__(self, cues: Iterable[Cue] = (), *, every_cue: bool = False) -> None:
        self.stamps = 0
        self._every_cue = every_cue
        self._lines: list[_TalkLine] = []
        self._last_stamp = 0
        self._last: Cue | None = None
        for cue in cues:
            self.add(cue)

    def add(self, cue: Cue) -> None:
        """Add what is said in one cue."""
        last, self._last = self._last, cue
        if last is None or cue.speaker != last.speaker or cue.changes:
            self._begin(cue)
        elif cue.start is None:
            self._lines.append(_TalkLine("", [cue.words], None))
        elif self._every_cue:
            self._go_on(self._stamp(cue.start), cue.words)
        elif cue.start - self._last_stamp >= _STAMP_EVERY and ends_sentence(last):
            self._lines.append(_TalkLine(self._stamp(cue.start), [cue.words], None))
        elif cue.start - self._last_stamp >= _STAMP_AT_LATEST:
            self._go_on(self._stamp(cue.start), cue.words)
        else:
            line = self._lines[-1]
            line.times.append((len(line.words), cue.start))
            self._go_on("", cue.words)

    def _begin(self, cue: Cue) -> None:
        stamp = "" if cue.start is None else self._stamp(cue.start)
        label = f"{cue.speaker}: " if cue.speaker else ""
        self._lines.append(_TalkLine(stamp + label, [cue.words], cue.speaker))

    def _go_on(self, stamp: str, words: str) -> None:
        self._lines[-1].words.append(stamp + words)

    def _stamp(self, milliseconds: int) -> str:
        self._last_stamp = milliseconds
        self.stamps += 1
        seconds = milliseconds // 1000
        return f"[{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}] "

    @property
    def text(self) -> str:
        """The whole transcript."""
        return "\n".join(line.label + " ".join(line.words) for line in self._lines)

    def times(self) -> Iterator[TimeMark]:
        """The times of cues without a stamp, each where its words begin."""
        start = 0
        for line in self._lines:
            places = list(accumulate((len(piece) + 1 for piece in line.words), initial=start + len(line.label)))
            for number, milliseconds in line.times:
                yield TimeMark(Span(places[number], places[number]), milliseconds)
            start = places[-1]

    def turns(self) -> Iterator[Turn]:
        """The turns of those whose names are known."""
        position = end = 0
        begun: tuple[int, int, str] | None = None  # start, speech, speaker
        for line in self._lines:
            if line.speaker is not None:
                if begun:
                    yield Turn(Span(begun[0], end), begun[2], begun[1])
                begun = (position, position + len(line.label), line.speaker) if line.speaker else None
            end = position + len(line.label) + sum(map(len, line.words)) + len(line.words) - 1
            position = end + 1
        if begun:
            yield Turn(Span(begun[0], end), begun[2], begun[1])


def ends_sentence(cue: Cue) -> bool:
    """Whether the cue ends with the end of a sentence."""
    return bool(cue.lines) and _SENTENCE_END.search(cue.lines[-1]) is not None
