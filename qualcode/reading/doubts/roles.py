"""Doubts about who asks and who answers: nobody, one only, too much said by who asks, others who ask more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from qualcode.catalogue import program
from qualcode.language.speakers import OTHERS
from qualcode.model.documents import Role
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.spans import Span
from qualcode.reading.doubts.sight import SeenReading, folded_label, usual_role

_MOST_NAMES = 5  # in one sentence
_FEW_WORDS = 60  # of all: with fewer, questions may be longer than answers
_HEAD = 60  # characters of a line of the head
_LONG_SHARE, _LONG_TURNS, _LONG_LINES = 50, 6, 4  # a long turn: per cent of all, among how many, in how many lines
_OUTSIDE_WORDS, _OUTSIDE_SHARE, _OUTSIDE_MANY = 8, 15, 60  # words of nobody: least, per cent of all, many in any text


def doubts_of_roles(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """Who does what in the whole text."""
    yield from _said_before(sight)
    figures = sight.figures
    if not figures:
        return
    if len(figures) == 1:
        yield from _alone(sight, *figures)
        return
    roles = set(sight.roles.values())
    names = program().listed(list(figures)[:_MOST_NAMES])
    if not any(role.leads for role in roles):
        yield sight.doubt(DoubtKind.NOBODY_ASKS, times=len(figures), names=names)
    if Role.ANSWERS not in roles:
        yield sight.doubt(DoubtKind.NOBODY_ANSWERS, times=len(figures), names=names)
    yield from _asker_says_most(sight)
    yield from _others_ask_more(sight)
    yield from _once(sight)
    yield from _head(sight)
    yield from _alike(sight)
    yield from _abbreviated(sight)


def _said_before(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """Speakers that were named and do not speak."""
    for name in sight.said.head or {}:
        if name not in sight.figures:
            yield sight.doubt(DoubtKind.SPEAKER_SILENT, name=name)
    named = {folded_label(name) for name in sight.said.interviewers}
    if named and sight.figures and not named & {folded_label(name) for name in sight.figures}:
        yield sight.doubt(DoubtKind.INTERVIEWER_UNKNOWN, names=", ".join(sight.said.interviewers))


def _alone(sight: SeenReading, name: str) -> Iterator[ReadingDoubt]:
    """One speaker only; an excerpt, one turn of somebody who answers by the label, is none to doubt.

    Where it asks much, another one may speak in it.
    """
    own = sight.figures[name]
    much = own.questions > 1 and 6 * own.questions >= len(sight.draft.structure.sentences)
    asks = own.questions and (much or usual_role(name) is not Role.ANSWERS)
    if own.turns > 1 or asks or usual_role(name) is Role.ASKS:
        yield sight.doubt(DoubtKind.ONE_SPEAKER, sight.turns[0].span, own.turns, name=name)


def _asker_says_most(sight: SeenReading) -> Iterator[ReadingDoubt]:
    total = sum(figure.length for figure in sight.figures.values())
    for name, figure in sight.figures.items():
        if sight.roles.get(name) is not Role.ASKS or 2 * figure.length <= total:
            continue
        asks_alone = all(not other.questions for other in sight.figures.values() if other is not figure)
        if sight.draft.words < _FEW_WORDS and (usual_role(name) is Role.ASKS or (figure.questions and asks_alone)):
            continue
        yield sight.doubt(
            DoubtKind.ASKER_SAYS_MOST, sight.first[name], name=name, share=round(100 * figure.length / total)
        )


def _others_ask_more(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """Who was taken for an interviewer by guess asks hardly more than another one; or, by label, much less."""
    asking = {name: figure for name, figure in sight.figures.items() if sight.roles.get(name) is Role.ASKS}
    others = {name: figure for name, figure in sight.figures.items() if sight.roles.get(name) is Role.ANSWERS}
    if not asking or not others or any(map(sight.said.of, asking)):
        return
    name, own = max(asking.items(), key=lambda item: item[1].asking)
    other, most = max(others.items(), key=lambda item: item[1].asking)
    known = any(usual_role(asker) is Role.ASKS for asker in asking)
    if known:
        fewer = sum(figure.questions for figure in asking.values()) < most.questions
        doubted = most.questions >= 3 and (most.asking > 2 * own.asking or (fewer and 2 * most.asking >= own.asking))
    else:
        doubted = not own.questions or (most.questions > 1 and 2 * most.asking >= own.asking)
        doubted = doubted or most.questions > own.questions
    if not doubted and len(others) > 1:  # one of those who answer says little, and much of it asks
        rest = [figure for speaker, figure in others.items() if speaker != other]
        length, questions = sum(figure.length for figure in rest), sum(figure.questions for figure in rest)
        brief = 2 * most.length * sum(figure.turns for figure in rest) < length * most.turns
        doubted = most.questions > 1 and brief and most.asking * length > 2000 * questions
    if doubted:
        yield sight.doubt(DoubtKind.OTHERS_ASK, sight.first[other], name=name, other=other)


def _once(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """Speakers of one turn, among others who come back; labels that name a role need not."""
    several_ask = sum(role is Role.ASKS for role in sight.roles.values()) > 1
    once = [
        turn
        for turn in sight.turns
        if sight.figures[turn.speaker].turns == 1 and not _is_usual(turn.speaker, several_ask=several_ask)
    ]
    if not once or len(sight.figures) < 3 or len(once) == len(sight.turns):
        return
    once = [turn for turn in once if turn.speaker not in (sight.said.head or {})]
    if once:
        names = program().listed([turn.speaker for turn in once[:_MOST_NAMES]])
        yield sight.doubt(DoubtKind.LABEL_ONCE, once[0].span, len(once), names=names)


def _is_usual(name: str, *, several_ask: bool) -> bool:
    """Whether a label names what somebody does, who need not speak twice; of several who ask, one may be misspelt."""
    role = usual_role(name)
    return role is Role.ANSWERS or folded_label(name) in OTHERS or (role is Role.ASKS and not several_ask)


def _head(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """First turns that say a few words without an end, the speaker of which goes on: “Interviewerin: Anna Berg”."""
    found = []
    for turn, following in pairwise(sight.turns):
        said = sight.text[turn.speech : turn.span.end]
        if turn.speaker != following.speaker and sight.figures[turn.speaker].turns > 1:
            break
        if len(said) > _HEAD or not said or said[-1] in ".?!…" or "\n" in said:
            break
        found.append(turn)
    if found and (
        len(found) > 1 or found[0].speaker == sight.turns[1].speaker or sight.text[: found[0].span.start].strip()
    ):
        yield sight.doubt(DoubtKind.HEAD_AS_TALK, found[0].span, len(found), name=found[0].speaker)


def _alike(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """Labels that differ in one letter, in upper case or in signs at most; numbers and letters tell people apart."""
    seen: dict[str, str] = {}
    for name, figure in sorted(sight.figures.items(), key=lambda item: -item[1].turns):
        keys = _one_letter_off(folded_label(name))
        other = next((seen[key] for key in keys if key in seen), None)
        for key in keys:
            seen.setdefault(key, name)
        if other is not None and _digits(other) == _digits(name):
            yield sight.doubt(DoubtKind.LABELS_ALIKE, sight.first[name], figure.turns, name=other, other=name)


def _abbreviated(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """Two labels of one role of which one begins the other: “I” and “Int.”, “B” and “Befragte”."""
    usual = sorted((folded_label(name), name) for name in sight.figures if usual_role(name) and not _digits(name))
    for (label, name), (longer, other) in pairwise(usual):
        if longer.startswith(label) and longer != label and usual_role(name) is usual_role(other):
            rare, often = sorted((name, other), key=lambda each: sight.figures[each].turns)
            yield sight.doubt(
                DoubtKind.LABELS_ALIKE, sight.first[rare], sight.figures[rare].turns, name=often, other=rare
            )


def _one_letter_off(label: str) -> list[str]:
    """The label, and itself without each letter of its words: two labels that share one of these are alike.

    A letter or number on its own, as in “Person A”, tells people apart, and so does any within a short label.
    """
    found = [label]
    if len(label) > 3:
        for word in re.finditer(r"[^\W\d_]{2,}(?![\w.])", label):
            found += (label[:at] + label[at + 1 :] for at in range(*word.span()))
    return found


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def doubts_of_sizes(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """One turn that is too long, and words that stand in none."""
    if not sight.turns:
        return
    outside = [span for span in _outside(sight) if _is_talk(span.cut(sight.text))]
    number = sum(map(sight.words, outside))
    share = 100 * sum(span.length for span in outside) / len(sight.text)
    if number >= _OUTSIDE_MANY or (number >= _OUTSIDE_WORDS and share >= _OUTSIDE_SHARE):
        yield sight.doubt(DoubtKind.NOBODYS_WORDS, outside[0], len(outside), number=number)
    longest = max(sight.turns, key=lambda turn: turn.span.length)
    share = 100 * longest.span.length / len(sight.text)
    lines = sight.text.count("\n", longest.speech, longest.span.end) + 1
    if share >= _LONG_SHARE and len(sight.turns) >= _LONG_TURNS and lines >= _LONG_LINES:
        yield sight.doubt(DoubtKind.LONG_TURN, longest.span, name=longest.speaker, share=round(share))


def _is_talk(words: str) -> bool:
    """Whether lines outside of all turns say something, and are not only titles and fields of a form."""
    return any(len(line) > _HEAD or line[-1] in ".?!…" for line in map(str.strip, words.split("\n")) if line)


def _outside(sight: SeenReading) -> Iterator[Span]:
    position = 0
    for turn in sight.turns:
        if turn.span.start > position + 1:
            yield Span(position, turn.span.start)
        position = turn.span.end
    if len(sight.text) > position + 1:
        yield Span(position, len(sight.text))
