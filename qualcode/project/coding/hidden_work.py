"""Whose work must not be told, and how the file leaves it out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HiddenWork:
    """Whose work is hidden (keys of coders): that of everybody but `only`, who may have left meanwhile, or `coders`.

    Nobody's is hidden where nothing is said.
    """

    only: int | None = None
    coders: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return self.only is not None or bool(self.coders)

    def hides(self, coder: int | None) -> bool:
        """Whether the work of a coder is hidden; None is a coder of whom nothing is known."""
        return coder != self.only if self.only is not None else coder in self.coders

    def shown(self, coders: Iterable[int]) -> frozenset[int]:
        """Those of the coders whose work may be told."""
        return frozenset(coder for coder in coders if not self.hides(coder))

    def sql(self, column: str) -> str:
        """That the work of the coder in a column is hidden, as a condition of SQL that is never unknown."""
        if self.only is not None:
            return f"({column} IS NOT {self.only:d})"
        keys = ", ".join(f"{coder:d}" for coder in sorted(self.coders))
        return f"COALESCE({column} IN ({keys}), 0)"


NOTHING_HIDDEN = HiddenWork()
