"""How reports print quotations: marks, the full stop, blocks, emphasis.

German: „…“ outside and ‚…‘ inside; a whole sentence keeps its full stop inside and has none behind the label, a
fragment the reverse; from 40 words on a quotation stands in a block of its own. English: “…” and ‘…’; the full
stop stands behind the label, in a block inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.model.spans import Span

if TYPE_CHECKING:
    from qualcode.reporting.quotations.collection import Quotation
    from qualcode.reporting.words.wording import Wording

BLOCK_FROM = 40

_DOUBLE = {"„", "“", "”", '"', "«", "»"}
_GERMAN_SINGLE = re.compile("‚([^‚‘]*)‘")
_CLOSERS = "“”\"«»‘’')]"
_STOPS = ".!?…"
_BRACKETS = re.compile(r"\([^()]*\)")
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Printed:
    """A quotation ready for a page: its words with their marks, in pieces that are emphasised or not.

    `behind` is what follows: label in brackets, full stop. `block` says that it stands in a block of its own.
    """

    pieces: tuple[tuple[str, bool], ...]
    behind: str
    block: bool

    @property
    def text(self) -> str:
        """Everything as plain text."""
        return "".join(text for text, _ in self.pieces) + self.behind


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


def printed(quotation: Quotation, wording: Wording, block_from: int = BLOCK_FROM) -> Printed:
    """The quotation as the language prints it, with its label; a paraphrase has no marks and says what it is."""
    text = quotation.text
    block = len(text.split()) >= block_from or "\n" in text
    notes = [quotation.label] if quotation.label else []
    if quotation.paraphrased:
        return Printed(((text.rstrip("."), False),), f" ({', '.join([*notes, wording.paraphrased])}).", block)
    label = f" ({', '.join(notes)})" if notes else ""
    inside = is_sentence(text) if wording.stop_inside else block
    point = "" if inside or not label else "."
    if not inside and text.endswith(".") and not text.endswith(".."):
        text = text[:-1]
    marked = single_marks(text, wording)
    spans = [Span(span.start, min(span.end, len(text))) for span in quotation.emphasis]
    pieces = [(wording.marks[0], False), *_pieces(marked, spans), (wording.marks[1], False)]
    return Printed(tuple(pieces), label + point, block)


def _pieces(text: str, emphasis: list[Span]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    position = 0
    for span in emphasis:
        pieces += [(text[position : span.start], False), (span.cut(text), True)]
        position = span.end
    pieces.append((text[position:], False))
    return [piece for piece in pieces if piece[0]]


def with_label(quotation: Quotation, wording: Wording) -> str:
    """The quotation in its marks with the source label behind it, as plain text."""
    return printed(quotation, wording).text
