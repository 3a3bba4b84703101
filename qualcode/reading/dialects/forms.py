"""Forms of labels: a template such as `[{name}]:` with the name as a hole becomes what finds labels in a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.language.forms.normalised import Composed, composed, folded
from qualcode.model.readings.transcription_rules import TranscriptionRules
from qualcode.model.spans import Span
from qualcode.reading.dialects.asides import is_aside
from qualcode.reading.dialects.labels import LONGEST_LABEL, is_known_label, is_name, is_short, is_small_label
from qualcode.reading.dialects.stamps import BARE, BLANK, ENCLOSED, UNIT, WRITTEN_OUT

HOLE = "{name}"
ABOVE, BOLD, ITALIC, CELLS, NOBODY = "above", "bold", "italic", "cells", ""
"""Forms that no template says: a line of its own, bold or italic words, a cell of a table, no label at all."""

_SIGNS = rf"{BLANK}*+(?:[-–—|,;:]{BLANK}*+)?"  # between a stamp and a label
_STAMPS_BEFORE = rf"(?:(?:{ENCLOSED}|{BARE}|{WRITTEN_OUT}){_SIGNS}){{0,4}}+"
_NUMBER = rf"(?P<number>[(\[]?\d{{1,5}}[)\].:]?{BLANK}++(?!{UNIT}))?"
_BEFORE = rf"^{BLANK}*+(?P<line>){_NUMBER}(?P<stamps>{_STAMPS_BEFORE})[*_]{{0,3}}"
_BEHIND = rf"(?:{BLANK}*{ENCLOSED}){{0,4}}"
_BEHIND_COLON = rf"{_BEHIND}(?:{BLANK}*\d{{1,2}}:\d\d:\d\d(?:[.,]\d{{1,3}})?(?![\d:-]))?"
# A label may hold the colon of “Interviewer:in”, but no other.
_ENDINGS = r"(?:in(?:nen)?|r|IN(?:NEN)?|R)\b"
_GENDERED = rf"(?={_ENDINGS})"
_FREE_NAME = rf"(?P<label>(?:[^\W\d_]|\[[^\W\d_])(?:[^:\n\t*]|[:*]{_GENDERED}){{0,{LONGEST_LABEL - 1}}}?)"
_OPENED_BY = {")": "(", "]": "[", "}": "{", ">": "<"}
_DASHES = "-–—"
_MOST_SPEAKERS = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """What looks like a label: where its line begins, where the label ends, and the speaker."""

    start: int
    end: int
    speaker: str


class FoldedNames:
    """Names that are the same whatever their case and spelling."""

    def __init__(self, names: Collection[str]) -> None:
        self._folded = {folded(" ".join(composed(name).split())) for name in names}

    def __contains__(self, name: str) -> bool:
        return bool(self._folded) and folded(name) in self._folded


@dataclass(frozen=True)
class SpeakerForm:
    """How labels look: a template with a hole for the name, or one of the forms that no template says.

    `said` is whether a researcher said it: then whatever stands in the hole is a label.
    """

    template: str
    said: bool = False

    @property
    def is_template(self) -> bool:
        """Whether it has a hole."""
        return HOLE in self.template

    @cached_property
    def is_loose(self) -> bool:
        """Whether running text often looks so: a dash or a semicolon behind a word, the dash of a list before it."""
        before, _hole, after = self.template.partition(HOLE)
        return before.strip() == "-" or after.strip() in {*_DASHES, ";", "|", "="}

    @cached_property
    def stands_in_brackets(self) -> bool:
        """Whether remarks are written so as well: `(lacht)`, `[Pause]`."""
        return self.template in {f"({HOLE})", f"[{HOLE}]", f"<{HOLE}>", f"{{{HOLE}}}"}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds labels of the form at the beginning of lines, with the groups line, label and rest."""
        return _said_pattern(self.template) if self.said else _pattern(self.template)

    @cached_property
    def signs(self) -> str:
        """The signs that every label of the form has: a text without them has none. A dash may be of any length."""
        return "".join(sign for sign in self.template.replace(HOLE, "") if not sign.isspace() and sign not in _DASHES)


