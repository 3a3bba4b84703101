"""Entries of the history in a form that fits into every copy of a project: UUIDs instead of keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PortableValue = int | str | None | tuple[str, str]
"""A value of a row; a reference is the table and what the row is known by in all copies: its UUID, of a text its
SHA-256, of a structure the SHA-256 of its contents."""
PortableImage = Mapping[str, PortableValue]
"""Column -> value, without `id` and `uuid`."""


@dataclass(frozen=True, slots=True)
class PortableRow:
    """What one entry did to one row.

    `old` and `new` hold what it changed: of a row that it made `old` is None and `new` all columns, of one that it
    removed `new` is None and `old` all columns, else both hold the columns whose value it changed. `parents` are the
    UUIDs of the entries that had touched the row last where the entry was made, none where it made the row; several
    where two copies had changed it apart from each other. `text` is the SHA-256 of the text on which places in the
    row were chosen (code points), empty where it has none.
    """

    table: str
    uuid: str
    parents: tuple[str, ...]
    old: PortableImage | None
    new: PortableImage | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class PortableEntry:
    """An entry with what it did; `created` is the time of the clock where it was made (UTC, ISO 8601).

    `package` is the UUID of the package that it was made in while no codings of others were there, else empty.
    """

    uuid: str
    coder_uuid: str | None
    coder_name: str
    created: str
    kind: str
    reason: str
    schema_version: int
    undoes: str | None
    rows: tuple[PortableRow, ...]
    package: str = ""

    @property
    def rests_on(self) -> frozenset[str]:
        """UUIDs of the entries that must be there before this one is taken in."""
        before = {parent for row in self.rows for parent in row.parents}
        return frozenset(before | ({self.undoes} if self.undoes else set()))


@dataclass(frozen=True, slots=True)
class PortableText:
    """A text that documents of a bundle have; `structures` by the SHA-256 of their contents, as packed columns."""

    text: str
    structures: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EntryBundle:
    """Entries of one copy, each after those that it rests on, and the texts (by SHA-256) that they brought.

    `source` says whose copy it is, in words for people; `texts` may lack some that were erased.
    """

    project: str
    source: str
    entries: tuple[PortableEntry, ...]
    texts: Mapping[str, PortableText]
