"""Many processes, each of which writes a coding a second into one file: is any lost or refused, what is the wait?

    python -m tests.benchmarks.many_writers [--processes 30] [--seconds 60] [--journal wal|delete] [--json FILE]

Beside it the same number of processes write rows of the same size with bare sqlite3 and the same care for the disk:
what the disk needs. The goal is at most 100 ms more at the 99th percentile, none lost, none refused.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

GOAL = 100.0  # milliseconds
_BARE = (
    "CREATE TABLE changes (id INTEGER PRIMARY KEY, old TEXT); CREATE TABLE codings (id INTEGER PRIMARY KEY, row TEXT)"
)
_SOON = 1.0  # seconds from when all processes are there until they begin


@dataclass(frozen=True)
class Waits:
    """How long writing took, in milliseconds, and what became of what was written."""

    written: int
    refused: int
    lost: int
    median: float
    p99: float
    longest: float


def measured(folder: Path, processes: int, seconds: int, journal: str, *, bare: bool) -> Waits:
    """Let so many processes write for so many seconds."""
    path = folder / ("bare.db" if bare else "study.qualcode")
    _make(path, journal, bare=bare)
    workers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.many_writers", "--worker", str(number), str(path), journal,
             str(seconds), "bare" if bare else "ours"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for number in range(processes)
    ]  # fmt: skip
    for worker in workers:
        assert worker.stdout
        assert worker.stdout.readline() == "ready\n"  # one that comes late would write without a pause
    begin = time.time() + _SOON
    for worker in workers:
        assert worker.stdin
        worker.stdin.write(f"{begin}\n")
        worker.stdin.flush()
    told = [json.loads(worker.communicate()[0]) for worker in workers]
    waits = sorted(wait for said in told for wait in said["waits"])
    refused = [error for said in told for error in said["refused"]]
    for error in refused[:3]:
        print("refused:", error)
    return Waits(
        written=len(waits),
        refused=len(refused),
        lost=len(waits) - _number_in(path, bare=bare),
        median=waits[len(waits) // 2],
        p99=waits[int(len(waits) * 0.99)],
        longest=waits[-1],
    )


def _make(path: Path, journal: str, *, bare: bool) -> None:
    if bare:
        connection = sqlite3.connect(path)
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.executescript(_BARE)
        connection.close()
        return
    from tests.helpers import add_code, add_coder, add_document, new_project

    with new_project(path.parent, path.stem) as project:
        add_document(project, text="word " * 8_000)
        add_code(project)
        add_coder(project)


def _number_in(path: Path, *, bare: bool) -> int:
    if bare:
        connection = sqlite3.connect(path)
        return int(connection.execute("SELECT COUNT(*) FROM codings").fetchone()[0])
    from qualcode.project.project import Project

    with Project.open(path) as project:
        problems = [problem for finding in project.check() for problem in finding.problems]
        assert not problems, problems
        return len(project.codings.all())


def work(number: int, path: Path, journal: str, seconds: int, kind: str) -> None:
    """Write once a second, each process at its own moment of the second; say how long each took."""
    from qualcode.project.file import connection as storage

    storage.on_network_drive = lambda _: journal == "delete"
    write = _bare(path) if kind == "bare" else _ours(path)
    waits: list[float] = []
    refused: list[str] = []
    phase = random.Random(number)
    print("ready", flush=True)
    begin = float(sys.stdin.readline())
    for second in range(seconds):
        time.sleep(max(0.0, begin + second + phase.random() - time.time()))
        before = time.perf_counter()
        try:
            write(number, second)
            waits.append((time.perf_counter() - before) * 1000)
        except Exception as error:  # noqa: BLE001 - told in the end
            refused.append(f"{type(error).__name__}: {str(error)[:200]}")
    print(json.dumps({"waits": waits, "refused": refused}))


def _ours(path: Path) -> Callable[[int, int], None]:
    from qualcode.project.project import Project
    from tests.helpers import give

    project = Project.open(path)
    (document,), code, coder = project.documents.all(), project.codes.book().codes[0], project.coders.exact("anna")

    def write(number: int, second: int) -> None:
        start = number * 300 + second * 4
        give(project, document, code, coder, start, start + 3)

    return write


def _bare(path: Path) -> Callable[[int, int], None]:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("busy_timeout = 60000", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")

    def write(_number: int, _second: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO codings (row) VALUES (?)", ("x" * 200,))
        connection.executemany("INSERT INTO changes (old) VALUES (?)", [("y" * 300,)] * 3)
        connection.execute("COMMIT")

    return write


def main() -> int:
    """Measure and print; 1 where the goal is missed."""
    if sys.argv[1:2] == ["--worker"]:
        number, path, journal, seconds, kind = sys.argv[2:]
        work(int(number), Path(path), journal, int(seconds), kind)
        return 0
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.many_writers")
    parser.add_argument("--processes", type=int, default=30)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--journal", choices=("wal", "delete"), default="wal")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    figures: dict[str, Waits] = {}
    for name in ("bare", "ours"):
        with tempfile.TemporaryDirectory() as folder:
            figures[name] = measured(
                Path(folder), options.processes, options.seconds, options.journal, bare=name == "bare"
            )
        shown = figures[name]
        print(
            f"{name}: {shown.written} written, {shown.refused} refused, {shown.lost} lost; "
            f"median {shown.median:.1f} ms, 99 per cent within {shown.p99:.1f} ms, longest {shown.longest:.1f} ms"
        )
    if options.json:
        options.json.write_text(json.dumps({name: asdict(waits) for name, waits in figures.items()}))
    more = figures["ours"].p99 - figures["bare"].p99
    print(f"{more:.1f} ms more than the disk needs at the 99th percentile (goal {GOAL:.0f})")
    return int(bool(figures["ours"].refused or figures["ours"].lost or more > GOAL))


if __name__ == "__main__":
    sys.exit(main())
