"""UUIDs and times as the project file holds them."""

from __future__ import annotations

import secrets
import threading
import time
from datetime import UTC, datetime
from uuid import UUID, uuid5

_lock = threading.Lock()
_last = 0


def new_uuid() -> str:
    """A version 7 UUID (RFC 9562): ordered by time of making, also where the clock stands still or goes back.

    The order inside one millisecond comes from the twelve bits of `rand_a`, used as a counter; the last
    twelve hexadecimal digits, which people type as id, are random.
    """
    return new_uuids(1)[0]


def new_uuids(number: int) -> list[str]:
    """So many UUIDs, each as `new_uuid` makes it, in their order."""
    global _last  # noqa: PLW0603 - one counter for the process, guarded by the lock
    with _lock:
        first = max((time.time_ns() // 1_000_000) << 12, _last + 1)
        _last = first + number - 1
    chance = secrets.token_bytes(8 * number)
    uuids: list[str] = []
    for stamp, at in zip(range(first, first + number), range(0, 8 * number, 8), strict=True):
        tail = 0b10 << 62 | int.from_bytes(chance[at : at + 8], "big") >> 2
        digits = f"{(stamp >> 12) << 16 | 0x7 << 12 | (stamp & 0xFFF):016x}{tail:016x}"
        uuids.append(f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}")
    return uuids


def uuid_of_part(whole: str, *words: str) -> str:
    """The UUID of a part of what came with a UUID from elsewhere: in every copy that takes it in the same.

    It sorts behind every new UUID: where two copies have the same part and are merged, the smaller one stays, which
    is that of the copy in which the part was made.
    """
    made = str(uuid5(UUID(whole), "\n".join(words)))
    return f"f{made[1:]}"


def now() -> str:
    """The present time, UTC, ISO 8601 with milliseconds and Z."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
