"""The record of a withdrawal: what was erased, who is to be told, what cannot be called back; never any content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Withdrawn = Literal["case", "documents", "passage"]


@dataclass(frozen=True, slots=True)
class GivenPart:
    """What a line of the register gave out of what was withdrawn.

    `line` is the id of the line, `created` when it left (UTC), `what` the door in words, `recipient` empty where
    nobody said; `quotations` are ids. `texts` counts whole texts. `is_of_others` says that it holds documents of
    others in which the case speaks, so that nobody knows which of it is the case's.
    """

    line: str
    created: str
    what: str
    format: str
    recipient: str
    quotations: tuple[str, ...]
    texts: int
    is_of_others: bool = False


@dataclass(frozen=True, slots=True)
class PublishedPart:
    """Quotations, by ids, that were published; `created` is when the publication came into the ledger (UTC)."""

    publication: str
    created: str
    quotations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PooledPart:
    """A pool that held something of it when it was erased: the name of its folder, as which project, the command.

    `samples` are those of the pool with copies of texts, `files` the project files that they were drawn into.
    """

    pool: str
    project: str
    command: str
    samples: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftPart:
    """Places of one kind (a table) that still say something of it: their ids; `number` counts those without one."""

    table: str
    ids: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class WithdrawalRecord:
    """What one withdrawal came to; ids are the last twelve hexadecimal digits of UUIDs.

    `subject` are the ids of the case or the documents; `erased` is when (UTC), `withdrawn` the day on which the
    consent was withdrawn, empty where that is not said. `shortened` codings lost a part, `holding` ones hold the
    marker. `missed` names backups that still hold it.
    """

    kind: Withdrawn
    subject: tuple[str, ...]
    erased: str
    withdrawn: str
    documents: tuple[str, ...]
    codings: int
    shortened: int
    holding: int
    lines: int
    unsaved: int
    backups: int
    missed: tuple[str, ...]
    given: tuple[GivenPart, ...]
    published: tuple[PublishedPart, ...]
    left: tuple[LeftPart, ...]
    pooled: tuple[PooledPart, ...] = ()

    @property
    def recipients(self) -> Sequence[str]:
        """Who is to be told, in the order in which they got something; empty names are none."""
        return list(dict.fromkeys(part.recipient for part in self.given if part.recipient))

    def given_to(self, recipient: str) -> Sequence[GivenPart]:
        """What a recipient got; those lines of which nobody said to whom for an empty name."""
        return [part for part in self.given if part.recipient == recipient]
