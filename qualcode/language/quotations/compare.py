"""Lays a quotation over the text it comes from, word by word, and tells what is not as it stands there.

Each stretch between two omissions is located by chaining the runs of words that both have, in order and without
leaps (co-linear chaining); what lies between the links is compared by the least number of edits (Levenshtein).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from math import log2

from qualcode.language.quotations.candidates import GRAM
from qualcode.language.quotations.words import QuotedWord, QuotedWords, SourceWords
from qualcode.model.spans import Span

_LEAP = 400  # words that a stretch may leave out without a mark and still be one stretch
_LEAP_COST = 0.06  # per doubling of the words left out
_SLACK = 6  # words by which the edges of a stretch may be off
_REACH = 1200  # words within which a stretch of one or two words is looked for behind the one before it


class DifferenceKind(StrEnum):
    """What a quotation did to the words of its source."""

    OMITTED = "omission marked"  # no text: the value in JSON
    INSERTED = "insertion marked"  # no text: the value in JSON
    REPLACED = "replacement marked"  # no text: the value in JSON
    PASSED = "interviewer left out"  # no text: the value in JSON
    CHANGED = "changed"
    LEFT_OUT = "left out without a mark"  # no text: the value in JSON
    PUT_IN = "put in without a mark"  # no text: the value in JSON
    ORDER = "in another order"  # no text: the value in JSON
    MISSING = "not in the source"  # no text: the value in JSON


MARKED = {DifferenceKind.OMITTED, DifferenceKind.INSERTED, DifferenceKind.REPLACED, DifferenceKind.PASSED}


@dataclass(frozen=True, slots=True)
class Difference:
    """`source` words that became `quotation` words; `place` is where the former stand in the text as stored.

    `bracketed` says that a source word stands in square brackets, as a placeholder does.
    """

    kind: DifferenceKind
    source: str
    quotation: str
    place: Span
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A quotation found in a text: where (the text as stored), how much of its words are there, and what differs.

    `share` is that of the quotation's own words, without what is marked as put in.
    """

    span: Span
    share: float
    differences: tuple[Difference, ...]

    @property
    def unmarked(self) -> tuple[Difference, ...]:
        """The differences that no mark tells."""
        return tuple(difference for difference in self.differences if difference.kind not in MARKED)


class SourceIndex:
    """A text with the places of its runs of words."""

    def __init__(self, text: str, words: SourceWords) -> None:
        self.text = text
        self.words = words
        self.places: dict[tuple[str, ...], list[int]] = {}
        keys = words.keys
        for index, row in enumerate(zip(keys, keys[1:], keys[2:], strict=False)):
            self.places.setdefault(row, []).append(index)

    def cut(self, first: int, last: int) -> str:
        """The text from one word up to, not including, another, in one line."""
        return " ".join(self.words.span(first, last).cut(self.text).split())


