"""Hostile characters as harmless symbols, for everything that reaches a terminal."""

from __future__ import annotations

import re

CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def visible(text: str, keep: str = "") -> str:
    """The text with C0 and C1 controls, DEL, bidirectional controls and line separators as symbols.

    The result has as many code points as the text. C0 and DEL become their control pictures (␛ for escape),
    the others “¤”. `keep` names characters that stay, such as a line feed.
    """

    def symbol(match: re.Match[str]) -> str:
        found = match.group()
        if found in keep:
            return found
        code = ord(found)
        if code < 0x20:
            return chr(0x2400 + code)
        return "\u2421" if code == 0x7F else "¤"

    return CONTROLS.sub(symbol, text)
