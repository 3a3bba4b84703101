"""Who speaks in cues whose file says it only in the words: labels at the beginning of cues and of their lines.

The forms of labels are those of the table of dialects; what counts as a label is told by the cues as a whole, of
which each is a line of its own: where at least every second one begins with a label, names that come back count
however they are written, and other names once; where every one does, each. Else labels count that transcripts are
known to use and names that come back. A name in brackets (`(Anna)`), or before a dash, may be a sound or running
prose and counts only where at least every second cue has one. Names that differ by case alone are one speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from qualcode.language.forms.normalised import folded
from qualcode.language.sentences.abbreviations import OPENERS
from qualcode.reading.cues.changes import CHANGE, SENTENCE_ENDS
from qualcode.reading.cues.cue import Cue
from qualcode.reading.cues.talk import ends_sentence
from qualcode.reading.dialects.forms import ABOVE, SpeakerForm, candidates_of
from qualcode.reading.dialects.labels import is_known_label, is_name, is_small_label

_NEARLY_ALL = 20  # all but one in so many
_LONGEST_LABEL = 120  # with stamps
_HABIT = 2  # labels that repeat the speaker of the cue before: who labels so labels every cue
_FEW = 10  # one in so many
_HARDLY = 5  # one in so many cues without a label


@dataclass(frozen=True, slots=True)
class CueLabel:
    """A label at the beginning of a line: whose, and where the words behind it begin."""

    speaker: str
    end: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """Cues with the speakers that their words named, these labels, and how many cues name nobody beside others."""

    cues: tuple[Cue, ...]
    taken: tuple[str, ...] = ()
    nameless: int = 0


def labels_in(lines: Sequence[str], form: SpeakerForm, known: Collection[str]) -> dict[int, CueLabel]:
    """What looks like a label of the form at the beginning of lines, by the number of the line.

    A sign that somebody else speaks (a dash, `>>`) may stand before it.
    """
    begins = [found.end() if (found := CHANGE.match(line)) else 0 for line in lines]
    bare = [line[begin:] for line, begin in zip(lines, begins, strict=True)]
    starts = [0, *accumulate(len(line) + 1 for line in bare)]
    labels: dict[int, CueLabel] = {}
    for candidate in candidates_of("\n".join(bare), form, known, numbered=False):
        number = bisect_right(starts, candidate.start) - 1
        end = candidate.end - starts[number]
        if end <= len(bare[number]):
            labels[number] = CueLabel(candidate.speaker, begins[number] + end)
    return labels


def with_labels(cues: Sequence[Cue], forms: Sequence[SpeakerForm], known: Collection[str]) -> Labelled:
    """The cues with the speakers whom their words name; `known` are names that count wherever they stand."""
    best = max((_Found(cues, form, known) for form in forms), key=lambda found: found.covered)
    if not best.covered:
        return Labelled(tuple(cues))
    taken: list[str] = []
    parted = [piece for number, cue in enumerate(cues) for piece in best.parted(number, cue, taken)]
    named = tuple(gone_on(parted))
    return Labelled(named, tuple(taken), sum(not cue.speaker for cue in named))


class _Found:
    """The labels of one form in cues, and those that count."""

    def __init__(self, cues: Sequence[Cue], form: SpeakerForm, known: Collection[str]) -> None:
        self._form = form
        self._known = known
        lines = [line for cue in cues for line in cue.lines]
        firsts = [0, *accumulate(len(cue.lines) for cue in cues)]
        if form.template == ABOVE:
            self._labels = _names_above(cues, firsts)
        else:
            self._labels = labels_in(lines, form, known)
        if form.is_template and not form.template.endswith(":"):  # a cue that is nothing but “[Musik]” is no label
            alone = {first for cue, first in zip(cues, firsts, strict=False) if len(cue.lines) == 1}
            self._labels = {
                number: label
                for number, label in self._labels.items()
                if number not in alone or label.end < len(lines[number])
            }
        self._firsts = firsts
        self._spelled = self._accepted(len(cues), set(firsts))
        self.covered = sum(any(self.label(line) for line in range(first, after)) for first, after in pairwise(firsts))

    def label(self, line: int) -> CueLabel | None:
        """The label that counts at the beginning of a line."""
        label = self._labels.get(line)
        return label if label and folded(label.speaker) in self._spelled else None

    def _accepted(self, cues: int, firsts: Collection[int]) -> dict[str, str]:
        """The names that count in lower case, and how each is spelled, by the rules at the head of this module."""
        spellings = Counter(label.speaker for label in self._labels.values())
        times: Counter[str] = Counter()
        for name, number in spellings.items():
            times[folded(name)] += number
        begun = sum(number in firsts for number in self._labels)
        most, nearly_all = 2 * begun >= cues, _NEARLY_ALL * begun >= (_NEARLY_ALL - 1) * cues
        best = {folded(name): name for name, _number in sorted(spellings.items(), key=lambda item: item[1])}
        if self._form.said:
            return best
        known = {folded(name) for name in self._known}
        labels = {key for key, name in best.items() if is_known_label(name) or (most and is_small_label(name))}
        comes_back = {key for key, number in times.items() if number > 1}
        proven = bool(comes_back or labels) or (nearly_all and all(map(is_name, best.values())))
        if self._is_doubtful and not most:
            return {key: best[key] for key in best if key in known or (key in labels and len(labels) > 1)}
        return {
            key: name
            for key, name in best.items()
            if key in known
            or key in labels
            or (most and proven and (key in comes_back or (_may_be_once(name) and (is_name(name) or nearly_all))))
            or (key in comes_back and is_name(name))
        }

    @property
    def _is_doubtful(self) -> bool:
        """Whether sounds and running prose look so, too."""
        return self._form.is_loose or not self._form.template.endswith(":")

    def parted(self, number: int, cue: Cue, taken: list[str]) -> Iterator[Cue]:
        """The cue parted where another one is named; the words of labels go to `taken`."""
        open_cue = replace(cue, lines=())
        for place, line in enumerate(cue.lines, start=self._firsts[number]):
            label = self.label(place)
            begin = 0
            for start, found in (*([(0, label)] if label else []), *self._inside(line, label.end if label else 0)):
                if before := line[begin:start].strip():
                    open_cue = replace(open_cue, lines=(*open_cue.lines, before))
                if open_cue.lines or open_cue.named:
                    yield open_cue
                begin = start + found.end
                taken.append(line[start:begin])
                speaker = self._spelled[folded(found.speaker)]
                open_cue = replace(cue, lines=(), speaker=speaker, changes=False, named=True)
            if rest := line[begin:].strip():
                open_cue = replace(open_cue, lines=(*open_cue.lines, rest))
        if open_cue.lines or open_cue.named:
            yield open_cue

    def _inside(self, line: str, begin: int) -> list[tuple[int, CueLabel]]:
        """Labels that count behind the end of a sentence within a line."""
        if self._is_doubtful:
            return []
        places = [found.end() for found in SENTENCE_ENDS.finditer(line, begin)]
        if not places:
            return []
        labels = labels_in([line[place : place + _LONGEST_LABEL] for place in places], self._form, self._known)
        return [(places[number], label) for number, label in labels.items() if folded(label.speaker) in self._spelled]


def _may_be_once(name: str) -> bool:
    """Whether words that stand once before a colon do not begin as sentences do (“Das Ziel: …”)."""
    return folded(name.split(maxsplit=1)[0]) not in OPENERS


def _names_above(cues: Sequence[Cue], firsts: Sequence[int]) -> dict[int, CueLabel]:
    """The first lines of cues as labels, where nearly each cue has one that is a name, and some come back."""
    names = {
        first: CueLabel(cue.lines[0], len(cue.lines[0]))
        for cue, first in zip(cues, firsts, strict=False)
        if len(cue.lines) > 1 and (is_known_label(cue.lines[0]) or is_name(cue.lines[0]))
    }
    times = Counter(label.speaker for label in names.values())
    come_back = max(times.values(), default=0) > 1 and 2 * len(times) <= len(names) + 1
    return names if come_back and _FEW * len(names) >= (_FEW - 1) * len(cues) else {}


def gone_on(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Cues without a label go on with the speaker before; nobody is known to say those that change or overlap.

    Where each cue has a label, also of those who spoke before, one without a label is somebody unknown, unless it
    goes on in the middle of a sentence.
    """
    repeats = sum(before.named and cue.named and before.speaker == cue.speaker for before, cue in pairwise(cues))
    without = sum(not cue.named for cue in cues)
    labels_all = repeats >= _HABIT and _HARDLY * without <= len(cues)
    last: Cue | None = None
    for cue in cues:
        if cue.named or last is None:
            gone_on = cue
        elif cue.changes or cue.overlaps(last) or (labels_all and ends_sentence(last)):
            gone_on = replace(cue, speaker="")
        else:
            gone_on = replace(cue, speaker=last.speaker)
        last = gone_on
        if gone_on.lines:
            yield gone_on