@dataclass(slots=True)
class _MatchedWords:
    """Pairs (word of the quotation, word of the source) that are the same, in order, and stretches not found."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    out_of_order: list[int] = field(default_factory=list)  # words of the quotation


def match(quotation: QuotedWords, quoted: str, source: SourceIndex) -> Match | None:
    """The quotation in the text; None where not a single stretch of it was found.

    `quoted` is the quotation in the form in which its words' places are given.
    """
    words = quotation.all()
    bounds = [0]
    for segment in quotation.segments:
        bounds.append(bounds[-1] + len(segment))
    found = _locate(words, bounds, source)
    if not found.pairs:
        return None
    own = sum(not word.bracketed for word in words)
    same = sum(not words[index].bracketed for index, _ in found.pairs)
    first, last = found.pairs[0][1], found.pairs[-1][1]
    differences = tuple(_differences(words, set(bounds), found, source, quoted))
    return Match(source.words.span(first, last + 1), same / own if own else 1.0, differences)


def _locate(words: Sequence[QuotedWord], bounds: Sequence[int], source: SourceIndex) -> _MatchedWords:
    """Lay each stretch over the source, long ones first: they are surest, and those between have less to choose."""
    segments = list(pairwise(bounds))
    chains: dict[int, list[tuple[int, int]]] = {}
    for number in sorted(range(len(segments)), key=lambda number: segments[number][0] - segments[number][1]):
        start, stop = segments[number]
        low = max((chain[-1][1] + 1 for other, chain in chains.items() if other < number), default=0)
        high = min((chain[0][1] for other, chain in chains.items() if other > number), default=len(source.words.keys))
        mine = words[start:stop]
        behind = any(other < number for other in chains)
        chain = (
            _chain(mine, source, low, high)
            or _short(mine, source.words.keys, low, high, behind=behind)
            or _chain(mine, source, 0, len(source.words.keys))
        )
        if chain:
            chains[number] = [(start + index, place) for index, place in chain]
    found = _MatchedWords()
    last = -1
    for number in sorted(chains):
        chain = chains[number]
        if chain[0][1] > last:
            found.pairs += chain
            last = chain[-1][1]
        else:
            found.out_of_order += [index for index, _ in chain]
    return found


def _chain(words: Sequence[QuotedWord], source: SourceIndex, low: int, high: int) -> list[tuple[int, int]]:
    """The pairs of one stretch: the best chain of runs that both have, grown at both ends and between its links."""
    everything = range(len(words))
    own = [index for index in everything if not words[index].bracketed]
    ways = [everything] if len(own) == len(words) else [everything, own]
    pairs = max((_linked(words, way, source, low, high) for way in ways), key=len)
    return _filled(words, source.words.keys, pairs, low, high) if pairs else []


def _linked(
    words: Sequence[QuotedWord], way: Sequence[int], source: SourceIndex, low: int, high: int
) -> list[tuple[int, int]]:
    """The pairs of the best chain, where only the words of `way` (indices) count as neighbours."""
    best = _best_chain(_hits([words[index] for index in way], source.places, low, high))
    pairs = sorted({(way[index + step], place + step) for index, place in best for step in range(GRAM)})
    return _strictly_rising(pairs)


def _hits(
    words: Sequence[QuotedWord], places: Mapping[tuple[str, ...], list[int]], low: int, high: int
) -> list[tuple[int, int]]:
    hits: set[tuple[int, int]] = set()
    for index in range(len(words) - GRAM + 1):
        row = words[index : index + GRAM]
        for keys in {tuple(word.key for word in row), tuple(word.other or word.key for word in row)}:
            hits.update((index, place) for place in places.get(keys, ()) if low <= place <= high - GRAM)
    return sorted(hits, key=lambda hit: (hit[1], hit[0]))


def _best_chain(hits: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The chain of hits, rising in both texts, with most hits and least leaps."""
    scores: list[float] = []
    before: list[int] = []
    first = 0
    for number, (index, place) in enumerate(hits):
        best, link = 1.0, -1
        while hits[first][1] < place - _LEAP:
            first += 1
        for other in range(max(first, number - 400), number):
            other_index, other_place = hits[other]
            if other_index < index and other_place < place:
                leap = abs((place - other_place) - (index - other_index))
                score = scores[other] + 1 - _LEAP_COST * log2(1 + leap)
                if score > best:
                    best, link = score, other
        scores.append(best)
        before.append(link)
    if not scores:
        return []
    at = max(range(len(scores)), key=lambda number: (scores[number], -number))
    chain: list[tuple[int, int]] = []
    while at >= 0:
        chain.append(hits[at])
        at = before[at]
    return chain[::-1]


def _strictly_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for index, place in pairs:
        if not kept or (index > kept[-1][0] and place > kept[-1][1]):
            kept.append((index, place))
    return kept


def _filled(
    words: Sequence[QuotedWord], keys: Sequence[str], pairs: list[tuple[int, int]], low: int, high: int
) -> list[tuple[int, int]]:
    """The pairs with those before, between and behind them that the same words make."""
    last_index, last_place = pairs[-1]
    filled = _edge(words[: pairs[0][0]], keys, pairs[0][1], low, forward=False)
    for (index, place), (next_index, next_place) in pairwise(pairs):
        filled.append((index, place))
        filled += [
            (index + 1 + further, place + 1 + other)
            for further, other in _same(words[index + 1 : next_index], keys[place + 1 : next_place])
        ]
    filled.append((last_index, last_place))
    tail = _edge(words[last_index + 1 :], keys, last_place + 1, high, forward=True)
    return filled + [(last_index + 1 + index, place) for index, place in tail]


