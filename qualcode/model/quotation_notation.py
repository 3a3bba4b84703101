"""Edits as people write them: the quotation as it shall read, or one step “words => as they shall read”.

    [D]ie Leute [Personen] sind [...] nach [Kommune] **nie** gekommen

- `[...]` leaves out what stands there;
- `[Kommune]` in place of words replaces them, between words it is put in; glued to a word it completes it
  (`Geflüchtete[n]`); a letter in the other case changes the case (`[D]ie`, at the beginning `Die` too);
- `**nie**` is emphasised;
- everything else must stand in the passage like that. Brackets that the passage has itself are left alone.

In a step, `...` between words stands for whatever lies there: “und dann ... so weiter => [...]”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.catalogue import _, ngettext
from qualcode.errors import UsageProblem
from qualcode.model.quotation_edits import EditKind, Edits, QuotationEdit, checked
from qualcode.model.quotation_lines import QuotationLine
from qualcode.model.spans import Span

_TOKEN = re.compile(
    r"(?P<stress>\*\*)|\[(?P<omission>\.\.\.|…)\]|\[(?P<bracket>[^\[\]]+)\]|(?P<words>(?:(?!\*\*)[^\[])+|\[)"
)
_ARROW = re.compile(r"\s*(?:=>|→)\s*")
_FOLDED = str.maketrans(dict.fromkeys("„“”«»", '"') | dict.fromkeys("‚‘’‹›`", "'") | dict.fromkeys("–—", "-"))


def edits_written(line: QuotationLine, passage: Span, written: str, present: Edits = ()) -> Edits:
    """The edits that a person wrote for a passage, checked and in order.

    `line` is the passage without edits as `line_of` makes it. A step is added to the `present` edits; a whole
    quotation stands in place of them. Raises UsageProblem where the words are not those of the passage,
    QualcodeError where edits get in each other's way.
    """
    view = _PassageInLine(line, passage)
    parts = _ARROW.split(written.strip(), maxsplit=1)
    if len(parts) == 1:
        return checked(_NotationReader(view, Span(0, len(view.text))).edits(parts[0]), passage.length)
    left, right = parts
    stretch = view.find(left)
    new = list(_NotationReader(view, stretch).edits(right))
    if not new:
        raise UsageProblem(
            _("“{written}” changes nothing.", written=written), _('Write it like "die Leute => die [Personen]".')
        )
    return checked([*present, *new], passage.length)


class _PassageInLine:
    """The passage in one line, with the place of each character in the passage."""

    def __init__(self, line: QuotationLine, passage: Span) -> None:
        self.text = line.text.replace("\n", " ").translate(_FOLDED)
        self._sources = line.sources()
        self._passage = passage

    def source(self, span: Span) -> Span:
        """A stretch of the line as offsets in the passage."""
        first, last = self._sources[span.start], self._sources[span.end - 1]
        return Span(first.start - self._passage.start, last.end - self._passage.start)

    def after(self, position: int) -> int:
        """Where something is put in behind the character before `position`, as an offset in the passage."""
        if position == 0:
            return self._sources[0].start - self._passage.start if self._sources else 0
        return self._sources[position - 1].end - self._passage.start

    def find(self, words: str) -> Span:
        """The one place of the words in the line. Raises UsageProblem where there is none or several."""
        wanted = " ".join(words.split()).translate(_FOLDED)
        pattern = re.escape(wanted)
        if wanted and wanted not in self.text:
            pattern = r".+?".join(re.escape(part.strip()) for part in re.split(r"\.\.\.|…", wanted))
        places = [Span(*found.span()) for found in re.finditer(pattern, self.text)] if wanted else []
        if len(places) == 1:
            return places[0]
        if not places:
            raise UsageProblem(
                _("“{words}” does not stand in the passage.", words=words),
                _("Copy the words from “qualcode quote show”."),
            )
        raise UsageProblem(
            ngettext(
                "“{words}” stands {count} time in the passage.",
                "“{words}” stands {count} times in the passage.",
                len(places),
                words=words,
            ),
            _("Write more of the words around it."),
        )


@dataclass(frozen=True, slots=True)
class _NotationMark:
    """An omission (no words) or a bracket, with white space before and behind it or not."""

    words: str | None
    spaced: bool
    followed: bool


class _NotationReader:
    """Lays what was written over a stretch of the passage, from left to right."""

    def __init__(self, view: _PassageInLine, stretch: Span) -> None:
        self._view = view
        self._text = view.text
        self._stretch = stretch
        self._at = stretch.start
        self._mark: _NotationMark | None = None
        self._stressed_from: int | None = None
        self._stress_opens = False

    def edits(self, written: str) -> Iterator[QuotationEdit]:
        """The edits in order of the passage."""
        text = " ".join(written.split())
        tokens = list(_TOKEN.finditer(text))
        for number, token in enumerate(tokens):
            if token["stress"]:
                yield from self._stress()
            elif token["words"]:
                yield from self._words(token["words"], last=number == len(tokens) - 1)
            else:
                yield from self._bracket(token, text)
        yield from self._close(self._stretch.end)
        if self._stressed_from is not None or self._stress_opens:
            raise UsageProblem(_("An emphasis has no end."), _("Write ** on both sides of the words."))
        if self._text[self._at : self._stretch.end].strip():
            raise UsageProblem(
                _("The passage goes on with “{words}”.", words=self._text[self._at : self._stretch.end][:60].strip()),
                _("Write [...] for words that are left out."),
            )

    def _stress(self) -> Iterator[QuotationEdit]:
        if self._mark is not None and self._stressed_from is not None:
            raise UsageProblem(_("An emphasis ends with a bracket."), _("End it with a word of the passage."))
        if self._stressed_from is None:
            self._stress_opens = True
            return
        place = self._view.source(Span(self._stressed_from, self._at))
        self._stressed_from = None
        yield QuotationEdit(EditKind.EMPHASIS, place.start, place.length)

    def _bracket(self, token: re.Match[str], text: str) -> Iterator[QuotationEdit]:
        literal = token[0].translate(_FOLDED)
        start = self._skip_blank()
        if self._text.startswith(literal, start, self._stretch.end) and self._mark is None:
            self._at = start + len(literal)
            return
        if self._mark is not None:
            found = self._text.find(literal, self._at, self._stretch.end)
            if found < 0:
                raise UsageProblem(_("Two brackets stand side by side."), _("Put words of the passage between them."))
            yield from self._close(found)
            self._at = found + len(literal)
            return
        spaced = token.start() > 0 and text[token.start() - 1] == " "
        followed = text[token.end() : token.end() + 1] == " "
        self._mark = _NotationMark(None if token["omission"] else token["bracket"], spaced, followed)

    def _words(self, token: str, *, last: bool) -> Iterator[QuotationEdit]:
        words = token.strip().translate(_FOLDED)
        if not words:
            return
        start = self._find(words, token, last=last)
        if start < 0:
            said = token.strip()[:60]
            before = self._text[max(self._at - 30, self._stretch.start) : self._at].strip()
            raise UsageProblem(
                _("The passage does not go on with “{words}” after “{before}”.", words=said, before=before)
                if before
                else _("The passage does not go on with “{words}”.", words=said),
                _("Write its words as they stand, and changes in brackets."),
            )
        yield from self._close(start)
        if self._text[start] != words[0]:
            place = self._view.source(Span(start, start + 1))
            yield QuotationEdit(EditKind.CASE, place.start, place.length, words[0])
        if self._stress_opens:
            self._stressed_from, self._stress_opens = start, False
        self._at = start + len(words)

    def _find(self, words: str, token: str, *, last: bool) -> int:
        end = self._stretch.end
        if self._mark is None:
            start = self._skip_blank()
            if self._text.startswith(words, start, end):
                return start
            first = start == self._stretch.start == 0 and words[0] != self._text[:1]
            same = first and self._text[:1].casefold() == words[0].casefold()
            return start if same and self._text.startswith(words[1:], start + 1, end) else -1
        if last:
            start = end - len(words)
            return start if start >= self._at and self._text.startswith(words, start, end) else -1
        start = self._text.find(words, self._at, end)
        apart = token[0] == " " and words[0].isalnum()
        while start > 0 and apart and start > self._at and self._text[start - 1].isalnum():
            start = self._text.find(words, start + 1, end)
        return start

    def _skip_blank(self) -> int:
        return self._at + (self._text[self._at : self._at + 1] == " " and self._at < self._stretch.end)

    def _close(self, until: int) -> Iterator[QuotationEdit]:
        """The edit that the open mark makes of the passage up to `until`."""
        mark, self._mark = self._mark, None
        if mark is None:
            return
        gap = self._text[self._at : until]
        start = self._at + len(gap) - len(gap.lstrip())
        words = gap.strip()
        if not words and mark.words is None:
            raise UsageProblem(_("[...] leaves nothing out here."), _("Remove it, or leave the words out."))
        if not words:
            yield self._insertion(mark)
            return
        place = self._view.source(Span(start, start + len(words)))
        if mark.words is None:
            yield QuotationEdit(EditKind.OMISSION, place.start, place.length)
        elif words != mark.words and words.casefold() == mark.words.casefold():
            yield QuotationEdit(EditKind.CASE, place.start, place.length, mark.words)
        else:
            yield QuotationEdit(EditKind.REPLACEMENT, place.start, place.length, mark.words.strip())
        self._at = start + len(words)

    def _insertion(self, mark: _NotationMark) -> QuotationEdit:
        words = (mark.words or "").strip()
        at = self._view.after(self._at)
        if self._at == 0:
            return QuotationEdit(EditKind.INSERTION, at, 0, f"{words} " if mark.followed else words)
        return QuotationEdit(EditKind.INSERTION, at, 0, f" {words}" if mark.spaced else words)


def notation(line: QuotationLine) -> str:
    """The quotation in the notation that `edits_written` reads; the line is made in the style `WRITABLE`."""
    text, made = line.text, ""
    position = 0
    for span in line.emphasis():
        made += f"{text[position : span.start]}**{text[span.start : span.end]}**"
        position = span.end
    return made + text[position:]
