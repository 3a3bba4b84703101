"""Files of entries as somebody might send them who means harm, or whose disk is broken: mutations of real ones."""

from __future__ import annotations

import copy
import json
import random
import zlib
from collections.abc import Iterable
from functools import reduce
from operator import getitem
from typing import Any

MAGIC = b"qualcode entries\n"
STRANGE: tuple[Any, ...] = (
    None, True, -1, 0, 1 << 70, 3.5, "", "x" * 5_000, "\x00", "\ud800", [], {}, [[]], {"": {}}, ["codings", "no"],
    "'); DROP TABLE codings; --", "sqlite_master", "../../etc/passwd", "2026-13-45T99:00:00Z", "9" * 400,
)  # fmt: skip


def contents(data: bytes) -> list[Any]:
    """What is in the lines of a file of entries: its head, then entries, each with its rows, then texts."""
    assert data.startswith(MAGIC)
    return [json.loads(line) for line in zlib.decompress(data[len(MAGIC) :]).splitlines()]


def file_of(lines: Iterable[object]) -> bytes:
    """The file that holds this."""
    return MAGIC + zlib.compress("".join(f"{json.dumps(line)}\n" for line in lines).encode())


def places(found: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where values stand in it, by keys and positions from the top."""
    below: Iterable[tuple[Any, Any]] = found.items() if isinstance(found, dict) else ()
    below = enumerate(found) if isinstance(found, list) else below
    return [path, *(place for key, value in below for place in places(value, (*path, key)))]


def _strange(holder: Any, key: Any, draw: random.Random) -> None:
    holder[key] = copy.deepcopy(draw.choice(STRANGE))


def _gone(holder: Any, key: Any, _draw: random.Random) -> None:
    del holder[key]


def _twice(holder: Any, key: Any, draw: random.Random) -> None:
    if isinstance(holder, list):
        holder.insert(key, copy.deepcopy(holder[key]))
    else:
        holder[draw.choice(["id", "uuid", "rowid", f"{key} "])] = holder[key]


def _other(holder: Any, key: Any, draw: random.Random) -> None:
    value = holder[key]
    if isinstance(value, int):
        holder[key] = value + draw.choice([-1, 1, 10**6, -(10**6)])
    elif isinstance(value, (str, list)):
        holder[key] = value[::-1]


def _deep(holder: Any, key: Any, draw: random.Random) -> None:
    for _level in range(draw.choice([1, 60, 400])):
        holder[key] = [holder[key]]


def mutated(found: list[Any], draw: random.Random, times: int = 1) -> list[Any]:
    """The contents with so many values strange, gone, doubled, turned round, deep, or of another place."""
    found = copy.deepcopy(found)
    for _ in range(times):
        every = places(found)[1:]
        *above, key = draw.choice(every)
        holder: Any = reduce(getitem, above, found)
        if draw.random() < 0.2:
            holder[key] = copy.deepcopy(reduce(getitem, draw.choice(every), found))
        else:
            draw.choice([_strange, _gone, _twice, _other, _deep])(holder, key, draw)
    return found


def broken(data: bytes, draw: random.Random) -> bytes:
    """The bytes cut, with some changed, with more behind them, or with a part twice."""
    kind, at = draw.randrange(4), draw.randrange(len(data))
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + bytes([data[at] ^ (1 << draw.randrange(8))]) + data[at + 1 :]
    if kind == 2:
        return data + data[at:]
    return data[:at] + data[at // 2 :]
