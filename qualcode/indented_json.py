"""JSON in lines as `json.dumps(ensure_ascii=False, indent=2)` writes it, in pieces and three times as fast.

The library writes indented JSON by its slow encoder and holds all of it. Here each value is written by the function
for its very type, and only what has none by that encoder.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import repeat
from json.encoder import encode_basestring
from types import NoneType
from typing import Any

from qualcode.safe_text import escaped_json

_STEP = "  "
_PLAIN = (str, int, float)
_HELD = (dict, list, tuple)
_PIECE = 1 << 16
_STREAMED = 2
"""So many levels are written element by element; what lies below is made as one text."""


def json_lines(value: object) -> Iterator[str]:
    """The value, with all controls escaped, in pieces of some length; a line feed ends it.

    Lists and tuples are arrays, and so is whatever else can be iterated and is no text: it is made while it is
    written. Raises TypeError for what JSON cannot hold.
    """
    waiting: list[str] = []
    length = 0
    for piece in _pieces(value, "\n", _STREAMED):
        waiting.append(piece)
        length += len(piece)
        if length > _PIECE:
            yield escaped_json("".join(waiting))
            waiting, length = [], 0
    yield escaped_json("".join(waiting)) + "\n"


def _pieces(value: object, margin: str, levels: int) -> Iterator[str]:
    """`margin` is a line's end with the blanks of its level; so many `levels` are parted."""
    if not levels or not _holds(value):
        yield _whole(value, margin)
        return
    inner = margin + _STEP
    brackets = before = "{}" if isinstance(value, dict) else "[]"
    for name, element in _elements(value):
        yield f"{before[0]}{inner}{name}"
        yield from _pieces(element, inner, levels - 1)
        before = ","
    yield brackets if before == brackets else f"{margin}{brackets[1]}"


def _whole(value: object, margin: str) -> str:
    pieces: list[str] = []
    _write(value, margin, pieces.append)
    return "".join(pieces)


def _write(value: object, margin: str, put: Callable[[str], None]) -> None:
    if not _holds(value):
        put(_SCALARS.get(type(value), _encoded)(value))
        return
    inner, scalars = margin + _STEP, _SCALARS.get
    if isinstance(value, dict) and _is_flat(value):
        put(f"{{{inner}{_flat(inner)(value)[1:-1]}{margin}}}")
        return
    brackets = "{}" if isinstance(value, dict) else "[]"
    before = brackets[0] + inner
    for name, element in _elements(value):
        scalar = scalars(type(element))
        if scalar is not None:
            put(f"{before}{name}{scalar(element)}")
        else:
            put(f"{before}{name}")
            _write(element, inner, put)
        before = f",{inner}"
    put(brackets if before[0] != "," else f"{margin}{brackets[1]}")


def _is_flat(value: dict[Any, object]) -> bool:
    """Whether it is an object of the commonest values alone, which the library's fast encoder writes."""
    return bool(value) and _KNOWN.issuperset(map(type, value.values())) and _TEXT.issuperset(map(type, value))


@lru_cache(maxsize=64)
def _flat(inner: str) -> Callable[[object], str]:
    """Writes an object without any within, each of its elements after a margin."""
    return json.JSONEncoder(ensure_ascii=False, separators=(f",{inner}", ": ")).encode


def _elements(value: object) -> Iterable[tuple[str, object]]:
    """What an object or an array holds, each with the name that is written before it."""
    if isinstance(value, dict):
        return zip(map(_name, value), value.values(), strict=True)
    return zip(repeat(""), value)  # type: ignore[call-overload,no-any-return]  # it can be iterated


def _holds(value: object) -> bool:
    """Whether it is an object or an array."""
    if value is None or isinstance(value, _PLAIN):
        return False
    return isinstance(value, _HELD) or hasattr(type(value), "__iter__")


@lru_cache(maxsize=1024, typed=True)
def _name(name: object) -> str:
    return f"{encode_basestring(name if isinstance(name, str) else _encoded(name))}: "


def _number(value: float) -> str:
    text = float.__repr__(value)
    return text if text[-1].isdigit() else _encoded(value)  # infinity, and what is none


_encoded = json.JSONEncoder(ensure_ascii=False).encode
_SCALARS: dict[type, Callable[[Any], str]] = {
    str: encode_basestring,
    int: int.__repr__,
    float: _number,
    bool: {True: "true", False: "false"}.__getitem__,
    NoneType: {None: "null"}.__getitem__,
}
"""How the commonest values are written, by their very type; the library's encoder knows all others."""
_KNOWN = frozenset(_SCALARS)
_TEXT = frozenset({str})
