"""The register of what left the project: what, in which form, to whom, when and by whom; never its content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

WHOLE = "*"  # in place of the ids of quotations: the whole text


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is about to leave.

    `door` is the name of the way out (workspace/leaving/doors.py), `format` that of the file, `target` the whole
    path of the file or folder, “-” for standard output, “clipboard”. `contents` holds, by the UUID of the document,
    the ids of quotations (or of codings, twelve hexadecimal digits), or WHOLE for its text; `cases` the UUIDs of all
    cases that have a part in it. `recipient` is to whom it goes, empty where nobody said; `publication` is the
    one that it is published in, whose quotations nobody can call back.
    """

    door: str
    format: str
    target: str
    contents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cases: tuple[str, ...] = ()
    recipient: str = ""
    publication: str = ""

    @property
    def target_name(self) -> str:
        """The name of the file or folder without those that it lies in, which may be names of people."""
        return PurePath(self.target).name or self.target

    @property
    def quotations(self) -> int:
        """The number of passages; whole texts do not count."""
        return sum(len(ids) for ids in self.contents.values() if ids != (WHOLE,))

    @property
    def texts(self) -> int:
        """The number of whole texts."""
        return sum(ids == (WHOLE,) for ids in self.contents.values())


@dataclass(frozen=True, slots=True)
class Given:
    """A line of the register; `created` is UTC, ISO 8601, `coder` the name of who gave it out."""

    key: int
    uuid: str
    left: Leaving
    created: str
    coder: str

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]
