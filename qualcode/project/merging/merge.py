"""`Merging`: the face of what other copies of the project bring."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.model.sharing.merges import Conflict, MergeReport, WaitingEntry
from qualcode.model.sharing.portable import EntryBundle
from qualcode.project.file.history import Author
from qualcode.project.file.store import Store


class Merging:
    """Takes in entries of other copies, and keeps what waits for a decision or for what it rests on."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def take_in(self, bundles: Sequence[EntryBundle], author: Author, *, dry_run: bool = False) -> MergeReport:
        """Take in what is new in the bundles, as one transaction that the author can undo as a whole.

        With `dry_run` nothing is written: the report says what would be done. Raises QualcodeError, with nothing
        changed, for a bundle of another project.
        """
        raise NotImplementedError

    def conflicts(self) -> list[Conflict]:
        """What waits for a decision, in the order of the codebook's tables, rows and fields."""
        return []

    def open_conflicts(self) -> int:
        """How many conflicts wait for a decision."""
        return len(self.conflicts())

    def decide(self, conflict: Conflict, chosen: str, author: Author) -> None:
        """Let the value of the side with the entry `chosen` (UUID) hold, as an entry of the history.

        Raises QualcodeError where the conflict is none any more, or has no such side.
        """
        raise NotImplementedError

    def waiting(self) -> list[WaitingEntry]:
        """The entries that came before what they rest on."""
        return []
