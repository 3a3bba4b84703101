"""Rolling captions: each line comes again in the next cues, growing or moving up, although it was said once.

A file is taken to roll by its cues as a whole: at least a quarter of those that touch the one before begin with its
last lines (or its last three words and more) and then go on, or show it again for a tenth of a second. The same
line again and again, each time as long as it takes to say it, is no rolling: whether it was said, or made up by a
program that recognises speech, nobody can tell from the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from qualcode.language.forms.normalised import folded
from qualcode.reading.cues.cue import Cue

_LEAST_WORDS = 3  # that come again, if they are no whole lines
_FLASH = 100  # milliseconds; nothing is said in so short a time
_TOUCHING = 500  # milliseconds
_LONGEST_PAUSE = 10_000  # milliseconds, after which a line may still stand there
_LEAST_SHARE = 4  # one in so many
_SIGNS = " .,;:!?…-–—>\"'„“”»«"


@dataclass(frozen=True, slots=True)
class Unrolled:
    """The cues with each line once, and the lines that were left out since they had been said."""

    cues: tuple[Cue, ...]
    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Overlap:
    """How many words at the beginning of a cue are the last ones of the cue before."""

    words: int
    whole_lines: bool  # whole lines of both, and the cue has more
    whole_before: bool  # all words of the cue before
    whole: bool  # all words of the cue
    touches: bool  # the cues follow each other without a pause

    def rolls(self, cue: Cue) -> bool:
        """Whether such an overlap shows rolling."""
        if not self.touches:
            return False
        if self.whole:
            return bool(self.words) and (cue.end or 0) - (cue.start or 0) <= _FLASH
        return self.words >= _LEAST_WORDS or self.whole_lines or (self.whole_before and self.words > 1)

    def repeats(self, cue: Cue) -> bool:
        """Whether the words were said before, in a file that rolls."""
        return self.whole_lines or (self.touches and (self.whole or self.whole_before)) or self.rolls(cue)


def without_rolling(cues: Sequence[Cue]) -> Unrolled:
    """The cues without the lines that were said before, if the cues as a whole roll; cues that stand twice once."""
    single = [cue for before, cue in zip([None, *cues], cues, strict=False) if not _is_twice(before, cue)]
    doubled = [line for before, cue in pairwise(cues) if _is_twice(before, cue) for line in cue.lines]
    overlaps = [_overlap(before, cue) for before, cue in pairwise(single)]
    following = [(found, cue) for found, cue in zip(overlaps, single[1:], strict=True) if found and found.touches]
    rolling = sum(found.rolls(cue) for found, cue in following)
    if not rolling or _LEAST_SHARE * rolling < len(following):
        return Unrolled(tuple(single), tuple(doubled))
    kept, repeated = single[:1], doubled
    for found, cue in zip(overlaps, single[1:], strict=True):
        if found is None or not found.repeats(cue):
            kept.append(cue)
            continue
        said, rest = _parted(cue, found.words)
        repeated += said
        if rest:
            kept.append(replace(cue, lines=tuple(rest)))
    return Unrolled(tuple(kept), tuple(repeated))


def _is_twice(before: Cue | None, cue: Cue) -> bool:
    """Whether a cue is the one before once more, with the same times."""
    return before is not None and cue.start is not None and replace(before, identifier=cue.identifier) == cue


def _overlap(before: Cue, cue: Cue) -> _Overlap | None:
    """What the cue repeats of the one before; None where another one speaks or the cues stand far apart."""
    if before.speaker != cue.speaker or not cue.follows(before, _LONGEST_PAUSE):
        return None
    old, new = _compared(before.words), _compared(cue.words)
    number = _longest_common(new, old)
    ends = set(accumulate(len(line.split()) for line in cue.lines))
    ends_before = set(accumulate(len(line.split()) for line in reversed(before.lines)))
    return _Overlap(
        number,
        whole_lines=number < len(new) and number in ends and number in ends_before,
        whole_before=0 < number == len(old),
        whole=number == len(new),
        touches=cue.follows(before, _TOUCHING),
    )


def _compared(words: str) -> list[str]:
    return [folded(word).strip(_SIGNS) or word for word in words.split()]


def _longest_common(new: Sequence[str], old: Sequence[str]) -> int:
    """The length of the longest beginning of `new` that is an end of `old`, by the prefix function (linear)."""
    joined: list[str | None] = [*new, None, *old[-len(new) :]]
    lengths = [0] * len(joined)
    for place in range(1, len(joined)):
        length = lengths[place - 1]
        while length and joined[place] != joined[length]:
            length = lengths[length - 1]
        lengths[place] = length + (joined[place] == joined[length])
    return lengths[-1] if old else 0


def _parted(cue: Cue, number: int) -> tuple[list[str], list[str]]:
    """The first `number` words of a cue as lines, and the lines of the rest."""
    said: list[str] = []
    rest: list[str] = []
    for line in cue.lines:
        words = line.split()
        if number:
            said.append(" ".join(words[:number]))
        if words[number:]:
            rest.append(" ".join(words[number:]))
        number = max(0, number - len(words))
    return said, rest
