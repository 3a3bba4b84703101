"""Files and folders: which are read, by whom, and what stops them.

A new format is a module with a function `read(data, source, name) -> Reading` and a row in `READERS`; the module
is imported when the first such file is read.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from qualcode.errors import ReadingError, UsageProblem
from qualcode.model.documents import SourceFile
from qualcode.reading.result import Reading

LARGEST_FILE = 64 * 2**20  # bytes


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a format: name and version as projects keep them, module and function."""

    name: str
    version: str
    module: str
    function: str

    def load(self) -> Any:  # noqa: ANN401 - readers of reports take other arguments than those of files
        """The function, imported now."""
        return getattr(import_module(self.module), self.function)


_TEXT = Reader("text", "1", "qualcode.reading.text", "read_text")
_REPORT = Reader("report", "1", "qualcode.reading.report", "read_report")

READERS: dict[str, Reader] = {".txt": _TEXT, ".text": _TEXT, ".md": _TEXT}


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a file before it is read: its name without folder, its bytes' SHA-256 and number."""

    name: str
    sha256: str
    size: int

    def source(self, reader: Reader) -> SourceFile:
        """The file as the source of documents that `reader` made."""
        return SourceFile(self.name, self.sha256, reader.name, reader.version)


@dataclass(frozen=True, slots=True)
class Skipped:
    """What `expand` passed over in a folder, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, in order, and what was passed over."""

    files: tuple[Path, ...]
    skipped: tuple[Skipped, ...] = ()


def read(path: Path, as_: str = "auto", labels: Sequence[str] | None = None, *, unsure: bool = False) -> Reading:
    """The documents of a file.

    `as_` is “auto” (the suffix decides), “text” (whatever the suffix) or “report” (a report with quotations:
    `labels` are the words of its source labels, `unsure` takes the doubtful quotations too).
    Raises ReadingError for what cannot be read, UsageProblem for another `as_`.
    """
    if as_ not in ("auto", "text", "report"):
        raise UsageProblem(f"A file cannot be read as “{as_}”.", "Choose auto, text or report.")
    reader = _reader(path) if as_ == "auto" else _TEXT
    data, facts = load(path)
    if as_ == "report":
        return _read_report(data, facts, labels, unsure=unsure)
    reading: Reading = reader.load()(data, facts.source(reader), _shown(path.stem))
    return reading


def _read_report(data: bytes, facts: FileFacts, labels: Sequence[str] | None, *, unsure: bool) -> Reading:
    from qualcode.reading.encoding import decode  # noqa: PLC0415 - as lazy as the readers

    text, warnings = decode(data, facts.name)
    chosen = {} if labels is None else {"labels": labels}
    reading: Reading = _REPORT.load()(text, facts.source(_REPORT), **chosen, unsure=unsure)
    return replace(reading, notes=(*warnings, *reading.notes))


def _reader(path: Path) -> Reader:
    reader = READERS.get(path.suffix.casefold())
    if reader is None:
        known = ", ".join(sorted(READERS))
        what = f"the suffix “{_shown(path.suffix)}” is unknown" if path.suffix else "it has no suffix"
        raise ReadingError(
            f"“{_shown(path.name)}” cannot be read: {what}.",
            f"Known are {known}. For a text with another suffix say --as text.",
        )
    return reader


def load(path: Path) -> tuple[bytes, FileFacts]:
    """The bytes of a file and the facts about it.

    Raises ReadingError for a file that is missing, a folder, a device or the like, not allowed to be read,
    empty, or larger than `LARGEST_FILE`.
    """
    name = _shown(path.name) or _shown(str(path))
    try:
        _refuse_unfit(path.stat(), name)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as problem:
        raise ReadingError(f"“{_shown(str(path))}” does not exist.", "Check the path.") from problem
    except PermissionError as problem:
        raise ReadingError(f"“{name}” may not be read by you.", "Change its permissions.") from problem
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise ReadingError(f"“{name}” cannot be read: {reason}.", "Check the path and the disk.") from problem
    if not data:
        raise ReadingError(f"“{name}” is empty.", "Check whether it was saved or copied completely.")
    if len(data) > LARGEST_FILE:  # it grew since it was measured
        raise _too_large(name, len(data))
    return data, FileFacts(name, hashlib.sha256(data).hexdigest(), len(data))


def _refuse_unfit(found: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise ReadingError(f"“{name}” is a folder.", "Name the files in it, or import the folder.")
    if not stat.S_ISREG(found.st_mode):
        raise ReadingError(f"“{name}” is a device, a pipe or a socket, no file.", "Save it as a file first.")
    if found.st_size > LARGEST_FILE:
        raise _too_large(name, found.st_size)


def _too_large(name: str, size: int) -> ReadingError:
    limit = LARGEST_FILE // 2**20
    return ReadingError(
        f"“{name}” is too large: {size / 2**20:.0f} MiB; {limit} MiB are read at most.",
        "Cut it into several files, for example one an interview.",
    )


def expand(paths: Sequence[Path]) -> Found:
    """The files that are named, and those in the folders that are named, folder by folder.

    Files come in natural order (`B2` before `B10`). In folders hidden and temporary files, unknown suffixes,
    linked folders and what cannot be opened are skipped and told; named files are never skipped, except
    where the same one was found before.
    """
    files: dict[Path, Path] = {}
    skipped: list[Skipped] = []
    for path in paths:
        for found in _walk(path, skipped) if _is_folder(path) else [path]:
            same = Path(os.path.realpath(found))
            if same in files:
                skipped.append(Skipped(found, f"the same file as {_shown(str(files[same]))}"))
            else:
                files[same] = found
    return Found(tuple(files.values()), tuple(skipped))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # whoever reads it tells why it cannot be opened


def _walk(folder: Path, skipped: list[Skipped]) -> Iterator[Path]:
    """The files of a folder, then those of the folders in it, each in natural order."""
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        inner: list[Path] = []
        for entry in _entries(current, skipped):
            path = current / entry.name
            reason = _reason_to_skip(entry)
            if reason:
                skipped.append(Skipped(path, reason))
            elif entry.is_dir(follow_symlinks=False):
                inner.append(path)
            else:
                yield path
        waiting.extend(reversed(inner))


def _entries(folder: Path, skipped: list[Skipped]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: _natural(entry.name))
    except OSError as problem:
        skipped.append(Skipped(folder, f"the folder cannot be opened: {problem.strerror}"))
        return []


def _reason_to_skip(entry: os.DirEntry[str]) -> str:
    """Why an entry of a folder is skipped; empty where it is not."""
    if entry.name.startswith("."):
        return "hidden"
    if entry.name.startswith("~$"):
        return "a temporary file of an office program"
    try:
        if entry.is_dir():
            return "a linked folder" if entry.is_symlink() else ""
        is_file = entry.is_file()
    except OSError as problem:
        return f"cannot be opened: {problem.strerror}"
    suffix = Path(entry.name).suffix
    if is_file and suffix.casefold() not in READERS:
        return f"unknown suffix {_shown(suffix)}" if suffix else "no suffix"
    return "" if is_file else "neither a file nor a folder"


def _natural(name: str) -> tuple[list[tuple[int, int, str]], str]:
    """Numbers within names sort by value; equal names but for upper case stay in one order everywhere."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts], name


def _shown(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
