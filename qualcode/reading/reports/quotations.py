"""Which pairs of quotation marks are quotations with a source label, and how sure that is.

A label belongs to the quotation that it follows directly. A label that stands before a quotation belongs to
the author's sentence; an emphasised quotation without a label takes the one that follows in its sentence.
What cannot be settled by the text itself is marked with a doubt instead of being guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qualcode.catalogue import _
from qualcode.model.spans import Span
from qualcode.reading.reports.label_patterns import Label, Mention
from qualcode.reading.reports.plain_words import clean
from qualcode.reading.reports.quotation_marks import NAME_LENGTH, MarkedParagraph, Pair

_LEADS_IN = re.compile(r"[.:!?…][\"”’«»)\]]{0,2}$")
_SENTENCE_END = re.compile(r"[.!?…][*_“”«»\"’‘)\]]{0,4}\s+[*_„«»\"(\[]{0,4}[A-ZÄÖÜ]")
_ENDS_SENTENCE = re.compile(r"[.!?…][‘’'\"»)\]]{0,3}$")
_JOINS = re.compile(r"[\s,;*_]*(?:und|oder|sowie|bzw\.|aber auch|als auch|\[\.\.\.\])?[\s,*_]*$")

_NAME_WORDS = 8  # names of programmes and projects seldom have more words
_TITLE_WORDS = 10
_PHRASE_WORDS = 12
_GAP_LENGTH, _GAP_WORDS = 240, 12
_LEAST_PHRASE = 3

EMPTY = _("nothing stands between the quotation marks")
TWO_LABELS = _("two labels in one parenthesis")
MORE_THAN_A_LABEL = _("the parenthesis holds more than a label")
TWO_OPENINGS = _("two opening marks and one closing mark")
ALSO_ELSEWHERE = _("the same words stand in quotation marks elsewhere: a term or a quotation")
MAY_BE_A_NAME = _("a few words inside a sentence: a name or a quotation")
LABEL_FURTHER_ON = _("no label of its own, but one further on in the sentence")
STRAY_DROPPED = _("A stray closing mark at a page break was dropped.")
LABEL_SHARED = _("It has no label of its own and takes the one that follows in its sentence.")


@dataclass(frozen=True, slots=True)
class ReportQuotation:
    """A quotation at [start, end) of its paragraph; `end` lies behind the label where that follows directly.

    `text` holds the clean words, `marked` is where the words with their marks stand. `doubt` says why it may
    be none, `note` what was done to it.
    """

    start: int
    end: int
    marked: Span
    text: str
    labels: tuple[Label, ...]
    fragment: bool
    doubt: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _PairLook:
    """What a pair looks like."""

    text: str
    words: int
    lower: bool  # begins with a small letter
    sentence: bool  # ends like a sentence
    stands_alone: bool  # the author's words before it lead in or are at an end
    emphasised: bool
    recurs: bool  # the same words stand in quotation marks elsewhere

    @property
    def name(self) -> bool:
        """Whether it is the name of a programme, a project or the like."""
        return self.recurs and self.words <= _NAME_WORDS and not self.lower and not self.stands_alone

    @property
    def speech(self) -> bool:
        """Whether it reads like something said and not like a name or a title."""
        return self.lower or self.sentence or self.words > _TITLE_WORDS

    @property
    def fragment(self) -> bool:
        """Whether it is a few words woven into the author's sentence."""
        if self.stands_alone:
            return self.lower and not self.sentence and self.words <= _PHRASE_WORDS
        return self.lower or not self.sentence


