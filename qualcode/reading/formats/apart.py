"""The door to the readers of formats that parsers of others read: they work in a process of their own.

A hostile or damaged file may crash a parser, fill the memory or never end. So one child process a command, started
when the first such file comes, reads file after file within a budget of memory and time (see `child`), and is
replaced after a failure. Whatever happens there becomes a ReadingError about that file, and the next one is read.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import qualcode
from qualcode.catalogue import VARIABLE, _, language, ngettext, program
from qualcode.errors import ReadingError
from qualcode.model.exchange.project import ExchangeProject
from qualcode.reading.formats import frames
from qualcode.reading.source import exchange_frames
from qualcode.reading.source.extract import Extract
from qualcode.reading.source.loading import shown_name
from qualcode.reading.source.options import AS_FOUND, ExchangeOptions, ReadingOptions
from qualcode.reading.source.raw_table import RawTable

_OUT_OF_MEMORY = 86  # as in `child`, which is not imported here
_HINT = _("Open it in the program that made it, save it under a new name or as text (UTF-8), and take that in.")
_CHILD = "qualcode.reading.child"
_LARGEST_COUNTED = 256 * 2**20  # bytes of a project: its XML and its texts


@dataclass(frozen=True, slots=True)
class Budget:
    """What the reading of one file may take.

    `memory` is in bytes of address space, `seconds` of computing; `patience` are seconds by the clock, longer since
    other programs may have the processor. Measured: a Word file of 180,000 words takes 73 MB and 1.5 seconds, a PDF
    of 300 pages 62 MB and 7 seconds.
    """

    memory: int = 2**30
    seconds: int = 120
    patience: float = 900.0

    def of(self, size: int) -> Budget:
        """That of a file of `size` bytes: four times it more, and ten seconds a MiB, twenty by the clock."""
        more = 10 * (size >> 20)
        return Budget(self.memory + 4 * size, self.seconds + more, self.patience + 2 * more)


class ReadersApart:
    """The process of the readers: started when it is needed, replaced when it failed."""

    def __init__(self, budget: Budget = Budget(), command: Sequence[str] = ()) -> None:
        """`command` is for another program in the place of the readers."""
        self._budget = budget
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0  # the process that started it: a copy of that must not ask
        self._lock = threading.Lock()
        self.started = 0

    def extract(self, reader: str, data: bytes, name: str, options: ReadingOptions) -> Extract:
        """The text of a file of the format `reader`; `name` is the file's. Raises ReadingError."""
        asked: dict[str, object] = {"reader": reader, "name": name, "options": frames.plain_options(options)}
        answer = self._ask(asked, data)
        try:
            return frames.extract_of(answer["extract"])
        except (LookupError, TypeError, ValueError) as problem:
            raise self._senseless(reader, name) from problem

    def workbook(
        self,
        data: bytes,
        name: str,
        sheet: str = "",
        most_rows: int | None = None,
        told_by: Sequence[Sequence[str]] = (),
    ) -> RawTable:
        """The rows of one sheet of an XLSX: the named one, else the first, see `TableOptions`.

        Raises ReadingError.
        """
        asked = {"reader": "xlsx", "name": name, "sheet": sheet, "most_rows": most_rows}
        answer = self._ask({**asked, "told_by": [list(heads) for heads in told_by]}, data)
        try:
            return frames.table_of(answer["table"])
        except (LookupError, TypeError, ValueError) as problem:
            raise self._senseless("xlsx", name) from problem

    def word_tables(self, data: bytes, name: str) -> list[RawTable]:
        """The rows of all tables of a Word document. Raises ReadingError."""
        answer = self._ask({"reader": "word tables", "kind": "docx", "name": name}, data)  # no text: a reader
        try:
            return list(map(frames.table_of, answer["tables"]))
        except (LookupError, TypeError, ValueError) as problem:
            raise self._senseless("docx", name) from problem

    def project(self, path: Path, options: ExchangeOptions = AS_FOUND) -> ExchangeProject:
        """The project, codebook or codings of another program in a file or folder, which is opened over there.

        So a file of gigabytes, most of them video, costs no memory. Raises ReadingError.
        """
        name = shown_name(path.name) or shown_name(str(path))
        asked: dict[str, object] = {
            "reader": "project",
            "kind": path.suffix[1:],
            "name": name,
            "path": str(path.absolute()),
            "options": exchange_frames.plain_choices(options),
        }
        answer = self._ask(asked, size=_size(path), largest=frames.LARGEST_PROJECT)
        try:
            return exchange_frames.project_of(answer["project"])
        except (LookupError, TypeError, ValueError, RecursionError) as problem:
            raise self._senseless(path.suffix[1:] or "project", name) from problem

    def close(self) -> None:
        """End the process, whatever it does; the next question starts another one."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):  # what was not sent yet finds nobody
                stream.close()  # type: ignore[union-attr]  # both are pipes
        process.wait()

    # ---- asking ----------------------------------------------------------------------------------

    def _ask(
        self, asked: dict[str, object], data: bytes = b"", size: int = 0, largest: int = frames.LARGEST_ANSWER
    ) -> dict[str, Any]:
        budget = self._budget.of(max(len(data), size))
        facts = {**asked, "memory": budget.memory, "seconds": budget.seconds}
        with self._lock:
            process = self._running(str(asked["name"]))
            try:
                answer = self._exchange(process, facts, data, budget, largest)
            except BaseException:  # an interruption too: an answer that nobody waits for must not meet a question
                self.close()
                raise
            if answer.get("ends"):  # it failed and ends by itself, sooner or later
                self.close()
        if "refused" not in answer:
            return answer
        match answer["refused"]:
            case [str(message), str(hint)]:
                raise ReadingError(message, hint)
        raise self._senseless(str(asked["reader"]), str(asked["name"]))

    def _running(self, name: str) -> subprocess.Popen[bytes]:
        if self._process is not None and (self._owner != os.getpid() or self._process.poll() is not None):
            self.close()
        if self._process is None:
            try:
                self._process = _started(self._command)
            except OSError as problem:
                raise ReadingError(
                    _(
                        "“{name}” cannot be read: the process of the readers did not start ({cause}).",
                        name=name,
                        cause=problem.strerror,
                    ),
                    _("Try again when the machine has more room; texts are read without it."),
                ) from problem
            self._owner = os.getpid()
            self.started += 1
        return self._process

    def _exchange(
        self, process: subprocess.Popen[bytes], facts: dict[str, object], data: bytes, budget: Budget, largest: int
    ) -> dict[str, Any]:
        reader, name = str(facts.get("kind") or facts["reader"]), str(facts["name"])
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(budget.patience, give_up)
        timer.daemon = True
        timer.start()
        try:
            answer = _question(process, facts, data, largest)
        except (EOFError, LookupError, RecursionError, TypeError, ValueError) as problem:
            raise self._senseless(reader, name) from problem
        finally:
            timer.cancel()
            timer.join()
        if answer is None or late.is_set():
            raise _ended(process, reader, name, budget, is_late=late.is_set())
        return answer

    def _senseless(self, reader: str, name: str) -> ReadingError:
        self.close()
        return ReadingError(
            _(
                "“{name}” was given up: the reader of {kind} files gave no answer that makes sense.",
                name=name,
                kind=reader.upper(),
            ),
            _HINT,
        )


def _ended(
    process: subprocess.Popen[bytes], reader: str, name: str, budget: Budget, *, is_late: bool
) -> ReadingError:
    """Why the process ended without an answer."""
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):
            stream.close()  # type: ignore[union-attr]  # both are pipes: who still writes ends
    code = process.wait()
    room = _("{number} MiB of memory", number=program().number(budget.memory / 2**20))
    if is_late:
        why = ngettext(
            "it was not read after {count} second", "it was not read after {count} seconds", round(budget.patience)
        )
    elif code == -getattr(signal, "SIGXCPU", 0) != 0:
        why = ngettext(
            "it was not read after {count} second of computing",
            "it was not read after {count} seconds of computing",
            budget.seconds,
        )
    elif code == _OUT_OF_MEMORY:
        why = _("reading it takes more than {room}", room=room)
    else:
        how = _signal_name(-code) if code < 0 else _("exit code {code}", code=code)
        why = _(
            "the reader of {kind} files broke down in it ({how}), perhaps for want of more than {room}",
            kind=reader.upper(),
            how=how,
            room=room,
        )
    return ReadingError(_("“{name}” was given up: {why}.", name=name, why=why), _HINT)


def _question(
    process: subprocess.Popen[bytes], facts: dict[str, object], data: bytes, largest: int
) -> dict[str, Any] | None:
    """Ask and wait for the answer; None where the process ended before it."""
    questions: IO[bytes] = process.stdin  # type: ignore[assignment]  # both are pipes
    answers: IO[bytes] = process.stdout  # type: ignore[assignment]
    try:
        frames.send(questions, facts, data)
        received = frames.receive(answers, largest)
    except OSError:
        return None
    return received and received[0]


def _size(path: Path) -> int:
    """The bytes of a file for which there is a budget; those of media beyond them are not read."""
    try:
        return min(path.stat().st_size, _LARGEST_COUNTED)
    except OSError:
        return 0  # whoever opens it tells why it cannot be opened


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """The process, outside of the terminal's group: Ctrl-C is for the command, which ends it where it must."""
    return subprocess.Popen(  # noqa: S603 - this Python, and a module of ours
        # -P: no module is taken from the folder that the user works in
        command or [sys.executable, "-P", "-m", _CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if os.environ.get("QUALCODE_TRACE") else subprocess.DEVNULL,
        env=_environment(),
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def _environment() -> dict[str, str]:
    """The environment, with the folder of this package where it is not installed."""
    folder = Path(qualcode.__file__).resolve().parents[1]
    if folder.name in ("site-packages", "dist-packages"):
        return {**os.environ, VARIABLE: language()}
    others = os.environ.get("PYTHONPATH", "")
    return {**os.environ, VARIABLE: language(), "PYTHONPATH": os.pathsep.join(filter(None, (str(folder), others)))}


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return _("signal {number}", number=number)


READERS_APART = ReadersApart()
"""Those of this command."""

atexit.register(READERS_APART.close)
