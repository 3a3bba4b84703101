"""Where the words of passages stand in a text that another program had in nearly the same form.

Letter by letter first, then by their words alone: what stands between words, and how they are written, small or in
capitals, makes no difference then, and marks of the transcript such as time stamps are passed over. What is not found
in either way may have a likely place, laid over the text word by word; that is for a person to look at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from qualcode.language.forms.normalised import composed
from qualcode.language.quotations.compare import SourceIndex, match
from qualcode.language.quotations.word_places import SearchedText, plain_words
from qualcode.language.quotations.words import SourceWords, keys_of, words_in_quotation
from qualcode.model.spans import Span

_LIKELY = 0.6  # the least share of the words that must stand at a likely place
_SIGN = "\x1f"  # between words, of which it is no part
_CUT = ("…", "...")
_MOST_HITS = (
    5_000  # places of runs of words that are looked at: a segment of 2,000 words has some 3,000 in an interview
)


@dataclass(frozen=True, slots=True)
class FoundAgain:
    """Where words stand: all `places` in order. `likely` is one that only resembles them, where there is none."""

    places: tuple[Span, ...] = ()
    likely: Span | None = None


class RefoundText:
    """A text in which words are found again; `marks` are stretches of it that are no words, such as time stamps."""

    def __init__(self, text: str, marks: Iterable[Span] = ()) -> None:
        self._text = text
        self._marks = tuple(marks)
        self._searched = SearchedText(text)

    def find(self, words: str, *, is_cut: bool = False) -> FoundAgain:
        """Where the words stand. What was cut short has a likely place at most, since nobody knows its end."""
        words = words.strip()
        if is_cut:
            return FoundAgain(likely=self._beginning(_without_cut(words)))
        places = self._searched.places(words) or list(self._same_words(words))
        if not words.endswith(_CUT):
            return FoundAgain(tuple(places), None if places else self._alike(words))
        whole = tuple(place for place in places if place.cut(self._text).endswith(_CUT))  # who speaks breaks off, too
        return FoundAgain(whole, None if whole else self._beginning(_without_cut(words)))

    def _same_words(self, words: str) -> Iterator[Span]:
        """All places of the words alone, with the signs at their edges where these stand there, too."""
        keys = keys_of(words)
        if not keys:
            return
        wanted = f"{_SIGN}{_SIGN.join(keys)}{_SIGN}"
        at = self._row.find(wanted)
        before, behind = _edges(words)
        while at >= 0:
            first = bisect_right(self._row_starts, at) - 1
            yield self._with_edges(self._words.span(first, first + len(keys)), before, behind)
            at = self._row.find(wanted, at + 1)

    def _with_edges(self, span: Span, before: str, behind: str) -> Span:
        start = span.start - len(before)
        if before and start >= 0 and plain_words(self._text[start : span.start]) == plain_words(before):
            span = Span(start, span.end)
        end = span.end + len(behind)
        if behind and plain_words(self._text[span.end : end]) == plain_words(behind):
            span = Span(span.start, end)
        return span

    def _beginning(self, words: str) -> Span | None:
        """The only place of the words, the last of which may be cut, too."""
        places = self._searched.places(words) or list(self._same_words(words))
        if not places and len(keys_of(words)) > 1:
            whole = words.rstrip().rpartition(" ")[0]
            places = self._searched.places(whole) or list(self._same_words(whole))
        return places[0] if len(places) == 1 else None

    def _alike(self, words: str) -> Span | None:
        """The place that resembles the words most, where most of them stand."""
        quoted = composed(words)
        quotation = words_in_quotation(quoted)
        if not quotation.segments or self._hits(words) > _MOST_HITS:
            return None
        found = match(quotation, quoted, self._index)
        return found.span if found is not None and found.share >= _LIKELY and found.span.length else None

    def _hits(self, words: str) -> int:
        """How many places the runs of the words have: what repeats itself without end has no likely place."""
        keys = keys_of(words)
        return sum(len(self._index.places.get(run, ())) for run in zip(keys, keys[1:], keys[2:], strict=False))

    @cached_property
    def _words(self) -> SourceWords:
        return SourceWords(self._text, self._marks)

    @cached_property
    def _index(self) -> SourceIndex:
        return SourceIndex(self._text, self._words)

    @cached_property
    def _row(self) -> str:
        """All words in a row, each between two signs."""
        return f"{_SIGN}{_SIGN.join(self._words.keys)}{_SIGN}"

    @cached_property
    def _row_starts(self) -> list[int]:
        """Where the sign before each word stands in the row."""
        return list(accumulate((len(key) + 1 for key in self._words.keys), initial=0))


def _without_cut(words: str) -> str:
    """The words without the sign that there were more."""
    sign = next((sign for sign in _CUT if words.endswith(sign)), "")
    return words.removesuffix(sign).rstrip()


def _edges(words: str) -> tuple[str, str]:
    """What stands before the first and behind the last word, without blanks at the outside."""
    first = next((at for at, sign in enumerate(words) if sign.isalnum()), 0)
    last = next((len(words) - at for at, sign in enumerate(reversed(words)) if sign.isalnum()), len(words))
    return words[:first].lstrip(), words[last:].rstrip()
