"""Find who speaks in a transcript, and the time stamps.

A label stands at the beginning of a line, behind time stamps or emphasis if need be, and ends with a colon:
`I:`, `B1:`, `[00:01:02] Frau [Name]:`, `I [00:01:02]:`, `**Anna Berg:**`. Where a text has no such labels, bold
beginnings of lines count, then labels that end with a tab (`I<tab>text`), and then those that fill a line
(`ANNA BERG`, `Anna Berg  0:05`).
What looks like a label may be running prose (“Hinweis: …”), so the text as a whole has to show that people talk:

1. Labels that transcripts are known to use (`I`, `B2`, `Interviewerin`, `Befragter`, `Moderator*in`, `Speaker 1`)
   count if two different ones occur, if one occurs twice, or if the text begins with one.
2. Names (capitalised words, `Frau [Name]`, `ANNA B.`) count if they occur twice and take turns with another
   label. Beside labels that count, one occurrence is enough for a name with a title or a placeholder, and,
   where at least every second line has a label, for any name.
3. Words that head notes (“Hinweis”, “Thema”, “Datum”) never count.

Labels that the researcher names (`known`) count wherever they stand. Nobody can be sure by rule: readers show
what was found, and `unused_labels` says what was passed over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from qualcode.language.forms.normalised import Composed, composed
from qualcode.language.sentences.abbreviations import OPENERS
from qualcode.language.speakers import (
    ANSWERS,
    ASKS,
    HEADS_OF_NOTES,
    OTHERS,
    PARTICLES,
    TITLES,
    VOICES,
    label_key,
)
from qualcode.model.documents import TimeMark, Turn
from qualcode.model.spans import Span

_BLANK = r"[^\S\n]"
_STAMP = r"(?:#\d{1,2}:\d\d:\d\d(?:-\d{1,3})?#|[\[(]\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])])"
_BARE = r"\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?"
# A label may hold the colon of “Interviewer:in”, but no other.
_NAME = r"(?P<label>(?:[^\W\d_]|\[[^\W\d_])(?:[^:\n\t*]|[:*](?=(?:in(?:nen)?|r)\b)){0,39}?)"
_BEFORE = rf"^{_BLANK}*(?P<line>)(?:(?:{_STAMP}|{_BARE}){_BLANK}*)*[*_]{{0,3}}"
_AFTER = rf"(?:{_BLANK}*{_STAMP})*"
_COLON = re.compile(
    rf"{_BEFORE}{_NAME}[*_]{{0,3}}{_AFTER}{_BLANK}?:(?!(?:in(?:nen)?|r)\b)[*_]{{0,3}}{_AFTER}(?P<rest>.?)", re.M
)
_TAB = re.compile(rf"{_BEFORE}{_NAME}{_AFTER}[*_]{{0,3}}\t+{_AFTER}(?P<rest>\S)", re.M)
_LINE = re.compile(
    rf"{_BEFORE}{_NAME}[*_]{{0,3}}(?P<time>{_AFTER}|(?:\t|{_BLANK}{{2,}}){_BARE}){_BLANK}*$(?P<rest>)", re.M
)

_BOLD = re.compile(rf"(?:(?:{_STAMP}|{_BARE}){_BLANK}*)*{_NAME}{_AFTER}{_BLANK}*[.:]?{_BLANK}*")

_LETTERS = re.compile(r"[A-ZÄÖÜ](?:[A-Za-zÄÖÜäöü]{0,3}\d{1,2})?")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What looks like a label: where its line begins, where the label ends, and the speaker."""

    start: int
    end: int
    speaker: str


def find_turns(text: str, known: Collection[str] = (), bold: Sequence[Span] = ()) -> tuple[Turn, ...]:
    """The turns of the speakers in order; none where the text shows no speakers.

    `known` are labels that count wherever they stand, `bold` the bold beginnings of lines. A turn runs to the
    next label; its span begins with the time stamp in front of the label, and its speech behind the label and
    the stamps that follow it.
    """
    known = frozenset(map(composed, known))
    for form in (_COLON, _BOLD, _TAB, _LINE):
        candidates = tuple(_bold_candidates(text, bold, known)) if form is _BOLD else _candidates(text, form, known)
        accepted = _accepted(text, candidates, known, form)
        if accepted:
            return tuple(_turns(text, [found for found in candidates if found.speaker in accepted]))
    return ()


def unused_labels(text: str, turns: Sequence[Turn]) -> dict[str, int]:
    """Names before a colon that were not taken for speakers although others were: name and number of times."""
    taken = {turn.speaker for turn in turns}
    found = Counter(candidate.speaker for candidate in _candidates(text, _COLON, frozenset()))
    return {name: times for name, times in found.items() if turns and name not in taken}


