"""What pools cost: whole commands beside bare floors in the same run.

    python -m tests.benchmarks.pools [XS M L T] [--rounds N] [--only WORD ...] [--kept FOLDER]

Every figure is the CPU (user and system) of a process with those that it started, the median of the rounds. The
floor of a question is the same SQL in a bare DuckDB, from opening it to the last row; “goal” is so many times the
floor and so many seconds more. Pools are kept under FOLDER, by default in the user's cache.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.__main__ import CACHE
from tests.benchmarks.measuring import Figure, Run, run
from tests.benchmarks.pools.made import SIZES, made
from tests.benchmarks.pools.rows import ROWS, RULES, PoolRow
from tests.benchmarks.study import QUALCODE
from tests.benchmarks.study import SIZES as STUDIES
from tests.benchmarks.study import made as study

FLOOR = [sys.executable, "-m", "tests.benchmarks.pools.floors"]
PROJECT = {"XS": "XS", "M": "M"}


def main() -> int:
    """Measure and print; 1 where something that should work did not."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.pools")
    parser.add_argument("sizes", nargs="*", metavar="SIZE", help=", ".join(SIZES) + "; XS by default")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", action="append", default=[], help="only rows whose name holds a word of these")
    parser.add_argument("--kept", type=Path, default=CACHE)
    parser.add_argument("--limit", type=float, default=900, help="seconds after which a run is stopped")
    options = parser.parse_args()
    failures = 0
    print(f"{'':34}{'ours':>9}{'floor':>9}{'ratio':>8}{'goal':>9}{'':5}{'peak':>7}{'floor':>7}")
    for name in options.sizes or ["XS"]:
        pool = made(SIZES[name], options.kept)
        for row in ROWS:
            if name in row.pools and (not options.only or any(word in row.name for word in options.only)):
                said, good = _measured(row, pool, name, options)
                failures += not good
                print(f"{name:3}{row.name:31}{said}", flush=True)
    return 1 if failures else 0


def _measured(row: PoolRow, pool: Path, size: str, options: argparse.Namespace) -> tuple[str, bool]:
    ours: list[Run] = []
    floors: list[Run] = []
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory(dir=options.kept) as name:
            folder = Path(name)
            place = pool if not row.writes else _copied(row, pool, folder)
            words = [_filled(word, place, folder, size, options.kept) for word in row.words]
            words[1:1] = ["--pool", str(place)]
            floor = _floor(row, place, folder, words, options)
            ours.append(run([*QUALCODE, "pool", *words], folder, limit=options.limit))
            floors.append(floor)
            if ours[-1].failed or floor.failed:
                return f"  failed: {ours[-1].failed or floor.failed}", False
    mine, bare = Figure.of(ours), Figure.of(floors)
    goal = row.times * bare.cpu + row.seconds
    said = f"{mine.cpu:8.2f}s{bare.cpu:8.2f}s{mine.cpu / max(bare.cpu, 0.001):8.1f}{goal:8.2f}s"
    return f"{said} {'met' if mine.cpu <= goal else 'NOT':4}{mine.peak:7.0f}{bare.peak:7.0f}", True


def _floor(row: PoolRow, pool: Path, folder: Path, words: list[str], options: argparse.Namespace) -> Run:
    if row.floor == "asked":
        kept = folder / "asked"
        first = run([*FLOOR, "recorded", str(kept), *words], folder, limit=options.limit)
        (folder / "out.qualcode").unlink(missing_ok=True)
        if first.failed:
            return first
        return run([*FLOOR, "asked", str(pool), str(kept)], folder, limit=options.limit, inner=True)
    before = folder / "before"
    shutil.copytree(pool, before)
    arguments = {
        "added": [words[-1], str(folder / "rows")],
        "annotated": [str(before), str(folder / "words.parquet")],
        "rewritten": [str(before), words[-3]],
    }[row.floor]
    return run([*FLOOR, row.floor, *arguments], folder, limit=options.limit)


def _copied(row: PoolRow, pool: Path, folder: Path) -> Path:
    place = folder / "pool"
    shutil.copytree(pool, place)
    if row.floor == "annotated":
        for path in place.glob("projects/*/words.parquet"):
            path.unlink()
    return place


def _filled(word: str, pool: Path, folder: Path, size: str, kept: Path) -> str:
    """PROJECT is a study of that size, OF_POOL and CASE are the first of the pool, RULES rules, OUT.suffix a file."""
    if word.startswith("OUT."):
        return str(folder / word.lower())
    if word == "RULES":
        path = folder / "rules.toml"
        path.write_text(RULES, encoding="utf-8")
        return str(path)
    if word == "PROJECT":
        return str(study(STUDIES[PROJECT[size]], kept).project)
    if word in ("OF_POOL", "CASE"):
        import pyarrow.parquet as pq

        first = min(pool.glob("projects/project=*"))
        keys = pq.read_table(first / "documents.parquet", partitioning=None)["case_key"]
        return first.name.removeprefix("project=") if word == "OF_POOL" else str(keys[0])
    return word


if __name__ == "__main__":
    sys.exit(main())