def _edge(
    words: Sequence[QuotedWord], keys: Sequence[str], at: int, limit: int, *, forward: bool
) -> list[tuple[int, int]]:
    """The pairs of words that touch a located stretch at one end and are free at the other."""
    if not words:
        return []
    best: list[tuple[int, int]] = []
    best_cost = float("inf")
    for size in range(max(0, len(words) - _SLACK), len(words) + _SLACK + 1):
        start, stop = (at, min(at + size, limit)) if forward else (max(at - size, limit), at)
        pairs = _same(words, keys[start:stop])
        cost = (len(words) - len(pairs)) + (stop - start - len(pairs)) + 0.1 * abs(size - len(words))
        if cost < best_cost:
            best, best_cost = [(index, start + place) for index, place in pairs], cost
    return best


def _same(words: Sequence[QuotedWord], keys: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal words on a shortest way of edits from one to the other."""
    from rapidfuzz.distance import Levenshtein

    if not words or not keys:
        return []
    mine = [word.other if word.other and word.other in keys else word.key for word in words]
    return [
        (block.a + step, block.b + step)
        for block in Levenshtein.opcodes(mine, list(keys)).as_matching_blocks()
        for step in range(block.size)
    ]


def _short(
    words: Sequence[QuotedWord], keys: Sequence[str], low: int, high: int, *, behind: bool
) -> list[tuple[int, int]]:
    """A stretch of few words as it stands: nearest behind the stretch before it, else nearest before the next."""
    own = [index for index, word in enumerate(words) if not word.bracketed]
    for way in ([*range(len(words))], own):
        size = len(way)
        wanted = [words[index].key for index in way]
        others = [words[index].other or words[index].key for index in way]
        reach = range(low, min(high, low + _REACH) - size + 1) if behind else range(high - size, low - 1, -1)
        for place in reach if size else ():
            if list(keys[place : place + size]) in (wanted, others):
                return [(index, place + step) for step, index in enumerate(way)]
    return []


# ---- what differs ------------------------------------------------------------------------------------


def _differences(
    words: Sequence[QuotedWord], bounds: set[int], found: _MatchedWords, source: SourceIndex, quoted: str
) -> Iterator[Difference]:
    index, place = 0, found.pairs[0][1]
    for next_index, next_place in (*found.pairs, (len(words), found.pairs[-1][1] + 1)):
        if next_index > index or next_place > place:
            yield from _between(words, bounds, found, source, quoted, (index, next_index), (place, next_place))
        index, place = next_index + 1, next_place + 1


def _between(
    words: Sequence[QuotedWord],
    bounds: set[int],
    found: _MatchedWords,
    source: SourceIndex,
    quoted: str,
    mine: tuple[int, int],
    theirs: tuple[int, int],
) -> Iterator[Difference]:
    """What became of the source's words between two that are the same."""
    first, last = mine
    place, end = theirs
    omission = any(first <= bound <= last for bound in bounds if 0 < bound < len(words))
    if omission and end > place:
        yield _difference(DifferenceKind.OMITTED, source, (place, end), "")
        place = end
    said = words[first:last]
    shown = _shown(said, quoted)
    taken = (place, end)
    if not said:
        if end > place:
            passed = all(source.words.passed[place:end])
            kind = DifferenceKind.PASSED if passed else DifferenceKind.LEFT_OUT
            yield _difference(kind, source, taken, "")
        return
    if any(index in found.out_of_order for index in range(first, last)):
        yield _difference(DifferenceKind.ORDER, source, taken, shown)
    elif all(word.bracketed for word in said):
        kind = DifferenceKind.REPLACED if end > place else DifferenceKind.INSERTED
        yield _difference(kind, source, taken, shown)
    elif end > place:
        if "".join(word.key for word in said) != "".join(source.words.keys[place:end]):
            yield _difference(DifferenceKind.CHANGED, source, taken, shown)
    else:
        kind = DifferenceKind.MISSING if omission or first == 0 or last == len(words) else DifferenceKind.PUT_IN
        yield _difference(kind, source, taken, shown)


def _difference(kind: DifferenceKind, source: SourceIndex, taken: tuple[int, int], shown: str) -> Difference:
    first, last = taken
    bracketed = any(source.words.bracketed[first:last])
    words = source.cut(first, last) if last > first else ""
    return Difference(kind, words, shown, source.words.span(first, last), bracketed)


def _shown(said: Sequence[QuotedWord], quoted: str) -> str:
    return " ".join(quoted[said[0].place.start : said[-1].place.end].split()) if said else ""
