"""What the pass over a reading looks at: the text, who says what in it, and figures of each speaker."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from qualcode.language.speakers import ANSWERS, ASKS
from qualcode.model.documents import DocumentDraft, Role, Turn, count_words
from qualcode.model.invisible import without_invisible
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.spans import Span

_LONGEST_EXAMPLE = 80  # characters


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """What the researcher said before it was read: who asks, and the speakers of the head with their roles."""

    interviewers: Sequence[str] = ()
    head: Mapping[str, Role] | None = None

    def of(self, name: str) -> bool:
        """Whether somebody said what the speaker does."""
        return bool(self.interviewers) or name in (self.head or {})


NOTHING_SAID = SaidBefore()


@dataclass(slots=True)
class SpeakerFigures:
    """What one speaker said: turns, characters, question marks."""

    turns: int = 0
    length: int = 0
    questions: int = 0

    @property
    def asking(self) -> float:
        """Question marks for each thousand characters."""
        return 1000 * self.questions / max(1, self.length)


@dataclass(frozen=True)
class SeenReading:
    """A draft, and the figures that several eyes need, each counted once."""

    draft: DocumentDraft
    said: SaidBefore = NOTHING_SAID
    bold: Sequence[Span] = ()

    @property
    def text(self) -> str:
        """The text that was read."""
        return self.draft.text

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns that were found."""
        return self.draft.structure.turns

    @cached_property
    def roles(self) -> dict[str, Role]:
        """What each speaker does."""
        return {speaker.name: speaker.role for speaker in self.draft.speakers}

    @cached_property
    def starts(self) -> list[int]:
        """Where turns begin."""
        return [turn.span.start for turn in self.turns]

    @cached_property
    def first(self) -> dict[str, Span]:
        """The first turn of every speaker."""
        found: dict[str, Span] = {}
        for turn in self.turns:
            found.setdefault(turn.speaker, turn.span)
        return found

    @cached_property
    def figures(self) -> dict[str, SpeakerFigures]:
        """The figures of every speaker in order of the first turn; what others say within a turn is theirs."""
        found: dict[str, SpeakerFigures] = {}
        for turn in self.turns:
            own = found.setdefault(turn.speaker, SpeakerFigures())
            own.turns += 1
            own.length += turn.span.end - turn.speech
            own.questions += self.text.count("?", turn.speech, turn.span.end)
        return found

    def turn_at(self, offset: int) -> Turn | None:
        """The turn that an offset stands in, its label included."""
        index = bisect_right(self.starts, offset) - 1
        return self.turns[index] if index >= 0 and offset < self.turns[index].span.end else None

    @cached_property
    def inner_lines(self) -> list[Span]:
        """The lines that do not begin with a label, behind signs that nobody sees if need be."""
        found = []
        turns = self.turns
        index = 0  # of the first turn that begins at or behind the line, or holds it
        for line in self.draft.structure.paragraphs:
            while index < len(turns) and turns[index].speech <= line.start and turns[index].span.start < line.start:
                index += 1
            if index == len(turns) or turns[index].span.start >= min(line.end, line.start + 4):
                found.append(line)
        return found

    def in_inner_label(self, offset: int) -> bool:
        """Whether an offset stands in the label of a turn within another one."""
        inner = self.draft.structure.inner
        index = bisect_right(inner, offset, key=lambda turn: turn.span.start) - 1
        return index >= 0 and offset < inner[index].speech

    def words(self, span: Span) -> int:
        """How many words stand in a span."""
        return count_words(span.cut(self.text))

    def doubt(self, kind: DoubtKind, span: Span | None = None, times: int = 1, **values: object) -> ReadingDoubt:
        """A doubt with the words at its place as an example."""
        example = shortened(span.cut(self.text)) if span else ""
        return ReadingDoubt(kind, span, example, times, {name: str(value) for name, value in values.items()})


def shortened(words: str) -> str:
    """The beginning of a piece of text, on one line."""
    line = " ".join(words[: 4 * _LONGEST_EXAMPLE].split())
    return line if len(line) <= _LONGEST_EXAMPLE else f"{line[: _LONGEST_EXAMPLE - 1].rstrip()}…"


def folded_label(name: str) -> str:
    """A label by which two spellings of it are one: no signs at its edges, none that nobody sees, in lower case."""
    if not name.isascii():
        name = unicodedata.normalize("NFC", without_invisible(name))
    words = name.casefold().split()
    return " ".join(words).strip(" .,:;*_#@-–—|/\\\"'„“”»«()[]{}<>")


def usual_role(name: str) -> Role | None:
    """What somebody with this label does by its own word (“Interviewerin”, “B1”); None where it says nothing."""
    word = folded_label(name).rstrip("0123456789 ._-")
    for ending in ("*innen", ":innen", "_innen", "/innen", "*in", ":in", "_in", "/in"):
        word = word.removesuffix(ending)
    if word in ASKS:
        return Role.ASKS
    return Role.ANSWERS if word in ANSWERS else None
