"""Turns within turns: what another one says meanwhile, in brackets or between slashes and with a label.

Known are `//S00: Mhm.//`, `/I: mhm/`, `(B2: ja)`, `((I: okay))`, `[I: mhm]`, `{I: mhm}` and `<I: mhm>`, with a time
stamp before or behind the label or without one, and several labels in one bracket (`(B2: ja, B3: genau)`). A label
is that of a speaker of the transcript in whatever case, a word of one's name or its initials, or one that transcripts
are known to use; other words before a colon (`(Anmerkung: …)`) make no turn.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from qualcode.language.forms.normalised import folded
from qualcode.language.speakers import HEADS_OF_NOTES, label_key
from qualcode.model.documents import Role, Turn
from qualcode.model.spans import Span
from qualcode.reading.transcripts.roles import find_roles, role_of_label

_BLANK = r"[^\S\n]"
_STAMP = rf"(?:[#\[(]?\d{{1,2}}:\d\d(?::\d\d)?(?:[.,-]\d{{1,3}})?[#\])]?{_BLANK}*)?"
_LABEL = rf"{_BLANK}*{_STAMP}(?P<label>[^\W\d_][^:\n()\[\]{{}}<>/]{{0,39}}){_BLANK}?:{_BLANK}*{_STAMP}"
_WORDS = {
    r"(?<!:)//": (r"[^/\n]{1,400}", "//"),
    r"(?<![/:\w])/(?!/)": (r"[^/\n]{1,400}", "/"),
    r"\(\(": (r"[^()\n]{0,400}(?:\([^()\n]{0,80}\)[^()\n]{0,200}){0,3}", r"\)\)"),
    r"\(": (r"[^()\n]{0,400}(?:\([^()\n]{0,80}\)[^()\n]{0,200}){0,3}", r"\)"),
    r"\[": (r"[^\[\]\n]{0,400}(?:\[[^\[\]\n]{0,80}\][^\[\]\n]{0,200}){0,3}", r"\]"),
    r"\{": (r"[^{}\n]{1,400}", r"\}"),
    "<": (r"[^<>\n]{1,400}", ">"),
}
_FORMS = [re.compile(rf"{sign}{_LABEL}(?P<words>{words}){end}") for sign, (words, end) in _WORDS.items()]
_FURTHER = re.compile(rf"(?:[,;/|]|\s[-\u2013]){_LABEL}")


def find_inner_turns(text: str, turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """The turns within the turns of a text, in order and apart, signs included; each lies within one speech."""
    if not turns:
        return ()
    names: _NamesWithin | None = None
    found: list[Turn] = []
    end = 0
    for span, match in _brackets(text):
        turn = turns[max(0, bisect_right(turns, span.start, key=lambda turn: turn.span.start) - 1)]
        if span.start < max(end, turn.speech) or span.end > turn.span.end:
            continue
        names = names or _NamesWithin(turns, text)
        inner = tuple(_within(span, match, names))
        found += inner
        end = span.end if inner else end
    return tuple(found)


def _brackets(text: str) -> list[tuple[Span, re.Match[str]]]:
    """What may be a turn within a turn, in order; of two that begin at one place the longer one first."""
    places = [(Span(*match.span()), match) for form in _FORMS for match in form.finditer(text)]
    return sorted(places, key=lambda place: (place[0].start, -place[0].end))


def _within(span: Span, match: re.Match[str], names: _NamesWithin) -> Iterator[Turn]:
    """The turns of one bracket: the first begins with its sign, the last ends with it."""
    speaker = names.of(match["label"])
    if speaker is None or not match["words"].strip():
        return
    begin, speech = span.start, match.start("words")
    for further in _FURTHER.finditer(match.string, match.start("words"), match.end("words")):
        following = names.spoken(further["label"])
        if following is not None:
            yield Turn(Span(begin, further.start()), speaker, min(speech, further.start()))
            begin, speech, speaker = further.start(), further.end(), following
    yield Turn(Span(begin, span.end), speaker, min(speech, span.end))


class _NamesWithin:
    """The speakers of a transcript by what they may be called within the turns of others."""

    def __init__(self, turns: Sequence[Turn], text: str) -> None:
        self._speakers = list(dict.fromkeys(turn.speaker for turn in turns))
        self._spelled = {_spelled(speaker): speaker for speaker in reversed(self._speakers)}
        self._roles: Mapping[str, Role] = find_roles(turns, text).roles

    def spoken(self, label: str) -> str | None:
        """The speaker of that label, however it is written."""
        return self._spelled.get(_spelled(label))

    def of(self, label: str) -> str | None:
        """Whom a label means: a speaker by label, part of the name, initials or role, else one with a usual label."""
        label = " ".join(label.split())
        known = self.spoken(label) or self._only(self._called(label))
        if known is not None:
            return known
        role = role_of_label(label)
        if role is None or label_key(label) in HEADS_OF_NOTES:
            return None
        if len(label) < 3 and not label[0].isupper():
            return None
        numbered = label[-1].isdigit()
        meant = self._only([name for name in self._speakers if self._roles[name] is role]) if not numbered else None
        return meant or label

    def _called(self, label: str) -> list[str]:
        """The speakers with names of several words of whom the label is one word or the initials."""
        wanted = folded(label).replace(".", "").replace(" ", "")
        names = [(speaker, [folded(word).strip(".,()") for word in speaker.split()]) for speaker in self._speakers]
        return [
            speaker
            for speaker, words in names
            if len(words) > 1
            and (
                (len(wanted) > 2 and wanted in words) or (label.isupper() and wanted == "".join(w[:1] for w in words))
            )
        ]

    @staticmethod
    def _only(speakers: Sequence[str]) -> str | None:
        return speakers[0] if len(speakers) == 1 else None


def _spelled(label: str) -> str:
    return "".join(folded(label).split()).strip(".")
