"""Kills writers of a pool at any moment, beside a reader, and looks at what is there: the old project or the new one.

Run as `python -m tests.pool.killed_writers FOLDER TIMES SEED [PROJECT PROJECT]`, in a process of its own that forks
before anything of Arrow runs; it ends with 1 and says what it saw where something is amiss. With two copies of one
project, of two and of three documents, it is “qualcode pool add” that is killed.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pyarrow
import pyarrow.parquet

from qualcode.cli.main import call
from qualcode.pool.folder.layout import INCOMING, OUTGOING
from qualcode.pool.folder.pool import Pool
from qualcode.pool.upkeep.checking import pool_findings
from tests.pool.made_pools import FIRST, manifest_of, put_project, rows_of

VERSIONS = ({1: 1, 2: 2}, {3: 3, 4: 4, 5: 5})
_LONGEST = 0.06  # seconds until a writer is killed


def document_sets(pool: Pool) -> list[set[int]]:
    """The documents that each table of the project knows."""
    return [
        set(pyarrow.parquet.ParquetFile(path).read(columns=["document"])["document"].to_pylist())
        for table in ("documents", "codings", "texts")
        for path in pool.files(table)
    ]


def expect_one_version(folder: Path) -> None:
    """Raise AssertionError unless all tables are of one version, which its number of documents tells."""
    pool = Pool.open(folder)
    seen = pool.reading(lambda: document_sets(pool))
    assert len(seen) == 3, seen
    assert len(seen[0]) in {2, 3}, seen
    assert seen == [seen[0]] * 3, seen


def expect_whole(folder: Path) -> None:
    """Raise AssertionError unless the pool is of one version and nothing is left of the killed one."""
    expect_one_version(folder)
    left = [path.name for path in folder.iterdir() if path.name.startswith((INCOMING, OUTGOING))]
    assert not left, left


def write_for_ever(folder: Path) -> None:
    """Renew the project again and again, with one version after the other."""
    pool = Pool.open(folder)
    while True:
        for version in VERSIONS:
            put_project(pool, manifest_of(FIRST), rows_of(version))


def add_for_ever(projects: Sequence[Path], folder: Path) -> None:
    """Renew the project by the command, from one copy after the other."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    while True:
        for project in projects:
            assert call(["pool", "add", str(project), "--with-texts", "--pool", str(folder)]) == 0


def read_for_ever(folder: Path) -> None:
    """Read again and again."""
    while True:
        expect_one_version(folder)


def child(act: Callable[[Path], None], folder: Path) -> int:
    """Run something in a process of its own, that ends with 1 where it raises; gives its number."""
    number = os.fork()
    if number:
        return number
    try:
        act(folder)
    except BaseException:  # noqa: BLE001 - a child of a fork must not go on as its parent
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def main(folder: Path, times: int, seed: int, projects: Sequence[Path]) -> None:
    """Kill `times` writers."""
    chance = random.Random(seed)
    write, longest = (partial(add_for_ever, projects), 10 * _LONGEST) if projects else (write_for_ever, _LONGEST)
    if not projects:
        assert not os.waitstatus_to_exitcode(os.waitpid(child(make, folder), 0)[1])
    for _number in range(times):
        reader, writer = child(read_for_ever, folder), child(write, folder)
        time.sleep(chance.random() * longest)
        os.kill(writer, signal.SIGKILL)
        assert os.waitstatus_to_exitcode(os.waitpid(writer, 0)[1]) == -signal.SIGKILL, "the writer failed"
        ended = os.waitpid(reader, os.WNOHANG)
        assert ended == (0, 0), "the reader saw something else"
        os.kill(reader, signal.SIGKILL)
        os.waitpid(reader, 0)
        assert not os.waitstatus_to_exitcode(os.waitpid(child(expect_whole, folder), 0)[1])
    damage = [finding for finding in pool_findings(Pool.open(folder)) if finding.is_damage]
    assert not damage, damage


def make(folder: Path) -> None:
    """Make the pool with the first version, whose codes are those of the codebook."""
    put_project(Pool.create(folder), manifest_of(FIRST), rows_of(VERSIONS[0]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), [Path(name) for name in sys.argv[4:]])
