"""Transcripts as PDF, where LibreOffice is on this machine: in a process of its own, with a budget of time.

It gets a profile of its own, works on the files that it is given, and asks nobody anything. Where it is missing or
fails there are no PDF files, which is told; nothing depends on them.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from qualcode.catalogue import _
from qualcode.progress import hear

_PROGRAMS = ("soffice", "libreoffice")
_AT_ONCE = 40  # files a process, since a command line has an end
_START, _EACH = 60.0, 5.0  # seconds
_BEAT = 0.2  # seconds between two looks whether the work is to stop


def office() -> str:
    """The program that makes PDF files; empty where there is none."""
    return next((found for program in _PROGRAMS if (found := shutil.which(program))), "")


def as_pdf(documents: Sequence[Path], folder: Path, scratch: Path, day: str) -> str:
    """Write documents as PDF files of the same name into a folder; gives why that failed, empty where it did not.

    `scratch` is a folder for its profile, `day` (ISO 8601) the day that the files say they were made on. Where it
    fails, none of its files stays.
    """
    program = office()
    if not program:
        return _("LibreOffice is not on this machine")
    problem = ""
    for first in range(0, len(documents), _AT_ONCE):
        some = documents[first : first + _AT_ONCE]
        problem = _converted(program, some, folder, scratch, day)
        if problem:
            break
    wanted = [folder / f"{document.stem}.pdf" for document in documents]
    if not problem and not all(path.is_file() for path in wanted):
        problem = _("LibreOffice did not write all of them")
    if problem:
        for path in wanted:
            path.unlink(missing_ok=True)
    return problem


def _converted(program: str, documents: Sequence[Path], folder: Path, scratch: Path, day: str) -> str:
    profile = (scratch / "profile").resolve().as_uri()
    command = [
        program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck", "--convert-to",
        "pdf", "--outdir", str(folder), *map(str, documents),
    ]  # fmt: skip
    midnight = datetime.fromisoformat(day).replace(tzinfo=UTC)
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(int(midnight.timestamp())), "HOME": str(scratch)}
    budget = _START + _EACH * len(documents)
    try:
        process = subprocess.Popen(  # noqa: S603 - the program of that name on the path, and files of ours
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        return _("LibreOffice cannot be started: {why}", why=error.strerror)
    try:
        for _beat in range(round(budget / _BEAT)):
            hear()
            with suppress(subprocess.TimeoutExpired):
                code = process.wait(_BEAT)
                return "" if code == 0 else _("LibreOffice ended with {code}", code=code)
        return _("LibreOffice took longer than {seconds} seconds", seconds=round(budget))
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and those that it started."""
    if process.poll() is not None:
        return
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
