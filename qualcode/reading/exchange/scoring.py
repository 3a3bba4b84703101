"""How well passages fit a text: people mark words, sentences and lines, and seldom from the middle of a word on.

Each edge of a passage is of a kind. How often people begin and end a passage at such a place, beside how often a
place of the text that nobody chose is of that kind, is what an edge says for a model. Where the file names the words
of a passage, they say far more than its edges.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from qualcode.language.forms.normalised import spelled
from qualcode.model.spans import Span
from qualcode.reading.exchange.coordinates import LocatedPassage


class EdgeKind(IntEnum):
    """What kind of place an edge of a passage is."""

    LINE = 0
    SENTENCE = 1
    WORD = 2
    BLANK = 3  # white space within the passage, or the end of a line
    MARK = 4  # a passage that begins with a comma or full stop
    INSIDE = 5  # of a word, of a sign with its accent
    UNSPACED = 6  # within a script without blanks between words: says nothing


# How people begin and end passages, in shares.
_BEGINS = {
    EdgeKind.LINE: 0.30,
    EdgeKind.SENTENCE: 0.22,
    EdgeKind.WORD: 0.38,
    EdgeKind.BLANK: 0.06,
    EdgeKind.MARK: 0.01,
    EdgeKind.INSIDE: 0.03,
}
_ENDS = {
    EdgeKind.LINE: 0.28,
    EdgeKind.SENTENCE: 0.29,
    EdgeKind.WORD: 0.30,
    EdgeKind.BLANK: 0.10,
    EdgeKind.MARK: 0.0,
    EdgeKind.INSIDE: 0.03,
}
FITTING = frozenset({EdgeKind.LINE, EdgeKind.SENTENCE, EdgeKind.WORD, EdgeKind.UNSPACED})
_BLANKS, _UNSEEN = -4.0, -8.0  # that words have white space at their edge, or differ in what nobody sees
_OUTSIDE, _PARTED = -6.0, -6.0  # of a passage outside of the text, or whose edge parts a character
_MOST, _UNMATCHED = 16.0, -6.0  # what words of a passage say at most, and words that stand elsewhere
_SAMPLES = 1_000  # places of a text at which nobody began or ended anything
_STOPS = frozenset(".!?:;…")
_CLOSES = frozenset("\"'”’“‘»«)]}")
_COMMAS = frozenset(".,;:!?…)]}")
# Han, Kana, Thai, Lao, Myanmar, Khmer
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_SILENT = 60  # from that many characters on words may have been cut without a sign


def start_kind(text: str, place: int) -> EdgeKind:
    """Of what kind a beginning at that place is."""
    after, before = text[place : place + 1], text[place - 1 : place] if place else ""
    if not after or after.isspace():
        return EdgeKind.BLANK
    if not before or before == "\n":
        return EdgeKind.LINE
    if _belong(before, after):
        return EdgeKind.UNSPACED if _UNSPACED.match(before) and _UNSPACED.match(after) else EdgeKind.INSIDE
    if after in _COMMAS and not before.isspace():
        return EdgeKind.MARK
    if before.isspace() and _ends_sentence(text, place):
        return EdgeKind.SENTENCE
    return EdgeKind.WORD


def end_kind(text: str, place: int) -> EdgeKind:
    """Of what kind an end at that place is."""
    after, before = text[place : place + 1], text[place - 1 : place] if place else ""
    if not before or before.isspace():
        return EdgeKind.BLANK
    if not after or after == "\n":
        return EdgeKind.LINE
    if _belong(before, after):
        return EdgeKind.UNSPACED if _UNSPACED.match(before) and _UNSPACED.match(after) else EdgeKind.INSIDE
    if _ends_sentence(text, place):
        return EdgeKind.SENTENCE
    return EdgeKind.WORD


def _belong(before: str, after: str) -> bool:
    """Whether nobody would part two characters: letters of a word, a sign and what stands on it."""
    if unicodedata.combining(after) or after in "\u200d\ufe0f" or before == "\u200d":
        return True
    return before.isalnum() and after.isalnum()


def _ends_sentence(text: str, place: int) -> bool:
    """Whether what stands before the place ends a sentence; white space and what closes are looked through."""
    for sign in reversed(text[max(0, place - 4) : place]):
        if sign in _STOPS:
            return True
        if sign not in _CLOSES and not sign.isspace():
            return False
    return False


@dataclass(frozen=True, slots=True)
class EdgeWeights:
    """What edges of each kind say in one text, as logarithms; 0 says nothing."""

    begins: Mapping[EdgeKind, float]
    ends: Mapping[EdgeKind, float]

    @classmethod
    def of(cls, text: str) -> EdgeWeights:
        """Of a text; looked at in some thousand places."""
        step = max(1, len(text) // _SAMPLES)
        places = range(0, len(text) + 1, step)
        begins = Counter(start_kind(text, place) for place in places)
        ends = Counter(end_kind(text, place) for place in places)
        return cls(_against(_BEGINS, begins), _against(_ENDS, ends))


def _against(chosen: Mapping[EdgeKind, float], anywhere: Counter[EdgeKind]) -> dict[EdgeKind, float]:
    known = anywhere.total() - anywhere[EdgeKind.UNSPACED]
    weights = {EdgeKind.UNSPACED: 0.0}
    for kind, share in chosen.items():
        chance = (anywhere[kind] + 1) / (known + len(chosen))
        weights[kind] = min(2.5, math.log((0.97 * share + 0.03 * chance) / chance))
    return weights


NO_WEIGHTS = EdgeWeights(dict.fromkeys(EdgeKind, 0.0), dict.fromkeys(EdgeKind, 0.0))
"""Where there is nothing to choose from."""


# ---- words -------------------------------------------------------------------------------------------


class WordsFit(IntEnum):
    """Whether a passage has the words that the file names."""

    NOT = 0
    BEGINNING = 1
    BUT_UNSEEN = 2  # all of them but for what nobody sees: how an accent is written, an invisible sign
    BUT_BLANKS = 3  # all of them, and white space at an edge
    WHOLE = 4


@dataclass(frozen=True, slots=True)
class NamedWords:
    """What a file says the words of a passage are: in one spelling, whether only their beginning is named, and as the
    file has them but for white space.
    """

    words: str
    is_cut: bool
    written: str

    @classmethod
    def of(cls, said: str) -> NamedWords | None:
        """Of what the file says; None where it says nothing."""
        words = spelled(said)
        bare = words.removesuffix("…") if words.endswith("…") else words.removesuffix("...")
        is_cut = bare != words
        bare = bare.rstrip()
        return cls(bare, is_cut, " ".join(said.split())) if bare else None

    def fit(self, text: str, span: Span) -> WordsFit:
        """Whether the passage has these words."""
        longest = 4 * len(self.words) + 64
        piece = text[span.start : min(span.end, span.start + longest)]
        found = spelled(piece)
        if span.length <= longest and found in (self.words, f"{self.words}…" if self.is_cut else self.words):
            if " ".join(piece.split()) != self.written:
                return WordsFit.BUT_UNSEEN
            return WordsFit.WHOLE if piece == piece.strip() else WordsFit.BUT_BLANKS
        if (self.is_cut or len(self.words) >= _SILENT) and found.startswith(self.words):
            return WordsFit.BEGINNING
        return WordsFit.NOT

    @property
    def weight(self) -> float:
        """What it says that a passage has these words; short ones stand in many places."""
        return min(_MOST, 1.5 * len(self.words))

    def pattern(self) -> re.Pattern[str]:
        """Finds the words in a text, whatever white space stands between them."""
        return re.compile(r"\s+".join(map(re.escape, self.words.split())))


# ---- one passage under one model -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PassageFit:
    """What a passage says for a model, as a logarithm, and which share of it fits, from 0 to 1."""

    weight: float
    share: float


def fit_of(
    text: str, passage: LocatedPassage, named: NamedWords | None, words: WordsFit, weights: EdgeWeights
) -> PassageFit:
    """How well a passage fits. `named` is None where its words are not known, or stand nowhere in question."""
    if not passage.is_inside:
        return PassageFit(_OUTSIDE, 0.0)
    parted = 0.0 if passage.is_whole else _PARTED
    if named is not None and words >= WordsFit.BUT_UNSEEN:
        lacking = {WordsFit.BUT_BLANKS: _BLANKS, WordsFit.BUT_UNSEEN: _UNSEEN}.get(words, 0.0)
        share = 0.5 if words is WordsFit.BUT_BLANKS else 1.0
        return PassageFit(max(named.weight + lacking, 1.0) + parted, share)
    begin, end = start_kind(text, passage.span.start), end_kind(text, passage.span.end)
    if named is not None and words is WordsFit.BEGINNING:
        return PassageFit(named.weight + weights.ends[end] + parted, 1.0 if end in FITTING else 0.75)
    edges = weights.begins[begin] + weights.ends[end] + parted
    if named is not None:
        return PassageFit(min(edges, 0.0) + _UNMATCHED, 0.0)
    return PassageFit(edges, ((begin in FITTING) + (end in FITTING)) / 2 if not parted else 0.0)
