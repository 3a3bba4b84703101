"""Who asks and who answers: by what the labels say, else by questions per word and shares of the words.

A label says it by a word that transcripts are known to use (`I`, `B1`, `Interviewer:in`), by itself or beside a name:
`Interviewerin (Anna Berg)`, `Moderatorin Frau Berg`, `Anna Berg (I)`. Behind a title stands a name: `Frau Forscher`.
Where no label says who asks, those are taken for it who ask most per word they say. Counted are sentences with a
question mark that are more than a tag (`…, oder?`, `Ja?`) and no reported speech, and requests to tell something;
where a transcript has no question mark at all, sentences that begin as questions do.
A guess is sure where there are at least three questions, at least three times as many per word as the others have,
and fewer words than theirs; every other one is told as a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.language.asking import questions_in
from qualcode.language.forms.normalised import composed
from qualcode.language.speakers import ANSWERS, ASKS, OTHERS, TITLES, label_key
from qualcode.model.documents import Role, Turn
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.spans import Span

_LONGEST_EXAMPLE = 80  # characters
_FEWEST_QUESTIONS = 3  # from which a guess can be sure
_CLEAR, _SURE = 1.5, 3.0  # how many times the questions per word of the next one
_MOST_WHO_ASK = 3
_MOST_OF_WORDS = 0.6  # of all, that those who ask say where nobody is told to ask

_BRACKETS = re.compile(r"[(\[{<](?P<inside>[^()\[\]{}<>]*)[)\]}>]")
_PARTS = re.compile(r"[()\[\]{}<>,;|/]|\s[-\u2013\u2014]\s|_")
_SECOND = re.compile(r"(?:co|ko|haupt|zweit|erst|gast)[-\s]?(?=\w{3})")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class RolesFound:
    """Speaker -> role in order of the first turn, and what is not sure about it."""

    roles: Mapping[str, Role]
    doubts: tuple[ReadingDoubt, ...] = ()


def find_roles(turns: Sequence[Turn], text: str, inner: Sequence[Turn] = ()) -> RolesFound:
    """Who asks and who answers, for every speaker in order of the first turn, by the rules above.

    `inner` are turns within turns; what they say is not said by the speaker around them. All who neither ask nor are
    told to do something else answer, except those with one or two turns and under a fiftieth of the words.
    """
    figures = _figures(turns, inner, text)
    told = {speaker: role_of_label(speaker) for speaker in figures}
    strong = {speaker for speaker, role in told.items() if role and not _is_weak(speaker)}
    asks = {speaker for speaker, role in told.items() if role is Role.ASKS}
    doubts: tuple[ReadingDoubt, ...] = ()
    if not asks & strong:
        free = [speaker for speaker, role in told.items() if speaker not in strong and role is not Role.OTHER]
        guess = _guess(figures, free)
        if asks and (guess.speakers <= asks or not guess.contradicts(asks, figures)):
            guess = _Guess(frozenset(asks), is_sure=True)
        asks = set(guess.speakers)
        if asks and not guess.is_sure:
            doubts = (_doubt(asks, figures, turns, text),)
    else:
        asks |= _others_who_ask(figures, asks, [speaker for speaker, role in told.items() if role is None])
    words = sum(figure.words for figure in figures.values())
    roles: dict[str, Role] = {}
    for speaker, figure in figures.items():
        role = told[speaker]
        if speaker in asks:
            role = Role.ASKS
        elif role is None or role is Role.ASKS:
            is_silent = role is None and figure.turns <= 2 and 50 * figure.words < words
            role = Role.OTHER if is_silent else Role.ANSWERS
        roles[speaker] = role
    return RolesFound(roles, doubts)


def role_of_label(label: str) -> Role | None:
    """What the words of a label say of who speaks; None where they say nothing, or several things.

    A single letter counts by itself and in brackets behind a name (`Anna Berg (I)`), not as an initial.
    """
    label = " ".join(composed(label).split())
    if (role := _role_of_word(label)) is not None:
        return role
    insides = [match["inside"] for match in _BRACKETS.finditer(label)]
    found = {role for inside in insides if (role := _role_of_word(inside))}
    outside = _BRACKETS.sub(" ", label).strip()
    if insides and not outside.endswith(".") and (role := _role_of_word(outside)) is not None:
        found.add(role)
    if len(found) == 1:
        return found.pop()
    for part in _PARTS.split(_BRACKETS.sub(",", label)):
        words = part.split()
        if not words or words[0].strip(".").casefold() in TITLES:
            continue
        for word in (" ".join(words), words[0], words[-1]):
            key = label_key(word)
            named = (
                word is not words[-1] or len(words) == 1 or key.startswith(("interviewer", "moderator", "moderation"))
            )
            if len(key) > 2 and named and (role := _role_of_word(word)) is not None:
                found.add(role)
    return found.pop() if len(found) == 1 else None


def _role_of_word(word: str) -> Role | None:
    key = label_key(word)
    for wanted in (key, _SECOND.sub("", key, count=1)):
        if wanted in ASKS:
            return Role.ASKS
        if wanted in ANSWERS:
            return Role.ANSWERS
        if wanted in OTHERS:
            return Role.OTHER
    return None


def _is_weak(speaker: str) -> bool:
    """Whether the label is a letter that may mean many things: all but `I`."""
    key = label_key(speaker)
    return len(key) == 1 and key != "i"


@dataclass(slots=True)
class _Figures:
    """What one speaker said: number of turns, of questions and of words; where the first question is."""

    turns: int = 0
    questions: int = 0
    words: int = 0
    place: Span | None = None

    def rate(self, words: float) -> float:
        """Questions per word, as if so many words more had been said without one."""
        return self.questions / max(1.0, self.words + words)


@dataclass(frozen=True, slots=True)
class _Guess:
    speakers: frozenset[str] = frozenset()
    is_sure: bool = False

    def contradicts(self, asks: set[str], figures: Mapping[str, _Figures]) -> bool:
        """Whether the figures say surely that others ask than letters of the alphabet do."""
        told = [figures[speaker] for speaker in asks]
        guessed = [figures[speaker] for speaker in self.speakers]
        more = sum(figure.words for figure in told) > sum(figure.words for figure in guessed)
        return self.is_sure and more and not self.speakers & asks


def _figures(turns: Sequence[Turn], inner: Sequence[Turn], text: str) -> dict[str, _Figures]:
    said = [(turn.speaker, span) for turn, span in _spoken(turns, inner)]
    marked = any("?" in span.cut(text) for _speaker, span in said)
    figures: dict[str, _Figures] = {}
    for turn in turns:
        figures.setdefault(turn.speaker, _Figures()).turns += 1
    for speaker, span in said:
        own = figures.setdefault(speaker, _Figures())
        words = span.cut(text)
        own.words += len(_WORD.findall(words))
        questions = [*questions_in(words, is_marked=marked)]
        own.questions += len(questions)
        if own.place is None and questions:
            own.place = Span(span.start + questions[0].start, span.start + questions[0].end)
    return figures


def _spoken(turns: Sequence[Turn], inner: Sequence[Turn]) -> Iterable[tuple[Turn, Span]]:
    """What each says, in pieces: turns without the turns within them, and these."""
    index = 0
    for turn in turns:
        place = turn.speech
        while index < len(inner) and inner[index].span.start < turn.span.end:
            within = inner[index]
            yield turn, Span(place, max(place, within.span.start))
            yield within, Span(within.speech, within.span.end)
            place = max(place, within.span.end)
            index += 1
        yield turn, Span(place, max(place, turn.span.end))


def _guess(figures: Mapping[str, _Figures], free: Sequence[str]) -> _Guess:
    """Who asks among those whose labels do not say it: the few with the most questions per word, if that is clear."""
    if len(figures) < 2 or not free:
        return _Guess()
    words = sum(figure.words for figure in figures.values())
    extra = max(10.0, words / (4 * len(figures)))
    order = sorted(figures, key=lambda speaker: -figures[speaker].rate(extra))
    best, steps = _Guess(), 0.0
    for number in range(1, min(_MOST_WHO_ASK, len(order) - 1) + 1):
        group = [figures[speaker] for speaker in order[:number]]
        last, following = group[-1], figures[order[number]]
        alone = last.questions == 1 and (last.turns > 1 or following.questions)
        if order[number - 1] not in free or not last.questions or (number > 1 and alone):
            break
        share = sum(figure.words for figure in group) / max(words, 1)
        step = last.rate(extra) / max(following.rate(extra), 0.2 / (following.words + extra))
        if step < _CLEAR or share > _MOST_OF_WORDS + (0.3 if step >= _SURE else 0.0):
            continue
        if step > steps * (2 if number > 1 else 1):
            sure = step >= _SURE and 2 * share < 1
            sure = sure and sum(figure.questions for figure in group) >= _FEWEST_QUESTIONS
            best, steps = _Guess(frozenset(order[:number]), sure), step
    return best


def _others_who_ask(figures: Mapping[str, _Figures], asks: set[str], unknown: Sequence[str]) -> set[str]:
    """Who asks as those told to ask do: nearly as much per word, in most turns, and far more than the rest."""
    told = sum(figures[speaker].questions for speaker in asks) / max(1, sum(figures[name].words for name in asks))
    rest = [figure for speaker, figure in figures.items() if speaker not in asks and speaker not in unknown]
    found: set[str] = set()
    for speaker in unknown:
        own = figures[speaker]
        others = [
            *rest,
            *(figures[name] for name in unknown if name != speaker and figures[name].rate(0) < own.rate(0)),
        ]
        next_rate = max((figure.rate(10) for figure in others), default=0.0)
        if own.questions >= 3 and 2 * own.questions >= own.turns and own.rate(10) >= max(0.3 * told, 3 * next_rate):
            found.add(speaker)
    return found


def _doubt(asks: set[str], figures: Mapping[str, _Figures], turns: Sequence[Turn], text: str) -> ReadingDoubt:
    asked = (figures[speaker].place for speaker in asks)
    first = min(filter(None, asked), default=turns[0].span)
    number = sum(figures[speaker].questions for speaker in asks)
    words = sum(figures[speaker].words for speaker in asks)
    return ReadingDoubt(
        DoubtKind.ROLES_GUESSED,
        first,
        " ".join(first.cut(text).split())[:_LONGEST_EXAMPLE],
        times=number,
        values={
            "asks": ", ".join(speaker for speaker in figures if speaker in asks),
            "questions": str(number),
            "words": str(words),
        },
    )
