"""The list of German words and their dictionary forms that comes with simplemma, ready for a single look-up.

simplemma unpacks its list in one and a half seconds and a hundred megabytes, for one word too. So the list is kept
once a user in a form where a word is looked up in place, in the user's cache folder. That file is made of
simplemma's list alone: it holds no word of any user, and may be removed at any time. Where it cannot be made or
read, the list is unpacked as simplemma does it, with the same answers.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from qualcode.language.words.packed_words import FORMAT, DamagedWords, PackedWords, write
from qualcode.progress import Progress, untold
from qualcode.user_folders import cache_folder

LANGUAGE = "de"
_BEGINNING = "german-words-"  # of the names of kept lists
_DAY = 24 * 60 * 60  # seconds
_UNUSED = 30 * _DAY  # for how long, before a list of another version is taken away


@cache
def german_list() -> GermanList:
    """The list, opened once a process."""
    return GermanList()


@cache
def simplemma_version() -> str:
    """The version of simplemma. Importing it, or importlib.metadata, would take longer than the look-up."""
    from importlib.util import find_spec

    package = find_spec("simplemma")
    if package and package.origin:
        with suppress(OSError, ValueError):
            text = Path(package.origin).with_name("__metadata__.py").read_text(encoding="utf-8")
            found = re.search(r'^__version__ = "([^"/\\]+)"$', text, re.MULTILINE)
            if found:
                return found[1]
    from importlib.metadata import version

    return version("simplemma")


def make_list(progress: Progress = untold) -> None:
    """Make the kept list where this user has none yet, which takes seconds; it would be made with the first look-up.

    `progress` hears how much of it is done, and may end it by an error of its own.
    """
    with suppress(RuntimeError):  # no home: each process unpacks it
        if not german_list.cache_info().currsize and not kept_list().exists():
            progress(0, 1)
            _made_anew(progress)


def kept_list() -> Path:
    """The file in the user's cache folder; another version has another one. Raises RuntimeError without a home."""
    return cache_folder() / f"{_BEGINNING}{simplemma_version()}-{FORMAT}"


class GermanList(Mapping[str, str]):
    """Every word of the list, as it is written, with its dictionary form."""

    def __init__(self) -> None:
        try:
            self._words: Mapping[str, str] = _kept()
        except (OSError, RuntimeError, DamagedWords):
            self._words = _made_anew()

    def get(self, word: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The dictionary form of exactly this word, else the default."""
        try:
            return self._words.get(word, default)
        except (OSError, DamagedWords):
            self._words = _made_anew()
            return self._words.get(word, default)

    def __getitem__(self, word: str) -> str:
        found = self.get(word)
        if found is None:
            raise KeyError(word)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


def _kept() -> PackedWords:
    """The list from its file; on a day's first use that is noted in the file's time, and unused ones go."""
    path = kept_list()
    words = PackedWords(path)
    with suppress(OSError):
        if path.stat().st_mtime < time.time() - _DAY:
            os.utime(path)
            _sweep(path)
    return words


def _sweep(kept: Path) -> None:
    """Take away lists of other versions, and unfinished ones, that nobody used for a month.

    Two versions that are used side by side keep their lists.
    """
    for path in kept.parent.glob(f"{_BEGINNING}*"):
        with suppress(OSError):
            if path != kept and path.stat().st_mtime < time.time() - _UNUSED:
                path.unlink()


def _made_anew(progress: Progress = untold) -> Mapping[str, str]:
    """The list from a new file; where none can be written, unpacked."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    words: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary(LANGUAGE)
    try:
        path = kept_list()
        write(path, words, progress)
        _sweep(path)
        return PackedWords(path)
    except (OSError, RuntimeError, DamagedWords):
        return words
