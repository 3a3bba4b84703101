"""The history of a project: what was done, when, by whom."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of the project: everything that happened in one transaction.

    `kind` is a short name such as ``coding.add``; `undoes` is the UUID of the entry that this one takes
    back; `living` says whether its effect stands now; `rows` counts the touched rows by table.
    """

    key: int
    uuid: str
    coder: str
    created: str
    kind: str
    reason: str
    undoes: str | None
    living: bool
    rows: dict[str, int]

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]
