"""Where the parts of a REFI-QDA project lie: in an archive, or in folders beside a bare file.

Names are looked up whatever their case, and a folder “Sources” is one “sources”, since programs write both. What is
not asked for is not read, as large as it may be.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.reading.source.loading import shown_name
from qualcode.reading.source.zip_package import LARGEST_MEMBER, LARGEST_PACKAGE, Package

_FOLDER = "sources"
_PIECE = 2**20


def holds_project(folder: Path) -> bool:
    """Whether it is a folder that such an archive was unpacked into."""
    with suppress(OSError):
        return folder.is_dir() and any(_project_files(folder))
    return False


def _project_files(folder: Path) -> Iterator[Path]:
    return (entry for entry in folder.iterdir() if entry.suffix.casefold() == ".qde")


class Container:
    """The parts of a project, by the name that stands behind `internal://`. Closed by `with`."""

    def __init__(self, path: Path) -> None:
        """Raises ReadingError for what is no such project, or refused."""
        self.name = shown_name(path.name) or shown_name(str(path))
        self._file: IO[bytes] | None = None
        self._package: Package | None = None
        self._parts: dict[str, Path] = {}
        self._read = 0
        try:
            self._project_file = self._open(path)
        except BaseException:
            self.close()
            raise

    def _open(self, path: Path) -> str:
        """Open it; gives the name of the file that holds the project."""
        if path.is_dir():
            return self._in_folder(path)
        self._file = _opened(path, self.name)
        first = self._file.read(4)
        self._file.seek(0)
        if first.startswith(b"PK"):
            self._package = Package(self._file, self.name, "QDPX", media_beside=True)
            return self._in_archive(self._package)
        self._look_beside(path.parent)
        return path.name

    def close(self) -> None:
        """Leave the file."""
        if self._file is not None:
            self._file.close()

    @property
    def is_archive(self) -> bool:
        """Whether it is one file that holds all parts."""
        return self._package is not None

    def __enter__(self) -> Container:
        return self

    def __exit__(self, *_failure: object) -> None:
        self.close()

    def project(self) -> Iterator[bytes]:
        """The XML of the project, piece by piece; from its beginning each time."""
        if self._package is not None:
            yield from self._package.pieces(self._project_file)
            return
        if self._file is not None:
            self._file.seek(0)
            while piece := self._file.read(_PIECE):
                self._count(len(piece))
                yield piece

    def __contains__(self, part: str) -> bool:
        return self._key(part) in self._parts or (self._package is not None and self._member(part) is not None)

    def read(self, part: str) -> bytes:
        """The bytes of a part that is there. Raises ReadingError where it is too large, damaged or not allowed."""
        if self._package is not None:
            return self._package.read(self._member(part) or part)
        with _opened(self._parts[self._key(part)], part) as file:
            data = file.read(LARGEST_MEMBER + 1)
        if len(data) > LARGEST_MEMBER:
            raise ReadingError(
                _("“{name}” was not opened, since its part “{part}” is too large.", name=self.name, part=part),
                _("Take it out, or make it smaller."),
            )
        self._count(len(data))
        return data

    # ---- finding parts ---------------------------------------------------------------------------

    def _in_archive(self, package: Package) -> str:
        """The one member that holds the project: `project.qde`, whatever its case, else the only one at the top."""
        found = [name for name in package.names() if name.casefold().endswith(".qde")]
        named = [name for name in found if name.casefold() == "project.qde"]
        top = [name for name in found if "/" not in name]
        for candidates in (named, top, found):
            if len(candidates) == 1:
                return candidates[0]
        raise self._no_project(found)

    def _in_folder(self, folder: Path) -> str:
        found = sorted(_project_files(folder))
        if len(found) != 1:
            raise self._no_project([entry.name for entry in found])
        self._file = _opened(found[0], found[0].name)
        self._look_beside(folder)
        return found[0].name

    def _no_project(self, found: list[str]) -> ReadingError:
        if found:
            names = ", ".join(shown_name(name) for name in found[:5])
            return ReadingError(
                _("“{name}” holds several projects: {names}.", name=self.name, names=names),
                _("Unpack it, and name the one that is meant."),
            )
        return ReadingError(
            _("“{name}” is no REFI-QDA project: it holds no .qde file.", name=self.name),
            _("Export the project anew in the program that made it."),
        )

    def _look_beside(self, folder: Path) -> None:
        """Note the files of the folder of sources; linked ones are somebody else's."""
        with suppress(OSError), os.scandir(folder) as entries:
            inner = [entry.path for entry in entries if entry.name.casefold() == _FOLDER]
            for place in inner:
                with os.scandir(place) as files:
                    for entry in files:
                        if entry.is_file(follow_symlinks=False):
                            self._parts[entry.name.casefold()] = Path(entry.path)

    @staticmethod
    def _key(part: str) -> str:
        return part.casefold().removeprefix(f"{_FOLDER}/")

    def _member(self, part: str) -> str | None:
        """The member that is meant: in the folder of sources, else at the top."""
        package, key = self._package, self._key(part)
        places = (f"{_FOLDER}/{key}", key)
        return next((place for place in places if package is not None and place in package), None)

    def _count(self, size: int) -> None:
        self._read += size
        if self._read > LARGEST_PACKAGE:
            raise ReadingError(
                _("“{name}” was not opened, since it holds too much data.", name=self.name),
                _("Export the project in parts."),
            )


def _opened(path: Path, name: str) -> IO[bytes]:
    try:
        if not path.is_file():
            missing = not path.exists()
            raise ReadingError(
                _("“{path}” does not exist.", path=shown_name(str(path)))
                if missing
                else _("“{name}” is a device, a pipe or a socket, no file.", name=name),
                _("Check the path."),
            )
        return path.open("rb")
    except OSError as problem:
        raise ReadingError(
            _("“{name}” cannot be read: {reason}.", name=name, reason=problem.strerror),
            _("Check the path and the disk."),
        ) from problem
