"""Levels of cases on evaluative codes, and types in a space of features."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.catalogue import Catalogue


def unclassifiable(words: Catalogue) -> str:
    """What is said of a case that has no level since it cannot be classified; no level is called so."""
    return words.pgettext("level", "not classifiable")


@dataclass(frozen=True, slots=True)
class CaseLevel:
    """What level a coder gave a case, or a document without one, in a round; all but `passages` are keys.

    Without a `level` it cannot be classified. `passages` are the UUIDs of the codings that are the evidence.
    """

    key: int
    uuid: str
    case: int | None
    document: int | None
    code: int
    level: int | None
    coder: int
    round: int
    reason: str
    passages: tuple[str, ...]
    created: str
    changed: str


@dataclass(frozen=True, slots=True)
class TypeAxis:
    """A feature: the name of an attribute, or the UUID of an evaluative code with the name of whose levels count."""

    attribute: str = ""
    code: str = ""
    coder: str = ""


@dataclass(frozen=True, slots=True)
class CaseType:
    """A type: the cells that make it, each a value of every axis in their order."""

    key: int
    uuid: str
    position: int
    name: str
    description: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TypedCase:
    """That a case, or a document without one (keys), is of a type, why, and whether it is the most typical."""

    type: int
    case: int | None
    document: int | None
    reason: str
    typical: bool


@dataclass(frozen=True, slots=True)
class Typology:
    """Types in a space of two or three features."""

    key: int
    uuid: str
    name: str
    note: str
    axes: tuple[TypeAxis, ...]
    types: tuple[CaseType, ...]
    cases: tuple[TypedCase, ...]
    author: int
    created: str

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]


AXIS_PARTS = ("attribute", "code", "coder")


def axes_from_json(text: str) -> tuple[TypeAxis, ...]:
    """The axes of a row. Raises ValueError where they are none."""
    held = json.loads(text)
    if not isinstance(held, list) or not all(
        isinstance(axis, dict)
        and set(axis) <= set(AXIS_PARTS)
        and all(isinstance(value, str) for value in axis.values())
        for axis in held
    ):
        raise ValueError(text[:40])
    return tuple(TypeAxis(**axis) for axis in held)


def cells_from_json(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a row. Raises ValueError where they are none."""
    held = json.loads(text)
    if not isinstance(held, list) or not all(
        isinstance(cell, list) and all(isinstance(value, str) for value in cell) for cell in held
    ):
        raise ValueError(text[:40])
    return tuple(map(tuple, held))
