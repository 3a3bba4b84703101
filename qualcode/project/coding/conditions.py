"""What is asked of codings, as conditions that the file itself decides.

Each is true or false of a coding, never unknown. `c` is the coding in the statements that take them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Literal

from qualcode.project.file.store import Value

KeyColumn = Literal["id", "document_id", "code_id", "coder_id", "round"]
_SIGNS = frozenset({"<", "<=", ">", ">=", "=", "!="})


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on codings; they are joined by `&`, `|` and `~`."""

    sql: str
    values: tuple[Value, ...] = ()

    def __and__(self, other: Condition) -> Condition:
        if ANY in (self, other):
            return other if self == ANY else self
        return (
            NONE if NONE in (self, other) else Condition(f"({self.sql} AND {other.sql})", self.values + other.values)
        )

    def __or__(self, other: Condition) -> Condition:
        if NONE in (self, other):
            return other if self == NONE else self
        return ANY if ANY in (self, other) else Condition(f"({self.sql} OR {other.sql})", self.values + other.values)

    def __invert__(self) -> Condition:
        if self in (ANY, NONE):
            return NONE if self == ANY else ANY
        return Condition(f"(NOT {self.sql})", self.values)  # no text: SQL


ANY = Condition("1")
"""Holds for all codings."""
NONE = Condition("0")
"""Holds for none."""


def of_anchors(codes: Iterable[int]) -> Condition:
    """That an anchor example of one of these codes (keys) was taken from it, and it still has a place."""
    of_them = "SELECT coding_id FROM anchors WHERE coding_id IS NOT NULL AND code_id IN"  # no text: SQL
    return Condition(f"c.id IN ({of_them} (SELECT value FROM json_each(?)))", (json.dumps(list(codes)),))


def all_of(conditions: Iterable[Condition]) -> Condition:
    """What holds where all of these do."""
    return reduce(Condition.__and__, conditions, ANY)


def among(column: KeyColumn, keys: Collection[int]) -> Condition:
    """That the key, or the round, is one of these."""
    if not keys:
        return NONE
    if len(keys) == 1:
        return Condition(f"(c.{column} = ?)", tuple(keys))
    return Condition(f"(c.{column} IN (SELECT value FROM json_each(?)))", (json.dumps(sorted(keys)),))


def with_uuids(uuids: Collection[str]) -> Condition:
    """That the UUID is one of these."""
    if not uuids:
        return NONE
    return Condition("(c.uuid IN (SELECT value FROM json_each(?)))", (json.dumps(sorted(uuids)),))


def of_polarity(polarities: Collection[str]) -> Condition:
    """That the polarity is one of these words."""
    marks = ", ".join("?" * len(polarities))
    return Condition(f"(c.polarity IN ({marks}))", tuple(str(polarity) for polarity in polarities))


def compared(column: Literal["round", "weight"], sign: str, number: int) -> Condition:
    """That a number compares so, by one of the signs < <= > >= = !=; a coding without a weight never does."""
    if sign not in _SIGNS:
        raise ValueError(f"{sign!r} compares nothing")  # no text: Python alone sees it
    return Condition(f"(c.{column} IS NOT NULL AND c.{column} {sign} ?)", (number,))
