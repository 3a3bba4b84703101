"""The process that reads files with parsers of others: python -m qualcode.reading.child.

It is asked over standard input and answers over standard output (see `frames`), file after file, until its input
ends. It ends by itself after a failure that no reader foresaw, since nobody knows what that left behind in a
parser, and after a project of another program: that may have held such files, and takes much memory. Nothing that
a library prints reaches the answers, and no crash leaves an image of the memory on the disk.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.reading.files import extract_here
from qualcode.reading.formats import frames
from qualcode.reading.source.zip_package import Unforeseen, foreign

OUT_OF_MEMORY = 86  # an exit code of our own
_SELDOM = (100_000, 20, 100)  # as Python does it by itself, looking for garbage takes up to a third of the time


def main() -> None:
    """Answer until nobody asks any more."""
    gc.set_threshold(*_SELDOM)
    questions, answers = _streams()
    _leave_no_image()
    while (asked := frames.receive(questions)) is not None:
        facts, data = asked
        try:
            _bound(memory=facts["memory"], seconds=facts["seconds"])
            answer, is_sound = _answer(facts, data)
            frames.send_packed(answers, answer)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)  # even an answer would need some
        if not is_sound:
            return
        del facts, data, asked, answer
        gc.collect()  # trees of XML lie in circles


def _streams() -> tuple[IO[bytes], IO[bytes]]:
    """Where questions come from and answers go; whatever else reads or writes there meets nothing."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return questions, answers


def _answer(facts: dict[str, Any], data: bytes) -> tuple[bytes, bool]:
    """The answer, and whether the process may go on after it."""
    name, kind = facts["name"], (facts.get("kind") or facts["reader"]).upper()
    is_project = facts["reader"] == "project"
    try:
        with foreign(name, kind):
            answer = frames.packed(_read(facts, data, name))
        largest = frames.LARGEST_PROJECT if is_project else frames.LARGEST_ANSWER
        if len(answer) > largest:
            raise ReadingError(
                _(
                    "“{name}” holds more text than is read from one file ({largest} MiB).",
                    name=name,
                    largest=largest // 2**20,
                ),
                _("Cut it into several files, for example one an interview."),
            )
    except ReadingError as error:
        is_sound = not is_project and not isinstance(error, Unforeseen)
        return frames.packed({"refused": [error.message, error.hint], "ends": not is_sound}), is_sound
    return answer, not is_project


def _read(facts: dict[str, Any], data: bytes, name: str) -> dict[str, object]:
    if facts["reader"] == "xlsx":
        from qualcode.reading.formats.workbook import sheet_rows

        read = sheet_rows(data, name, facts["sheet"], facts["most_rows"], facts["told_by"])
        return {"table": frames.plain_table(read)}
    if facts["reader"] == "word tables":  # no text: a reader
        from qualcode.reading.office.word_tables import word_tables

        return {"tables": list(map(frames.plain_table, word_tables(data, name)))}
    if facts["reader"] == "project":
        from qualcode.reading.exchange.reader import read_project
        from qualcode.reading.source import exchange_frames

        choices = exchange_frames.choices_of(facts["options"])
        project = read_project(Path(facts["path"]), choices)
        return {"project": exchange_frames.plain_project(project), "ends": True}
    options = frames.options_of(facts["options"])
    return {"extract": frames.plain_extract(extract_here(facts["reader"], data, name, options))}


# ---- bounds ---------------------------------------------------------------------------------------


def _leave_no_image() -> None:
    """A crash writes no core file: it would hold the interview. Ctrl-C is for whoever asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _bound(*, memory: int, seconds: int) -> None:
    """Bound the memory (bytes) and, from now on, the computing time (seconds) of this process.

    Linux and the BSDs keep to the bound of memory themselves; where they do not (macOS), a thread looks twenty times
    a second. Windows has neither: there only the time is bounded, by who asks.
    """
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + seconds)
    if sys.platform == "darwin":
        _watch(memory)
    else:
        _lower(resource.RLIMIT_AS, memory)


def _lower(kind: int, soft: int) -> None:
    import resource

    _soft, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _watch(memory: int) -> None:
    """Watch this process's memory from a thread; one that watches already goes on."""
    import resource

    def look() -> None:
        while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss <= memory:  # bytes on macOS
            time.sleep(0.05)
        os._exit(OUT_OF_MEMORY)

    if not any(thread.name == look.__name__ for thread in threading.enumerate()):
        threading.Thread(target=look, name=look.__name__, daemon=True).start()


if __name__ == "__main__":
    main()
