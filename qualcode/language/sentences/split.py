"""Sentences of spoken German as transcripts write it, and of English well enough.

A sentence is the unit in which agreement is counted and in which the coding screen moves, so its boundaries
must not depend on an installed model: rules decide, over tokens of spaCy's German tokeniser. The rules in
order, at every stop:

1. Marks that close (quotation marks, brackets, emphasis) and a comment, a picture or a time mark behind the
   stop belong to the sentence that ends; `[...]` and a placeholder such as `[Kommune]` begin the next.
2. `?`, `!` and a full stop behind an ordinary word end a sentence, not so before a comma or where a closed
   quotation goes on in lower case (“‚Was soll das?‘, fragte er”).
3. A full stop behind an abbreviation, a number, an initial, and `…`, `[...]`, a comment, a picture or a
   break-off (“das ist/”) end a sentence only before a word that German writes with a capital nowhere else
   (“Da”, “Wir”, “Und”): a noun is no proof.
4. A colon, a semicolon and a dash end nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qualcode.language.forms.normalised import composed, folded
from qualcode.language.sentences.abbreviations import (
    BEFORE_NUMBER,
    BOUND,
    CLOSING,
    COUNTED,
    FORMAL,
    LOOSE,
    OPENERS,
    SOUNDS,
)
from qualcode.language.sentences.clear_stops import parted_at_clear_stops
from qualcode.language.sentences.tokenizer import QUOTES, SentenceToken, TokenKind, pieces
from qualcode.model.spans import Span

SEGMENTER: str  # "interview-sentences 1 (spaCy 3.8)"; see __getattr__

_RULES = "interview-sentences 1"
_LONGEST_WORD = 60  # code points; longer ones are in no list
_LOOK_AHEAD = 12  # pieces; more omissions in a row hide what follows
_WIDE = frozenset("。！？")
_CERTAIN = _WIDE | frozenset("?!")
_JOINTS = ",;:)]"
_AHEAD = QUOTES + _JOINTS + "([-–—¿¡"
_NUMBER = re.compile(r"\d[\d.,:]*(?:ff?)?")
_YEAR = re.compile(r"(?:.*\D)?(?:1[5-9]|20)\d\d")
_ROMAN = re.compile(r"[IVX]{2,6}")
_VOWEL = re.compile(r"[aeiouyäöü]")
_LAST_PART = re.compile(r"[.-]([^.-]+)$")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_TRAILING = (TokenKind.COMMENT, TokenKind.PICTURE, TokenKind.TIME, TokenKind.QUOTE, TokenKind.CLOSER)
_WEAK = (TokenKind.OMISSION, TokenKind.COMMENT, TokenKind.PICTURE, TokenKind.BREAK)
_SILENT = (
    TokenKind.OMISSION,
    TokenKind.COMMENT,
    TokenKind.TIME,
    TokenKind.PICTURE,
    TokenKind.QUOTE,
    TokenKind.OPENER,
)


def __getattr__(name: str) -> str:
    """Work out `SEGMENTER` when it is asked for: looking up a version costs time at every start."""
    if name != "SEGMENTER":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")  # no text: for Python
    from importlib.metadata import version

    major_minor = ".".join(version("spacy").split(".")[:2])
    globals()["SEGMENTER"] = f"{_RULES} (spaCy {major_minor})"  # no text: stands in the file
    return str(globals()["SEGMENTER"])


def split(text: str, stretches: Sequence[Span]) -> list[Span]:
    """The sentences inside each stretch, in the order of the stretches.

    A stretch is a turn's speech or a paragraph. A sentence never crosses a stretch, has no outer white
    space, and every non-blank character of a stretch belongs to exactly one sentence.
    """
    sentences: list[Span] = []
    for stretch in stretches:
        for begin, end, plain in parted_at_clear_stops(text, stretch.start, stretch.end, _parted):
            if plain:
                sentences.append(Span(begin, end))
            else:
                _split_piece_by_piece(text, begin, end, sentences)
    return sentences


def _split_piece_by_piece(text: str, start: int, end: int, sentences: list[Span]) -> None:
    """Append the sentences in [start, end), found by the rules over all of its pieces."""
    found = pieces(text, start, end)
    begin = 0
    for index in _starts(text, found):
        sentences.append(Span(found[begin].start, found[index - 1].end))
        begin = index
    if found:
        sentences.append(Span(found[begin].start, found[-1].end))


def _starts(text: str, found: Sequence[SentenceToken]) -> Iterator[int]:
    """The indices of the pieces that begin a sentence, without the first."""
    begin = index = 0
    number = len(found)
    plain, full = TokenKind.PLAIN, TokenKind.STOP
    said = False  # an omission or a comment alone is no sentence
    while index < number:
        start, end, kind = found[index]
        if kind is plain and said:
            index += 1
            continue
        if not said and kind not in _SILENT:
            said = any(map(str.isalnum, text[start:end]))
        if not (said and (kind is full or kind in _WEAK)):
            index += 1
            continue
        ends = _between_words(text, found, begin, index) if kind is full else None
        after = index + 1 if ends is not None else _after(found, index)
        if ends is None:
            ends = after < number and _ends(_Stop(text, found, begin, index, after))
        if ends:
            yield after
            begin, said = after, False
        index = after


def _between_words(text: str, found: Sequence[SentenceToken], begin: int, index: int) -> bool | None:
    """Whether a sentence ends at a stop between two words, as nearly all do; None where more must be looked at.

    What is asked again and again, whether this word, a full stop and that word part sentences, is kept.
    """
    if index + 1 >= len(found) or index - 2 < begin:
        return None
    start, end, _ = found[index]
    first, last, kind = found[index - 1]
    next_first, next_last, next_kind = found[index + 1]
    if end - start > 1 or kind is not TokenKind.PLAIN or last != start:
        return None
    if next_kind is not TokenKind.PLAIN or next_first == end or text[found[index - 2].end - 1] == ".":
        return None
    word, follower = text[first:last], text[next_first : min(next_last, next_first + _LONGEST_WORD)].split(None, 1)[0]
    if not word.isalpha() or word.isupper() or not follower[0].isalpha():
        return None
    return text[start] != "." or _parted(word, follower) if text[start] in ".?!" else None


def _parted(word: str, follower: str) -> bool:
    """Whether a full stop between two words ends a sentence, where no stop stands before the first one."""
    listed = _listed(_key(word), follower)
    return _unlisted(word, follower) if listed is None else listed


@lru_cache(maxsize=2**17)
def _key(word: str) -> str:
    return folded(word)


def _after(found: Sequence[SentenceToken], index: int) -> int:
    """The index of the first piece behind the stop at `index` that could begin a sentence."""
    after = index + 1
    while after < len(found) and found[after].kind in _TRAILING:
        piece = found[after]
        glued = piece.start == found[after - 1].end
        opens = after + 1 < len(found) and found[after + 1].start == piece.end
        if piece.kind is TokenKind.QUOTE and not glued and opens:
            break
        after += 1
    return after


@dataclass(frozen=True, slots=True)
class _Stop:
    """A place where the sentence that begins at piece `begin` could end: at `index`, before `after`."""

    text: str
    found: Sequence[SentenceToken]
    begin: int
    index: int
    after: int

    def mark(self) -> str:
        """The run of . ? ! … that stops; empty for an omission, a comment, a picture, a break-off."""
        piece = self.found[self.index]
        return piece.cut(self.text) if piece.kind is TokenKind.STOP else ""

    def glued(self) -> bool:
        """Whether there is no white space before what follows."""
        return self.found[self.after].start == self.found[self.after - 1].end

    def quoted(self) -> bool:
        """Whether a quotation or a bracket closes behind the stop."""
        closers = self.found[self.index + 1 : self.after]
        return any(piece.kind is TokenKind.QUOTE or piece.kind is TokenKind.CLOSER for piece in closers)

    def follower(self) -> str:
        """What the next sentence would begin with, without marks and omissions in front of it."""
        for piece in self.found[self.after : self.after + _LOOK_AHEAD]:
            ahead = "" if piece.kind in _SILENT else piece.cut(self.text).lstrip(_AHEAD)
            if ahead:
                return ahead
        return ""

    def before(self, steps: int = 1) -> str:
        """The piece that stands `steps` pieces before the stop in the same sentence, without marks."""
        place = self.index - steps
        return self.found[place].cut(self.text).lstrip(_AHEAD) if place >= self.begin else ""

    def word(self) -> str:
        """The word that the stop is stuck to; empty where there is none."""
        last = self.found[self.index - 1]
        stuck = last.kind is TokenKind.PLAIN and last.end == self.found[self.index].start
        return self.before() if stuck else ""


def _ends(stop: _Stop) -> bool:
    """Whether a sentence ends at the stop."""
    follower = stop.follower()
    if _held_together(stop, follower):
        return False
    mark = stop.mark()
    if mark == ".":
        return _full_stop_ends(stop, follower)
    return not _CERTAIN.isdisjoint(mark) or _opens(follower)


def _held_together(stop: _Stop, follower: str) -> bool:
    """Whether what follows shows that the sentence goes on, whatever the stop."""
    next_piece = stop.found[stop.after]
    if not follower or next_piece.kind is TokenKind.STOP or stop.text[next_piece.start] in _JOINTS:
        return True
    if stop.glued() and next_piece.kind is TokenKind.PLAIN and _WIDE.isdisjoint(stop.mark()):
        return not _opens(follower, formal=True)
    return stop.quoted() and follower[0].islower()


def _full_stop_ends(stop: _Stop, follower: str) -> bool:
    word = stop.word()
    number = _NUMBER.fullmatch(word) or _ROMAN.fullmatch(word)
    if stop.index - 1 == stop.begin and (len(word) == 1 or (number and len(word) < 4)):
        return False  # “1.” or “a.” in front of an item of a list
    if number:
        return _number_ends(stop, word, follower)
    for key in _keys(stop, word):
        listed = _listed(key, follower)
        if listed is not None:
            return listed
    return _unlisted(word, follower)


def _listed(key: str, follower: str) -> bool | None:
    """Whether an abbreviation or an initial is the end of the sentence; None where it is neither."""
    if key in BOUND:
        return False
    if key in CLOSING:
        return follower[0].isupper()
    if key in LOOSE or (len(key) == 1 and key.isalpha()):
        return _opens(follower)
    return False if key in BEFORE_NUMBER and follower[0].isdigit() else None


def _unlisted(word: str, follower: str) -> bool:
    """Whether a word that is in no list is the end of the sentence."""
    return follower[0] not in "§&" and not (follower[0].islower() and _looks_shortened(word))


def _number_ends(stop: _Stop, number: str, follower: str) -> bool:
    """Whether a number with a full stop is the end and not an ordinal (“der 3. Antrag”, “am 30.06.”)."""
    if follower[0].isdigit():
        return _YEAR.fullmatch(number) is not None
    if not follower[0].isupper():
        return False
    label = stop.before(3) if stop.before(2) == "." else stop.before(2)
    counts = folded(label) in COUNTED or "," in number
    return counts or _YEAR.fullmatch(number) is not None or _opens(follower)


def _keys(stop: _Stop, word: str) -> Iterator[str]:
    """The forms under which an abbreviation could be listed, the longest first: `i.d.r`, `d.r`, `r`."""
    parts = [folded(word)]
    steps = 1
    while len(parts) < 4 and len(parts[-1]) < 5 and stop.before(steps + 1) == ".":
        earlier = folded(stop.before(steps + 2))
        if not earlier or len(earlier) > 4:
            break
        parts.append(earlier)
        steps += 2
    for length in range(len(parts), 0, -1):
        yield ".".join(reversed(parts[:length]))
    last = _LAST_PART.search(parts[0])
    if last:
        yield last[1]


def _looks_shortened(word: str) -> bool:
    """Whether an unlisted word before lower case looks like an abbreviation: inner stops, or no vowel."""
    key = folded(word)
    return "." in key or (key.isalpha() and not word.isupper() and not _VOWEL.search(key) and key not in SOUNDS)


def _opens(follower: str, *, formal: bool = False) -> bool:
    """Whether the word is capitalised and would not be so within a sentence."""
    if not follower[:1].isupper():
        return False
    word = _FIRST_WORD.match(composed(follower))
    key = word[0].casefold().replace("’", "'") if word else ""
    return key in OPENERS or (formal and key in FORMAL)
