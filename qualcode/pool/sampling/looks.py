"""Looks at the held-out half of a sample: each is kept, since rules that were changed after one are no longer blind.

They stand in rules/r….looks.jsonl, one line a look: when, and at which sample. What counts is how often the held-out
half of a sample was looked at with any rules: rules that are changed have another name. Who looked at a sample has
seen documents of others that hold them, too: the first 50 of a stratum are among its 100. What two samples share by
chance is little, and no look at both.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.pool.folder.layout import RULES
from qualcode.pool.folder.rows_of_documents import batches
from qualcode.pool.folder.stored_bytes import stored_bytes
from qualcode.project.watch.identity import now

if TYPE_CHECKING:
    from qualcode.pool.folder.pool import Pool

LOOKS = "looks.jsonl"
_LARGEST = 16 << 20  # bytes
_MUCH = 10
"""Who has seen one in so many of the documents that are held out, or more, has looked at them."""
_UNKNOWN = ""
"""What stands for the sample where nobody knows at which somebody looked."""


@dataclass(frozen=True, slots=True)
class HeldOutLooks:
    """How often the held-out half of a sample was looked at, this time included; `with_others` with other rules."""

    number: int
    with_others: int


def look(pool: Pool, rules: str, sample: str) -> HeldOutLooks:
    """Keep that somebody looks, before anything is shown. Raises QualcodeError where nothing can be written."""
    path = pool.rules_file(rules, LOOKS)
    with pool.writers_lock():
        before = _data(path)
        if before and not before.endswith(b"\n"):
            before += b"\n"
        pool.put(path, before + json.dumps({"at": now(), "sample": sample}).encode() + b"\n")
        return looks_at(pool, rules, sample)


def looks_at(pool: Pool, rules: str, sample: str) -> HeldOutLooks:
    """How often the held-out half of a sample was looked at so far, be it as a part of another sample."""
    own = others = 0
    mine = _held_out(pool, sample)
    shared = {sample: True, _UNKNOWN: True}
    for path in sorted((pool.folder / RULES).glob(f"*.{LOOKS}")):
        number = 0
        for looked in _samples(path):
            if looked not in shared:
                shared[looked] = _MUCH * len(mine & _held_out(pool, looked)) >= len(mine) > 0
            number += shared[looked]
        if path.name == f"{rules}.{LOOKS}":
            own += number
        else:
            others += number
    return HeldOutLooks(own + others, others)


def _held_out(pool: Pool, sample: str) -> frozenset[int]:
    """The documents of the half that is held out; none of a sample that is gone, or cannot be read."""
    try:
        rows = [
            row
            for batch in batches(pool.sample_file(sample), ["document", "held_out"])
            for row in zip(*(column.to_pylist() for column in batch.columns), strict=True)
        ]
    except QualcodeError:
        return frozenset()
    return frozenset(document for document, held_out in rows if held_out == 1)


def _samples(path: Path) -> Iterator[str]:
    """The samples of the lines; a line that cannot be read is still a look, at whichever sample is asked for."""
    for line in _data(path).splitlines():
        try:
            said = json.loads(line)
            yield str(said["sample"] or _UNKNOWN)
        except (ValueError, TypeError, KeyError, RecursionError):
            yield _UNKNOWN


def _data(path: Path) -> bytes:
    try:
        return stored_bytes(path, _LARGEST)
    except FileNotFoundError:
        return b""
    except (OSError, ValueError) as error:
        raise QualcodeError(
            _("“{path}” cannot be read: it is no list of looks.", path=path),
            _("Bring it back from a copy of the pool."),
        ) from error
