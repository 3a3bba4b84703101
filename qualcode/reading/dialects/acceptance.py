"""Which of the words that look like labels are speakers: the text as a whole has to show that people talk.

What looks like a label may be running prose (“Hinweis: …”), so

1. labels that transcripts are known to use (`I`, `B2`, `Interviewerin`, `Befragter`, `Moderator*in`, `Speaker 1`)
   count if two different ones occur, if one occurs twice, or if the text begins with one; in lower case they count
   if they take turns, or stand in at least every second line;
2. names (capitalised words, `Frau [Name]`, `ANNA B.`) count if they occur twice and take turns with another label.
   Beside labels that count, one occurrence is enough for a name with a title or a placeholder, and, where at least
   every second line has a label, for any name;
3. other short words count if they come back, take turns, and three of four lines begin so; where all lines do, one
   occurrence is enough;
4. words that head notes (“Hinweis”, “Thema”, “Datum”) never count.

Labels that the researcher names count wherever they stand, in any case.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from qualcode.language.forms.normalised import folded
from qualcode.language.sentences.abbreviations import OPENERS
from qualcode.language.speakers import label_key
from qualcode.reading.dialects.forms import Candidate, FoldedNames
from qualcode.reading.dialects.labels import has_title, is_known_label, is_name, is_short, is_small_label
from qualcode.reading.dialects.stamps import is_stamp_line

_COUNTED = re.compile(r"(?P<word>[^\W\d_]+)[ .]?(?P<number>\d{1,4})")
_LEAST_COUNTED = 3  # turns of a speaker


class Acceptance:
    """The candidates of one form, weighed together."""

    def __init__(
        self,
        text: str,
        candidates: Sequence[Candidate],
        known: Collection[str],
        *,
        is_sure: bool,
        is_tab: bool = False,
    ) -> None:
        """`is_sure` is whether the form itself says that words are a label (a colon, brackets), unlike a dash."""
        self._text = text
        candidates = _of_one_kind(text, candidates)
        self._candidates = candidates
        self._is_sure = is_sure
        self._is_tab = is_tab
        self._names_said = FoldedNames(known)
        self._times = Counter(found.speaker for found in candidates)
        self._alone = sum(1 for found in candidates if _is_alone(text, found))
        self._lines = _lines_from(text, candidates[0].start) if candidates else 0

    def speakers(self) -> set[str]:
        """The labels that count as speakers."""
        if not self._times:
            return set()
        known = {speaker for speaker in self._times if is_known_label(speaker)}
        above = self._above(known)
        labels = known - above
        names = {speaker for speaker in self._times if is_name(speaker)} - above
        accepted = {speaker for speaker in self._times if speaker in self._names_said}
        if self._is_sure or self._take_turns(labels) or self._share(labels) >= 1 / 2:
            accepted |= self._known_ones(labels)
        accepted |= self._small_ones(accepted | labels)
        if self._is_tab and not accepted:
            return set()  # a table has tabs too
        talking = accepted | labels | {speaker for speaker in names if self._times[speaker] > 1}
        if self._take_turns(talking):
            accepted |= talking
        if max(self._times.values()) > 1 and self._share(accepted | names) >= 1 / 2:
            accepted |= names if self._take_turns(accepted | names) else set()
        accepted |= self._short_ones(accepted) - above
        titled = {speaker for speaker in names if has_title(speaker)}
        if accepted or (self._is_sure and len(titled) > 1 and self._begins_with(titled)):
            accepted |= titled
        return accepted

    def _known_ones(self, labels: set[str]) -> set[str]:
        """Rule 1."""
        if len(labels) < 2 and not any(self._times[speaker] > 1 for speaker in labels):
            return labels if self._begins_with(labels) else set()
        return labels

    def _small_ones(self, others: set[str]) -> set[str]:
        """Rule 1 for labels in lower case."""
        small = {speaker for speaker in self._times if is_small_label(speaker)}
        if not small:
            return set()
        together = small | others
        long = any(len(label_key(speaker)) > 2 for speaker in together)
        dense = len(together) > 1 and self._share(together) >= 1 / 2 and (long or len(self._candidates) > 3)
        return small if self._take_turns(together) or (dense and self._is_sure) else set()

    def _short_ones(self, accepted: set[str]) -> set[str]:
        """Rule 3."""
        rest = {speaker for speaker in self._times if speaker not in accepted and is_short(speaker)}
        rest = {speaker for speaker in rest if label_key(speaker.split()[0]) not in OPENERS}
        again = {speaker for speaker in rest if self._times[speaker] > 1}
        found: set[str] = set()
        if again and self._take_turns(accepted | again) and self._share(accepted | again) >= 3 / 4:
            found |= again
        once = self._behind_the_first(accepted | found) & rest - again
        if once and 4 * len(once) <= len(self._candidates) and self._share(accepted | found | once) >= 9 / 10:
            found |= once if self._take_turns(accepted | found | once) else set()
        return found

    def _behind_the_first(self, speakers: set[str]) -> set[str]:
        """Who has a label behind the first one of the speakers."""
        first = next((index for index, each in enumerate(self._candidates) if each.speaker in speakers), None)
        return set() if first is None else {found.speaker for found in self._candidates[first:]}

    def _above(self, known: set[str]) -> set[str]:
        """Labels that stand once above the talk of others, as in a form (“Interviewer: …”, “Befragte: …”)."""
        repeated = {speaker for speaker in known if self._times[speaker] > 1}
        if len(repeated) < 2:
            return set()
        first = next(found.start for found in self._candidates if found.speaker in repeated)
        above = {found.speaker for found in self._candidates if found.start < first}
        return {speaker for speaker in above & known if self._times[speaker] == 1 and len(speaker) > 3}

    def _take_turns(self, speakers: set[str]) -> bool:
        """Whether at least one of the speakers comes back after another one."""
        order = [found.speaker for found in self._candidates if found.speaker in speakers]
        return sum(speaker != following for speaker, following in pairwise(order)) > 1

    def _begins_with(self, speakers: set[str]) -> bool:
        """Whether the text begins with the label of one of the speakers."""
        first = self._candidates[0]
        return first.speaker in speakers and not self._text[: first.start].strip()

    def _number(self, speakers: set[str]) -> int:
        return sum(self._times[speaker] for speaker in speakers)

    def _share(self, speakers: set[str]) -> float:
        """The share of the lines from the first label of the speakers on that begin with one of theirs."""
        first = next((found.start for found in self._candidates if found.speaker in speakers), None)
        number = self._number(speakers)
        if first is None or number < 2:
            return 0.0
        lines = self._lines if first == self._candidates[0].start else _lines_from(self._text, first)
        return number / max(lines - self._alone, number, 1)


def _is_alone(text: str, found: Candidate) -> bool:
    """Whether nothing stands behind a label in its line."""
    end = text.find("\n", found.end)
    return not text[found.end : end if end >= 0 else None].strip()


def _of_one_kind(text: str, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates without names that stand once before words, where all other labels fill their line."""
    times = Counter(found.speaker for found in candidates)
    single = {speaker for speaker, number in times.items() if number == 1 and not is_known_label(speaker)}
    others = [found for found in candidates if found.speaker not in single or _is_alone(text, found)]
    if 2 < len(others) < len(candidates) and all(_is_alone(text, found) for found in others):
        return others
    return candidates


