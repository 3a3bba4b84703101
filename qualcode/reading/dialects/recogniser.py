"""Find who speaks in a text: every form of label explains it as well as it can, and the best explanation wins.

An explanation is the better, the more lines begin with its labels, the more often the speakers change, the more of
them come back, and the surer it is that its labels are labels. Which row of the table it is tell the head above the
text, the stamps and the names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.readings.transcription_rules import TranscriptionRules
from qualcode.model.spans import Span
from qualcode.reading.dialects.acceptance import Acceptance, one_spelling, without_counting
from qualcode.reading.dialects.columns import labels_in_columns
from qualcode.reading.dialects.forms import (
    ABOVE,
    BOLD,
    CELLS,
    ITALIC,
    Candidate,
    FoldedNames,
    SpeakerForm,
    candidates_of,
    formatted_candidates,
    said_form,
    slips_of,
)
from qualcode.reading.dialects.heads import end_of_form
from qualcode.reading.dialects.labels import has_title, is_known_label, is_name, is_small_label
from qualcode.reading.dialects.name_lines import lines_of_their_own
from qualcode.reading.dialects.recognised import NO_HINTS, Hints, Recognised
from qualcode.reading.dialects.row_choice import row_of
from qualcode.reading.dialects.rows import BY_NAME, DIALECTS, Dialect
from qualcode.reading.dialects.stamps import find_time_marks, joined_marks, marks_in, marks_of_stamp_lines
from qualcode.reading.dialects.turn_edges import turns_of

_COLON = SpeakerForm("{name}:")
_FORMS = tuple(dict.fromkeys(SpeakerForm(dialect.label) for dialect in DIALECTS))
_NUMBERED_LINE = re.compile(r"^[^\S\n]*[(\[]?\d{1,5}[)\].:]?[^\S\n]+\S", re.M)
_LINE_WITH_WORDS = re.compile(r"^[^\S\n]*\S", re.M)
_LESS_SURE = 0.2  # that brackets around all labels belong to the names
_LEAST_FOR_SLIPS = 4  # labels, before others like them are taken for mistyped ones
_FEW_WORDS = 3  # behind a label, on average
_ALIKE = 0.1  # what it counts that the other files are explained so


@dataclass(frozen=True, slots=True)
class _Explanation:
    """One form with the labels that count, and how well it explains the text."""

    form: SpeakerForm
    labels: tuple[Candidate, ...]
    score: float


def recognise(text: str, hints: Hints = NO_HINTS) -> Recognised:
    """The best explanation of a text with LF line ends.

    Raises ReadingError for an unknown dialect and for a form of labels without its hole.
    """
    row = dialect_named(hints.dialect) if hints.dialect else None
    if hints.speaker_form:
        forms: Sequence[SpeakerForm] = (said_form(hints.speaker_form),)
    else:
        forms = _FORMS if row is None else (SpeakerForm(row.label),)
    explanations = sorted(_explanations(text, forms, hints), key=_place)
    if not explanations:
        return _without_speakers(text, row)
    best = explanations[0]
    turns = tuple(turns_of(text, best.labels if best.form.said else _with_slips(text, best)))
    starts = {label.start for label in best.labels}
    other = next((found for found in explanations[1:] if {label.start for label in found.labels} - starts), None)
    in_labels = (mark for turn in turns for mark in marks_in(text, Span(turn.span.start, turn.speech)))
    taken = {turn.speaker for turn in turns}
    return Recognised(
        dialect=(row or row_of(text, best.form.template, turns, hints.program)).name,
        score=round(best.score, 3),
        second=row_of(text, other.form.template, (), "").name if other else "",
        second_score=round(other.score, 3) if other else 0.0,
        turns=turns,
        marks=joined_marks(in_labels, find_time_marks(text), marks_of_stamp_lines(text)),
        passed_over={name: times for name, times in labels_before_colons(text).items() if name not in taken},
    )


def _with_slips(text: str, explanation: _Explanation) -> Sequence[Candidate]:
    """The labels of an explanation, and those of its speakers that somebody mistyped."""
    if explanation.form != _COLON or len(explanation.labels) < _LEAST_FOR_SLIPS:
        return explanation.labels
    starts = {label.start for label in explanation.labels}
    first = explanation.labels[0].start
    slips = slips_of(text, {label.speaker for label in explanation.labels})
    found = [slip for slip in slips if slip.start > first and slip.start not in starts]
    return sorted([*explanation.labels, *found], key=lambda label: label.start)


def _without_speakers(text: str, row: Dialect | None) -> Recognised:
    """Nobody speaks: what may still be known is that lines of times stand between the words."""
    marks = joined_marks(find_time_marks(text), of_lines := marks_of_stamp_lines(text))
    lines = sum(1 for _found in _LINE_WITH_WORDS.finditer(text))
    share = min(1.0, 2 * len(of_lines) / max(lines, 1))
    if row is None and share < 2 / 3:
        return Recognised(marks=marks)
    return Recognised(dialect=row.name if row else "youtube", score=round(share, 3), marks=marks)


def dialect_named(name: str) -> Dialect:
    """The row of this name. Raises ReadingError, with the nearest names, where there is none."""
    row = BY_NAME.get(name)
    if row is None:
        from difflib import get_close_matches

        near = get_close_matches(name.casefold(), BY_NAME, n=2) or list(BY_NAME)[:3]
        raise ReadingError(
            _("There is no dialect “{name}”.", name=name),
            _("Near it are: {names}. “qualcode dialects” lists all.", names=", ".join(near)),
        )
    return row


def labels_before_colons(text: str) -> dict[str, int]:
    """Names before a colon at the beginning of lines, whether speakers or not, with the number of times."""
    found = Counter(
        candidate.speaker
        for candidate in _candidates(text, _COLON, frozenset(), numbered=False)
        if is_known_label(candidate.speaker) or is_name(candidate.speaker)
    )
    return dict(found)


def _explanations(text: str, forms: Sequence[SpeakerForm], hints: Hints) -> Iterator[_Explanation]:
    numbered = _is_numbered(text)
    begin = end_of_form(text)
    for form in forms:
        if form.template == ABOVE:
            candidates: Sequence[Candidate] = lines_of_their_own(text, hints.known)
        elif form.template == CELLS:
            candidates = labels_in_columns(text, hints.known)
        elif form.template in (BOLD, ITALIC):
            spans = hints.bold if form.template == BOLD else hints.italic
            candidates = tuple(formatted_candidates(text, spans, hints.known))
        elif form.is_template:
            candidates = _candidates(text, form, hints.known, numbered=numbered, rules=hints.rules)
        else:
            continue
        candidates = one_spelling([found for found in candidates if found.start >= begin])
        if form.said or hints.dialect:
            accepted = _accepted_as_said(candidates, form, hints)
        else:
            is_tab = (form.template == CELLS or form.template.endswith("\t")) and _has_few_words(text, candidates)
            is_sure = not (
                form.template.endswith("\t") or form.is_loose or form.template in (ABOVE, BOLD, CELLS, ITALIC)
            )
            accepted = Acceptance(text, candidates, hints.known, is_sure=is_sure, is_tab=is_tab).speakers()
        labels = tuple(without_counting([found for found in candidates if found.speaker in accepted]))
        if labels and _may_be(text, labels, form, hints):
            yield _Explanation(form, labels, _score(text, labels, form, hints))


def _place(explanation: _Explanation) -> tuple[float, int, bool]:
    """The best explanation first; of those that are as good the one whose signs are more than a colon."""
    in_brackets = explanation.form == _COLON and all(_is_in_brackets(label.speaker) for label in explanation.labels)
    return (
        -explanation.score + (_LESS_SURE if in_brackets else 0),
        -len(explanation.labels),
        explanation.form == _COLON,
    )


def _is_in_brackets(speaker: str) -> bool:
    return speaker[0] == "[" and speaker.find("]") == len(speaker) - 1


def _has_few_words(text: str, labels: Sequence[Candidate]) -> bool:
    """Whether few words stand behind the labels, as in a table."""
    ends = [text.find("\n", label.end) for label in labels]
    words = sum(
        len(text[label.end : end if end >= 0 else None].split()) for label, end in zip(labels, ends, strict=True)
    )
    return words < _FEW_WORDS * len(labels)


def _accepted_as_said(candidates: Sequence[Candidate], form: SpeakerForm, hints: Hints) -> set[str]:
    """The labels where the form was said: all that stand in a hole, and of a dialect those that may be names."""
    times = Counter(found.speaker for found in candidates)
    if form.said:
        return set(times)
    names = FoldedNames(hints.known)
    return {
        speaker
        for speaker, number in times.items()
        if speaker in names or is_known_label(speaker) or is_small_label(speaker) or is_name(speaker) or number > 1
    }


@lru_cache(maxsize=8)  # speakers are looked for, and after them what was taken for none, in the same text
def _candidates(
    text: str, form: SpeakerForm, known: frozenset[str], *, numbered: bool, rules: TranscriptionRules | None = None
) -> tuple[Candidate, ...]:
    return tuple(candidates_of(text, form, known, numbered=numbered, rules=rules))


def _may_be(text: str, labels: Sequence[Candidate], form: SpeakerForm, hints: Hints) -> bool:
    """Whether a form that running text has too, or signs that stand around remarks, shows that people talk."""
    names = FoldedNames(hints.known)
    order = [label.speaker for label in labels]
    if form.said or hints.dialect or form == _COLON or any(speaker in names for speaker in order):
        return True
    if form.template == "<{name}>" and any(f"</{speaker}>" in text for speaker in set(order)):
        return False  # tags of a web page
    is_known = any(is_known_label(speaker) or is_small_label(speaker) or has_title(speaker) for speaker in order)
    if not is_known and (form.template == CELLS or form.is_template) and not _is_talk(text, labels):
        return False
    if form.template == ABOVE and not _have_words(text, labels):
        return False
    return not form.is_template or form.template.endswith("\t") or (len(set(order)) > 1 and len(order) > 2)


def _is_talk(text: str, labels: Sequence[Candidate]) -> bool:
    """Whether names that nobody knows are those of people: they change and come back, and one of them asks.

    Rows of a plan, styles of paragraphs and tags of a web page look like names and words too.
    """
    order = [label.speaker for label in labels]
    times = Counter(order)
    returned = sum(number for number in times.values() if number > 1)
    changes = sum(speaker != following for speaker, following in pairwise(order))
    ends = [*(label.start for label in labels[1:]), len(text)]
    asked = Counter(label.speaker for label, end in zip(labels, ends, strict=True) if "?" in text[label.end : end])
    asks = any(4 * number >= times[speaker] for speaker, number in asked.items())
    return asks and 3 * returned >= 2 * len(order) and 3 * changes >= 2 * (len(order) - 1)


def _have_words(text: str, labels: Sequence[Candidate]) -> bool:
    """Whether words stand below most labels that fill a line: those of a list have none."""
    ends = [*(label.start for label in labels[1:]), len(text)]
    spoken = sum(1 for label, end in zip(labels, ends, strict=True) if text[label.end : end].strip())
    return 2 * spoken > len(labels)


def _is_numbered(text: str) -> bool:
    """Whether most lines begin with a number."""
    numbered = sum(1 for _found in _NUMBERED_LINE.finditer(text))
    return numbered > 2 and 5 * numbered >= 3 * sum(1 for _found in _LINE_WITH_WORDS.finditer(text))


def _score(text: str, labels: Sequence[Candidate], form: SpeakerForm, hints: Hints) -> float:
    order = [label.speaker for label in labels]
    times = Counter(order)
    lines = sum(1 for _found in _LINE_WITH_WORDS.finditer(text, labels[0].start))
    share = min(1.0, (3 if form.template == ABOVE else 2) * len(order) / max(lines, 1))
    changes = sum(speaker != following for speaker, following in pairwise(order)) / max(len(order) - 1, 1)
    returned = sum(number for number in times.values() if number > 1) / len(order)
    surely = sum(is_known_label(speaker) or is_small_label(speaker) or has_title(speaker) for speaker in order)
    sure = max(surely / len(order), 0.6) if form.is_template and not form.is_loose else surely / len(order)
    begins = 1.0 if len(text[: labels[0].start].split()) < 60 else 0.0
    score = 0.25 * share + 0.25 * changes + 0.2 * returned + 0.2 * sure + 0.1 * begins
    if hints.alike and any(row.label == form.template for row in DIALECTS if row.name == hints.alike):
        score += _ALIKE
    return min(1.0, score * (0.85 if form.is_loose else 1.0))
