"""What can be forgotten, and what an act of forgetting did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from qualcode.project.forgetting import erasure_leftovers
from qualcode.project.forgetting.erasure_leftovers import Leftover


@dataclass(frozen=True, slots=True)
class Forgettable:
    """A document or case that stands in the project or, if it was `removed`, still in its history."""

    uuid: str
    name: str
    removed: bool


@dataclass(slots=True)
class Forgotten:
    """What went, from where, and what a person still has to look at."""

    documents: int = 0
    codings: int = 0
    images: int = 0
    backups: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    """What still says something of it in the project, each of which is among the `warnings` unless there are many."""
    missed: list[str] = field(default_factory=list)
    """Paths of listed backups that still hold it, or that nobody could look into."""
    shortened: int = 0
    """Codings that held a part of a passage that went, and end before or begin behind it now."""
    holding: int = 0
    """Codings that held a whole passage that went, and hold the marker in its place."""
    unsaved: int = 0
    """Texts that were typed and not saved yet, in the state folder of who acts."""

    def keep_leftovers(self, leftovers: Sequence[Leftover]) -> None:
        """Keep what is left, and warn of it."""
        self.leftovers += leftovers
        self.warnings += erasure_leftovers.told(leftovers)
