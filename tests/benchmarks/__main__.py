"""One command, one table: what the program costs beside the floor and the installable peers.

    python -m tests.benchmarks [S M L] [--rounds N] [--only WORD ...] [--kept FOLDER] [--peers PYTHON] [--json FILE]
    python -m tests.benchmarks --smoke

Every figure is the CPU (user and system) of a whole process, the median of the rounds, in which ours, the floor
and the peers take turns. “ratio” is ours to the floor, “goal” what the project wants, “peak” the largest
memory in MiB; with several sizes the growth from each to the next stands below (an exponent of 1 is linear in the
number of codings; the fixed start-up makes it smaller). Rows that begin with “library” are one call by a program that
has the study open. Then the longest stretch for which the interface's loop is held by each action, and what
lies between a key and the last byte of the picture in a terminal.

The studies are made by the program itself (L takes long) and kept under FOLDER, by default in the user's cache. Peers
run in the interpreter PYTHON, by default this one; those that are not installed there are named. `--smoke` runs
everything once on a tiny study and looks at no clock.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from tests.benchmarks.measuring import Figure, Run, run
from tests.benchmarks.operations import OPERATIONS, Operation, Place, copied
from tests.benchmarks.study import SIZES, Size, Study, made

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "qualcode-benchmarks"


def main() -> int:
    """Measure and print; 1 where something that should work did not."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("sizes", nargs="*", metavar="SIZE", help=", ".join(SIZES) + "; S by default")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--only", action="append", default=[], help="only operations whose name holds a word of these"
    )
    parser.add_argument("--kept", type=Path, default=CACHE)
    parser.add_argument("--peers", default=sys.executable)
    parser.add_argument("--limit", type=float, default=900, help="seconds after which a run is stopped")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--smoke", action="store_true")
    options = parser.parse_args()
    if options.smoke:
        with tempfile.TemporaryDirectory() as folder:
            return _all_sizes(["XS"], options, Path(folder), rounds=1)
    return _all_sizes(options.sizes or ["S"], options, options.kept, rounds=options.rounds)


def _all_sizes(sizes: list[str], options: argparse.Namespace, kept: Path, *, rounds: int) -> int:
    peers = _installed(options.peers)
    missing = [name for name in ("taguette", "qualitative-coding", "krippendorff", "irrCAC") if name not in peers]
    if missing:
        print(f"not installed, so not measured: {', '.join(missing)}")
    failures: list[str] = []
    table: dict[str, dict[str, dict[str, Figure]]] = defaultdict(dict)
    for name in sizes:
        study = made(SIZES[name], kept)
        if peers:
            _peer(options.peers, ["prepare", str(study.project), str(study.folder)])
        print(f"\n{name}: {study.size.documents} documents, {study.size.codings} codings")
        print(f"{'':30}{'ours':>9}{'floor':>9}{'ratio':>8}{'goal':>6}{'peak':>8}{'floor':>8}  peers")
        for operation in OPERATIONS:
            if options.only and not any(word in operation.name for word in options.only):
                continue
            figures = _measured(operation, study, peers, options, rounds, failures)
            table[operation.name][name] = figures
            print(_row(operation, figures), flush=True)
        if not options.only:
            _print_loop(study, options.limit, failures)
            _print_keys(study, options.limit, rounds, failures)
    if len(sizes) > 1:
        _print_growth(table, sizes)
    if options.json:
        options.json.write_text(json.dumps(table, default=vars, indent=1, ensure_ascii=False), encoding="utf-8")
    for failure in failures:
        print(f"FAILED {failure}", file=sys.stderr)
    return 1 if failures else 0


def _installed(python: str) -> dict[str, str]:
    said = subprocess.run(
        [python, "-m", "tests.benchmarks.peers", "there"], capture_output=True, text=True, check=False
    )
    return dict(line.split(" ", 1) for line in said.stdout.splitlines())


def _peer(python: str, words: list[str]) -> None:
    subprocess.run([python, "-m", "tests.benchmarks.peers", *words], check=True)


