"""JSON of a pool, which may come from anywhere: written from dataclasses, and read value by value or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from qualcode.pool.folder.stored_bytes import stored_bytes

T = TypeVar("T")
UNREADABLE = (OSError, ValueError, TypeError, KeyError, RecursionError)
"""What reading a file and its values raises where it is not what was written."""
_NUMBERS = 1 << 63


def as_json(value: object) -> bytes:
    """A dataclass with those in it, by the names of their fields."""
    return json.dumps(value, ensure_ascii=False, default=_by_name).encode()


def read_json(path: Path, largest: int) -> Any:  # noqa: ANN401 - whatever a file holds
    """What a file of so many bytes at most holds. Raises those of `UNREADABLE`."""
    return json.loads(stored_bytes(path, largest))


def text(said: object) -> str:
    """A text. Raises TypeError, and ValueError for halves of a surrogate pair."""
    if not isinstance(said, str):
        raise TypeError
    said.encode()
    return said


def flag(said: object) -> bool:
    """True or false. Raises TypeError."""
    if not isinstance(said, bool):
        raise TypeError
    return said


def number(said: object) -> int:
    """A number of 63 bits, not negative. Raises TypeError, ValueError."""
    if not isinstance(said, int) or isinstance(said, bool):
        raise TypeError
    if not 0 <= said < _NUMBERS:
        raise ValueError
    return said


def every(said: object, read: Callable[[Any], T]) -> tuple[T, ...]:
    """A list, each value read by a function. Raises TypeError, and what the function raises."""
    if not isinstance(said, list):
        raise TypeError
    return tuple(map(read, said))


def mapping(said: object, read: Callable[[Any], T]) -> dict[str, T]:
    """An object, each value read by a function. Raises TypeError, and what the function raises."""
    if not isinstance(said, dict):
        raise TypeError
    return {text(name): read(value) for name, value in said.items()}


def maybe(said: object, read: Callable[[Any], T]) -> T | None:
    """None for null, else what a function reads."""
    return None if said is None else read(said)


def _by_name(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass
    return {field.name: getattr(value, field.name) for field in fields(value)}