def _lines_from(text: str, start: int) -> int:
    """How many lines there are from here on, without blank ones and those that hold time stamps only."""
    end = text.find("\n", start)
    if end < 0:
        return int(_tells(text[start:]))
    starts = _telling_lines(text)
    return int(_tells(text[start:end])) + len(starts) - bisect_left(starts, end + 1)


@lru_cache(maxsize=1)  # asked for labels of all forms in a text, one form after another
def _telling_lines(text: str) -> tuple[int, ...]:
    """Where lines begin that hold more than blanks and time stamps."""
    starts: list[int] = []
    start = 0
    for line in text.split("\n"):
        if _tells(line):
            starts.append(start)
        start += len(line) + 1
    return tuple(starts)


def _tells(line: str) -> bool:
    return bool(words := line.strip()) and not is_stamp_line(words)


def one_spelling(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with the speakers that differ in case alone under the spelling that they have most often."""
    spellings: dict[str, Counter[str]] = {}
    for speaker, times in Counter(found.speaker for found in candidates).items():
        spellings.setdefault(folded(speaker), Counter())[speaker] = times
    if all(len(times) == 1 for times in spellings.values()):
        return list(candidates)
    chosen = {key: times.most_common(1)[0][0] for key, times in spellings.items()}
    return [Candidate(found.start, found.end, chosen[folded(found.speaker)]) for found in candidates]


def without_counting(labels: Sequence[Candidate]) -> Sequence[Candidate]:
    """The labels without numbers that count the turns of a speaker: I1, B1, I2, B2, I3, B3 are two speakers.

    Each label stands once then, several words before the numbers occur, and each of them counts on from one to the
    next, three times at least.
    """
    counts: dict[str, list[int]] = {}
    for label in labels:
        found = _COUNTED.fullmatch(label.speaker)
        if found is None:
            return labels
        counts.setdefault(found["word"], []).append(int(found["number"]))
    if len(counts) < 2 or any(not _counts_on(numbers) for numbers in counts.values()):
        return labels
    words = (_COUNTED.fullmatch(label.speaker) for label in labels)
    return [
        Candidate(label.start, label.end, found["word"])
        for label, found in zip(labels, words, strict=True)
        if found is not None
    ]


def _counts_on(numbers: Sequence[int]) -> bool:
    return len(numbers) >= _LEAST_COUNTED and all(after == before + 1 for before, after in pairwise(numbers))
