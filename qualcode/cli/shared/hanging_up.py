"""What becomes of the interface when its terminal is closed or somebody ends the process: it leaves in order."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from qualcode.cli.shared.exit_codes import ExitCode

_PATIENCE = 20.0  # seconds for writing what is queued and closing the file


@contextmanager
def left_in_order(leave: Callable[[], object]) -> Iterator[None]:
    """Call `leave` in the running loop at the first SIGHUP or SIGTERM; then KeyboardInterrupt is raised at the end.

    A terminal that closes tells so several times, by its shell and by the system: a second exception in the midst of
    leaving would leave a process behind that nobody sees. Where leaving never ends the process goes all the same:
    what is written is written whole.
    """
    told = False
    at_last = threading.Timer(_PATIENCE, os._exit, (ExitCode.INTERRUPTED,))
    at_last.daemon = True

    def hear(_number: int, _frame: FrameType | None) -> None:
        nonlocal told
        if told:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # it has not begun yet, or is over: there is nothing to leave
            raise KeyboardInterrupt from None
        told = True
        at_last.start()
        loop.call_soon_threadsafe(leave)

    before = {number: signal.signal(number, hear) for number in _signals()}
    try:
        yield
    finally:
        at_last.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)
    if told:
        raise KeyboardInterrupt


def _signals() -> list[int]:
    """Those that end commands as ctrl+c does, see `qualcode.cli.main.run`; others are somebody else's or ignored."""
    known = (getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP"))
    return [number for number in known if number and signal.getsignal(number) is signal.default_int_handler]
