"""The words of a quotation and of the text it comes from, as they are compared: what was marked as changed is known.

Compared are runs of letters and digits in composed form, in small letters: punctuation, quotation marks, hyphens and
gender signs make no difference.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from qualcode.language.forms.normalised import Composed, composed
from qualcode.language.forms.normalised import folded as fold
from qualcode.language.sentences.abbreviations import words_of
from qualcode.model.spans import Span

_WORD = re.compile(r"[^\W_]+")
_OMISSION = re.compile(r"\[\s*(?:\.{2,4}|…)\s*\]|\(\s*(?:\.{3,4}|…)\s*\)|(?<!\.)\.{3,4}(?!\.)|…")
_NOTE = re.compile(r"\[(?:sic!?|!|Herv\w*\.?\b[^\[\]]*|emphasis[^\[\]]*|Anm\.[^\[\]]*)\]", re.IGNORECASE)
_CHUNK = re.compile(r"(?P<bracketed>[^\W_]*(?:\[[^\[\]]{1,120}\][^\W_]*)+)|(?P<plain>[^\W_]+)")
_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_SENTENCE_END = re.compile(r"[.!?…][\s“”\"'‘’»«)\]*_]*$")


# words that hardly a title, term or heading has, but nearly every sentence that somebody said: pronouns, finite
# verbs; without those of one language that are everyday words of the other (am, was, it)
_OF_SENTENCES = words_of(
    "ich du er es wir ihr man mir mich dir dich uns euch ihm ihn ihnen "
    "bin bist ist sind seid war waren wäre wären hab habe hast hat haben hatte hatten hätte hätten "
    "werde wird werden wurde wurden würde würden kann kannst können konnte konnten könnte könnten "
    "muss müssen musste mussten müsste müssten soll sollen sollte sollten will wollen wollte wollten "
    "darf dürfen durfte durften mag mögen möchte möchten gibt gab "
    "i you he she we they me him them is are were has have had does did "
    "will would can could must should may might"
)


@dataclass(frozen=True, slots=True)
class QuotedWord:
    """A word of a quotation: `key` is compared, `other` may stand in the source instead (“[D]ie”, “Geduldete[n]”).

    `bracketed` says that the author marked it as put in or changed; `place` is where it stands in the quotation.
    """

    key: str
    place: Span
    other: str = ""
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """A quotation cut at its omissions; every segment has words that stand together in the source."""

    segments: tuple[tuple[QuotedWord, ...], ...]

    def all(self) -> list[QuotedWord]:
        """The words of all segments."""
        return [word for segment in self.segments for word in segment]


def words_in_quotation(text: str) -> QuotedWords:
    """The words of a quotation as a draft shows it, without its outer quotation marks."""
    text = _NOTE.sub(lambda found: " " * len(found[0]), composed(text))
    segments: list[list[QuotedWord]] = [[]]
    position = 0
    for omission in (*_OMISSION.finditer(text), None):
        end = omission.start() if omission else len(text)
        segments[-1] += _words(text, position, end)
        if omission:
            segments.append([])
            position = omission.end()
    return QuotedWords(tuple(tuple(segment) for segment in segments if segment))


def _words(text: str, start: int, end: int) -> Iterable[QuotedWord]:
    for chunk in _CHUNK.finditer(text, start, end):
        place = Span(*chunk.span())
        if chunk["plain"] is not None:
            yield QuotedWord(fold(chunk[0]), place)
            continue
        outside = _BRACKET.sub("", chunk[0])
        whole = _BRACKET.sub(r"\1", chunk[0])
        if outside and " " not in whole:  # letters of one word: “[D]ie”, “Geduldete[n]”
            yield QuotedWord(fold(whole), place, fold(outside), bracketed=True)
        else:
            for word in _WORD.finditer(whole):
                yield QuotedWord(fold(word[0]), place, bracketed=True)


class SourceWords:
    """The words of a text without those in `dropped`, which are marks of the transcript.

    `keys` are compared. `passed` has a 1 for each word that a quotation may leave out without a mark (those of an
    interviewer), `bracketed` for each that stands in square brackets, as placeholders do.
    """

    def __init__(self, text: str, dropped: Iterable[Span] = (), passed: Iterable[Span] = ()) -> None:
        self._glass = Composed(text)
        words = list(_WORD.finditer(self._glass.text))
        self._starts = [word.start() for word in words]
        self._ends = [word.end() for word in words]
        self.keys = [fold(word[0]) for word in words]
        out = self._marked(dropped)
        if any(out):
            kept = [index for index, gone in enumerate(out) if not gone]
            self._starts = [self._starts[index] for index in kept]
            self._ends = [self._ends[index] for index in kept]
            self.keys = [self.keys[index] for index in kept]
        self.passed = self._marked(passed)
        self.bracketed = bytearray(len(self.keys))
        if "[" in text:
            self.bracketed = self._marked(
                self._glass.span(*found.span()) for found in _BRACKET.finditer(self._glass.text)
            )

    def _marked(self, spans: Iterable[Span]) -> bytearray:
        """A 1 for each word that begins inside of one of the spans, which are those of the stored text."""
        marks = bytearray(len(self.keys))
        for span in spans:
            first, last = (bisect_left(self._starts, at, key=self._stored) for at in (span.start, span.end))
            marks[first:last] = b"\x01" * (last - first)
        return marks

    def _stored(self, start: int) -> int:
        return self._glass.span(start, start + 1).start

    def span(self, first: int, last: int) -> Span:
        """Where the words from one up to, not including, another stand in the text as stored."""
        if first < last:
            return self._glass.span(self._starts[first], self._ends[last - 1])
        at = self._stored(self._starts[first]) if first < len(self.keys) else 0
        return Span(at, at)


def keys_of(text: str) -> list[str]:
    """The words of a text as they are compared, in the quick way for whole collections of texts."""
    return _WORD.findall(fold(text))


def reads_as_sentence(text: str) -> bool:
    """Whether words in quotation marks are a sentence or a part of one, and no title or term.

    They end with a full stop, or hold a pronoun or an auxiliary verb (German or English).
    """
    return bool(_SENTENCE_END.search(text)) or not _OF_SENTENCES.isdisjoint(keys_of(text))


@lru_cache(maxsize=4096)
def folded(words: str) -> str:
    """Words in a row without what parts them: “zusammen-arbeiten” and “zusammenarbeiten” are the same."""
    return "".join(keys_of(words))
