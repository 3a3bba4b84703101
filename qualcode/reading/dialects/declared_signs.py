"""Where the signs of declared transcription rules stand in a text, and what quotations leave out of them.

A sign is looked for as it is written: `{text}` in it stands for any words of the line, a number for every number,
three dots for an ellipsis too. What is more of a sign counts first, so that `@(.)@` is no `(.)` and `((lacht))` no
`(lacht)`. A sign of one character between two letters (`und/oder`, an address with `@`), the endings of
`Lehrer:innen` and a degree sign (20 °C) are no signs. Signs that only punctuation encloses (`!ja!`) hold no blanks
at their edges. A sign that opens and closes in the same way (`°leise°`) is found by itself, since what it encloses
may go on over lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from qualcode.catalogue import Later
from qualcode.language.forms.normalised import Composed, composed
from qualcode.model.readings.transcription_rules import (
    HOLE,
    InQuotation,
    SignKind,
    TranscriptionRules,
    TranscriptionSign,
)
from qualcode.model.spans import Span

_TAKEN = "\ufdd2"  # a noncharacter, which no text holds
_PART = re.compile(r"\d+(?:[.,]\d+)?|\.\.\.|…|\s+|[^\d…\s.]+|\.")
_NUMBER = r"\d+(?:[.,]\d+)?"
_ELLIPSIS = r"(?:\.\.\.|…)"
_ENDINGS = r"(?!(?:in(?:nen)?|r|IN(?:NEN)?|R)\b)"  # of Lehrer:innen, jede_r
_LETTER = r"[^\W\d_]"
_PUNCTUATION = frozenset("!?.,;:-–_*'\"/+~=&%$|^")
_LONGEST = 300  # code points between two parts of a sign
# the second halves of hm_hm and the like, which are no words that run together
_HALVES = (("hm_", "hm"), ("mh_", "mh"), ("mhm_", "hm"), ("ja_", "a"), ("nei_", "ein"), ("nee_", "e"))
_SIGNALS = "".join(rf"(?!(?<=\b{first}){second}\b)" for first, second in _HALVES)
_NO_OVERLAP = re.compile(r"[.…\s]+|[A-ZÄÖÜ][a-zäöüß].*|\d.*")
"""What stands in square brackets and is no talk at the same time: an omission, a placeholder, a number."""


@dataclass(frozen=True, slots=True)
class FoundSign:
    """Where a sign stands, and the words that it encloses where a quotation shows only those."""

    sign: TranscriptionSign
    span: Span
    words: Span | None = None

    def left_out(self) -> Iterator[tuple[Span, str]]:
        """What a quotation leaves out of it, and what it shows there: nothing, or a blank between two words."""
        if self.sign.quote is InQuotation.KEEP:
            return
        if self.words is None:
            yield self.span, " " if self.sign.kind is SignKind.JOINED else ""
            return
        for edge in (Span(self.span.start, self.words.start), Span(self.words.end, self.span.end)):
            if edge.length:
                yield edge, ""


def find_signs(text: str, rules: TranscriptionRules) -> tuple[FoundSign, ...]:
    """The signs of the rules in a text, in order of their places.

    Of those that a quotation keeps only the ones of more than one character are looked for.
    """
    glass = Composed(text)
    left, found = glass.text, list[FoundSign]()
    for sign, character, pattern in _patterns(rules):
        if character not in left:  # quicker to know than by the expression
            continue
        pieces, position = list[str](), 0
        for match in pattern.finditer(left):
            if sign.sign == f"[{HOLE}]" and _NO_OVERLAP.fullmatch(match[0][1:-1]):
                continue
            start, end = match.span()
            begin, stop = match.span("words") if "words" in pattern.groupindex else (end, end)
            pieces += (left[position:start], _TAKEN * (begin - start), left[begin:stop], _TAKEN * (end - stop))
            position = end
            found.append(FoundSign(sign, glass.span(start, end), glass.span(begin, stop) if begin < stop else None))
        left = "".join((*pieces, left[position:]))
    return tuple(sorted(found, key=lambda sign: (sign.span.start, sign.span.end)))


@lru_cache(maxsize=64)
def _patterns(rules: TranscriptionRules) -> tuple[tuple[TranscriptionSign, str, re.Pattern[str]], ...]:
    """Each sign that is looked for, with a character that it has everywhere; what is more of a sign comes first."""
    wanted = [
        sign
        for sign in rules.signs
        if not isinstance(sign.sign, Later)  # a look such as “underlined”
        and (sign.quote is not InQuotation.KEEP or len(sign.sign) > 1)
    ]
    wanted.sort(key=lambda sign: (-len(sign.sign.replace(HOLE, "")), HOLE in sign.sign))
    found = []
    for sign in wanted:
        written = composed(sign.sign)
        characters = (
            character
            for character in written.replace(HOLE, "")
            if not (character.isdigit() or character.isspace() or character in ".…")
        )
        found.append((sign, next(characters, ""), re.compile(_pattern(written, sign))))
    return tuple(found)


def _pattern(written: str, sign: TranscriptionSign) -> str:
    if sign.kind is SignKind.LENGTHENING and set(written) == {":"}:
        return rf"(?<={_LETTER}):+{_ENDINGS}(?![/\d])"
    if sign.kind is SignKind.JOINED and len(written) == 1:
        literal = re.escape(written)
        between = rf"(?<={_LETTER}){literal}{_ENDINGS}{_SIGNALS}(?={_LETTER})"
        return rf"{between}|{literal}(?!{_LETTER})|(?<!\w){literal}"
    parts = [part.strip() for part in written.split(HOLE)]
    if len(parts) == 1 or (len(parts) == 2 and parts[0] == parts[1] and not set(parts[0]) <= _PUNCTUATION):
        return _alone(parts[0])
    return _enclosing(parts, sign)


def _alone(written: str) -> str:
    """A sign without words inside: no part of a longer word, and not within one where it is one character."""
    literal = _literal(written)
    if written == "°":
        return r"(?<!\d)(?<!\d )°(?![CF]\b)"
    if len(written) == 1 and written.isascii():
        return rf"(?<!\w){literal}|{literal}(?!\w)"
    before = r"(?<!\w)" if written[0].isalnum() else ""
    after = r"(?!\w)" if written[-1].isalnum() else ""
    return f"{before}{literal}{after}"


def _enclosing(parts: list[str], sign: TranscriptionSign) -> str:
    """A sign with words inside; where there are several, it says something of the last ones."""
    is_loose = set("".join(parts)) <= _PUNCTUATION
    before, behind = (rf"{_ENDINGS}(?=\S)", r"(?<=\S)") if is_loose else ("", "")
    pattern = _literal(parts[0])
    for number, part in enumerate(parts[1:], start=1):
        is_said_of = number == len(parts) - 1 and sign.quote is InQuotation.WORDS
        stops = re.escape(parts[0][:1] + part[:1])
        inside = rf"({'?P<words>' if is_said_of else '?:'}[^\n{stops}]{{0,{_LONGEST}}})"
        pattern += f"{before}{inside}{behind}{_literal(part)}"
    return pattern


def _literal(part: str) -> str:
    pieces = []
    for piece in _PART.findall(part):
        if piece[0].isdigit():
            pieces.append(_NUMBER)
        elif piece in ("...", "…"):
            pieces.append(_ELLIPSIS)
        else:
            pieces.append(r"[^\S\n]*" if piece.isspace() else re.escape(piece))
    return "".join(pieces)
