"""What a typed path can go on to: the folders, and the files of wanted kinds, that begin with it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

_MOST = 500  # entries that are offered
_MOST_TOLD = 3  # kinds of files of other programs


@dataclass(frozen=True, slots=True)
class PathEntry:
    """A folder or a file that is offered."""

    path: Path
    is_folder: bool


@dataclass(frozen=True, slots=True)
class PathOffers:
    """What is offered for what was typed; `left_out` are those beyond the most that are listed.

    `problem` is the system's words where the folder cannot be read, `others` are files that are not offered with
    what is told of them.
    """

    typed: str
    entries: tuple[PathEntry, ...] = ()
    left_out: int = 0
    problem: str = ""
    others: tuple[tuple[str, str], ...] = ()


def meant(typed: str, home_of: Path) -> Path:
    """The path that was typed: “~” is the user's home, and what is no whole path begins at a folder."""
    try:
        return home_of / Path(typed.strip()).expanduser()
    except RuntimeError:  # nobody knows that user's home
        return home_of / typed.strip()


def is_there(path: Path) -> bool:
    """Whether there is a file or a folder of that path; one that cannot be a path is not there."""
    return os.path.exists(path)  # noqa: PTH110 - Path's own raises for a name that is too long


def is_folder(path: Path) -> bool:
    """Whether there is a folder of that path."""
    return os.path.isdir(path)  # noqa: PTH112 - as above


def offers(
    typed: str, begun_at: Path, suffixes: Collection[str], told: Callable[[str], str] = lambda _suffix: ""
) -> PathOffers:
    """The entries that what was typed can go on to, folders first; hidden ones only where a dot was typed.

    `told` gives what is said of a file that is not offered, by its suffix; each is said once.
    """
    folder, begin = _parted(typed, begun_at)
    found: list[PathEntry] = []
    others: dict[str, str] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                is_folder = _is_folder(entry) if _fits(entry.name, begin) else None
                if is_folder or (is_folder is False and Path(entry.name).suffix.casefold() in suffixes):
                    found.append(PathEntry(Path(entry.path), is_folder))
                elif is_folder is False and (words := told(Path(entry.name).suffix)):
                    others.setdefault(words, entry.name)
    except (OSError, ValueError) as error:
        return PathOffers(typed, problem=getattr(error, "strerror", "") or str(error))
    found.sort(key=lambda entry: (not entry.is_folder, entry.path.name.casefold()))
    told_of = tuple((name, words) for words, name in list(others.items())[:_MOST_TOLD])
    return PathOffers(typed, tuple(found[:_MOST]), max(0, len(found) - _MOST), others=told_of)


def completed(typed: str, begun_at: Path, found: PathOffers) -> str:
    """What was typed, longer by what all offered entries have in common; the same where that is nothing."""
    _, begin = _parted(typed, begun_at)
    names = [entry.path.name for entry in found.entries]
    if not names or found.left_out:
        return typed
    shared = "".join(signs[0] for signs in takewhile(lambda signs: len({*signs}) == 1, zip(*names, strict=False)))
    if len(shared) < len(begin):  # they differ in upper and lower case
        return typed
    slash = os.sep if len(names) == 1 and found.entries[0].is_folder else ""
    return typed[: len(typed) - len(begin)] + shared + slash


def gone_into(typed: str, begun_at: Path, entry: PathEntry) -> str:
    """What stands in the field once an entry was chosen; behind a folder its separator."""
    _, begin = _parted(typed, begun_at)
    return typed[: len(typed) - len(begin)] + entry.path.name + (os.sep if entry.is_folder else "")


def _parted(typed: str, begun_at: Path) -> tuple[Path, str]:
    """The folder that is looked into, and how the name wanted there begins."""
    head, slash, begin = typed.lstrip().rpartition(os.sep)
    if not slash and begin == "~":
        return meant("~", begun_at), ""
    return meant(head + slash, begun_at), begin


def _fits(name: str, begin: str) -> bool:
    return name.casefold().startswith(begin.casefold()) and (begin.startswith(".") or not name.startswith("."))


def _is_folder(entry: os.DirEntry[str]) -> bool | None:
    """Whether an entry is a folder; None where it is neither that nor a file."""
    try:
        return entry.is_dir() or (False if entry.is_file() else None)
    except OSError:
        return None
