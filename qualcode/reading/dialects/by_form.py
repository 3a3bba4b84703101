"""Who speaks in documents whose form alone says it: no names, but questions that look other than the answers.

Questions are bold or italic, headings, items of lists, quoted with `>` in an e-mail, or lines of their own between
longer answers (a guide that was filled in). What formats or Markdown say of a line counts alike. Several lines of one
form in a row are one question; what stands between two questions answers the first; a short line of the form that
asks nothing is a title and nobody's, and so is what stands before the first question. The speakers are called
“Frage” and “Antwort”, in a text that is not German “Question” and “Answer”; no word is added to the text.

Unless a researcher says the form, the evidence must be clear: at least two questions (three where lines have no mark
but their question mark), most lines of the form ask, nearly all are answered, and the answers are longer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from qualcode.language.asking import questions_in
from qualcode.model.documents import Turn, count_words
from qualcode.model.spans import Span, trimmed
from qualcode.reading.dialects.recognised import Hints, Recognised
from qualcode.reading.dialects.stamps import find_time_marks
from qualcode.reading.source.options import QuestionForm

_LONGEST_TITLE = 8  # words
_LONGEST_LINE = 60  # words of a question that nothing marks but its question mark
_ASKING, _ANSWERED = 0.6, 0.7  # least shares

_QUOTED = re.compile(r"[^\S\n]*(?:>[^\S\n]?)+")
_BULLET = re.compile(
    r"[^\S\n]*(?:[-*+\u2022\u2013\u25aa\u25cf][^\S\n]+|\(?\d{1,3}[.)](?!\d)[^\S\n]*|[a-z]\)[^\S\n]+)(?=\S)", re.I
)
_HASHES = re.compile(r"[^\S\n]{0,3}#{1,6}[^\S\n]+(?=\S)")
_STARRED = re.compile(r"[^\S\n]*(?:\d{1,3}[.)][^\S\n]+)?(?P<sign>\*\*|__)(?=\S).*\S(?P=sign)[^\S\n]*[.:]?")
_SLANTED = re.compile(r"[^\S\n]*(?:\d{1,3}[.)][^\S\n]+)?(?P<sign>\*|_)(?![*_\s]).*[^*_\s](?P=sign)[^\S\n]*[.:]?")
_BEFORE_WORDS = re.compile(r"(?:[\s>#*_\u2022\u2013\u25aa\u25cf+-]|\(?\d{1,3}[.)](?!\d)|[a-z]\)\s)*", re.I)
_GERMAN = re.compile(r"\b(?:der|die|das|und|ist|nicht|wie|war|wir|ich|sie|ein|was|es|mit)\b", re.I)
_ENGLISH = re.compile(r"\b(?:the|and|of|to|is|was|you|how|what|we|it|in|that|i|a|with)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with words; `question` is what of it has the form of questions, None if nothing has."""

    span: Span
    question: Span | None


@dataclass(frozen=True, slots=True)
class _Explanation:
    name: str
    turns: tuple[Turn, ...]
    score: float


FORMS: dict[str, QuestionForm | None] = {
    "questions-heading": QuestionForm.HEADING,
    "questions-bold": QuestionForm.BOLD,
    "questions-italic": QuestionForm.ITALIC,
    "questions-list": QuestionForm.LIST,
    "questions-quoted": None,
    "questions-lines": None,
}
"""The dialects without names, by what questions look like; two of them no other option says."""


def said_form_of(hints: Hints) -> str:
    """The dialect without names that was said, by its name or by what questions look like; empty where none was."""
    if hints.questions:
        return next(name for name, form in FORMS.items() if form is hints.questions)
    return hints.dialect if hints.dialect in FORMS else ""


def by_form(text: str, hints: Hints) -> Recognised | None:
    """Who speaks as the form of questions says; None where that is not clear, or where the form said is nowhere."""
    said = said_form_of(hints)
    found = [
        explanation
        for name in ([said] if said else FORMS)
        if (explanation := _explained(text, name, hints, is_said=bool(said))) is not None
    ]
    found.sort(key=lambda explanation: -explanation.score)
    if not found:
        return None
    best = found[0]
    starts = {turn.span.start for turn in best.turns}
    other = next((way for way in found[1:] if {turn.span.start for turn in way.turns} != starts), None)
    return Recognised(
        dialect=best.name,
        score=best.score,
        second=other.name if other else "",
        second_score=other.score if other else 0.0,
        turns=best.turns,
        marks=find_time_marks(text),
    )


