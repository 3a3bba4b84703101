"""Names of keys as they stand on the keyboard of the program's language: “ctrl+home” is “Strg+Pos1” in German."""

from __future__ import annotations

import re

from qualcode.catalogue import pgettext

_NAMES = {
    "ctrl": pgettext("key", "ctrl"),
    "alt": pgettext("key", "alt"),
    "shift": pgettext("key", "shift"),
    "esc": pgettext("key", "esc"),
    "escape": pgettext("key", "esc"),
    "enter": "⏎",
    "tab": "⇥",
    "space": "␣",
    "backspace": "⌫",
    "del": pgettext("key", "del"),
    "delete": pgettext("key", "del"),
    "pgup": pgettext("key", "pgup"),
    "pageup": pgettext("key", "pgup"),
    "pgdn": pgettext("key", "pgdn"),
    "pagedown": pgettext("key", "pgdn"),
    "home": pgettext("key", "home"),
    "end": pgettext("key", "end"),
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
_NAME = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))})(?![^\W_])")

_LETTER = re.compile(r"(?<=Strg\+)[a-zäöü](?!\w)")  # as German keyboards and programs write it


def named(keys: str) -> str:
    """Keys as the registry and the configuration write them, with the names that people find on their keyboard."""
    return _LETTER.sub(lambda found: found.group().upper(), _NAME.sub(lambda found: _NAMES[found.group()], keys))
