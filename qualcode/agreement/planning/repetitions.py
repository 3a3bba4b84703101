"""Own passages that somebody codes a second time: which of them are old enough, and which are drawn by a seed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from qualcode.agreement.planning.samples import shared
from qualcode.model.codings import Coding
from qualcode.model.sharing.segments import united
from qualcode.model.spans import Span


@dataclass(frozen=True, slots=True)
class OwnPassage:
    """A passage that its coder coded: `codes` are keys, `day` (ISO 8601) is when the coder last coded anything in it.

    `document` is the document's UUID.
    """

    document: str
    span: Span
    codes: frozenset[int] = frozenset()
    day: str = ""


def own_passages(document: str, length: int, codings: Sequence[Coding], days: Mapping[int, str]) -> list[OwnPassage]:
    """The passages of one coder's codings in a text of so many code points; those that share text are one.

    A coding of the whole text makes no passage: nobody could code such a passage again without knowing it. `days`
    tells of each coding (key) when it was given.
    """
    parts = [coding for coding in codings if coding.span.length < length]
    found = []
    for span in united(coding.span for coding in parts):
        there = [coding for coding in parts if coding.span.overlap(span)]
        codes = frozenset(coding.code for coding in there)
        found.append(OwnPassage(document, span, codes, max(days[coding.key] for coding in there)))
    return found


def old_enough(passages: Iterable[OwnPassage], today: str, days: int) -> list[OwnPassage]:
    """Those in which nothing was coded for so many days before the day that is today."""
    last = (date.fromisoformat(today) - timedelta(days=days)).isoformat()
    return [passage for passage in passages if passage.day <= last]


def day_of_enough(passages: Sequence[OwnPassage], number: int, days: int) -> str:
    """The day on which so many of the passages are old enough; empty where there are not as many."""
    if number > len(passages):
        return ""
    last = sorted(passage.day for passage in passages)[number - 1]
    return (date.fromisoformat(last) + timedelta(days=days)).isoformat()


def drawn_by_code(passages: Sequence[OwnPassage], number: int, seed: int) -> dict[int, list[OwnPassage]]:
    """So many of the passages, of each code (a key) its share; a passage of several codes is one of the rarest.

    So rare codes are among them, one passage each at least where so many are drawn. Of a code those are drawn whose
    SHA-256 of “seed:UUID of the document:start:end” is the least: the draw depends on no program.
    """
    numbers = Counter(code for passage in passages for code in passage.codes)
    strata: dict[int, list[OwnPassage]] = {}
    for passage in passages:
        rarest = min(passage.codes, key=lambda code: (numbers[code], code))
        strata.setdefault(rarest, []).append(passage)
    shares = shared({str(code): len(found) for code, found in strata.items()}, number)
    return {code: lots(found, seed)[: shares[str(code)]] for code, found in sorted(strata.items())}


def lots(passages: Iterable[OwnPassage], seed: int) -> list[OwnPassage]:
    """The passages in an order that the seed draws."""

    def lot(passage: OwnPassage) -> str:
        place = f"{seed}:{passage.document}:{passage.span.start}:{passage.span.end}"
        return hashlib.sha256(place.encode()).hexdigest()

    return sorted(passages, key=lot)
