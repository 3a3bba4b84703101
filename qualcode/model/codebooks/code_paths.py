"""How the path of a code is written: a module without others, since lists of the history need no more of codes."""

from __future__ import annotations

import re
from collections.abc import Iterable

PATH_SEPARATOR = " / "
_SLASHES = re.compile(r"(?<![^ ])/+(?![^ ])")  # that stand alone, as the separator does


def joined_path(path: Iterable[str]) -> str:
    """A path as it is shown and written: the names with “ / ” between them.

    Slashes that stand alone in a name get one more (“Arbeit // Beruf”), so that no two paths look alike.
    """
    return PATH_SEPARATOR.join([_SLASHES.sub(r"\g<0>/", name) if "/" in name else name for name in path])


def parted_path(text: str) -> tuple[str, ...]:
    """The names of a path that `joined_path` made."""
    return tuple(
        _SLASHES.sub(lambda slashes: slashes[0][1:] or slashes[0], name) for name in text.split(PATH_SEPARATOR)
    )
