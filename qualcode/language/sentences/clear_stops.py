"""Stops that end a sentence beyond doubt, found without cutting the text into pieces.

Nearly all sentences end with a word, one mark and a blank before another word, and hold nothing but words and
commas; there the rules look at no more than the two words. A stop is clear where

- the mark stands between a word of letters and a blank before another one,
- the run of non-blanks before that word is a word or a number, with or without a comma: then no abbreviation of
  several parts ends here, and no sentence began with the last word,
- all brackets since the last clear stop are closed and none lies in another, so that the stop lies in none.

The rules look back no further than to the beginning of the sentence, and ahead no further than to the next word:
what lies between two clear stops can be looked at alone, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_LONGEST = 200  # code points back from a stop in which the two runs before it have to be; else it is not clear
# Behind the following word a blank, or one mark and a blank: “das/” and “geht’s” are more than a word.
_STOP = re.compile(r"[.?!]\s++(?=([^\W\d_]++)[,.?!]?(?:\s|\Z))")
# What can end a sentence or reach over a stop: marks, brackets, break-offs, pictures; emoticons, which begin a run.
_EMOTICONS = (":", ";", "^", "=")
_DOUBTFUL = re.compile(r"[.?!…。！？\[\]()/:;^=\u2190-\u2bff\U0001f000-\U0001faff](?<!\S[:;^=])")
_LAST_MARKS = ".?!…“”‘’\"'«»‹›"
_BLANK = re.compile(r"\s++")
_CLOSED = re.compile(r"[^\[\]()]*+(?:(?:\([^\[\]()]{0,120}+\)|\[[^\[\]()]{0,120}+\])[^\[\]()]*+)*+")


def parted_at_clear_stops(
    text: str, start: int, end: int, is_end: Callable[[str, str], bool]
) -> Iterator[tuple[int, int, bool]]:
    """[start, end) in parts that end at the clear stops: begin, end, and whether the part is surely one sentence.

    `is_end` says of a full stop between two words whether it ends a sentence. A part that is not surely one
    sentence may hold several. No part has blanks at its edges.
    """
    begin, end = _without_blanks(text, start, end)
    looked_to = closed = begin  # how far the part was looked through, and how far all its brackets are closed
    is_plain = not text.startswith(_EMOTICONS, begin, end)
    for stop in _STOP.finditer(text, begin, end):
        mark = stop.start()
        word = _word_before(text, begin, mark)
        if not word:
            continue
        is_plain = is_plain and not _DOUBTFUL.search(text, looked_to, mark)
        looked_to = mark + 1
        if text[mark] == "." and not is_end(word, stop[1]):
            continue  # clear as well: the sentence goes on
        if not is_plain:
            brackets = _CLOSED.match(text, closed, mark)
            closed = brackets.end() if brackets else closed
            if closed < mark:
                continue
        yield begin, mark + 1, is_plain
        begin = looked_to = closed = stop.end()
        is_plain = True
    if begin < end:
        # behind the last marks nothing is left that they could part from
        last = begin + len(text[begin:end].rstrip(_LAST_MARKS))
        yield begin, end, is_plain and not _DOUBTFUL.search(text, looked_to, last)


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """The edges of what is left of [start, end) without white space at its edges."""
    blank = _BLANK.match(text, start, end)
    start = blank.end() if blank else start
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _word_before(text: str, begin: int, mark: int) -> str:
    """The word that a mark is stuck to, where it and the run before it are plain words; else nothing.

    A word in capitals could be a number or an initial, and one that begins the sentence the number of a list.
    """
    first = max(begin, mark - _LONGEST)
    gap = text.rfind(" ", first, mark)
    word = text[gap + 1 : mark]
    if gap <= first or not word.isalpha() or word.isupper():
        return ""
    before = text.rfind(" ", first, gap)
    if before < 0 and first > begin:
        return ""
    run = text[before + 1 if before >= 0 else first : gap].removesuffix(",")
    return word if run.isalnum() else ""
