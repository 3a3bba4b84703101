"""How long the interface lets nothing else happen: the longest stretch of the event loop for each action.

    python -m tests.benchmarks.loop PROJECT CODER

Prints a JSON object: for each action the longest single callback in milliseconds, by the clock and by the CPU of the
thread, and the longest search for garbage, which stops all threads whichever begins it. It works on the file it is
given: give it a copy.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from asyncio.events import Handle
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp

ACTIONS: dict[str, list[str]] = {
    "down": ["down"],
    "turn down": ["pagedown"],
    "next document": ["right_square_bracket"],
    "code": ["c", "0", "0", "3", "enter"],
    "undo": ["u"],
    "redo": ["ctrl+r"],
    "finished (F)": ["F"],
    "find in the document": ["slash", *"wieder", "enter"],
    "find in all documents": ["ctrl+f", *"wieder", "enter"],
    "leave the hits": ["escape"],
    "quotations (F2)": ["f2"],
    "quotations down": ["down"],
    "sort": ["s"],
    "codebook (F3)": ["f3"],
    "codebook down": ["down"],
    "compare (F5)": ["f5"],
    "documents and cases (F6)": ["f6"],
    "memos (F7)": ["f7"],
    "history (F8)": ["f8"],
    "coders (F9)": ["f9"],
    "quotations again (F2)": ["f2"],
    "text (F1)": ["f1"],
}


class Watch:
    """The longest callback of the loop since the last look."""

    def __init__(self) -> None:
        self.clock = self.cpu = self.garbage = self._began = 0.0

    def look(self) -> tuple[float, float, float]:
        """Milliseconds by the clock and by the CPU, and of the search for garbage; then it begins anew."""
        seen = self.clock * 1000, self.cpu * 1000, self.garbage * 1000
        self.clock = self.cpu = self.garbage = 0.0
        return seen

    def note_garbage(self, phase: str, _info: object) -> None:
        """Python's own account of its searches."""
        if phase == "start":
            self._began = time.thread_time()
        else:
            self.garbage = max(self.garbage, time.thread_time() - self._began)


@contextmanager
def watched(watch: Watch):
    """Every callback of asyncio is timed."""
    plain = Handle._run

    def timed(handle: Handle) -> None:
        clock, cpu = time.perf_counter(), time.thread_time()
        plain(handle)
        watch.clock = max(watch.clock, time.perf_counter() - clock)
        watch.cpu = max(watch.cpu, time.thread_time() - cpu)

    Handle._run = timed
    gc.callbacks.append(watch.note_garbage)
    try:
        yield
    finally:
        Handle._run = plain
        gc.callbacks.remove(watch.note_garbage)


async def settled(pilot: Pilot[Any], app: QualcodeApp) -> None:
    """Wait until everything that was asked for is shown."""
    for _ in range(600):
        await pilot.pause(0.02)
        if app.idle and not app.workers:
            return


async def longest(project: Path, coder: str) -> dict[str, tuple[float, float, float]]:
    """The longest stretch of each action, in the order in which they are done."""
    watch = Watch()
    found: dict[str, tuple[float, float, float]] = {}
    app = QualcodeApp(project, coder)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot, app)
        with watched(watch):
            for name, keys in ACTIONS.items():
                watch.look()
                await pilot.press(*keys)
                await settled(pilot, app)
                found[name] = watch.look()
            watch.look()
            _code_elsewhere(project)
            await asyncio.sleep(3)
            await settled(pilot, app)
            found["somebody else's coding"] = watch.look()
    return found


def _code_elsewhere(project: Path) -> None:
    with Project.open(project) as other:
        document = other.documents.all()[0]
        coder = other.coders.all()[-1]
        from qualcode.model.spans import Span

        other.codings.add(document, Span(3, 40), next(iter(other.codes.book())), coder)


if __name__ == "__main__":
    gc.disable()  # as the command line does
    print(json.dumps(asyncio.run(longest(Path(sys.argv[1]), sys.argv[2]))))
