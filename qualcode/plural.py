"""Numbers with their nouns, for messages."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """“1 comment”, “2 comments”, “1,200 images”."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
