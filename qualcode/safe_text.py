"""Hostile characters as harmless symbols of one cell, for everything that reaches a terminal.

- C0 and DEL as control pictures (“␛”), C1 and deprecated or interlinear format characters as “¤”,
- bidirectional marks, embeddings, overrides and isolates as “⇄”, line and paragraph separators as “␤”,
- the soft hyphen as “¬” (terminals disagree about its width), noncharacters and surrogates as “�”.

None of them is printable as Python has it: what is printable as a whole needs no look at each character.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from qualcode.catalogue import _

_UNSAFE_FORMATS = "\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f"
_NONCHARACTERS = "".join(f"{chr(plane * 65536 + 0xFFFE)}{chr(plane * 65536 + 0xFFFF)}" for plane in range(17))
_ABOVE_C0 = f"\x7f-\x9f\xad{_UNSAFE_FORMATS}\ufff9-\ufffb\ufdd0-\ufdef\ud800-\udfff{re.escape(_NONCHARACTERS)}"
CONTROLS = re.compile(f"[\x00-\x1f{_ABOVE_C0}]")
_CONTROLS_IN_LINES = re.compile(f"[\x00-\x09\x0b-\x1f{_ABOVE_C0}]")
# The symbol of each hostile character up to a code point; "" is the control picture of that very character.
_SYMBOLS = (
    (0x1F, ""),
    (0x7F, "␡"),
    (0x9F, "¤"),
    (0xAD, "¬"),
    (0x200F, "⇄"),
    (0x2029, "␤"),
    (0x2069, "⇄"),
    (0x206F, "¤"),
    (0xFDEF, "�"),
    (0xFFFB, "¤"),
)


def visible(text: str, keep: str = "") -> str:
    """The text with every hostile character replaced; `keep` names some that stay, such as a line feed.

    The result has as many code points as the text, so offsets stay valid.
    """
    if text.isprintable():
        return text
    if not keep:
        return CONTROLS.sub(_symbol, text)
    return CONTROLS.sub(lambda found: found[0] if found[0] in keep else _symbol(found), text)


def file_name(path: Path) -> str:
    """The name of a file as a message says it; of what has none, such as the folder “.”, the whole path."""
    return visible(path.name or str(path))


def unwritable(path: Path, error: OSError) -> str:
    """Why a file cannot be written; where its folder is missing, that one is named."""
    if path.parent.is_dir():
        why = error.strerror or str(error)
    elif path.parent.exists():
        why = _("“{folder}” is no folder", folder=visible(str(path.parent)))
    else:
        why = _("there is no folder “{folder}”", folder=visible(str(path.parent)))
    return _("“{file}” cannot be written: {why}.", file=visible(str(path)), why=why)


def escaped_json(text: str) -> str:
    """JSON with all hostile characters escaped; line feeds, which only part its lines, stay."""
    if text.replace("\n", "").isprintable():
        return text
    return _CONTROLS_IN_LINES.sub(lambda found: json.dumps(found[0])[1:-1], text)


def one_line(text: str) -> str:
    """The words with one space between them, wherever blanks and line breaks stood."""
    return " ".join(text.split())


def _symbol(found: re.Match[str]) -> str:
    code = ord(found[0])
    for last, symbol in _SYMBOLS:
        if code <= last:
            return symbol or chr(0x2400 + code)
    return "�"
