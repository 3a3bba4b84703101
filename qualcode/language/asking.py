"""Where something is asked: sentences with a question mark, and requests to tell something.

No questions are tags (`…, oder?`, `Ja?`), which only seek consent, and what is reported in quotation marks. Where a
text has no question mark at all, as speech recognition writes some, sentences count that begin as questions do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from qualcode.language.sentences.abbreviations import words_of
from qualcode.model.spans import Span

_SENTENCE = re.compile(r"[^.!?\u2026\n]+(?P<end>[.!?\u2026]*)")
_REPORTED = re.compile(
    r"\u201e[^\u201c\u201d\"\n]{0,300}[\u201c\u201d\"]|\u201c[^\u201d\n]{0,300}\u201d|\u00bb[^\u00ab\n]{0,300}\u00ab"
    r"|\"[^\"\n]{0,300}\""
)
_WORD = re.compile(r"[^\W\d_]+")
# What is asked with by itself, and what only seeks consent or shows that one listens.
_SINGLE_QUESTIONS = words_of(
    "warum wieso weshalb wann wo wer wie womit wodurch wozu inwiefern inwieweit woran zum why when where who how what"
)
_TAGS = words_of(
    """
    ja ne nee nicht oder gell gelle woll wa na okay ok genau weißt wissen verstehst verstehen sie du right yeah yes no
    know you eh huh mhm hm wahr stimmt also and und ich mean i
    """
)
_ASKING = words_of(
    """
    wie was wer wen wem wessen wann wo wohin woher warum wieso weshalb welche welcher welches welchen womit wodurch
    wofür worin woran inwiefern inwieweit können könnten könntest kannst würden möchten mögen haben hatten hast sind
    waren gibt gab glauben denken finden how what who whom whose when where why which can could would do does did is
    are was were have has
    """
)
_FIRST = words_of("und aber dann also ja okay ok gut so jetzt nun noch denn and but so then now well right")
_REQUESTS = re.compile(
    r"\b(?:erz(?:\u00e4hl|aehl)|beschreib|schilder|erl\u00e4uter|nenn|stell|berichte)\w*\s+(?:sie|du|uns|mir|doch|bitte|mal|kurz)\b"
    r"|\bmagst du\b|\b(?:tell|walk|give) (?:me|us)\b|\bplease (?:describe|tell|explain)\b|\bdescribe\b",
    re.I,
)


def questions_in(said: str, *, is_marked: bool = True) -> Iterator[Span]:
    """Where something is asked; without question marks (`is_marked` is false) by how sentences begin."""
    first, last = len(said) - len(said.lstrip()), len(said.rstrip(" .\n"))
    quotes = (match.span() for match in _REPORTED.finditer(said))  # all of it in quotation marks is no report
    reported = [quote for quote in quotes if quote[0] > first or quote[1] < last]
    for sentence in _SENTENCE.finditer(said):
        place = Span(*sentence.span())
        at = bisect_left(reported, (place.end,)) - 1
        if at >= 0 and place.end <= reported[at][1]:
            continue
        if _REQUESTS.search(sentence[0]) or (
            _is_asked(sentence[0]) if "?" in sentence["end"] else not is_marked and _begins_as_question(sentence[0])
        ):
            yield Span(place.start + len(sentence[0]) - len(sentence[0].lstrip()), place.end)


def _is_asked(sentence: str) -> bool:
    """Whether a sentence with a question mark asks for more than consent."""
    last = [word.casefold() for word in _WORD.findall(sentence.rpartition(",")[2])]
    if len(last) <= 3 and "," in sentence and all(word in _TAGS for word in last):
        return False
    words = [word.casefold() for word in _WORD.findall(sentence)]
    return any(word in _SINGLE_QUESTIONS for word in words) or (
        len(words) > 1 and not all(word in _TAGS for word in words)
    )


def _begins_as_question(sentence: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(sentence[:80])]
    while words and words[0] in _FIRST:
        words.pop(0)
    return len(words) > 1 and words[0] in _ASKING
