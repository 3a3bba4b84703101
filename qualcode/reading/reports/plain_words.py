"""Clean words out of a converted report: no emphasis, no footnote marks, no links, single blanks."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~>'\"|$^])")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]*)>")
_RAISED_TAG = re.compile(r"<sup>\s*\d{1,3}\s*</sup>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:a|b|br|div|em|i|li|ol|p|span|strong|sub|sup|u|ul)(?:\s[^<>]*)?/?>", re.IGNORECASE)
# m² and km³ are units; every other superscript digit in running text is a footnote mark
_FOOTNOTE_MARK = re.compile(rf"(?<!\bm)(?<!\b[cdkm]m)[{SUPERSCRIPTS}]+|\[\^\w{{1,12}}\]")
# a star with a letter on both sides is a gender star; U+0300–036F end a decomposed letter
_EMPHASIS = re.compile(r"(?<![^\W\d_])(?<![\u0300-\u036f])\*|\*(?![^\W\d_])")
_SOFT_HYPHEN = "\u00ad"
_STRAIGHT = re.compile(r"(?P<opens>(?<![^\s(\[{/*_>–—-])\"(?=[^\s.,;:!?)\]]))|\"")
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
_WORD = re.compile(rf"{_LETTER}+")
_WORD_END = re.compile(rf"{_LETTER}+$")
_HYPHEN_INSIDE = re.compile(rf"(?<![-*\w])({_LETTER}+)-(?!in(?:nen)?\b)([a-zäöüß]{_LETTER}+)(?![-*\w])")


@dataclass(frozen=True, slots=True)
class QuotationMarks:
    """The characters that open and that close a quotation."""

    opening: str
    closing: str
    pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)  # matches any one of them

    def __post_init__(self) -> None:
        object.__setattr__(self, "pattern", re.compile(f"[{re.escape(self.opening + self.closing)}]"))

    def balance(self, text: str) -> int:
        """How many marks open more than close; negative where more close."""
        return sum(map(text.count, self.opening)) - sum(map(text.count, self.closing))


GERMAN_MARKS = QuotationMarks("„", "“”")
STRAIGHT = "straight"
# What a researcher may name; straight marks are turned into German ones before a report is read.
MARKS: Mapping[str, QuotationMarks] = {
    "german": GERMAN_MARKS,  # „…“
    "guillemets": QuotationMarks("»", "«"),
    "french": QuotationMarks("«", "»"),
    "english": QuotationMarks("“", "”"),
    STRAIGHT: GERMAN_MARKS,  # "…"
}


def with_curved_marks(text: str) -> str:
    """The text with straight double marks as German ones: one opens where a word begins right behind it."""
    return _STRAIGHT.sub(lambda mark: "„" if mark["opens"] else "“", text)


def words_of(text: str) -> frozenset[str]:
    """The runs of letters in a text."""
    return frozenset(_WORD.findall(text))


def word_across(text: str, offset: int) -> str:
    """The run of letters that goes on over `offset`; empty where none does."""
    reach = 80
    parts = _WORD_END.search(text, max(0, offset - reach), offset), _WORD.match(text, offset, offset + reach)
    return "".join(part[0] for part in parts if part) if all(parts) else ""


def without_old_hyphens(text: str, whole: Collection[str]) -> tuple[str, list[str]]:
    """The text without hyphens that a conversion left inside words, and the words that were mended.

    Such a hyphen stood at the end of a printed line and now stands inside one. It goes only before a small
    letter and where the `whole` words have the word too (Zusammen-arbeit, Zusammenarbeit); gender forms
    (Leser-innen) stay. Line numbers do not change.
    """
    mended: list[str] = []

    def mend(found: re.Match[str]) -> str:
        word = found[1] + found[2]
        if word not in whole:
            return found[0]
        mended.append(word)
        return word

    return _HYPHEN_INSIDE.sub(mend, text), mended


def clean(text: str) -> str:
    """The words as a reader of the printed report sees them, white space collapsed to single blanks.

    Gender stars (Erzieher*innen), omissions, placeholders and inner quotation marks stay. A star between
    two letters counts as a gender star, every other one as emphasis.
    """
    text = _ESCAPED.sub(r"\1", text.replace(_SOFT_HYPHEN, ""))
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _TAG.sub(" ", _RAISED_TAG.sub("", _ADDRESS.sub(r"\1", text)))
    text = _EMPHASIS.sub("", _FOOTNOTE_MARK.sub("", text))
    return " ".join(text.split())
