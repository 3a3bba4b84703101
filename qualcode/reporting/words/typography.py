"""How reports print quotations: marks, the full stop, blocks, emphasis.

German: „…“ outside and ‚…‘ inside; a whole sentence keeps its full stop inside and has none behind the label, a
fragment the reverse; from 40 words on a quotation stands in a block of its own. English: “…” and ‘…’; the full
stop stands behind the label, in a block inside.
"""

from __future__ import annotations

import re
from functools import lru_cache

from qualcode.reporting.words.wording import Wording

BLOCK_FROM = 40
"""From so many words on a quotation stands in a block of its own."""

_DOUBLE = {"„", "“", "”", '"', "«", "»"}
_GERMAN_SINGLE = re.compile("‚([^‚‘]*)‘")
_CLOSERS = "“”\"«»‘’')]"
_STOPS = ".!?…"
_BRACKETS = re.compile(r"\([^()]*\)")
_NO_BREAK = "\u00a0"


@lru_cache(maxsize=1024)  # many quotations have the same label behind them
def unbroken(behind: str) -> str:
    """What follows a quotation, with a label that no end of a line parts from its number: “(RG 2022)”."""
    return _BRACKETS.sub(lambda found: re.sub(r"(?<=\w) (?=\d)", _NO_BREAK, found[0]), behind)


def quoted(text: str, wording: Wording) -> str:
    """The text in the outer quotation marks of the language, double marks inside it made single."""
    return f"{wording.marks[0]}{single_marks(text, wording)}{wording.marks[1]}"


def single_marks(text: str, wording: Wording) -> str:
    """The text with double quotation marks made the single ones of the language; as many code points as before."""
    opening, closing = wording.inner
    if "‚" in text and opening != "‚":  # German single marks in another language
        text = _GERMAN_SINGLE.sub(rf"{opening}\1{closing}", text)
    if not any(mark in text for mark in _DOUBLE):
        return text
    inside: list[str] = []
    is_open = False
    for index, character in enumerate(text):
        if character not in _DOUBLE:
            inside.append(character)
            continue
        before = text[index - 1] if index else " "
        opens = character in {"„", "»"} or (not is_open and (before.isspace() or before in "([„‚-–—/"))
        inside.append(opening if opens else closing)
        is_open = opens
    return "".join(inside)


def is_sentence(text: str) -> bool:
    """Whether a quotation reads as a whole sentence: it begins with a capital and ends with its mark."""
    first = next((character for character in text if character.isalnum()), "")
    return (first.isupper() or first.isdigit()) and text.rstrip(_CLOSERS)[-1:] in set(_STOPS) - {""}
