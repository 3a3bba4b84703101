"""Whether a process of this machine may still live."""

from __future__ import annotations

import os
from pathlib import Path

_STARTED = 19  # the field of /proc/PID/stat that says when it was started, counted from 0 behind the name


def may_live(pid: int, started: str = "") -> bool:
    """Whether the process may live: what cannot be known is taken for living. `started` tells it from later ones."""
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    present = started_at(pid)
    return not present or not started or present == started


def started_at(pid: int) -> str:
    """What tells the process from others that get its number, where the system says it (Linux); else empty."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        return f"{boot} {fields[_STARTED]}"
    except (OSError, IndexError):
        return ""
