"""Which project is opened, and by whom, once the one on the screen is closed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class NextStudy:
    """A project, the coder who opens it, and whether the guided tour goes on there."""

    path: Path
    coder: str
    blind: bool = False
    round_: int | None = None
    tour: bool = False
