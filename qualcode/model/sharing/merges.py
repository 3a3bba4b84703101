"""What merging copies of a project did, and what waits for a decision afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.model.sharing.portable import PortableValue
from qualcode.model.spans import Span

EXISTENCE = ""
"""The field of a conflict about whether a row is there: one copy removed it, another one went on with it."""
REMOVED, KEPT = "removed", "kept"
"""The values of the sides of such a conflict."""


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """One of the values that a field has in different copies: which entry set it, who made that and when.

    `value` is that of the row (a reference as table and UUID), `said` the same for people. `holds` says that it is
    the one that stands until somebody decides, the same in every copy.
    """

    entry: str
    coder: str
    coder_uuid: str | None
    created: str
    value: PortableValue
    said: str
    holds: bool


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """A field of a row that was changed apart from each other in several copies.

    `field` is the column, EXISTENCE where it is about the row itself. `about` tells what it is about in words.
    `owner` is the UUID of the coder whose codings tell of themselves here, empty where it is about nobody's codings;
    `document` (key) and `span` are the place in the present text, if it has one. `over` are the UUIDs of the entries
    that a decision settles.
    """

    table: str
    row: str
    field: str
    about: str
    sides: tuple[ConflictSide, ...]
    over: tuple[str, ...]
    owner: str = ""
    document: int | None = None
    span: Span | None = None

    @property
    def id(self) -> str:
        """By what people name it: the end of the row's UUID and the field, such as “3fa4b1c2d3e4.weight”."""
        return f"{self.row[-12:]}.{self.field or 'row'}"


@dataclass(frozen=True, slots=True)
class TakenEntries:
    """So many changes of one kind by one coder came in."""

    coder: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class WaitingEntry:
    """An entry that came before what it rests on: `needs` are UUIDs of entries, or of rows as “table UUID”."""

    uuid: str
    coder: str
    created: str
    kind: str
    needs: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class DroppedEntry:
    """An entry that was not taken in and never will be; `why` is a sentence for people."""

    uuid: str
    coder: str
    created: str
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Alias:
    """Two rows that are one thing: the row of UUID `uuid` is `target` from now on; `name` is for people."""

    table: str
    uuid: str
    target: str
    name: str


@dataclass(frozen=True, slots=True)
class RenamedRow:
    """Another thing of the same name: it has a suffix from now on."""

    table: str
    uuid: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What taking in entries of other copies did, or with a dry run would do.

    `merge` is the UUID of the entry that ties them together, empty where nothing was new. `known` counts the entries
    that were here already. `rows` counts by table the rows that were made, changed or removed. `moved` counts
    passages that were carried over to a corrected text, `orphaned` those that found no place there. `conflicts` are
    those that came with it; `settled` counts those that it ended. `repaired` says what was put right where two
    copies together broke a rule that each of them kept. `decided_twice` counts the decisions of the consensus that
    came to be about the same codings as another one.
    """

    merge: str = ""
    dry_run: bool = False
    sources: tuple[str, ...] = ()
    known: int = 0
    taken: tuple[TakenEntries, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    waiting: tuple[WaitingEntry, ...] = ()
    dropped: tuple[DroppedEntry, ...] = ()
    aliases: tuple[Alias, ...] = ()
    renamed: tuple[RenamedRow, ...] = ()
    moved: int = 0
    orphaned: int = 0
    conflicts: tuple[MergeConflict, ...] = ()
    settled: int = 0
    repaired: tuple[str, ...] = ()
    decided_twice: int = 0

    @property
    def entries(self) -> int:
        """How many entries were taken in."""
        return sum(taken.count for taken in self.taken)
