"""Frozen versions of a codebook, and what became of codes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TypeVar

from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.codes import (
    Code,
    Codebook,
    CodeKind,
    EvaluativeLevel,
    Origin,
    RelatedCode,
    RelationKind,
    RuleChange,
    Rules,
)


class LineageKind(StrEnum):
    """How a code came to be another one, or went; one that was removed may have handed its codings over."""

    MERGE = "merge"
    SPLIT = "split"
    DIFFERENTIATE = "differentiate"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Descent:
    """What became of a code: UUIDs and paths of then of both, empty for the new one where there is none.

    `codings` counts those of all coders that went along; None where that must not be told.
    """

    kind: LineageKind
    old_uuid: str
    old_path: str
    new_uuid: str
    new_path: str
    codings: int | None
    created: str


@dataclass(frozen=True, slots=True)
class RuleStep:
    """A version of the rules of a code: whether it changed them or only their wording, and the note on it."""

    version: int
    change: RuleChange
    note: str
    created: str


@dataclass(frozen=True, slots=True)
class FrozenCode:
    """A code as a version holds it; `parent` is a UUID, empty at the top. It has no anchor examples.

    `rule_version` is the number of the rules of then. Levels are names with their definitions.
    """

    uuid: str
    name: str
    parent: str
    position: int
    rule_version: int
    rules: Rules
    colour: str = ""
    kind: CodeKind = CodeKind.THEMATIC
    origin: Origin = Origin.DEDUCTIVE
    source: str = ""
    weight_meaning: str = ""
    exclusive: bool = False
    short_key: str = ""
    ordered: bool = False
    levels: tuple[tuple[str, str], ...] = ()
    related: tuple[tuple[str, str], ...] = ()
    """Kind of the relation and UUID, or the bare name of a code that is not in the project."""


@dataclass(frozen=True, slots=True)
class CodebookVersion:
    """The codebook as it was frozen: codes in reading order. `author` is a coder's key, `round` the one it is of."""

    key: int
    uuid: str
    name: str
    note: str
    round: int | None
    codes: tuple[FrozenCode, ...] = field(repr=False)
    author: int | None = None
    created: str = ""

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]


def frozen_as_json(codes: tuple[FrozenCode, ...]) -> str:
    """The codes as a row holds them; `frozen_from_json` reads it."""
    return json.dumps([asdict(code) for code in codes], ensure_ascii=False, separators=(",", ":"))


def as_book(codes: Sequence[FrozenCode]) -> Codebook:
    """Frozen codes as a codebook, without anchor examples; its keys are places in this list and none of a project."""
    keys = {code.uuid: number for number, code in enumerate(codes, start=1)}
    paths = frozen_paths(codes)
    return Codebook(
        tuple(
            Code(
                keys[code.uuid],
                code.uuid,
                code.name,
                paths[code.uuid],
                keys.get(code.parent),
                code.colour,
                code.kind,
                code.origin,
                code.rules,
                code.rule_version,
                related=tuple(_related(kind, to, paths, keys) for kind, to in code.related),
                source=code.source,
                weight_meaning=code.weight_meaning,
                exclusive=code.exclusive,
                short_key=code.short_key,
                ordered=code.ordered,
                levels=tuple(EvaluativeLevel(name, definition) for name, definition in code.levels),
            )
            for code in codes
        )
    )


def _related(kind: str, to: str, paths: Mapping[str, tuple[str, ...]], keys: Mapping[str, int]) -> RelatedCode:
    known = RelationKind(kind) if kind in list(RelationKind) else RelationKind.RELATED
    return RelatedCode(joined_path(paths[to]) if to in paths else to, known, keys.get(to))


def frozen_paths(codes: Sequence[FrozenCode]) -> dict[str, tuple[str, ...]]:
    """UUID of a code -> its names from the top down; parents stand before their children."""
    paths: dict[str, tuple[str, ...]] = {}
    for code in codes:
        paths[code.uuid] = (*paths.get(code.parent, ()), code.name)
    return paths


def frozen_from_json(text: str) -> tuple[FrozenCode, ...]:
    """The codes of a row. Raises ValueError where it is something else; empty text has none."""
    try:
        return tuple(_frozen(held) for held in (json.loads(text) if text else []))
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(text[:40]) from error


def _frozen(held: dict[str, object]) -> FrozenCode:
    values = dict(held)
    rules = Rules(**{name: _typed(said, str) for name, said in _typed(values.pop("rules"), dict).items()})
    pairs = {
        name: tuple((_typed(first, str), _typed(second, str)) for first, second in _typed(values.pop(name, []), list))
        for name in ("levels", "related")
    }
    kinds = {"kind": CodeKind(_typed(values.pop("kind"), str)), "origin": Origin(_typed(values.pop("origin"), str))}
    for name, said in values.items():
        _typed(said, _TYPES.get(name, str))
    code = FrozenCode(rules=rules, **values, **pairs, **kinds)  # type: ignore[arg-type]  # by their names
    if code.rule_version < 1:
        raise ValueError(code.rule_version)
    return code


_TYPES: Mapping[str, type] = {"position": int, "rule_version": int, "exclusive": bool, "ordered": bool}
_TypedT = TypeVar("_TypedT")


def _typed(said: object, kind: type[_TypedT]) -> _TypedT:
    """What was said, which must be of that type: files of others may hold anything."""
    if not isinstance(said, kind) or (kind is int and isinstance(said, bool)):
        raise TypeError(said)
    return said