class Quotations:
    """The judgement over a whole report: what recurs in quotation marks is known before the first one."""

    def __init__(self, report: Iterable[MarkedParagraph]) -> None:
        self.names: list[tuple[MarkedParagraph, Pair]] = []  # names that carry a label
        self.other_works = 0  # quotations with another source
        self._times = Counter(key for marked in report for key in _keys(marked))

    def of(self, marked: MarkedParagraph) -> list[ReportQuotation]:
        """The quotations of a paragraph that have a label, sure ones and doubtful ones, in order."""
        found: list[ReportQuotation] = []
        for pair in marked.pairs:
            if not pair.mention and (pair.nested or not pair.sourced):
                continue
            look = self._look(marked, pair)
            if not pair.mention:
                self.other_works += look.stands_alone and look.sentence
            elif look.name and not pair.doubt:
                self.names.append((marked, pair))
            else:
                found.append(_labelled(marked, pair, pair.mention, look))
        found.sort(key=lambda quotation: quotation.start)
        return sorted([*found, *self._sharing(marked, found)], key=lambda quotation: quotation.start)

    def _look(self, marked: MarkedParagraph, pair: Pair) -> _PairLook:
        source = marked.paragraph.text
        text = clean("".join(piece.cut(source) for piece in pair.pieces))
        edges = source[max(0, pair.start - 1) : pair.start + 2] + source[pair.end - 2 : pair.end + 1]
        return _PairLook(
            text,
            len(text.split()),
            lower=text[:1].islower(),
            sentence=bool(_ENDS_SENTENCE.search(text)),
            stands_alone=pair.begins or _led_in(source, pair.start),
            emphasised="*" in edges,
            recurs=bool(_key(text)) and self._times[_key(text)] > 1,
        )

    def _sharing(self, marked: MarkedParagraph, found: list[ReportQuotation]) -> Iterator[ReportQuotation]:
        """Quotations without a label that take the next one of their sentence."""
        starts = [quotation.start for quotation in found]
        bare = [mention for mention in marked.mentions if mention.start not in marked.attached]
        bare_starts = [mention.start for mention in bare]
        for pair in marked.pairs:
            if pair.mention or pair.sourced or pair.nested:
                continue
            after, label = bisect_left(starts, pair.end), bisect_left(bare_starts, pair.end)
            next_quotation = found[after] if after < len(found) else None
            next_label = bare[label] if label < len(bare) else None
            if next_label and (not next_quotation or next_label.start < next_quotation.start):
                if next_label.plain:
                    yield from self._takes(marked, pair, next_label.start, next_label.labels)
            elif next_quotation:
                yield from self._takes(marked, pair, next_quotation.start, next_quotation.labels, next_quotation)

    def _takes(
        self,
        marked: MarkedParagraph,
        pair: Pair,
        until: int,
        labels: tuple[Label, ...],
        neighbour: ReportQuotation | None = None,
    ) -> Iterator[ReportQuotation]:
        """The pair as a quotation, if the label of what stands at `until` can be its own too.

        `neighbour` is the quotation that stands there, None where it is the label itself.
        """
        source = marked.paragraph.text
        if until - pair.end > _GAP_LENGTH or _SENTENCE_END.search(source, max(0, pair.end - 2), until + 3):
            return
        gap = source[pair.end : until]
        look = self._look(marked, pair)
        if len(gap.split()) > _GAP_WORDS or look.recurs or not look.words:
            return
        settled = neighbour is None or not neighbour.doubt
        joined = neighbour is not None and neighbour.fragment and _JOINS.match(gap)
        marked_out = bool(look.emphasised or joined)
        if marked_out or (look.speech and look.words >= _LEAST_PHRASE):
            doubt = "" if settled and marked_out and look.speech else LABEL_FURTHER_ON
            where = Span(pair.start, pair.end)
            yield ReportQuotation(pair.start, pair.end, where, look.text, labels, look.fragment, doubt, LABEL_SHARED)


def _led_in(source: str, offset: int) -> bool:
    """Whether a sentence of the author's ends, or a colon stands, before `offset`."""
    before = source[max(0, offset - 12) : offset].rstrip(" *_\xa0")
    return not before or bool(_LEADS_IN.search(before))


def _labelled(marked: MarkedParagraph, pair: Pair, mention: Mention, look: _PairLook) -> ReportQuotation:
    where = Span(pair.start, pair.end)
    source = marked.paragraph.text
    doubt = pair.doubt or _doubt(source, pair, mention, look)
    note = STRAY_DROPPED if pair.stray else ""
    text = look.text
    if doubt == TWO_OPENINGS and pair.below is not None and _led_in(source, pair.below):
        where = Span(pair.below, pair.end)
        text = clean(source[pair.below + 1 : pair.start] + source[pair.start + 1 : pair.end - 1])
    return ReportQuotation(where.start, mention.end, where, text, mention.labels, look.fragment, doubt, note)


def _doubt(source: str, pair: Pair, mention: Mention, look: _PairLook) -> str:
    """Why a labelled pair may be no quotation, or nothing."""
    if not look.text:
        return EMPTY
    if not mention.plain:
        return TWO_LABELS if len(mention.labels) > 1 else MORE_THAN_A_LABEL
    if pair.below is not None and (not look.stands_alone or _led_in(source, pair.below)):
        return TWO_OPENINGS
    if look.recurs and look.words <= _NAME_WORDS:
        return ALSO_ELSEWHERE
    return "" if look.speech or look.stands_alone else MAY_BE_A_NAME


def _keys(marked: MarkedParagraph) -> Iterator[str]:
    for pair in marked.pairs:
        if pair.end - pair.start <= NAME_LENGTH:
            yield _key(clean("".join(piece.cut(marked.paragraph.text) for piece in pair.pieces)))


def _key(text: str) -> str:
    """The words without regard to case and to the kind of apostrophe."""
    return text.casefold().replace("’", "'").replace("‘", "'") if len(text) <= NAME_LENGTH else ""
