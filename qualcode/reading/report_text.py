"""Clean words out of a converted report: no emphasis, no footnote marks, no links, single blanks."""

from __future__ import annotations

import re
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
