"""Two versions of a text, and where each passage of the old one stands in the new one.

Passages move with the words that they are made of. Whether a passage is attached, only proposed, or reported as
lost is decided by how much of it is still there: precision goes before recall.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from qualcode.language.alignment.common_runs import Box, CommonRun, best_slide
from qualcode.language.alignment.mapping import LIKELY, Mapping, Piece, share
from qualcode.language.alignment.matching import match
from qualcode.language.alignment.sides import MatchedStretch
from qualcode.language.alignment.tokens import Tokens, tokenise
from qualcode.model.spans import Span, union
from qualcode.progress import hear

_PAIRS = 400  # pairs of tokens in a gap that are compared one by one
_ALIKE = 0.5  # similarity from which two words are one that was corrected
_SAME_WORD = 0.9  # the least similarity of a word and the same in other case
_REPLACED = 80  # code points up to which other words in the same place are a replacement
_LOOK = 8  # code points before a passage that tell whether a sentence began with it
_ENDING = frozenset(".!?…")
_BEFORE_SPEECH = frozenset(".!?…:#\n")  # what may stand before the beginning of a sentence
_QUOTES = "„“”\"'‚‘’»«›‹([*_"
_CLOSING = "“”\"'‘’«‹)]*_"
_PUNCTUATION = frozenset(".!?…,;:")


def align(old: str, new: str) -> Mapping:
    """Where the passages of `old` stand in `new`. Raises Stopped where the work of this thread is to stop.

    Time and memory grow with the length of the texts, not with its square; what repeats itself so much that
    nothing in it stands out, over thousands of lines, is reported as lost.
    """
    if old == new:
        return replace(Mapping.identity(len(old)), old_text=old, new_text=new)
    numbers: dict[str, int] = {}
    there, here = tokenise(old, numbers), tokenise(new, numbers)
    pieces: list[Piece] = []
    doubtful: list[Span] = []
    moved = 0
    for stretch in match(there, here):
        moved += stretch.moved
        pieces += _Weaver(there, here, moved if stretch.moved else 0).pieces(stretch)
        doubtful += _doubts(there, here, stretch)
    pieces = _apart(_with_labels(there, here, _apart(pieces)))
    pieces = _with_insertions(old, new, pieces)
    return Mapping(len(old), len(new), tuple(pieces), tuple(union(doubtful)), old, new)


def _apart(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces in order of the old text, none of which shares characters with another."""
    return _disjoint(_disjoint(pieces, attrgetter("new")), attrgetter("old"))


def _disjoint(pieces: Sequence[Piece], side: Callable[[Piece], Span]) -> list[Piece]:
    """The pieces in order of one text, without the weaker of two that share characters of it.

    A line that moved lies in a gap of the lines that stayed, and a few words of it may look like a replacement there.
    """
    kept: list[Piece] = []
    for piece in sorted(pieces, key=side):
        hear()
        rivals = len(kept)
        while rivals and side(kept[rivals - 1]).end > side(piece).start:
            rivals -= 1
        if sum(map(_same_characters, kept[rivals:])) < _same_characters(piece) or rivals == len(kept):
            kept[rivals:] = [piece]
    return kept


def _same_characters(piece: Piece) -> float:
    return piece.similarity * piece.old.length


