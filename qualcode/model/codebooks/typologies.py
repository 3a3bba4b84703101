"""Levels of cases on evaluative codes, and types in a space of features."""

from __future__ import annotations

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
