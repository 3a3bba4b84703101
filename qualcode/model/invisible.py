"""Signs that nobody sees: the code points that Unicode calls Default_Ignorable_Code_Point.

The table is DerivedCoreProperties.txt of Unicode 16.0; a test compares it with what the package `regex` knows. Soft
hyphens, joiners, marks of direction and variation selectors are among them: they come with text from Word and the
web, stand inside of words, and make no other word of them.
"""

from __future__ import annotations

import re

UNICODE = "16.0"
"""The version of Unicode that the table is from."""

RANGES = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
"""First and last code points."""

CLASS = "".join(f"{chr(first)}-{chr(last)}" for first, last in RANGES)
"""The signs as they stand between the square brackets of a regular expression."""

_INVISIBLE = re.compile(f"[{CLASS}]+")
# What western texts consist of, without such signs: ranges that are few are looked through eight times as fast.
_COMMON = re.compile(r"[\x00-\xac\xae-\u02ff\u2010-\u2029\u202f-\u205f\u20a0-\u20cf]*+")


def holds_invisible(text: str, start: int = 0) -> bool:
    """Whether such a sign stands in the text from `start` on."""
    common = _COMMON.match(text, start)
    return _INVISIBLE.search(text, common.end() if common else start) is not None


def without_invisible(text: str) -> str:
    """The text without such signs."""
    return _INVISIBLE.sub("", text)