@dataclass(frozen=True, slots=True)
class _Weaver:
    """Makes the pieces of one stretch: runs of tokens, and what stands between them."""

    old: Tokens
    new: Tokens
    block: int

    def pieces(self, stretch: MatchedStretch) -> list[Piece]:
        made: list[Piece] = []
        if stretch.head:
            self._add_all(made, self._between(stretch.head))
        for before, run in pairwise([None, *stretch.runs]):
            if before and run:
                self._add_all(made, self._between((before.old_end, run.old, before.new_end, run.new)))
            if run:
                self._add_all(made, self._of_run(run))
        if stretch.tail:
            self._add_all(made, self._between(stretch.tail))
        if stretch.head:
            made[0] = self._with_head(made[0], stretch.head)
        return made

    def _with_head(self, first: Piece, head: Box) -> Piece:
        """The first piece with what was put before it in its line."""
        a, b, c, _ = head
        if b > a:
            return first
        return replace(
            first, lead=_lead(self.old.text, first.old.start, self.new.text[self.new.starts[c] : first.new.start])
        )

    def _add_all(self, made: list[Piece], pieces: Iterator[Piece]) -> None:
        for piece in pieces:
            if made and piece.equal and made[-1].equal and self._adjoin(made[-1], piece):
                old = Span(made[-1].old.start, piece.old.end)
                made[-1] = Piece(old, Span(made[-1].new.start, piece.new.end), 1.0, self.block)
            else:
                made.append(piece)

    def _adjoin(self, first: Piece, second: Piece) -> bool:
        """Whether the same stands between two equal pieces: white space, a time stamp, or nothing."""
        between = self.old.text[first.old.end : second.old.start]
        return between == self.new.text[first.new.end : second.new.start]

    def _of_run(self, run: CommonRun) -> Iterator[Piece]:
        for index in range(run.length):
            hear()
            piece = self._pair(run.old + index, run.new + index)
            # other case or Unicode form only
            yield piece if piece.equal else replace(piece, similarity=max(_SAME_WORD, piece.similarity))

    def _pair(self, i: int, j: int) -> Piece:
        """One old and one new token; they may differ in case, Unicode form or letters."""
        from rapidfuzz.distance import Indel  # 0.1 s, needed only for texts that differ

        old, new = Span(self.old.starts[i], self.old.ends[i]), Span(self.new.starts[j], self.new.ends[j])
        a, b = self.old.cut(i), self.new.cut(j)
        return Piece(old, new, 1.0 if a == b else share(Indel.normalized_similarity(a, b)), self.block)

    def _between(self, box: Box) -> Iterator[Piece]:
        """The pieces in a gap, words that were corrected or replaced: line by line."""
        a, b, c, d = box
        there, here = _lines(self.old, a, b), _lines(self.new, c, d)
        if len(there) != len(here):  # whole lines went or came: only the first and the last are the same ones
            two = min(len(there), len(here)) > 1
            there, here = ([there[0], there[-1]], [here[0], here[-1]]) if two else ([], [])
        for (a, b), (c, d) in zip(there, here, strict=True):
            yield from self._in_line(a, b, c, d)

    def _in_line(self, a: int, b: int, c: int, d: int) -> Iterator[Piece]:
        cuts = [index for index in range(c, d) if self.new.is_omission(index)]
        if cuts and not any(self.old.is_omission(index) for index in range(a, b)):
            yield from self._cut_short(a, b, (c, cuts[0]), (cuts[-1] + 1, d))
            return
        if a < b and c < d and self._mark_stays(a, c):
            yield self._pair(a, c)
            a, c = a + 1, c + 1
        for i, j in self._alike(a, b, c, d):
            yield from self._replaced(a, i, c, j)
            yield self._pair(i, j)
            a, c = i + 1, j + 1
        yield from self._replaced(a, b, c, d)

    def _cut_short(self, a: int, b: int, before: tuple[int, int], behind: tuple[int, int]) -> Iterator[Piece]:
        """The pieces of a gap whose words were left out, from the words of the new text before and behind “[...]”.

        A passage that was cut by it ends at the word before it, and does not take in what marks the end behind it.
        """
        taken = a
        for i, j in self._alike(a, b, *before):
            yield self._pair(i, j)
            taken = i + 1
        for i, j in self._alike(taken, b, *behind):
            if not all(self.new.cut(index) in _PUNCTUATION for index in range(behind[0], j + 1)):
                yield self._pair(i, j)

    def _mark_stays(self, i: int, j: int) -> bool:
        """Whether a mark behind a word became another mark: “das? Gab” and “das. Gab”, not “das.” and “das, ja.”."""
        old, new = self.old.cut(i), self.new.cut(j)
        return old in _PUNCTUATION and new in _PUNCTUATION and (old in _ENDING) is (new in _ENDING)

    def _replaced(self, a: int, b: int, c: int, d: int) -> Iterator[Piece]:
        """One piece of tokens that stand in the place of others."""
        from rapidfuzz.distance import Indel  # 0.1 s, needed only for texts that differ

        if a == b or c == d:
            return
        old, new = Span(self.old.starts[a], self.old.ends[b - 1]), Span(self.new.starts[c], self.new.ends[d - 1])
        if max(old.length, new.length) <= _REPLACED:
            alike = Indel.normalized_similarity(old.cut(self.old.text), new.cut(self.new.text))
            yield Piece(old, new, share(alike), self.block)

    def _alike(self, a: int, b: int, c: int, d: int) -> list[tuple[int, int]]:
        """Pairs of tokens in a gap that are the same word corrected, in order, the best of all choices."""
        from rapidfuzz.distance import Indel  # 0.1 s, needed only for texts that differ

        if (b - a) * (d - c) > _PAIRS:
            return []
        best: defaultdict[tuple[int, int], float] = defaultdict(float)  # weight of what is chosen from there on
        pairs: dict[tuple[int, int], float] = {}
        for i in range(b - 1, a - 1, -1):
            hear()
            for j in range(d - 1, c - 1, -1):
                alike = Indel.normalized_similarity(self.old.cut(i), self.new.cut(j))
                weight = alike * (self.old.ends[i] - self.old.starts[i]) if alike >= _ALIKE else 0.0
                pairs[i, j] = weight
                best[i, j] = max(best[i + 1, j], best[i, j + 1], weight + best[i + 1, j + 1])
        chosen: list[tuple[int, int]] = []
        i, j = a, c
        while i < b and j < d:
            if pairs[i, j] and best[i, j] == pairs[i, j] + best[i + 1, j + 1]:
                chosen.append((i, j))
                i, j = i + 1, j + 1
            elif best[i, j] == best[i + 1, j]:
                i += 1
            else:
                j += 1
        return chosen


