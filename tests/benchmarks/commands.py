"""What the commands cost beside the bare interpreter and a bare click group; run by hand.

    python tests/benchmarks/commands.py [--times N] [--report FILE]

CPU seconds (user and system) of whole processes, the best of N, the sorts taking turns; the last column is the
ratio to the bare interpreter. `--report` adds the import of a report's quotations.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

BARE_CLICK = """
import click
@click.group()
def main(): "A group."
@main.command()
def one(): "One."
main(["--help"])
"""
QUALCODE = [sys.executable, "-m", "qualcode"]


def cost(command: list[str], folder: Path) -> float:
    """CPU seconds of one process."""
    environment = {**os.environ, "HOME": str(folder), "QUALCODE_CODER": "somebody"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env=environment, stdin=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--report", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cost([*QUALCODE, "demo", "first"], folder)
        project = ["-p", "first/demo.qualcode"]
        sorts: dict[str, tuple[list[str], int]] = {
            "python -c pass": ([sys.executable, "-c", "pass"], options.times),
            "bare click group --help": ([sys.executable, "-c", BARE_CLICK], options.times),
            "qualcode --help": ([*QUALCODE, "--help"], options.times),
            "qualcode codings": ([*QUALCODE, *project, "codings"], options.times),
            "qualcode agreement": ([*QUALCODE, *project, "agreement"], 3),
            "qualcode quotes -o .docx": ([*QUALCODE, *project, "quotes", "-o", "all.docx"], 3),
            "qualcode demo": ([*QUALCODE, "demo", "FRESH"], 3),
        }
        if options.report:
            report = str(options.report.resolve())
            sorts["qualcode import --as report"] = (
                [*QUALCODE, "-p", "FRESH.qualcode", "import", "--as", "report", report],
                3,
            )
        best = dict.fromkeys(sorts, float("inf"))
        for turn in range(max(times for _, times in sorts.values())):
            for sort, (command, times) in sorts.items():
                if turn < times:
                    fresh = [part.replace("FRESH", f"fresh-{sort.split()[1]}-{turn}") for part in command]
                    if sort.endswith("report"):
                        cost([*QUALCODE, "new", fresh[fresh.index("-p") + 1]], folder)
                    best[sort] = min(best[sort], cost(fresh, folder))
    floor = best["python -c pass"]
    for sort, seconds in best.items():
        print(f"{sort:<28} {seconds:7.3f} s  {seconds / floor:6.1f} ×")


if __name__ == "__main__":
    main()
