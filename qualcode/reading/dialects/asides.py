"""What transcribers put in brackets: pauses, omissions, overlaps, what was not understood, and comments.

Known are the forms of the usual rules of transcription: `(.)`, `(..)`, `(...)`, `(3)`, `(2,5 s)`, `(Pause)` are
pauses; `[...]` and `[…]` omissions; `//mhm//` and `[gleichzeitig]` overlaps; `(unv.)`, `(???)`, `(Wort?)` what
was not (surely) understood; and `(lacht)`, `((hustet))`, `[Telefon klingelt]` comments. Brackets
around years, references, placeholders such as `[Name]` and time stamps are no asides, nor are unknown words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualcode.language.sentences.abbreviations import words_of
from qualcode.model.readings.transcription_rules import SignKind, TranscriptionRules
from qualcode.model.spans import Span
from qualcode.reading.dialects.declared_signs import find_signs


class AsideKind(StrEnum):
    """What an aside says."""

    PAUSE = "pause"
    OMISSION = "omission"
    OVERLAP = "overlap"
    UNCLEAR = "unclear"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Aside:
    """Where an aside stands, brackets included, what kind it is, and the seconds of a pause where it names them."""

    span: Span
    kind: AsideKind
    seconds: float | None = None


_ASIDE = re.compile(
    r"\(\((?P<double>[^()\n]{1,120})\)\)|\((?P<round>[^()\n]{1,120})\)|\[(?P<square>[^\[\]\n]{1,120})\]"
    r"|//(?<![:/]//)(?P<slashes>[^/\n]{1,120})//(?!/)"
)
_OPENINGS = ("(", "[", "//")
_OF_SIGNS = {
    SignKind.PAUSE: AsideKind.PAUSE,
    SignKind.OMISSION: AsideKind.OMISSION,
    SignKind.OVERLAP: AsideKind.OVERLAP,
    SignKind.SIGNAL: AsideKind.OVERLAP,
    SignKind.UNCLEAR: AsideKind.UNCLEAR,
    SignKind.COMMENT: AsideKind.COMMENT,
    SignKind.LAUGHTER: AsideKind.COMMENT,
}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_DOTS = re.compile(r"[.…·\s-]+")
_SECONDS = re.compile(
    r"(?:(?:pause|schweigen|schweigt|stille|pause\s+von|silence)\b[\s:,]*)?"
    r"(?:ca\.?\s*|etwa\s*|~\s*)?(?P<number>\d{1,3}(?:[.,]\d{1,2})?)\s*(?P<unit>s|sec|sek|seconds?|sekunden?|'')?\.?"
    r"(?:\s*(?:lange\s+|long\s+)?(?:pause|schweigen|stille|silence))?"
)
_STAMP = re.compile(r"\d{1,3}:\d\d(?::\d\d)?(?:[.,-]\d{1,3})?")
_PAUSES = words_of("pause denkpause sprechpause schweigen schweigt stille silence denkt überlegt zögert")
_OVERLAPS = words_of(
    "gleichzeitig überlappend überlappung überschneidung simultan durcheinander overlapping crosstalk"
)
_UNCLEAR = words_of(
    "unv unverst unverständlich unverstaendlich undeutlich unklar inaudible unintelligible unclear unhörbar akustisch"
)
# What people do while they speak, and what else can be heard; one such word makes a comment.
_SOUNDS = words_of(
    """
    lacht lachen lachend lächelt schmunzelt kichert seufzt seufzen räuspert hustet weint weinend stöhnt flüstert
    flüsternd leise laut betont ironisch nickt nicken schüttelt zeigt klopft atmet trinkt telefon handy klingeln
    klingelt geräusch geräusche störung unterbrechung unterbricht zustimmend bejahend verneinend fragend
    laughs laughing laughter sighs coughs cries whispers nods shrugs phone interruption noise applaus beifall
    """
)
_WORDS = re.compile(r"[^\W\d_]+")
_SILENCE_HEADS = words_of("lange kurze kurz lang längere long short kleine große")


def find_asides(text: str, rules: TranscriptionRules | None = None) -> tuple[Aside, ...]:
    """The asides in order; they do not overlap. Where `rules` are declared, their signs are what these say."""
    declared = _declared(text, rules) if rules else ()
    if not any(opening in text for opening in _OPENINGS):  # quicker to know than by the expression
        return tuple(declared)
    general = tuple(aside for found in _ASIDE.finditer(text) if (aside := _aside(found)))
    if not declared:
        return general
    others = (aside for aside in general if not any(aside.span.overlap(known.span) for known in declared))
    return tuple(sorted((*declared, *others), key=lambda aside: aside.span.start))


def _declared(text: str, rules: TranscriptionRules) -> list[Aside]:
    """The signs of the rules that are asides, without those that lie within others."""
    found: list[Aside] = []
    for sign in find_signs(text, rules):
        if sign.sign.kind in _OF_SIGNS and not (found and sign.span.start < found[-1].span.end):
            kind = _OF_SIGNS[sign.sign.kind]
            number = _NUMBER.search(sign.span.cut(text)) if kind is AsideKind.PAUSE else None
            found.append(Aside(sign.span, kind, float(number[0].replace(",", ".")) if number else None))
    return found


def is_aside(words: str, rules: TranscriptionRules | None = None) -> bool:
    """Whether words in brackets of any kind are an aside: `{lacht}`, `<Pause>` and `[unv.]` as `(lacht)`.

    So is what is a sign of declared `rules`.
    """
    if rules and any(sign.span == Span(0, len(words)) for sign in find_signs(words, rules)):
        return True
    return any(_aside(found) for found in _ASIDE.finditer(f"({words[1:-1]})"))


def count_asides(asides: Sequence[Aside]) -> dict[AsideKind, int]:
    """How many of each kind, without kinds that do not occur."""
    counts = {kind: sum(1 for aside in asides if aside.kind is kind) for kind in AsideKind}
    return {kind: number for kind, number in counts.items() if number}


def _aside(found: re.Match[str]) -> Aside | None:
    form = found.lastgroup or ""
    inside = found[form].strip()
    span = Span(*found.span())
    if not inside or _STAMP.fullmatch(inside):
        return None
    if form == "slashes":
        return Aside(span, AsideKind.OVERLAP)
    if _DOTS.fullmatch(inside):
        return Aside(span, AsideKind.OMISSION if form == "square" else AsideKind.PAUSE)
    seconds = _seconds(inside.casefold(), form)
    if seconds is not None:
        return Aside(span, AsideKind.PAUSE, seconds)
    kind = _kind(inside, form)
    return Aside(span, kind) if kind else None


def _seconds(inside: str, form: str) -> float | None:
    found = _SECONDS.fullmatch(inside)
    if found is None:
        return None
    number = float(found["number"].replace(",", "."))
    bare = inside == found["number"]
    if bare and (form == "square" or number > 99):
        return None  # a reference, or a year
    return number


def _kind(inside: str, form: str) -> AsideKind | None:
    words = [word.casefold() for word in _WORDS.findall(inside)]
    if not words:
        return AsideKind.UNCLEAR if set(inside) <= {"?", " "} else None
    first = words[1] if words[0] in _SILENCE_HEADS and len(words) > 1 else words[0]
    if first in _PAUSES:
        return AsideKind.PAUSE
    if first in _OVERLAPS:
        return AsideKind.OVERLAP
    if first in _UNCLEAR or words[0] in _UNCLEAR or inside.endswith("?"):
        return AsideKind.UNCLEAR
    if form == "double" or any(word in _SOUNDS for word in words):
        return AsideKind.COMMENT
    return None
