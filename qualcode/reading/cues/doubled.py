"""What cues say twice: their time, and the speaker whom the file names apart, once more in the words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from qualcode.language.forms.normalised import folded
from qualcode.reading.cues.cue import Cue
from qualcode.reading.cues.labels import CueLabel, labels_in
from qualcode.reading.dialects.forms import SpeakerForm
from qualcode.reading.dialects.labels import is_known_label
from qualcode.reading.dialects.stamps import BARE, ENCLOSED, milliseconds_of

_STAMP = re.compile(rf"(?:{ENCLOSED}|{BARE}(?=\s|$))\s*(?:[-–—]\s+)?", re.A)
_NEAR = 1500  # milliseconds
_NUMBERED_VOICE = re.compile(
    r"(?:s|spk|speaker|sprecher|sprecherin|sprechende|person|stimme|voice|participant|teilnehmer|teilnehmerin)"
    r"[\s_-]*\d+",
)


@dataclass(frozen=True, slots=True)
class Undoubled:
    """Cues without what they said twice, these pieces, and the names in the words that took the place of numbers."""

    cues: tuple[Cue, ...]
    stamps: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    renamed: dict[str, str] | None = None


def without_doubled(cues: Sequence[Cue], forms: Sequence[SpeakerForm], known: Collection[str]) -> Undoubled:
    """The cues without time stamps that repeat their times, and without labels that repeat their speakers.

    A label repeats the speaker where both are the same, or where it comes back and each stands with the other only;
    then it takes the place of a speaker who has but a number (`S00`), unless that one is `known`.
    """
    stamps: list[str] = []
    timed = tuple(_without_stamp(cue, stamps) for cue in cues)
    if not any(cue.speaker for cue in timed):
        return Undoubled(tuple(cue for cue in timed if cue.lines), tuple(stamps))
    best: dict[int, CueLabel] = {}
    for form in forms:
        found = _repeating(timed, form, known)
        best = found if len(found) > len(best) else best
    names = {folded(cue.speaker) for cue in timed}
    renamed = _renamed(timed, best) if names.isdisjoint(map(folded, known)) else {}
    labels: list[str] = []
    kept = []
    for number, cue in enumerate(timed):
        if number in best:
            labels.append(cue.lines[0][: best[number].end])
            rest = cue.lines[0][best[number].end :].strip()
            cue = replace(cue, lines=(rest, *cue.lines[1:]) if rest else cue.lines[1:])  # noqa: PLW2901 - cut
        if cue.lines:
            kept.append(replace(cue, speaker=renamed.get(cue.speaker, cue.speaker)))
    again = [_without_stamp(cue, stamps) for cue in kept]  # one behind a label
    return Undoubled(tuple(cue for cue in again if cue.lines), tuple(stamps), tuple(labels), renamed)


def _without_stamp(cue: Cue, stamps: list[str]) -> Cue:
    found = _STAMP.match(cue.lines[0]) if cue.lines and cue.start is not None else None
    milliseconds = milliseconds_of(found[0]) if found else None
    if found is None or milliseconds is None or cue.start is None:
        return cue
    end = cue.start if cue.end is None else cue.end
    if not cue.start - _NEAR <= milliseconds <= end + _NEAR:
        return cue
    stamps.append(found[0])
    rest = cue.lines[0][found.end() :]
    return replace(cue, lines=(rest, *cue.lines[1:]) if rest else cue.lines[1:])


def _repeating(cues: Sequence[Cue], form: SpeakerForm, known: Collection[str]) -> dict[int, CueLabel]:
    """The labels at the beginning of cues that say who speaks there, as the file says it already."""
    places = [number for number, cue in enumerate(cues) if cue.lines]
    found = labels_in([cues[number].lines[0] for number in places], form, known)
    labels = {places[place]: label for place, label in found.items() if cues[places[place]].speaker}
    pairs = Counter((folded(cues[number].speaker), folded(label.speaker)) for number, label in labels.items())
    of_voice: dict[str, set[str]] = defaultdict(set)
    of_label: dict[str, set[str]] = defaultdict(set)
    for voice, label in pairs:
        of_voice[voice].add(label)
        of_label[label].add(voice)

    def repeats(voice: str, label: CueLabel) -> bool:
        key = folded(label.speaker)
        if voice == key:
            return True
        alone = len(of_voice[voice]) == 1 == len(of_label[key])
        return alone and (pairs[voice, key] > 1 or is_known_label(label.speaker))

    return {number: label for number, label in labels.items() if repeats(folded(cues[number].speaker), label)}


def _renamed(cues: Sequence[Cue], labels: dict[int, CueLabel]) -> dict[str, str]:
    """For each speaker who has but a number the name in the words."""
    return {
        cues[number].speaker: label.speaker
        for number, label in labels.items()
        if _NUMBERED_VOICE.fullmatch(folded(cues[number].speaker))
        and not _NUMBERED_VOICE.fullmatch(folded(label.speaker))
    }
