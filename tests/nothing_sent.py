"""A guard for the whole process: whatever connects, sends or looks up an address fails, and is remembered.

It listens to Python's audit events, which also libraries and their C code raise and nobody can take back; sockets
between the processes of one machine (AF_UNIX, as asyncio's own) may connect, and a socket may be bound (urllib3,
which spaCy loads, looks so whether there is IPv6). It needs nothing but the standard
library, so that a subprocess can load it before everything else.
"""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCAL = getattr(socket, "AF_UNIX", None)
OF_SOCKETS = {"socket.connect", "socket.sendto", "socket.sendmsg"}
OF_ADDRESSES = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}

attempts: list[str] = []
"""What was tried since the guard stands, one sentence each."""

_inside: list[bool] = []


@contextmanager
def this_machine() -> Iterator[None]:
    """Let programs of this machine be reached meanwhile, by its loopback alone: engines and workers in tests."""
    _inside.append(True)
    try:
        yield
    finally:
        _inside.pop()


class SentError(Exception):
    """Something was to be sent."""


def install(record: Path | None = None) -> None:
    """Guard this process from now on; attempts are written to the file `record` too."""

    def guard(event: str, arguments: tuple[object, ...]) -> None:
        if event not in OF_SOCKETS and event not in OF_ADDRESSES:
            return
        if event in OF_SOCKETS and LOCAL is not None and getattr(arguments[0], "family", None) == LOCAL:
            return
        if _inside and _is_loopback(arguments[1] if event in OF_SOCKETS else arguments[0]):
            return
        told = f"{event} {arguments[1:] if event in OF_SOCKETS else arguments}"
        attempts.append(told)
        if record is not None:
            with record.open("a", encoding="utf-8") as file:
                file.write(f"{told}\n")
        raise SentError(told)

    sys.addaudithook(guard)


def _is_loopback(address: object) -> bool:
    host = address[0] if isinstance(address, tuple) else address
    return host in ("localhost", "::1", b"localhost") or (isinstance(host, str) and host.startswith("127."))
