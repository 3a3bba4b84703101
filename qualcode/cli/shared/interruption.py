"""Ending a long command between two steps: the first Ctrl-C is noted, a second one interrupts at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from qualcode.catalogue import _
from qualcode.cli.shared import diagnostics


@dataclass(slots=True)
class Interruption:
    """Whether the user asked to end."""

    asked: bool = False


@contextmanager
def noted() -> Iterator[Interruption]:
    """Inside, the first Ctrl-C only sets `asked` of what is given; the second raises KeyboardInterrupt as ever."""
    interruption = Interruption()
    before = signal.getsignal(signal.SIGINT)

    def note(_number: int, _frame: FrameType | None) -> None:
        interruption.asked = True
        signal.signal(signal.SIGINT, before)
        diagnostics.say(_("ending after what was begun; Ctrl-C once more discards all of it"))

    # a program that was told to ignore Ctrl-C goes on ignoring it, and threads cannot say what happens then
    if not callable(before) or threading.current_thread() is not threading.main_thread():
        yield interruption
        return
    signal.signal(signal.SIGINT, note)
    try:
        yield interruption
    finally:
        signal.signal(signal.SIGINT, before)
