"""What a quotation leaves out of a transcript, by a rule set with a name: `transcript-marks 1`.

Left out are

1. time stamps (`#00:12:03-4#`, `[00:12:03]`, `(00:12:03)`) and line numbers at the beginning of lines that
   count on over the text;
2. pauses: `(.)`, `(..)`, `(3)`, `(2,5 s)`, `(Pause)`;
3. listener signals: `mhm`, `hm`, `ja`, `okay` and the like, where they stand alone between slashes or in
   brackets (`//mhm//`, `(mhm)`), with or without a gesture behind them;
4. of other overlaps, such as `//das war so//`, the slashes only: the words are the speaker's. Notes such as
   `[gleichzeitig]` go.
5. labels of speakers, and turns of those who ask that consist of listener signals only;
6. listener signals and gestures of others within a turn (`//I: mhm//`), whoever they are.

What was not understood (`(unv.)`), comments (`(lacht)`) and the transcript's own `[...]` stay. Other turns of
those who ask, and what others say within a turn, are shown as `[...]`, or as a dialogue with letters for the
speakers.

Where transcription rules are declared of a document, their signs go before rules 1 to 4: what the rules keep stays,
what they drop goes, and of what they drop around words (`°leise°`, `@lachend@`) the words stay. Between two words
that run together (`oh=nee`) a blank is shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from qualcode.language.sentences.abbreviations import SOUNDS, words_of
from qualcode.model.documents import Role, Structure, Turn, said_in_turns
from qualcode.model.quotation_lines import OMISSION, Hole
from qualcode.model.readings.transcription_rules import InQuotation, TranscriptionRules
from qualcode.model.spans import Span
from qualcode.reading.dialects.asides import AsideKind, find_asides
from qualcode.reading.dialects.declared_signs import find_signs
from qualcode.reading.dialects.stamps import find_time_marks

_SIGNALS = SOUNDS | words_of(
    "ja jaja jo joa nee nein aha ah oh ach so achso okay ok genau gut klar stimmt richtig doch yes yeah right sure"
)
_GESTURES = words_of("bejahend verneinend zustimmend fragend lacht nickt lachend zögernd")
_SIGNAL_WORDS = re.compile(r"[^\W\d_]+")
_BRACKETED = re.compile(r"\(\(?([^()\[\]\n]{1,40})\)?\)|\[([^()\[\]\n]{1,40})\]")
_NUMBERED = re.compile(r"[^\S\n]*(\d{1,4})(?=[^\S\n]|$)(?:[^\S\n]*)", re.M)
_STAMP = re.compile(r":\d\d")  # behind a digit: to look for the colon is quicker than to look for digits
_NUMBER_BEGINS_LINE = re.compile(r"\n[^\S\n]*\d")
_PLACE = attrgetter("span.start", "span.end")
_EDGES = attrgetter("start", "end")  # quicker than to compare spans


def is_listener_signal(words: str) -> bool:
    """Whether words are nothing but listener signals, perhaps a gesture too: `Ja, genau.`, `Mhm (bejahend)`."""
    said = False
    for found in _SIGNAL_WORDS.finditer(words):  # one by one: most turns begin with another word
        word = found[0].casefold()
        if word in _GESTURES:
            continue
        if word not in _SIGNALS:
            return False
        said = True
    return said


def _marks_of_lines(text: str, rules: TranscriptionRules | None) -> list[Hole]:
    """Rules 1 to 4 but for line numbers, which need the whole text to be known, and the signs of declared rules."""
    marks = _general_marks(text)
    if rules is None:
        return [Hole(span) for span in marks]
    signs = find_signs(text, rules)
    kept = [sign.span for sign in signs if sign.sign.quote is InQuotation.KEEP]
    # what is said at the same time as somebody else, as in `[ja]`, is the speaker's; between slashes others listen
    said = [sign.words for sign in signs if sign.words and not sign.sign.sign.startswith("//")]
    general = (
        span
        for span in marks
        if not any(span.overlap(other) for other in kept)
        and not any(span.start < words.start and words.end < span.end for words in said)
    )
    declared = (Hole(span, shown) for sign in signs for span, shown in sign.left_out())
    return [*declared, *(Hole(span) for span in general)]


def _general_marks(text: str) -> list[Span]:
    """Rules 1 to 4 but for line numbers."""
    may_have_times = any(text[max(0, colon.start() - 1)].isdecimal() for colon in _STAMP.finditer(text))
    found = [mark.span for mark in find_time_marks(text)] if may_have_times else []
    for aside in find_asides(text):
        if aside.kind is AsideKind.PAUSE:
            found.append(aside.span)
        elif aside.kind is AsideKind.OVERLAP:
            found += _of_overlap(text, aside.span)
    if "(" in text or "[" in text:  # quicker to know than by the expression
        found += [
            Span(*match.span())
            for match in _BRACKETED.finditer(text)
            if is_listener_signal(match[1] or match[2]) and not _is_understood_so(match[1] or match[2])
        ]
    return found


def _is_understood_so(inside: str) -> bool:
    return inside.rstrip().endswith("?")


def _of_overlap(text: str, span: Span) -> list[Span]:
    inside = span.cut(text)
    if not inside.startswith("//") or is_listener_signal(inside):
        return [span]
    return [Span(span.start, span.start + 2), Span(span.end - 2, span.end)]


def _apart(marks: Iterable[Hole]) -> Iterator[Hole]:
    end = 0
    for mark in sorted(marks, key=_PLACE):
        span = mark.span
        if span.start >= end:
            yield mark
            end = span.end
        elif span.end > end:
            yield Hole(Span(end, span.end))
            end = span.end


def line_numbers(text: str) -> list[Span]:
    """Numbers at the beginning of lines that count on by one or five, at least four in a row, with their blanks."""
    if not text.lstrip()[:1].isdecimal() and not _NUMBER_BEGINS_LINE.search(text):
        return []
    found: list[tuple[int, Span]] = []
    start = 0
    for line in text.split("\n"):  # quicker than to let the expression look for the beginnings of lines
        if line.lstrip()[:1].isdecimal() and (match := _NUMBERED.match(text, start)):
            found.append((int(match[1]), Span(*match.span())))
        start += len(line) + 1
    rows: list[list[tuple[int, Span]]] = []
    for number, span in found:
        row = rows[-1] if rows else []
        step = number - row[-1][0] if row else 0
        if step in (1, 5) and (len(row) < 2 or step == row[1][0] - row[0][0]):
            row.append((number, span))
        else:
            rows.append([(number, span)])
    return [span for row in rows if len(row) >= 4 for _, span in row]


def holes_of(
    text: str,
    structure: Structure,
    roles: Mapping[str, Role],
    *,
    dialogue: bool = False,
    rules: TranscriptionRules | None = None,
) -> tuple[Hole, ...]:
    """What quotations of a document leave out or show otherwise, in order; `rules` are those that are declared of it.

    Without `dialogue`, turns of those who ask become `[...]`; with it, each turn begins a new line with a letter:
    I for those who ask, B for those who answer (B1, B2 … where there are several), none of the names.
    """
    letters = speaker_letters(structure, roles) if dialogue else {}
    whole = Span(0, len(text))
    return holes_in(text, whole, structure.turns, structure.inner, roles, letters, line_numbers(text), rules)


def holes_in(
    text: str,
    passage: Span,
    turns: Sequence[Turn],
    inner: Sequence[Turn],
    roles: Mapping[str, Role],
    letters: Mapping[str, str],
    numbers: Sequence[Span],
    rules: TranscriptionRules | None = None,
) -> tuple[Hole, ...]:
    """What a quotation of one passage leaves out or shows otherwise, as `holes_of` has it for the whole text.

    `turns` are those that the passage touches, `inner` the turns within them, `numbers` the text's line numbers,
    `letters` those of its speakers in a dialogue. A passage that lies in a turn within another is its speaker's.
    """
    spoken: list[Hole] = []
    before = ""
    of_others = set(_of_others(turns, inner, passage)) if inner else set()
    for turn in said_in_turns(turns, inner, text) if inner else turns:
        if _is_only_listening(text, turn, roles, within=turn.span.start in of_others):
            spoken.append(Hole(turn.span))
            continue
        if turn.span.start in of_others and not letters:
            spoken.append(Hole(turn.span, OMISSION))
            continue
        if letters and turn.speech >= passage.end:
            spoken.append(Hole(Span(turn.span.start, turn.speech)))  # nothing is said behind the label
            continue
        spoken += _of_turn(turn, roles, letters, before)
        before = turn.speaker
    spoken = [hole for hole in spoken if hole.span.overlap(passage)]
    covered = sorted((hole.span for hole in spoken), key=_EDGES)
    starts = [span.start for span in covered]
    near = marks_near(text, passage, numbers, rules)
    marks = [mark for mark in near if not _lies_in(mark.span, covered, starts)]
    return tuple(sorted([*spoken, *marks], key=_PLACE))


def marks_near(
    text: str, passage: Span, numbers: Sequence[Span], rules: TranscriptionRules | None = None
) -> Iterator[Hole]:
    """The marks that touch a passage; all but line numbers are known by the lines in which they stand."""
    begin = text.rfind("\n", 0, passage.start) + 1
    end = text.find("\n", passage.end)
    lines = text[begin : end if end >= 0 else len(text)]
    found = [
        Hole(Span(mark.span.start + begin, mark.span.end + begin), mark.shown)
        for mark in _marks_of_lines(lines, rules)
    ]
    return (mark for mark in _apart([*found, *map(Hole, numbers)]) if mark.span.overlap(passage))


def _lies_in(span: Span, covered: list[Span], starts: list[int]) -> bool:
    index = bisect_right(starts, span.start) - 1
    return index >= 0 and span.start < covered[index].end


def _of_others(turns: Sequence[Turn], inner: Sequence[Turn], passage: Span) -> Iterator[int]:
    """Where turns within turns of another speaker begin that do not hold the whole passage."""
    starts = [turn.span.start for turn in turns]
    for within in inner:
        around = turns[bisect_right(starts, within.span.start) - 1] if turns else within
        alone = within.span.start <= passage.start and passage.end <= within.span.end
        if around.speaker != within.speaker and not alone:
            yield within.span.start


def _is_only_listening(text: str, turn: Turn, roles: Mapping[str, Role], *, within: bool) -> bool:
    if not within and roles.get(turn.speaker) is not Role.ASKS:
        return False
    said = text[turn.speech : turn.span.end]
    return is_listener_signal(said) or (within and not set(_words_of(said)) - _GESTURES)


def _words_of(said: str) -> list[str]:
    return [word.casefold() for word in _SIGNAL_WORDS.findall(said)]


def _of_turn(turn: Turn, roles: Mapping[str, Role], letters: Mapping[str, str], before: str) -> list[Hole]:
    """What is left out of a turn; in a dialogue, somebody who goes on after a listener signal gets no new line."""
    label = Span(turn.span.start, turn.speech)
    if roles.get(turn.speaker) is Role.ASKS and not letters:
        return [Hole(turn.span, OMISSION)]
    if letters and turn.speaker != before:
        return [Hole(label, f"\n{letters[turn.speaker]}:")]
    return [Hole(label)] if label.length else []


def speaker_letters(structure: Structure, roles: Mapping[str, Role]) -> dict[str, str]:
    """A letter for each speaker, so that no name leaves: I for who asks, M for who moderates, B, B1 … for others."""
    speakers = structure.speakers()
    letters: dict[str, str] = {}
    for letter, mine in (
        ("I", [name for name in speakers if roles.get(name) is Role.ASKS]),
        ("M", [name for name in speakers if roles.get(name) is Role.MODERATES]),
        ("B", [name for name in speakers if roles.get(name) not in (Role.ASKS, Role.MODERATES)]),
    ):
        for number, speaker in enumerate(mine, start=1):
            letters[speaker] = letter if len(mine) == 1 else f"{letter}{number}"
    return letters
