"""A command as a whole process: its CPU seconds and its peak memory, from the system's own account."""

from __future__ import annotations

import os
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.study import ME


@dataclass(frozen=True)
class Run:
    """What one finished process took; `failed` holds what it said where it did not end well."""

    cpu: float
    peak: float
    failed: str = ""


@dataclass(frozen=True)
class Figure:
    """Several runs of one command: the median of the CPU seconds, the largest peak in MiB."""

    cpu: float
    peak: float

    @classmethod
    def of(cls, runs: list[Run]) -> Figure:
        """The figure of runs that went well."""
        return cls(median(run.cpu for run in runs), max(run.peak for run in runs))


def run(command: list[str], folder: Path, *, limit: float, codes: tuple[int, ...] = (0,), inner: bool = False) -> Run:
    """Run a command in a folder, with a home of its own; it is killed after `limit` seconds of the clock.

    Byte code is kept, as at a user's. `codes` are the exit codes that count as success. With `inner` the CPU seconds
    are those that the command says in its last line.
    """
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "HOME": str(folder),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache"),  # the words, made once
        "QUALCODE_CODER": ME,
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }
    said = folder / "said.txt"
    with said.open("wb") as file:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=file,
                                   stderr=subprocess.STDOUT)  # fmt: skip
        clock = threading.Timer(limit, process.kill)
        clock.start()
        _, status, usage = os.wait4(process.pid, 0)
        clock.cancel()
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    cpu = usage.ru_utime + usage.ru_stime
    if code in codes:
        return Run(_said_last(said) if inner else cpu, usage.ru_maxrss / 1024)
    tail = said.read_bytes()[-400:].decode("utf-8", "replace")
    return Run(cpu, usage.ru_maxrss / 1024, f"stopped after {limit:.0f} s" if code == -9 else f"exit {code}: {tail}")


def _said_last(said: Path) -> float:
    return float(said.read_text(encoding="utf-8").splitlines()[-1])
