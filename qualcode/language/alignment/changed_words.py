"""Which words of a text are gone in another wording of it, and which are new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from qualcode.language.forms.normalised import composed

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_PAIRS = 1_000_000  # of tokens that are compared; of longer texts only what is alike at both ends is found


class WordChange(StrEnum):
    """What became of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class ChangedPiece:
    """Words that stand in both wordings, only in the old or only in the new one."""

    text: str
    change: WordChange


def changed_words(old: str, new: str) -> tuple[ChangedPiece, ...]:
    """Both wordings in one, in reading order: what is gone stands before what came in its place.

    Runs of white space count as one blank, and letters in whatever Unicode form as the same.
    """
    before, after = _tokens(old), _tokens(new)
    pieces: list[ChangedPiece] = []
    for change, words in _compared(before, after):
        text = "".join(words)
        if not text:
            continue
        if pieces and pieces[-1].change is change:
            pieces[-1] = ChangedPiece(pieces[-1].text + text, change)
        else:
            pieces.append(ChangedPiece(text, change))
    return tuple(pieces)


def _tokens(text: str) -> list[str]:
    return [" " if token.isspace() else token for token in _TOKEN.findall(composed(text).strip())]


def _compared(before: list[str], after: list[str]) -> Iterator[tuple[WordChange, list[str]]]:
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    yield WordChange.SAME, before[:head]
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(old) * len(new) > _PAIRS:
        yield WordChange.GONE, old
        yield WordChange.NEW, new
    else:
        yield from _matched(old, new)
    yield WordChange.SAME, before[len(before) - tail :]


def _matched(old: list[str], new: list[str]) -> Iterator[tuple[WordChange, list[str]]]:
    """Blanks alone between words that changed are no match: they would cut every phrase into pieces."""
    gone: list[str] = []
    came: list[str] = []
    for _tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = old[first:last] if old[first:last] == new[start:end] else None
        if same is not None and any(not token.isspace() for token in same):
            yield WordChange.GONE, gone
            yield WordChange.NEW, came
            gone, came = [], []
            yield WordChange.SAME, same
        else:
            gone += old[first:last]
            came += new[start:end]
    yield WordChange.GONE, gone
    yield WordChange.NEW, came


def in_marks(pieces: tuple[ChangedPiece, ...]) -> str:
    """Both wordings in one line of plain text: “[-gone-] {+new+}”."""
    forms = {WordChange.SAME: "{}", WordChange.GONE: "[-{}-]", WordChange.NEW: "{{+{}+}}"}  # no text: marks
    return "".join(forms[piece.change].format(piece.text) for piece in pieces)
