"""The beginning of a document that would come in, twice: the lines of its file, and what was read from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.catalogue import _, program
from qualcode.model.documents import DocumentDraft, Role, Structure, count_words
from qualcode.model.readings.how_read import HowRead
from qualcode.model.readings.role_words import ROLE_WORDS

_TURNS = 3
_MOST_LINES = 12  # of a file
_LONGEST = 160  # code points of a line or of what is said


@dataclass(frozen=True, slots=True)
class SampleTurn:
    """Who says what, and in which role; a paragraph of a text without speakers has none."""

    speaker: str
    role: Role | None
    words: str

    @property
    def told(self) -> str:
        """One line of it."""
        if not self.speaker:
            return self.words
        name = f"{self.speaker} ({ROLE_WORDS[self.role]})" if self.role else self.speaker
        return f"{name}: {self.words}"


@dataclass(frozen=True, slots=True)
class DraftSample:
    """Lines of the file, without empty ones, and the turns that they became; long ones are cut."""

    lines: tuple[str, ...] = ()
    turns: tuple[SampleTurn, ...] = ()


NO_SAMPLE = DraftSample()


def sample_of(draft: DocumentDraft, beginning: str) -> DraftSample:
    """The sample of a draft; `beginning` is what its file begins with."""
    turns = first_turns(draft.text, draft.structure, {speaker.name: speaker.role for speaker in draft.speakers})
    return DraftSample(tuple(_lines(beginning, count_words(draft.text[: _end(draft.structure)]))), turns)


def first_turns(text: str, structure: Structure, roles: Mapping[str, Role]) -> tuple[SampleTurn, ...]:
    """The first turns of a text, or its first paragraphs where nobody speaks; long ones are cut."""
    if structure.turns:
        return tuple(
            SampleTurn(turn.speaker, roles.get(turn.speaker), _shortened(text[turn.speech : turn.span.end]))
            for turn in structure.turns[:_TURNS]
        )
    return tuple(SampleTurn("", None, _shortened(span.cut(text))) for span in structure.paragraphs[:_TURNS])


def _end(structure: Structure) -> int:
    """Where that ends of which the sample is, in code points."""
    spans = [turn.span for turn in structure.turns[:_TURNS]] or list(structure.paragraphs[:_TURNS])
    return spans[-1].end if spans else 0


def _lines(beginning: str, words: int) -> list[str]:
    """The lines that hold so many words."""
    lines: list[str] = []
    for line in beginning.split("\n"):
        if words <= 0 or len(lines) == _MOST_LINES:
            break
        if line.strip():
            lines.append(_shortened(line))
            words -= count_words(line)
    return lines


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"


def read_as(how_read: HowRead, turns: int) -> str:
    """By which dialect a document with so many turns was read, how well that explains it, and which comes next."""
    from qualcode.reading.dialects.rows import BY_NAME

    row = BY_NAME.get(how_read.dialect)
    if not turns:
        return _("nobody was found to speak")
    if row is None and how_read.speaker_form:
        return _("labels look like {form}, as was said", form=program().quoted(how_read.speaker_form))
    if row is None:
        return _("the format says who speaks")
    score = program().number(how_read.score, 2)
    form = _("read as {dialect} ({words})", dialect=program().quoted(row.name), words=row.words)
    if how_read.chosen:
        return _("{form}, as was said; it explains {score}", form=form, score=score)
    if not how_read.second:
        return _("{form}; it explains {score}", form=form, score=score)
    return _(
        "{form}; it explains {score}, the next best ({other}) {other_score}",
        form=form,
        score=score,
        other=program().quoted(how_read.second),
        other_score=program().number(how_read.second_score, 2),
    )
