"""Which rules the disclosure check goes by: what other rules found is not believed."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from contextlib import suppress
from functools import cache
from pathlib import Path

from qualcode import language
from qualcode.language.words.german_list import simplemma_version

_OF_LANGUAGE = ("names/*.py", "words/*.py", "forms/*.py", "sentences/abbreviations.py", "speakers.py")
_OF_THE_CHECK = ("check.py", "finding.py", "hits.py", "hit_finder.py", "known_names.py")


@cache
def rules() -> str:
    """A hash over the rules by which names and forms are found and counted; empty where they cannot be read.

    It changes with any letter of them, with the words that they ask for, and with Python's tables of letters.
    """
    room, here = Path(str(language.__file__)).parent, Path(__file__).parent
    files = [file for pattern in _OF_LANGUAGE for file in sorted(room.glob(pattern))]
    parts = [simplemma_version(), unicodedata.unidata_version, sys.version]
    with suppress(OSError):
        parts += [file.read_text(encoding="utf-8") for file in (*files, *(here / name for name in _OF_THE_CHECK))]
        return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()
    return ""
