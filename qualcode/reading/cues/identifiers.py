"""Cue identifiers, the lines above the times of cues: speakers, where the identifiers as a whole are names.

Meeting programs write `Speaker 1`, `1 "Anna Berg" (123)` or `Anna Berg-12` there, others numbers and keys.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qualcode.language.forms.normalised import folded, spelled
from qualcode.reading.cues.cue import Cue
from qualcode.reading.dialects.labels import is_known_label, is_name, is_short

_NAMED = re.compile(
    r"(?:\d+(?:[\s.:)_|-]+|(?=[\"“„(])))?[\"“„\[(]?(?P<name>[^\W\d_][^\n\"“”]*?)[\"“”\])]?:?(?:\s*\(-?\d+\))?"
)
_COUNTED = re.compile(r"(?:\s*[-_#:/]\s*|\s+|\.)\d+$")
_KEY = re.compile(r"[0-9a-f]{8}-|[0-9a-f]{16}|.*\d/\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Identified:
    """Cues with the speakers that their identifiers name, the identifiers used for it and those that say nothing."""

    cues: tuple[Cue, ...]
    used: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def with_identified(cues: Sequence[Cue], *, wanted: bool) -> Identified:
    """The cues with the names of their identifiers; if they are not `wanted`, all identifiers are left out.

    Names are taken where they come back, or are labels that transcripts are known to use.
    """
    identifiers = [cue.identifier for cue in cues]
    told = tuple(found for found in identifiers if found and not found.isdigit())
    if not wanted or not told:
        return Identified(tuple(cues), left=told)
    plain = [_name(identifier) for identifier in identifiers]
    uncounted = [_name_without_number(identifier) for identifier in identifiers]
    for names in (plain, uncounted):
        times = Counter(folded(name) for name in names if name)
        if times and _come_back(times) and (names is plain or len(times) > 1):  # one that is counted counts cues
            return _named(cues, names, told)
    if all(map(is_known_label, filter(None, plain))) and any(plain):
        return _named(cues, plain, told)
    return Identified(tuple(cues), left=told)


def _named(cues: Sequence[Cue], names: Sequence[str], told: Sequence[str]) -> Identified:
    pairs = tuple(zip(cues, names, strict=True))
    return Identified(
        tuple(replace(cue, speaker=name, identifier="") if name else cue for cue, name in pairs),
        used=tuple(cue.identifier for cue, name in pairs if name),
        left=tuple(cue.identifier for cue, name in pairs if not name and cue.identifier in told),
    )


def _come_back(times: Counter[str]) -> bool:
    """Whether names come back: at least one, and on the whole half as many names as cues at most."""
    return max(times.values()) > 1 and 2 * len(times) <= times.total() + 1


def _name(identifier: str) -> str:
    found = None if _KEY.match(identifier) else _NAMED.fullmatch(identifier)
    name = spelled(found["name"]) if found else ""
    return name if name and (is_known_label(name) or is_name(name) or is_short(name)) else ""


def _name_without_number(identifier: str) -> str:
    return _name(_COUNTED.sub("", identifier)) if _COUNTED.search(identifier) else ""