# ---- speakers who are called otherwise now ---------------------------------------------------------------


def _with_labels(old: Tokens, new: Tokens, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, and one for each label that became another one before the same words.

    So whoever goes from line to line does not stop where a speaker is called otherwise: one-word answers keep the
    company of their questions.
    """
    from rapidfuzz.distance import Indel  # 0.1 s, needed only for texts that differ

    labels: list[Piece] = []
    for line, said in enumerate(old.speech):
        hear()
        piece = _piece_at(pieces, old.starts[said]) if old.lines[line] < said < old.lines[line + 1] else None
        there = _begun_with(old, piece, line) if piece else None
        here = _label_before(new, piece, old.starts[said]) if piece else None
        if piece and there and here and there.cut(old.text) != here.cut(new.text):
            alike = Indel.normalized_similarity(there.cut(old.text), here.cut(new.text))
            labels.append(Piece(there, here, max(LIKELY, share(alike)), piece.block))
    if not labels:
        return list(pieces)
    starts = [label.old.start for label in labels]

    def is_of_label(piece: Piece) -> bool:
        index = bisect_right(starts, piece.old.start) - 1
        return index >= 0 and piece.old.end <= labels[index].old.end

    return [*(piece for piece in pieces if not is_of_label(piece)), *labels]


def _piece_at(pieces: Sequence[Piece], position: int) -> Piece | None:
    """The piece that holds a position of the old text."""
    index = bisect_right(pieces, position, key=lambda piece: piece.old.start) - 1
    return pieces[index] if index >= 0 and position < pieces[index].old.end else None


def _begun_with(old: Tokens, piece: Piece, line: int) -> Span | None:
    """What of a line's label stands before the piece that holds what is said; None where nothing does."""
    start, end = old.starts[old.lines[line]], min(old.ends[old.speech[line] - 1], piece.old.start)
    return Span(start, start + len(old.text[start:end].rstrip())) if start < end else None


def _label_before(new: Tokens, piece: Piece, position: int) -> Span | None:
    """The same in the new text, whose line must begin to say something where that position of the old one stands."""
    place = piece.new.start + (position - piece.old.start if piece.equal else 0)
    index = bisect_left(new.starts, place)
    if index == len(new.starts) or new.starts[index] != place or (not piece.equal and position > piece.old.start):
        return None
    line = new.line(index)
    if new.speech[line] != index:
        return None
    start, end = new.starts[new.lines[line]], min(new.ends[index - 1], piece.new.start) if index else 0
    return Span(start, start + len(new.text[start:end].rstrip())) if start < end else None


# ---- insertions at the borders of passages -------------------------------------------------------------


def _lines(tokens: Tokens, first: int, last: int) -> list[tuple[int, int]]:
    """The parts of a stretch of tokens in each line; the first or last is empty where a line begins or ends there."""
    breaks = [index for index in range(first, last + 1) if tokens.break_before(index)]
    return list(pairwise([first, *breaks, last]))


def _with_insertions(old: str, new: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that say what of an insertion beside them belongs to a passage that begins or ends there.

    “Ja. Das war gut” becomes “Ja. Also das war gut”: a sentence that began with “Das” begins with “Also” now.
    """
    finished = list(pieces)
    taken = sorted(piece.new for piece in pieces)
    for index in range(len(pieces) + 1):
        hear()
        left = finished[index - 1] if index else None
        right = finished[index] if index < len(finished) else None
        if left and right and left.block != right.block:
            continue
        a, b = left.old.end if left else 0, right.old.start if right else len(old)
        c, d = left.new.end if left else 0, right.new.start if right else len(new)
        if old[a:b].strip() or not new[c:d].strip() or _any_between(taken, c, d):
            continue
        if right:
            finished[index] = replace(right, lead=_lead(old, right.old.start, new[c:d]))
        if left:
            finished[index - 1] = replace(left, trail=_trail(old, left.old.end, new[c:d]))
    return finished


def _any_between(spans: Sequence[Span], start: int, end: int) -> bool:
    index = bisect_left(spans, Span(start, start))
    return index < len(spans) and spans[index].start < end


def _lead(old: str, start: int, inserted: str) -> int:
    """How many characters at the end of an insertion begin the sentence that began at `start`."""
    before = old[max(0, start - _LOOK) : start].rstrip(_QUOTES + " \t\u00a0")
    if start and before and before[-1] not in _BEFORE_SPEECH:
        return len(inserted) - len(inserted.rstrip("[("))  # a word became a [placeholder]
    cut = max(inserted.rfind(mark) for mark in _BEFORE_SPEECH)
    words = inserted[cut + 1 :].lstrip(_CLOSING).lstrip()
    return len(words) if words.strip() and len(words) <= _REPLACED else 0


def _trail(old: str, end: int, inserted: str) -> int:
    """How many characters at the beginning of an insertion end the sentence that ended at `end`."""
    following = old[end : end + 1]
    words = inserted.rstrip()
    if following in _PUNCTUATION and old[end - 1].isalnum():
        return len(words) if len(words) <= _REPLACED and not _ENDING & set(words) and "\n" not in words else 0
    if following in ("", "\n"):
        return len(inserted) - len(inserted.lstrip("".join(_ENDING)))
    return len(inserted) - len(inserted.lstrip("])"))


# ---- repetitions ---------------------------------------------------------------------------------------


def _doubts(old: Tokens, new: Tokens, stretch: MatchedStretch) -> Iterator[Span]:
    """Where the same words stand several times in a row and not all of them stayed."""
    for before, after in pairwise(stretch.runs):
        _, low, high = best_slide(old, new, before, after)
        if low < high:
            border = before.old_end
            yield Span(old.starts[border + low], old.ends[after.old + high - 1])