@lru_cache(maxsize=4)  # speakers are looked for, and after them what was taken for none, in the same text
def _candidates(text: str, form: re.Pattern[str], known: frozenset[str]) -> tuple[_Candidate, ...]:
    return tuple(_candidates_of(text, form, known))


def _candidates_of(text: str, form: re.Pattern[str], known: Collection[str]) -> Iterator[_Candidate]:
    glass = Composed(text)
    for found in form.finditer(glass.text):
        speaker = " ".join(found["label"].strip("_ ").split())
        if speaker not in known and not is_known_label(speaker) and not is_name(speaker):
            continue
        rest = found["rest"]
        if form is _COLON and not (not rest or rest.isspace() or (rest.isalpha() and is_known_label(speaker))):
            continue
        if form is _LINE and not (found["time"] or _fills_a_line(speaker, known)):
            continue
        span = glass.span(found.start("line"), found.end() - len(rest))
        yield _Candidate(span.start, span.end, speaker)


def _bold_candidates(text: str, bold: Sequence[Span], known: Collection[str]) -> Iterator[_Candidate]:
    for span in bold:
        found = _BOLD.fullmatch(composed(span.cut(text)))
        speaker = " ".join(found["label"].split()) if found else ""
        if speaker in known or (speaker and (is_known_label(speaker) or is_name(speaker))):
            yield _Candidate(span.start, span.end, speaker)


def _turns(text: str, labels: Sequence[_Candidate]) -> Iterator[Turn]:
    ends = [label.start for label in labels[1:]] + [len(text)]
    for label, following in zip(labels, ends, strict=True):
        said = text[label.end : following]
        speech = label.end + len(said) - len(said.lstrip())
        end = label.end + len(said.rstrip())
        yield Turn(Span(label.start, end), label.speaker, min(speech, end))


def _accepted(text: str, candidates: Sequence[_Candidate], known: Collection[str], form: re.Pattern[str]) -> set[str]:
    """The labels that count as speakers, by the rules at the head of this module."""
    times = Counter(found.speaker for found in candidates)
    labels = {speaker for speaker in times if is_known_label(speaker)}
    above = _above(candidates, labels, times)
    labels -= above
    names = {speaker for speaker in times if is_name(speaker)} - above
    accepted = {speaker for speaker in times if speaker in known}
    if form is _COLON or _take_turns(candidates, labels) or _is_dense(text, candidates, labels):
        accepted |= _accepted_labels(text, candidates, labels, times)
    if form is _TAB and not accepted:
        return set()  # a table has tabs too
    talking = accepted | labels | {speaker for speaker in names if times[speaker] > 1}
    if _take_turns(candidates, talking):
        accepted |= talking
    if max(times.values(), default=0) > 1 and _is_dense(text, candidates, accepted | names):
        accepted |= names if _take_turns(candidates, accepted | names) else set()
    titled = {speaker for speaker in names if _has_title(speaker)}
    if accepted or (len(titled) > 1 and _begins_with(text, candidates, titled)):
        accepted |= titled
    return accepted


def _accepted_labels(text: str, candidates: Sequence[_Candidate], labels: set[str], times: Counter[str]) -> set[str]:
    """Rule 1."""
    if len(labels) < 2 and not any(times[speaker] > 1 for speaker in labels):
        return labels if _begins_with(text, candidates, labels) else set()
    return labels


def _above(candidates: Sequence[_Candidate], labels: set[str], times: Counter[str]) -> set[str]:
    """Labels that stand once above the talk of others, as in a form (“Interviewer: …”, “Befragte: …”)."""
    repeated = {speaker for speaker in labels if times[speaker] > 1}
    if len(repeated) < 2:
        return set()
    first = next(found.start for found in candidates if found.speaker in repeated)
    above = {found.speaker for found in candidates if found.start < first}
    return {speaker for speaker in above & labels if times[speaker] == 1 and len(speaker) > 3}


def _take_turns(candidates: Sequence[_Candidate], speakers: set[str]) -> bool:
    """Whether at least one of the speakers comes back after another one."""
    order = [found.speaker for found in candidates if found.speaker in speakers]
    return sum(speaker != following for speaker, following in pairwise(order)) > 1


def _begins_with(text: str, candidates: Sequence[_Candidate], speakers: set[str]) -> bool:
    """Whether the text begins with the label of one of the speakers."""
    first = candidates[0] if candidates else None
    return first is not None and first.speaker in speakers and not text[: first.start].strip()


