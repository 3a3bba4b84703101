"""Signs in cues that somebody else begins to speak, without saying who: dashes, `>>`, `[SPEAKER_TURN]`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from qualcode.reading.cues.cue import Cue

CHANGE = re.compile(r"(?:[-–—]|>>+|≫)\s?(?=\S)")
SENTENCE_ENDS = re.compile(r"[.!?…][\"'”“»«)]*\s+(?=\S)")
_DASH = re.compile(r"[-–—]\s?(?=\S)")
_ARROWS = re.compile(r">>+|≫")
_ARROWS_INSIDE = re.compile(r"\s+(?=>>|≫)")
_TURN = re.compile(r"\s*\[SPEAKER_TURN\]\s*", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…][\"'”“»«)]*$")


def parted_at_changes(cues: Iterable[Cue], taken: list[str]) -> Iterator[Cue]:
    """The cues, parted where somebody else begins to speak; signs that are no part of what is said go to `taken`."""
    turned = False
    for cue in cues:
        lines: list[str] = []
        changes = turned
        turned = False
        for line, is_turned in _lines(cue, taken):
            if line and (turned or _begins(line, lines)):
                if lines:
                    yield replace(cue, lines=tuple(lines), changes=changes)
                lines, changes = [], True
            if line:
                lines.append(line)
            turned = is_turned or (turned and not line)
        if lines:
            yield replace(cue, lines=tuple(lines), changes=changes)


def _lines(cue: Cue, taken: list[str]) -> Iterator[tuple[str, bool]]:
    """The lines, parted at signs within them, and whether a sign that somebody else goes on stands at their end."""
    for line in cue.lines:
        pieces = _TURN.split(line)
        taken.extend("SPEAKER_TURN" for _sign in pieces[1:])
        for number, piece in enumerate(pieces, start=1):
            parts = _ARROWS_INSIDE.split(piece)
            for part in parts[:-1]:
                yield part, False
            yield parts[-1], number < len(pieces)


def _begins(line: str, before: list[str]) -> bool:
    """Whether a line begins with a sign of change, behind the lines before it in its cue."""
    if _ARROWS.match(line):
        return True
    if not _DASH.match(line):
        return False
    return not before or _DASH.match(before[0]) is not None or (line[:2] == "- " and bool(_ENDED.search(before[-1])))
