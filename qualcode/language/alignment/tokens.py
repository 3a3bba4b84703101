"""Words and punctuation of a text with their places: what two versions of a text are compared by."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from qualcode.language.forms.normalised import folded
from qualcode.model.invisible import CLASS, holds_invisible
from qualcode.progress import hear

# A time stamp is no token: they are put into transcripts and taken out again everywhere.
_STAMP = r"[#\[(]\d+(?:[:.,-]\d+){1,4}[#\])]"
# A combining mark belongs to the word that it stands in,
# and what says that words were left out is one.
_OMISSION = r"\[\s?(?:\.\.\.|…)\s?\]|\(\s?(?:\.\.\.|…)\s?\)"
_TOKEN = re.compile(rf"(?P<stamp>{_STAMP})|{_OMISSION}|[\w\u0300-\u036f]+|[^\w\s]")
# and so does a sign that nobody sees; behind a mark it belongs to that.
_TOKEN_WITH_SIGNS = re.compile(rf"(?P<stamp>{_STAMP})|{_OMISSION}|[\w\u0300-\u036f{CLASS}]+|[^\w\s][{CLASS}]*")
_LABEL = re.compile(rf"(?:{_STAMP}\s*)*[\[({{<@#*]{{0,3}}[^\W_][^\n:]{{0,30}}(?<!\s):[*\])}}>]{{0,3}}(?=\s)")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text; white space and time stamps are none.

    `starts`, `ends` and `ids` have one item a token, places in code points. Equal `ids` mean the same word in
    whatever case and Unicode form, or the same mark after the same word: full stops are too many to tell
    anything by themselves. `reach` is the number of code points in all tokens before each, and in all. `lines`
    holds the index of the first token of each line, and the number of all tokens as its last; `speech` that of
    what is said in each line, behind the speaker's label.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    ids: Sequence[int]
    reach: Sequence[int]
    lines: Sequence[int]
    speech: Sequence[int]

    def __len__(self) -> int:
        return len(self.ids)

    def weight(self, first: int, last: int) -> int:
        """Number of code points in the tokens `first` up to, not including, `last`."""
        return self.reach[last] - self.reach[first]

    def cut(self, index: int) -> str:
        """The token itself."""
        return self.text[self.starts[index] : self.ends[index]]

    def is_omission(self, index: int) -> bool:
        """Whether the token says that words were left out: “[...]”."""
        return len(word := self.cut(index)) > 2 and word[0] in "[(" and word[-1] in "])"

    def line(self, index: int) -> int:
        """The line, counted from 0 without the blank ones, in which that token stands."""
        return bisect_right(self.lines, index) - 1

    def said(self, line: int) -> range:
        """The tokens that are said in a line."""
        return range(self.speech[line], self.lines[line + 1])

    def break_before(self, index: int) -> bool:
        """Whether a line begins with that token, or the text ends before it."""
        if index in (0, len(self.ids)):
            return True
        return "\n" in self.text[self.ends[index - 1] : self.starts[index]]


def tokenise(text: str, numbers: dict[str, int]) -> Tokens:
    """The tokens of a text; `numbers` gives each word its id and grows."""
    starts: list[int] = []
    ends: list[int] = []
    ids: list[int] = []
    word = ""
    pattern = _TOKEN_WITH_SIGNS if holds_invisible(text) else _TOKEN
    for found in pattern.finditer(text):
        hear()
        key = "" if found["stamp"] else folded(found[0])
        if not key:
            continue
        starts.append(found.start())
        ends.append(found.end())
        if key[0].isalnum() or key[0] == "_":
            word = key
        else:
            key += word
        ids.append(numbers.setdefault(key, len(numbers)))
    reach = [0, *accumulate(end - start for start, end in zip(starts, ends, strict=True))]
    lines = _lines(text, starts, ends)
    speech = [_speech(text, starts, first, last) for first, last in pairwise(lines)]
    return Tokens(text, starts, ends, ids, reach, lines, speech)


def _lines(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    lines = [0]
    position = text.find("\n")
    for index in range(1, len(starts)):
        if position < 0:
            break
        if position < starts[index]:
            lines.append(index)
            position = text.find("\n", ends[index])
    lines.append(len(starts))
    return lines


def _speech(text: str, starts: Sequence[int], first: int, last: int) -> int:
    head = _LABEL.match(text, starts[first]) if first < last else None
    return bisect_left(starts, head.end(), first, last) if head else first