def _is_dense(text: str, candidates: Sequence[_Candidate], speakers: set[str]) -> bool:
    """Whether at least every second line from the first label on has a label."""
    starts = [found.start for found in candidates if found.speaker in speakers]
    if len(starts) < 2:
        return False
    lines = sum(1 for line in text[starts[0] :].split("\n") if line.strip())
    return 2 * len(starts) >= lines


@lru_cache(maxsize=1024)
def is_known_label(speaker: str) -> bool:
    """Whether transcripts are known to use the label: `I`, `B2`, `Interviewer:in`, `Speaker 1`."""
    key = label_key(speaker)
    if _LETTERS.fullmatch(speaker) or key in ASKS or key in ANSWERS or key in OTHERS:
        return speaker[0].isupper()
    return key in VOICES and speaker[-1].isdigit()


def is_name(speaker: str) -> bool:
    """One to five capitalised words, initials, placeholders or numbers, none of which heads notes."""
    words = speaker.replace(",", " ").split()
    first = label_key(words[0]) if words else ""
    if not 1 <= len(words) <= 5 or first in HEADS_OF_NOTES or (len(words) == 1 and first in OPENERS):
        return False
    return all(_is_name_part(word) for word in words) and any(len(word) > 1 for word in words)


def _is_name_part(word: str) -> bool:
    if word.casefold() in PARTICLES or word[0] in "[(" or word.isdigit():
        return True
    stopped = word.endswith((".", "!", "?", ";", "…"))
    return word[0].isupper() and (not stopped or (len(word) < 6 and word[-1] == "."))


def _has_title(speaker: str) -> bool:
    first = speaker.partition(" ")[0].strip(".").casefold()
    return (first in TITLES and " " in speaker) or speaker.startswith("[")


def _fills_a_line(speaker: str, known: Collection[str]) -> bool:
    """Whether a label without colon and time on a line of its own may be a speaker."""
    if speaker in known or is_known_label(speaker) or _has_title(speaker):
        return True
    return speaker.isupper() and len(speaker) > 3


_MARKS = re.compile(
    rf"#(?P<hash>\d{{1,3}}:\d\d:\d\d(?:-\d{{1,3}})?)#"
    rf"|\[(?P<square>\d{{1,3}}:\d\d(?::\d\d)?(?:[.,]\d{{1,3}})?)\]"
    rf"|\((?P<round>\d{{1,3}}:\d\d:\d\d(?:[.,]\d{{1,3}})?)\)"
    rf"|^{_BLANK}*(?P<first>\d{{1,2}}:\d\d:\d\d(?:[.,]\d{{1,3}})?)(?![\d:])"
    rf"|(?:\t|{_BLANK}{{2}})(?P<last>\d{{1,2}}:\d\d(?::\d\d)?){_BLANK}*$",
    re.M | re.A,
)

_MINUTES = re.compile(r":\d\d", re.A)


def find_time_marks(text: str) -> tuple[TimeMark, ...]:
    """The time stamps in order: `#00:01:02-3#`, `[00:01:02]`, `(00:01:02)`, `[01:02]` (minutes and seconds).

    Without brackets `00:01:02` counts at the beginning of a line, and `0:05` or `00:01:02` at the end of one
    behind a tab or two blanks, as meeting programs write it behind the speaker. What follows a hyphen, a full
    stop or a comma is a decimal fraction of a second. Minutes and seconds over 59 are no time.
    """
    return tuple(
        mark
        for start, end in _lines_with_times(text)
        for found in _MARKS.finditer(text, start, end)
        if (mark := _time_mark(found))
    )


def _lines_with_times(text: str) -> Iterator[tuple[int, int]]:
    """The lines that could hold a time stamp: looking for one is dear, and no stamp reaches over a line's end."""
    end = 0
    for found in _MINUTES.finditer(text):
        if found.start() >= end:
            end = text.find("\n", found.end())
            end = len(text) if end < 0 else end
            yield text.rfind("\n", 0, found.start()) + 1, end


def _time_mark(found: re.Match[str]) -> TimeMark | None:
    form = found.lastgroup or ""
    whole, _, fraction = re.sub("[.,-]", "-", found[form]).partition("-")
    parts = [int(part) for part in whole.split(":")]
    if any(part > 59 for part in parts[1:]):
        return None
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + part
    bare = form in ("first", "last")
    span = Span(*found.span(form)) if bare else Span(*found.span())
    return TimeMark(span, seconds * 1000 + int(fraction.ljust(3, "0")))
