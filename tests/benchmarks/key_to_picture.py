"""From a key to the last byte of the picture: the program in a terminal of its own, from outside.

    python -m tests.benchmarks.key_to_picture PROJECT CODER [ROUNDS]

Prints a JSON object: for each size and key the median and the least milliseconds by the clock from the writing of the
key to the last byte that followed, the least milliseconds of the processor (Linux only; until all is quiet), and the
medians of the bytes and of the frames in which they came; and the same of all keys. A round presses each key; a
picture is over when nothing has come for `QUIET` seconds. It works on the file it is given: give it a copy.
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

SIZES = ((100, 30), (120, 40))
ROUNDS = 7
QUIET = 0.4  # more than a terminal program waits behind an escape for the rest of a key
START = 3.0  # of quiet, before the first key
KEYS = (
    ("a key that does nothing", b"\x1b[34~"),
    ("down", b"\x1b[B"),
    ("up", b"\x1b[A"),
    ("shift+down", b"\x1b[1;2B"),
    ("right", b"\x1b[C"),
    ("next paragraph", b"\x1b[1;5B"),
    ("turn down", b"\x1b[6~"),
    ("turn up", b"\x1b[5~"),
    ("next coding", b"\t"),
    ("next coding", b"\t"),
    ("previous coding", b"\x1b[Z"),
    ("next document", b"]"),
    ("previous document", b"["),
    ("to the codebook", b"b"),
    ("codebook down", b"\x1b[B"),
    ("back to the text", b"\x1b"),
)
_ASKS_FOR_SYNCHRONISED = b"\x1b[?2026$p"
_SYNCHRONISED = b"\x1b[?2026;2$y"
_FRAME = b"\x1b[?2026l"  # the end of one


class Picture(NamedTuple):
    """What followed a key: milliseconds until the last byte, those of the processor, bytes, frames."""

    milliseconds: float
    cpu: float
    bytes: int
    frames: int


class Terminal:
    """A program in a pseudo-terminal of a given size; it is ended when the block is left."""

    def __init__(self, command: list[str], columns: int, lines: int, environment: dict[str, str]) -> None:
        self._pid, self._master = pty.fork()
        if self._pid == 0:
            os.execvpe(command[0], command, environment)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._master)

    def until_quiet(self, quiet: float, begun: float) -> Picture:
        """Read until nothing comes for `quiet` seconds; milliseconds count from `begun`."""
        last, read, cpu = begun, [], self._cpu()
        while select.select([self._master], [], [], quiet)[0]:
            try:
                read.append(os.read(self._master, 1 << 16))
            except OSError:
                raise SystemExit("the program ended") from None
            last = time.perf_counter()
            if _ASKS_FOR_SYNCHRONISED in read[-1]:
                os.write(self._master, _SYNCHRONISED)
        written = b"".join(read)
        return Picture((last - begun) * 1000, self._cpu() - cpu, len(written), written.count(_FRAME))

    def _cpu(self) -> float:
        """Milliseconds that all threads of the program have run."""
        threads = Path(f"/proc/{self._pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e6

    def press(self, key: bytes) -> Picture:
        """What a key brings."""
        begun = time.perf_counter()
        os.write(self._master, key)
        return self.until_quiet(QUIET, begun)


def pictures(project: Path, coder: str, columns: int, lines: int, rounds: int) -> dict[str, dict[str, float]]:
    """The figures of each key in a terminal of that size, and of all of them."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "QUALCODE_CODER": coder,
            "XDG_STATE_HOME": folder, "LINES": str(lines), "COLUMNS": str(columns),
        }  # fmt: skip
        command = [sys.executable, "-m", "qualcode", "-p", str(project), "open"]
        seen: dict[str, list[Picture]] = {name: [] for name, _ in KEYS}
        with Terminal(command, columns, lines, environment) as terminal:
            terminal.until_quiet(START, time.perf_counter())
            for _ in range(rounds):
                for name, key in KEYS:
                    seen[name].append(terminal.press(key))
    drawn = {name: [picture for picture in each if picture.bytes] for name, each in seen.items()}
    every = [picture for each in drawn.values() for picture in each]
    return {name: _figures(each) for name, each in {**drawn, "all keys": every}.items() if each}


def _figures(pictures: list[Picture]) -> dict[str, float]:
    return {
        "milliseconds": round(median(picture.milliseconds for picture in pictures), 1),
        "fastest": round(min(picture.milliseconds for picture in pictures), 1),
        "cpu": round(min(picture.cpu for picture in pictures), 1),
        "bytes": median(picture.bytes for picture in pictures),
        "frames": median(picture.frames for picture in pictures),
    }


def main() -> None:
    """Measure each size."""
    project, coder, *rounds = sys.argv[1:]
    count = int(rounds[0]) if rounds else ROUNDS
    print(json.dumps({f"{columns}x{lines}": pictures(Path(project), coder, columns, lines, count)
                      for columns, lines in SIZES}))  # fmt: skip


if __name__ == "__main__":
    main()