def _measured(
    operation: Operation, study: Study, peers: dict[str, str], options: argparse.Namespace, rounds: int,
    failures: list[str],
) -> dict[str, Figure]:  # fmt: skip
    """The figures of ours, the floor and each installed peer, taken in turns."""
    sorts = {"ours": operation.ours, "floor": operation.floor}
    sorts |= {name: command for name, command in operation.peers if name in peers}
    runs: dict[str, list[Run]] = defaultdict(list)
    for _ in range(rounds):
        for sort, command in sorts.items():
            with tempfile.TemporaryDirectory(dir=study.folder) as name:
                folder = Path(name)
                place = Place(study, folder, copied(study, folder) if operation.writes else study.project)
                before = {"ours": operation.before, "floor": operation.floor_before}.get(sort, ())
                taken = [run(step(place), folder, limit=options.limit) for step in before]
                words = command(place) if sort in ("ours", "floor") else [options.peers, *command(place)]
                codes = operation.codes if sort == "ours" else (0,)
                taken.append(run(words, folder, limit=options.limit, codes=codes, inner=operation.inner))
                failed = next((step.failed for step in taken if step.failed), "")
            if failed:
                failures.append(f"{operation.name}, {sort}: {failed}")
                break
            runs[sort].append(taken[-1])
    return {sort: Figure.of(done) for sort, done in runs.items()}


def _row(operation: Operation, figures: dict[str, Figure]) -> str:
    ours, floor = figures.get("ours"), figures.get("floor")
    if ours is None or floor is None:
        return f"{operation.name:30}  failed"
    peers = "  ".join(
        f"{name} {figure.cpu:.2f} s {figure.peak:.0f} MiB"
        for name, figure in figures.items()
        if name not in ("ours", "floor")
    )
    ratio = ours.cpu / max(floor.cpu, 0.00001)
    return (
        f"{operation.name:30}{_time(ours.cpu):>9}{_time(floor.cpu):>9}{ratio:8.1f}{operation.goal:6g}"
        f"{ours.peak:8.0f}{floor.peak:8.0f}  {peers}"
    )


def _time(seconds: float) -> str:
    return f"{seconds:.2f}s" if seconds >= 0.05 else f"{seconds * 1000:.1f}ms"


def _print_loop(study: Study, limit: float, failures: list[str]) -> None:
    with tempfile.TemporaryDirectory(dir=study.folder) as name:
        folder = Path(name)
        project = copied(study, folder)
        done = run([sys.executable, "-m", "tests.benchmarks.loop", str(project), "anna"], folder, limit=limit)
        if done.failed:
            failures.append(f"the loop of the interface: {done.failed}")
            return
        stretches = json.loads((folder / "said.txt").read_text(encoding="utf-8").splitlines()[-1])
    print("the longest stretch of the loop, ms of the clock (of CPU), and of a search for garbage in any thread")
    for action, (clock, cpu, garbage) in stretches.items():
        print(f"    {action:30}{clock:8.0f} {f'({cpu:.0f})':>8}{garbage:8.0f}")


def _print_keys(study: Study, limit: float, rounds: int, failures: list[str]) -> None:
    with tempfile.TemporaryDirectory(dir=study.folder) as name:
        folder = Path(name)
        command = [sys.executable, "-m", "tests.benchmarks.key_to_picture", str(copied(study, folder)), "anna"]
        done = run([*command, str(rounds)], folder, limit=limit)
        if done.failed:
            failures.append(f"from a key to the picture: {done.failed}")
            return
        sizes = json.loads((folder / "said.txt").read_text(encoding="utf-8").splitlines()[-1])
    print("from a key to the last byte of the picture: median ms of the clock, least, least of CPU, bytes, frames")
    for size, keys in sizes.items():
        print(f"  {size}")
        for key, figures in keys.items():
            print(f"    {key:30}" + "".join(f"{figure:10.0f}" for figure in figures.values()))


def _print_growth(table: dict[str, dict[str, dict[str, Figure]]], sizes: list[str]) -> None:
    steps = list(pairwise(SIZES[name] for name in sizes))
    print("\ngrowth: the exponent of CPU, and how many times the peak memory")
    print(f"{'':34}" + "".join(f"{f'{small.name} → {large.name}':>16}" for small, large in steps))
    for name, by_size in table.items():
        print(f"    {name:30}" + "".join(f"{_growth(by_size, small, large):>16}" for small, large in steps))


def _growth(by_size: dict[str, dict[str, Figure]], small: Size, large: Size) -> str:
    before, after = (by_size.get(size.name, {}).get("ours") for size in (small, large))
    if before is None or after is None:
        return "failed"
    exponent = math.log(after.cpu / before.cpu) / math.log(large.codings / small.codings)
    return f"{exponent:.2f} {after.peak / before.peak:7.2f}"


if __name__ == "__main__":
    sys.exit(main())