@lru_cache(maxsize=32)
def said_form(template: str) -> SpeakerForm:
    """The form that a researcher says, such as `[{name}]:`. Raises ReadingError for one without its one hole."""
    if template.count(HOLE) != 1 or not template.replace(HOLE, "").strip():
        raise ReadingError(
            _("“{form}” does not say where the name stands in a label.", form=template),
            _(
                "Write the label with {hole} in place of the speaker, for example {first} or {second}",
                hole=HOLE,
                first="[{name}]:",
                second="@{name}:",
            ),
        )
    return SpeakerForm(composed(template.strip()), said=True)


def candidates_of(
    text: str,
    form: SpeakerForm,
    known: Collection[str] = (),
    *,
    numbered: bool = False,
    rules: TranscriptionRules | None = None,
) -> Iterator[Candidate]:
    """What looks like a label of the form, in order; in `numbered` texts a number may stand before it.

    A sign of declared `rules` is none.
    """
    glass = _glass(text)
    if any(sign not in glass.text for sign in form.signs):
        return
    names = FoldedNames(known)
    for found in _found(form, glass.text):
        speaker = " ".join(found["label"].strip("_*\t ").split())
        if not speaker or (found["number"] and not numbered):
            continue
        if not (form.said or speaker in names or _may_speak(speaker, found["rest"], form, rules)):
            continue
        span = glass.span(found.start("line"), found.end() - len(found["rest"]))
        yield Candidate(span.start, span.end, speaker)


def _found(form: SpeakerForm, text: str) -> Iterator[re.Match[str]]:
    """Where the pattern of a form matches; only lines that have its rarest sign are looked at, if it has any."""
    signs = form.signs or ("\t" if form.template.endswith("\t") else "")
    if form.said or not signs:
        yield from form.pattern.finditer(text)
        return
    sign = min(signs, key=text.count)
    place = text.find(sign)
    while place >= 0:
        found = form.pattern.match(text, text.rfind("\n", 0, place) + 1)
        if found:
            yield found
        end = text.find("\n", place)
        place = text.find(sign, end) if end >= 0 else -1


@lru_cache(maxsize=1)  # labels of all forms are looked for in a text, one form after another
def _glass(text: str) -> Composed:
    return Composed(text)


def _may_speak(speaker: str, rest: str, form: SpeakerForm, rules: TranscriptionRules | None) -> bool:
    is_known = is_known_label(speaker) or is_small_label(speaker)
    if not (is_known or is_name(speaker) or is_short(speaker)):
        return False
    if form.template.endswith(":"):
        return not rest or rest.isspace() or (not rest.isdigit() if is_known else rest.isalpha())
    return not form.stands_in_brackets or not is_aside(form.template.replace(HOLE, speaker), rules)


def formatted_candidates(text: str, spans: Sequence[Span], known: Collection[str]) -> Iterator[Candidate]:
    """The bold or italic beginnings of lines that look like labels."""
    names = FoldedNames(known)
    for span in spans:
        found = _formatted().fullmatch(composed(span.cut(text)))
        speaker = " ".join(found["label"].split()) if found else ""
        if speaker and (speaker in names or is_known_label(speaker) or is_small_label(speaker) or is_name(speaker)):
            yield Candidate(span.start, span.end, speaker)


@lru_cache(maxsize=1)
def _formatted() -> re.Pattern[str]:
    return re.compile(rf"{BLANK}*{_STAMPS_BEFORE}[({{<@#]?{_FREE_NAME}[)}}>]?{_BEHIND}{BLANK}*[.:]?{BLANK}*")


@lru_cache(maxsize=1)
def line_of_its_own() -> re.Pattern[str]:
    """What finds names that fill a line, with the groups of all forms and `time`, a stamp behind the name."""
    between = rf"(?:\t|{BLANK}{{2,}}|{BLANK}?[|•·,]{BLANK}?|{BLANK}[-–—]{BLANK})"
    time = rf"(?P<time>{_BEHIND}|{between}(?:{BARE})|{BLANK}(?:{WRITTEN_OUT}))"
    return re.compile(rf"{_BEFORE}{_FREE_NAME}[*_]{{0,3}}{time}{BLANK}*$(?P<rest>)", re.M)