def _explained(text: str, name: str, hints: Hints, *, is_said: bool) -> _Explanation | None:
    lines = list(_lines(text, _looks(text, name, hints)))
    blocks = list(_blocks(text, lines, has_titles=not is_said and name != "questions-quoted"))
    if not blocks:
        return None
    asking = [block for block in blocks if _asks(text, block)]
    questions = blocks if is_said else [block for block in blocks if not _is_title(text, block)]
    turns = tuple(_turns(text, blocks, questions))
    answers = [turn.span for turn in turns[1:] if turn.span not in questions]
    share = sum(count_words(block.cut(text)) for block in questions) / max(1, count_words(text))
    bare = name == "questions-lines"
    asked, answered = len(asking) / max(1, len(questions)), len(answers) / max(1, len(questions))
    score = 0.5 * asked + 0.3 * min(1.0, answered) + 0.2 * min(1.0, len(asking) / 4)
    score = round(score * (0.85 if bare else 1.0), 3)
    explanation = _Explanation(name, turns, score)
    if is_said:
        return explanation if turns else None
    if (
        2 * len(questions) < len(blocks)
        or len(asking) < (3 if bare else 2)
        or asked < _ASKING
        or answered < (0.9 if bare else _ANSWERED)
    ):
        return None
    if share > (0.4 if bare else 0.5):
        return None
    if bare and any(count_words(block.cut(text)) > _LONGEST_LINE for block in questions):
        return None
    return explanation


def _lines(text: str, question_of: Callable[[Span], Span | None]) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        span = trimmed(text, Span(start, start + len(line)))
        if span.length:
            yield _Line(span, question_of(span))
        start += len(line) + 1


def _looks(text: str, name: str, hints: Hints) -> Callable[[Span], Span | None]:
    """What of a line has a form, as the formats or the signs of Markdown and e-mail say."""

    def by_signs(signs: re.Pattern[str], *, whole: bool = False) -> Callable[[Span], Span | None]:
        def look(line: Span) -> Span | None:
            words = line.cut(text)
            return line if (signs.fullmatch(words) if whole else signs.match(words)) else None

        return look

    def by_places(places: Sequence[Span], other: Callable[[Span], Span | None]) -> Callable[[Span], Span | None]:
        ends = {place.start: place.end for place in places}

        def look(line: Span) -> Span | None:
            end = max((ends[at] for at in range(line.start, min(line.start + 6, line.end)) if at in ends), default=0)
            return _marked(text, line, end) if end > line.start else other(line)

        return look

    if name == "questions-bold":
        return by_places(hints.bold, by_signs(_STARRED, whole=True))
    if name == "questions-italic":
        return by_places(hints.italic, by_signs(_SLANTED, whole=True))
    if name == "questions-heading":
        return by_places([heading.span for heading in hints.headings], by_signs(_HASHES))
    if name == "questions-list":
        return by_places(hints.items, by_signs(_BULLET))
    if name == "questions-quoted":
        return by_signs(_QUOTED)
    return lambda line: line if text[line.start : line.end].rstrip("\u201c\u201d\"')*_ ").endswith("?") else None


def _marked(text: str, line: Span, end: int) -> Span | None:
    """A line that is marked up to `end`: all of it, or the question at its beginning, which the answer follows."""
    if not text[end : line.end].strip(" .:?!\u201c\"')"):
        return line
    return Span(line.start, end) if end <= line.end and text[line.start : end].rstrip().endswith("?") else None


def _blocks(text: str, lines: Sequence[_Line], *, has_titles: bool) -> Iterator[Span]:
    """The lines of the form, those in a row together but for titles."""
    block: Span | None = None
    for line in lines:
        if line.question is None:
            if block:
                yield block
            block = None
            continue
        if block and has_titles and _is_title(text, block):
            yield block
            block = None
        block = Span(block.start if block else line.question.start, line.question.end)
        if line.question.end < line.span.end:
            yield block
            block = None
    if block:
        yield block


def _is_title(text: str, block: Span) -> bool:
    return not _asks(text, block) and count_words(block.cut(text)) <= _LONGEST_TITLE


def _asks(text: str, block: Span) -> bool:
    return next(questions_in(block.cut(text)), None) is not None


def _turns(text: str, blocks: Sequence[Span], questions: Sequence[Span]) -> Iterator[Turn]:
    asks, answers = (
        ("Frage", "Antwort") if _is_german(text) else ("Question", "Answer")
    )  # no text: words of the field
    wanted = set(questions)
    for index, block in enumerate(blocks):
        if block not in wanted:
            continue
        before = _BEFORE_WORDS.match(text, block.start, block.end)
        speech = before.end() if before and before.end() < block.end else block.start
        yield Turn(block, asks, speech)
        behind = blocks[index + 1].start if index + 1 < len(blocks) else len(text)
        answer = trimmed(text, Span(block.end, behind))
        if answer.length:
            yield Turn(answer, answers, answer.start)


def _is_german(text: str) -> bool:
    looked_at = text[:20_000]
    return len(_GERMAN.findall(looked_at)) >= len(_ENGLISH.findall(looked_at))
