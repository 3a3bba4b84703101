"""JSON in lines as `json.dumps(ensure_ascii=False, indent=2)` writes it, in pieces and three times as fast.

The library writes indented JSON by its slow encoder and holds all of it. Here what holds no object or array is
written by the quick one in one go, which knows separators and no levels.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from qualcode.safe_text import escaped_json

_STEP = "  "
_PLAIN = (str, int, float)
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
    inner = margin + _STEP
    if isinstance(value, dict | list | tuple):
        held = value.values() if isinstance(value, dict) else value
        if not any(map(_holds, held)):
            text = _encoder(inner)(value)
            return f"{text[0]}{inner}{text[1:-1]}{margin}{text[-1]}" if value else text
    elif not _holds(value):
        return _encoder("")(value)
    brackets = "{}" if isinstance(value, dict) else "[]"
    elements = [f"{name}{_whole(element, inner)}" for name, element in _elements(value)]
    return f"{brackets[0]}{inner}{f',{inner}'.join(elements)}{margin}{brackets[1]}" if elements else brackets


def _elements(value: object) -> Iterable[tuple[str, object]]:
    """What an object or an array holds, each with the name that is written before it."""
    if isinstance(value, dict):
        return ((_name(name), held) for name, held in value.items())
    return (("", element) for element in value)  # type: ignore[attr-defined]  # it can be iterated


def _holds(value: object) -> bool:
    """Whether it is an object or an array."""
    if value is None or isinstance(value, _PLAIN):
        return False
    return isinstance(value, Iterable)


@lru_cache(maxsize=64)
def _encoder(inner: str) -> Callable[[object], str]:
    return json.JSONEncoder(ensure_ascii=False, separators=(f",{inner}", ": ")).encode


@lru_cache(maxsize=1024, typed=True)
def _name(name: object) -> str:
    text = name if isinstance(name, str) else _encoder("")(name)
    return f"{_encoder('')(text)}: "