def _pattern(template: str) -> re.Pattern[str]:
    before, _hole, after = template.partition(HOLE)
    opening, closing = re.escape(before.strip()), after.strip()
    if after == "\t":
        return re.compile(rf"{_BEFORE}{_FREE_NAME}{_BEHIND}[*_]{{0,3}}\t+{_BEHIND}(?P<rest>\S)", re.M)
    name = _FREE_NAME
    inner_before = inner_after = ""
    if closing[:1] and closing[0] in _OPENED_BY:
        inside = re.escape(closing[0])
        opener = re.escape(_OPENED_BY[closing[0]])
        within = rf"(?:{opener}[^\n{opener}{inside}]{{0,{LONGEST_LABEL}}}{inside}|[^\n\t:{opener}{inside}])"
        name = rf"(?P<label>[^\W\d_]{within}{{0,{LONGEST_LABEL - 1}}}?(?::{_GENDERED}{within}{{0,20}})?)"
        inner_before = rf"(?:{BARE}{_SIGNS})?"
        inner_after = rf"(?:{_SIGNS}(?:{BARE}))?"
    end = _end_of(closing)
    return re.compile(
        rf"{_BEFORE}{opening}{inner_before}{BLANK}*+[*_]{{0,3}}{name}[*_]{{0,3}}{inner_after}{end}(?P<rest>.?)", re.M
    )


def _end_of(closing: str) -> str:
    """What stands behind a name: the signs of the form with blanks, emphasis and stamps where they may be."""
    if closing.endswith(":"):
        head = re.escape(closing[:-1])
        return rf"{BLANK}*{head}{_BEHIND}{BLANK}?:(?!{_ENDINGS})[*_]{{0,3}}{_BEHIND_COLON}"
    if closing and closing in _DASHES:
        return rf"{_BEHIND}{BLANK}+[{_DASHES}][*_]{{0,3}}(?={BLANK}|$){_BEHIND}"
    if closing in {"|", ";", "="}:
        return rf"{_BEHIND}{BLANK}*{re.escape(closing)}[*_]{{0,3}}{_BEHIND}"
    return rf"{BLANK}*{re.escape(closing)}[*_]{{0,3}}{_BEHIND_COLON}(?!:)"


def _said_pattern(template: str) -> re.Pattern[str]:
    before, _hole, after = (_literal(part) for part in template.partition(HOLE))
    return re.compile(
        rf"{_BEFORE}{before}(?P<label>[^\n]{{1,{LONGEST_LABEL}}}?){_BEHIND}{after}{_BEHIND_COLON}(?P<rest>.?)", re.M
    )


def _literal(part: str) -> str:
    """The signs of a template as they stand; blanks may be more or fewer."""
    return rf"{BLANK}*".join(re.escape(piece) for piece in re.split(r"\s+", part))


def slips_of(text: str, speakers: Collection[str]) -> Iterator[Candidate]:
    """Where the label of somebody who speaks in the text begins a line with a slip: `B; Ja`, `[B] Ja`."""
    if not 0 < len(speakers) <= _MOST_SPEAKERS:
        return
    glass = Composed(text)
    spelled = {folded(composed(speaker)): speaker for speaker in speakers}
    names = "|".join(sorted(map(re.escape, map(composed, speakers)), key=len, reverse=True))
    slip = re.compile(
        rf"{_BEFORE}(?:(?P<label>{names}){BLANK}*;|[\[({{<](?P<enclosed>{names})[\])}}>]:?)"
        rf"{_BEHIND_COLON}(?={BLANK})",
        re.M,
    )
    for found in slip.finditer(glass.text):
        span = glass.span(found.start("line"), found.end())
        yield Candidate(span.start, span.end, spelled[folded(found["label"] or found["enclosed"])])
